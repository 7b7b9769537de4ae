// A random program, of seed 5002: its order is Node's.
'use strict';
const { at, done, log, show, stream, watch } = require('../_preludes/streams.cjs');

const t0 = watch('t0', new stream.Transform({ highWaterMark: 2, decodeStrings: false, transform(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('t0 _transform', show(chunk)); this.push(chunk); this.push(chunk); callback(); } }));
const d1 = watch('d1', new stream.Duplex({ highWaterMark: 3, construct(callback) { log('construct'); queueMicrotask(() => callback(new Error('constructing'))); }, destroy(error, callback) { log('destroy', show(error)); queueMicrotask(() => callback(null)); }, read(size) { this.n = (this.n ?? 0) + 1; log('_read', size, this.n); if (this.n > 4) this.push(null); else { this.push('abcdefgh'.slice(0, this.n)); this.push('abcdefgh'.slice(0, this.n)); } }, write(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('d1 _write', show(chunk), encoding);  callback(this.w === 3 ? new Error('writing') : null); }, final(callback) { log('d1 _final'); setImmediate(() => callback(new Error('final'))); } }));
at('now', () => { stream.pipeline(t0, d1, done('pipeline 72')); });
at('now', () => { t0.destroy(); });
at('job', () => { stream.finished(d1, { writable: false }, done('d1 read 88')); });
at('immediate', () => { { const same = done('d1 wrote'); d1.write('1', same); d1.write('2', same); d1.write('3', same); }; });
at('immediate', () => { d1.resume(); });
at('now', () => { log('d1 write', d1.write('w7', done('d1 wrote w7'))); });
at('job', () => { log('d1 write', d1.write('w2', done('d1 wrote w2'))); });
at('immediate', () => { d1.resume(); });
at('tick', () => { { const same = done('d1 wrote'); d1.write('1', same); d1.write('2', same); d1.write('3', same); }; });
