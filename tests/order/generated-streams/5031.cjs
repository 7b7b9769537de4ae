// A random program, of seed 5031: its order is Node's.
'use strict';
const { at, done, log, show, state, stream, watch } = require('../_preludes/streams.cjs');

const r0 = watch('r0', new stream.Readable({ decodeStrings: false, read(size) { this.n = (this.n ?? 0) + 1; log('_read', size, this.n); if (this.n > 1) throw new Error('reading'); else { this.push('abcdefgh'.slice(0, this.n)); this.push('abcdefgh'.slice(0, this.n)); } } }));
const t1 = watch('t1', new stream.Transform({ highWaterMark: 2, allowHalfOpen: false, transform(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('t1 _transform', show(chunk)); callback(null, chunk); } }));
at('immediate', () => { t1.end(done('t1 ended 4')); });
at('tick', () => { t1.resume(); });
at('now', () => { r0.filter((x) => x !== 'b', { concurrency: 2 }).drop(1).reduce((a, b) => a + show(b), '').then(done('r0 reduced'), done('r0 not reduced')); });
at('now', () => { state('r0', r0); });
at('immediate', () => { r0.once('data', (chunk) => { log('r0 data once', show(chunk)); r0.pause(); }); });
