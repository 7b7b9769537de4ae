// A random program, of seed 5033: its order is Node's.
'use strict';
const { at, done, log, show, stream, watch } = require('../_preludes/streams.cjs');

const d0 = watch('d0', new stream.Duplex({ objectMode: true, highWaterMark: 3, allowHalfOpen: false, read(size) { queueMicrotask(() => { this.n = (this.n ?? 0) + 1; log('_read', size, this.n); if (this.n > 3) throw new Error('reading'); else this.push(this.n); }); }, write(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('d0 _write', show(chunk), encoding);  process.nextTick(() => callback()); } }));
const w1 = watch('w1', new stream.Writable({ objectMode: true, highWaterMark: 0, decodeStrings: false, write(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('w1 _write', show(chunk), encoding);  queueMicrotask(() => callback(this.w === 3 ? new Error('writing') : null)); } }));
at('immediate', () => { log('d0 write', d0.write('w4', done('d0 wrote w4'))); });
at('far', () => { stream.pipeline(d0, w1, done('pipeline 14')); });
at('job', () => { log('w1 write', w1.write('w5', done('w1 wrote w5'))); });
at('far', () => { log('w1 write', w1.write('x'.repeat(1))); });
at('now', () => { w1.once('drain', () => { log('w1 again', w1.write('again')); }); });
at('now', () => { log('d0 push', d0.push(null)); });
at('now', () => { d0.end(); });
