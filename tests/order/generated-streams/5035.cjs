// A random program, of seed 5035: its order is Node's.
'use strict';
const { at, done, log, show, stream, watch } = require('../_preludes/streams.cjs');

const t0 = watch('t0', new stream.Transform({ highWaterMark: 5, transform(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('t0 _transform', show(chunk)); callback(); } }));
const t1 = watch('t1', new stream.PassThrough({  }));
const r2 = watch('r2', new stream.Readable({ highWaterMark: 5, autoDestroy: false, encoding: 'utf8', read(size) { this.n = (this.n ?? 0) + 1; log('_read', size, this.n); if (this.n > 3) {} else this.push('abcdefgh'.slice(0, this.n)); } }));
at('now', () => { t0.uncork(); });
at('now', () => { t0.map((x) => `${show(x)}!`).toArray().then(done('t0 mapped'), done('t0 not mapped')); });
at('immediate', () => { stream.pipeline(t1, async function* (source) { for await (const chunk of source) yield chunk; }, t0, done('pipeline 82')); });
at('job', () => { t1.end(done('t1 ended 7')); });
at('now', () => { t0.take(5).forEach((x) => log('t0 taken', show(x))).then(done('t0 all taken'), done('t0 not taken')); });
at('now', () => { t0.end('z5', done('t0 ended')); });
at('immediate', () => { log('r2 unshift', r2.unshift('u3')); });
at('now', () => { for (let i = 0; i < 2; i++) log('t1 write', t1.write(`${i}`, done(`t1 wrote ${i}`))); });
at('now', () => { stream.pipeline(r2, async (source) => { for await (const chunk of source) log('eaten', show(chunk)); return 'eaten'; }, done('pipeline 20')); });
at('now', () => { r2.resume(); });
