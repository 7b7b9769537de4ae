// A random program, of seed 5012: its order is Node's.
'use strict';
const { at, done, log, show, stream, watch } = require('../_preludes/streams.cjs');

const r0 = watch('r0', new stream.Readable({ objectMode: true, read() { log('_read'); } }));
at('now', () => { log('r0 paused', r0.isPaused()); });
at('job', () => { r0.map((x) => `${show(x)}!`).toArray().then(done('r0 mapped'), done('r0 not mapped')); });
at('job', () => { log('r0 unshift', r0.unshift('u4')); });
at('now', () => { log('r0 read 2', show(r0.read(2))); });
at('immediate', () => { stream.finished(r0, done('r0 finished 6')); });
at('immediate', () => { r0.filter((x) => x !== 'b', { concurrency: 2 }).drop(1).reduce((a, b) => a + show(b), '').then(done('r0 reduced'), done('r0 not reduced')); });
at('now', () => { log('r0 push', r0.push('p3')); });
at('far', () => { r0.map((x) => `${show(x)}!`).toArray().then(done('r0 mapped'), done('r0 not mapped')); });
