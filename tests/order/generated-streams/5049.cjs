// A random program, of seed 5049: its order is Node's.
'use strict';
const { at, done, log, show, state, stream, watch } = require('../_preludes/streams.cjs');

const d0 = watch('d0', new stream.Duplex({ highWaterMark: 5, autoDestroy: false, read(size) { setImmediate(() => { this.n = (this.n ?? 0) + 1; log('_read', size, this.n); if (this.n > 4) {} else { this.push('abcdefgh'.slice(0, this.n)); this.push('abcdefgh'.slice(0, this.n)); } }); }, write(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('d0 _write', show(chunk), encoding);  callback(); }, final(callback) { log('d0 _final'); callback(new Error('final')); } }));
const d1 = watch('d1', new stream.Duplex({ highWaterMark: 5, allowHalfOpen: false, read(size) { this.n = (this.n ?? 0) + 1; log('_read', size, this.n); if (this.n > 2) this.push(null); else this.push('abcdefgh'.slice(0, this.n)); }, write(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('d1 _write', show(chunk), encoding);  callback(this.w === 3 ? new Error('writing') : null); }, writev(chunks, callback) { this.w = (this.w ?? 0) + 1; log('d1 _writev', show(chunks.map((one) => one.chunk))); setImmediate(() => callback(this.w === 3 ? new Error('writing') : null)); } }));
at('far', () => { d0.uncork(); });
at('now', () => { state('d0', d0); });
at('job', () => { stream.destroy(d1); });
at('far', () => { d1.destroy(new Error('e2')); });
at('tick', () => { log('d0 write', d0.write('w1', done('d0 wrote w1'))); });
at('tick', () => { d0.destroy(); });
at('now', () => { stream.pipeline(d0, async (source) => { for await (const chunk of source) log('eaten', show(chunk)); return 'eaten'; }, done('pipeline 86')); });
at('now', () => { log('d1 write', d1.write('w7', done('d1 wrote w7'))); });
at('job', () => { d0.resume(); });
at('immediate', () => { d0.once('readable', () => log('d0 readable once')); });
