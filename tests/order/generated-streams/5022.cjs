// A random program, of seed 5022: its order is Node's.
'use strict';
const { at, done, iterate, log, show, stream, watch } = require('../_preludes/streams.cjs');

const r0 = watch('r0', stream.Readable.from((function* () { try { yield 'a'; yield Promise.resolve('b'); throw new Error('from'); } finally { log('generator over'); } })()));
const r1 = watch('r1', new stream.Readable({ highWaterMark: 5, read(size) { this.n = (this.n ?? 0) + 1; log('_read', size, this.n); if (this.n > 1) this.destroy(new Error('reading')); else this.push('abcdefgh'.slice(0, this.n)); } }));
const r2 = watch('r2', new stream.Readable({ objectMode: true, highWaterMark: 2, read() { log('_read'); } }));
at('now', () => { r2.destroy(); });
at('now', () => { r2.take(3).forEach((x) => log('r2 taken', show(x))).then(done('r2 all taken'), done('r2 not taken')); });
at('tick', () => { r2.filter((x) => x !== 'b', { concurrency: 2 }).drop(1).reduce((a, b) => a + show(b), '').then(done('r2 reduced'), done('r2 not reduced')); });
at('job', () => { log('r1 read', show(r1.read())); });
at('job', () => { r2.filter((x) => x !== 'b', { concurrency: 2 }).drop(1).reduce((a, b) => a + show(b), '').then(done('r2 reduced'), done('r2 not reduced')); });
at('now', () => { log('r1 push', r1.push('p5')); });
at('now', () => { r2.on('readable', () => log('r2 readable', show(r2.read(3)))); });
at('job', () => { iterate('r0', r0, 5, { destroyOnReturn: false }); });
at('now', () => { log('r1 paused', r1.isPaused()); });
