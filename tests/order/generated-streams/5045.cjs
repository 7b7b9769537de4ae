// A random program, of seed 5045: its order is Node's.
'use strict';
const { at, log, show, stream, watch } = require('../_preludes/streams.cjs');

const t0 = watch('t0', new stream.Transform({ transform(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('t0 _transform', show(chunk)); callback(this.w === 3 ? new Error('transforming') : null, chunk); }, flush(callback) { log('t0 _flush'); callback(new Error('flushing')); } }));
const r1 = watch('r1', new stream.Readable({ encoding: 'utf8', read(size) { this.n = (this.n ?? 0) + 1; log('_read', size, this.n); if (this.n > 3) this.push(null); else this.push('abcdefgh'.slice(0, this.n)); } }));
at('far', () => { t0.destroy(new Error('e50')); });
at('job', () => { r1.resume(); });
