// A random program, of seed 5023: its order is Node's.
'use strict';
const { at, log, show, state, stream, watch } = require('../_preludes/streams.cjs');

const t1 = watch('t1', new stream.Transform({ highWaterMark: 3, transform(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('t1 _transform', show(chunk)); callback(null, chunk); }, flush(callback) { log('t1 _flush'); callback(); } }));
const r2 = watch('r2', new stream.Readable({ highWaterMark: 1, read(size) { this.n = (this.n ?? 0) + 1; log('_read', size, this.n); if (this.n > 4) this.push(null); else this.push('abcdefgh'.slice(0, this.n)); } }));
at('now', () => { t1.on('data', (chunk) => log('t1 data', show(chunk))); });
at('now', () => { state('r2', r2); });
