// A random program, of seed 5056: its order is Node's.
'use strict';
const { at, done, log, show, stream, watch } = require('../_preludes/streams.cjs');

const d0 = watch('d0', new stream.Duplex({ objectMode: true, highWaterMark: 0, emitClose: false, read(size) { this.n = (this.n ?? 0) + 1; log('_read', size, this.n); if (this.n > 4) this.push(null); else this.push(this.n); }, write(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('d0 _write', show(chunk), encoding);  queueMicrotask(() => callback()); } }));
const w1 = watch('w1', new stream.Writable({ objectMode: true, write(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('w1 _write', show(chunk), encoding);  callback(); }, writev(chunks, callback) { this.w = (this.w ?? 0) + 1; log('w1 _writev', show(chunks.map((one) => one.chunk))); process.nextTick(() => callback()); } }));
const t2 = watch('t2', new stream.Transform({ emitClose: false, transform(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('t2 _transform', show(chunk)); callback(); } }));
at('now', () => { w1.write(Buffer.from('b2'), done('w1 wrote b2')); });
at('now', () => { for (let i = 0; i < 6; i++) log('t2 write', t2.write(`${i}`, done(`t2 wrote ${i}`))); });
at('now', () => { log('d0 unshift', d0.unshift('u0')); });
at('now', () => { w1.end(); });
at('now', () => { log('w1 write', w1.write('w0', done('w1 wrote w0'))); });
at('now', () => { t2.on('data', (chunk) => log('t2 data', show(chunk))); });
at('now', () => { w1.end(done('w1 ended 0')); });
