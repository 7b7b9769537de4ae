// A random program, of seed 5047: its order is Node's.
'use strict';
const { at, done, log, show, stream, watch } = require('../_preludes/streams.cjs');

const d0 = watch('d0', new stream.Duplex({ objectMode: true, highWaterMark: 0, destroy(error, callback) { log('destroy', show(error)); setImmediate(() => callback(error)); }, read(size) { this.n = (this.n ?? 0) + 1; log('_read', size, this.n); if (this.n > 5) this.destroy(new Error('reading')); else { this.push(this.n); this.push(this.n); } }, write(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('d0 _write', show(chunk), encoding);  callback(); } }));
const r1 = watch('r1', new stream.Readable({ highWaterMark: 8, read(size) { this.n = (this.n ?? 0) + 1; log('_read', size, this.n); if (this.n > 2) this.push(null); else this.push('abcdefgh'.slice(0, this.n)); } }));
at('now', () => { d0.destroy(); });
at('far', () => { stream.finished(r1, { writable: false }, done('r1 read 63')); });
