// A random program, of seed 5020: its order is Node's.
'use strict';
const { at, done, iterate, log, show, stream, watch } = require('../_preludes/streams.cjs');

const r0 = watch('r0', new stream.Readable({ highWaterMark: 0, read(size) { setImmediate(() => { this.n = (this.n ?? 0) + 1; log('_read', size, this.n); if (this.n > 2) this.push(null); else this.push('abcdefgh'.slice(0, this.n)); }); } }));
const d1 = watch('d1', new stream.Duplex({ allowHalfOpen: false, construct(callback) { log('construct'); callback(new Error('constructing')); }, read(size) { this.n = (this.n ?? 0) + 1; log('_read', size, this.n); if (this.n > 5) this.push(null); else this.push('abcdefgh'.slice(0, this.n)); }, write(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('d1 _write', show(chunk), encoding);  setImmediate(() => callback()); }, final(callback) { log('d1 _final'); process.nextTick(() => callback()); } }));
at('immediate', () => { r0.on('data', (chunk) => log('r0 data', show(chunk))); });
at('now', () => { iterate('r0', r0, 0, { destroyOnReturn: false }); });
at('now', () => { d1.end(done('d1 ended 2')); });
at('now', () => { d1.once('drain', () => { log('d1 again', d1.write('again')); }); });
at('now', () => { r0.resume(); });
