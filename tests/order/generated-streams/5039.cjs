// A random program, of seed 5039: its order is Node's.
'use strict';
const { at, done, log, show, stream, takeAll, watch } = require('../_preludes/streams.cjs');

const t0 = watch('t0', new stream.Transform({ highWaterMark: 5, transform(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('t0 _transform', show(chunk)); queueMicrotask(() => callback(null, chunk)); } }));
at('tick', () => { log('t0 write', t0.write('w5', done('t0 wrote w5'))); });
at('now', () => { { const same = done('t0 wrote'); t0.write('1', same); t0.write('2', same); t0.write('3', same); }; });
at('immediate', () => { t0.map((x) => `${show(x)}!`).toArray().then(done('t0 mapped'), done('t0 not mapped')); });
at('now', () => { t0.on('readable', () => { log('t0 readable'); takeAll('t0', t0); }); });
at('now', () => { stream.promises.finished(t0).then(done('t0 promise 91'), done('t0 rejected 91')); });
at('job', () => { stream.finished(t0, done('t0 finished 95')); });
at('far', () => { t0.once('readable', () => log('t0 readable once')); });
at('now', () => { t0.filter((x) => x !== 'b', { concurrency: 2 }).drop(1).reduce((a, b) => a + show(b), '').then(done('t0 reduced'), done('t0 not reduced')); });
at('far', () => { t0.end(); });
