// A random program, of seed 5054: its order is Node's.
'use strict';
const { at, done, log, show, stream, watch } = require('../_preludes/streams.cjs');

const t0 = watch('t0', new stream.Transform({ objectMode: true, highWaterMark: 3, decodeStrings: false, transform(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('t0 _transform', show(chunk)); this.push(chunk); this.push(chunk); callback(); }, flush(callback) { log('t0 _flush'); callback(null, 'fl'); } }));
const r1 = watch('r1', new stream.Readable({ highWaterMark: 8, construct(callback) { log('construct'); callback(); }, destroy(error, callback) { log('destroy', show(error)); callback(null); }, read(size) { setImmediate(() => { this.n = (this.n ?? 0) + 1; log('_read', size, this.n); if (this.n > 2) this.push(null); else this.push('abcdefgh'.slice(0, this.n)); }); } }));
const w2 = watch('w2', new stream.Writable({ highWaterMark: 2, construct(callback) { log('construct'); setImmediate(() => callback(new Error('constructing'))); }, write(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('w2 _write', show(chunk), encoding);  callback(); }, final(callback) { log('w2 _final'); process.nextTick(() => callback()); } }));
at('now', () => { t0.end(done('t0 ended 1')); });
at('immediate', () => { stream.destroy(r1); });
at('immediate', () => { t0.removeAllListeners('readable'); });
at('tick', () => { r1.resume(); });
at('job', () => { w2.end(); });
at('now', () => { t0.end('z0', done('t0 ended')); });
at('job', () => { t0.unpipe(w2); });
at('job', () => { stream.pipeline(r1, w2, done('pipeline 20')); });
