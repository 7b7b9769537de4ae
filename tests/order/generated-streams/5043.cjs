// A random program, of seed 5043: its order is Node's.
'use strict';
const { at, done, log, show, stream, watch } = require('../_preludes/streams.cjs');

const w0 = watch('w0', new stream.Writable({ highWaterMark: 3, destroy(error, callback) { log('destroy', show(error)); callback(null); }, write(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('w0 _write', show(chunk), encoding);  callback(this.w === 3 ? new Error('writing') : null); } }));
const r1 = watch('r1', new stream.Readable({ encoding: 'utf8', read(size) { this.n = (this.n ?? 0) + 1; log('_read', size, this.n); if (this.n > 1) this.push(null); else this.push('abcdefgh'.slice(0, this.n)); } }));
const r2 = watch('r2', stream.Readable.from([1, 2, 3], { highWaterMark: 3 }));
at('now', () => { r2.pipe(w0, { end: false }); });
at('immediate', () => { r1.on('data', (chunk) => log('r1 data', show(chunk))); });
at('now', () => { w0.cork(); });
at('far', () => { w0.end('z7', done('w0 ended')); });
at('now', () => { w0.end(); });
