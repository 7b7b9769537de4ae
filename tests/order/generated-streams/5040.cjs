// A random program, of seed 5040: its order is Node's.
'use strict';
const { at, done, iterate, log, show, stream, watch } = require('../_preludes/streams.cjs');

const d0 = watch('d0', new stream.Duplex({ highWaterMark: 0, read(size) { this.n = (this.n ?? 0) + 1; log('_read', size, this.n); if (this.n > 1) this.push(null); else this.push('abcdefgh'.slice(0, this.n)); }, write(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('d0 _write', show(chunk), encoding);  setImmediate(() => callback(this.w === 3 ? new Error('writing') : null)); }, final(callback) { log('d0 _final'); queueMicrotask(() => callback()); } }));
at('tick', () => { stream.promises.finished(d0).then(done('d0 promise 83'), done('d0 rejected 83')); });
at('now', () => { iterate('d0', d0, 4); });
at('now', () => { log('d0 write', d0.write('w0', done('d0 wrote w0'))); });
at('now', () => { d0.on('data', (chunk) => log('d0 data', show(chunk))); });
at('immediate', () => { d0.once('drain', () => { log('d0 again', d0.write('again')); }); });
