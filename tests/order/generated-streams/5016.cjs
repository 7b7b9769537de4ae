// A random program, of seed 5016: its order is Node's.
'use strict';
const { at, done, log, show, stream, watch } = require('../_preludes/streams.cjs');

const w0 = watch('w0', new stream.Writable({ objectMode: true, write(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('w0 _write', show(chunk), encoding);  process.nextTick(() => callback()); }, final(callback) { log('w0 _final'); callback(); } }));
const d1 = watch('d1', new stream.Duplex({ destroy(error, callback) { log('destroy', show(error)); process.nextTick(() => callback(error)); }, read(size) { this.n = (this.n ?? 0) + 1; log('_read', size, this.n); if (this.n > 4) this.push(null); else this.push('abcdefgh'.slice(0, this.n)); }, write(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('d1 _write', show(chunk), encoding);  callback(this.w === 3 ? new Error('writing') : null); }, final(callback) { log('d1 _final'); queueMicrotask(() => callback()); } }));
at('now', () => { stream.pipeline(d1, w0, done('pipeline 70')); });
at('immediate', () => { w0.write(Buffer.from('b7'), done('w0 wrote b7')); });
at('now', () => { log('w0 write', w0.write('x'.repeat(7))); });
at('immediate', () => { w0.uncork(); });
