// A random program, of seed 5050: its order is Node's.
'use strict';
const { at, done, log, show, stream, watch } = require('../_preludes/streams.cjs');

const t0 = watch('t0', new stream.Transform({ allowHalfOpen: false, encoding: 'utf8', transform(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('t0 _transform', show(chunk)); callback(this.w === 3 ? new Error('transforming') : null, chunk); } }));
const w1 = watch('w1', new stream.Writable({ highWaterMark: 2, write(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('w1 _write', show(chunk), encoding);  callback(); } }));
const r2 = watch('r2', new stream.Readable({ objectMode: true, highWaterMark: 0, read(size) { setImmediate(() => { this.n = (this.n ?? 0) + 1; log('_read', size, this.n); if (this.n > 2) this.push(null); else this.push(this.n); }); } }));
at('now', () => { r2.setEncoding('utf8'); });
at('now', () => { r2.resume(); });
at('tick', () => { stream.pipeline(r2, async (source) => { for await (const chunk of source) log('eaten', show(chunk)); return 'eaten'; }, done('pipeline 86')); });
at('now', () => { w1.cork(); });
at('tick', () => { t0.write(Buffer.from('b2'), done('t0 wrote b2')); });
at('immediate', () => { t0.pipe(w1); });
