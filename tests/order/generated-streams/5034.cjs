// A random program, of seed 5034: its order is Node's.
'use strict';
const { at, done, iterate, log, show, stream, takeAll, watch } = require('../_preludes/streams.cjs');

const r0 = watch('r0', new stream.Readable({ highWaterMark: 5, read() { log('_read'); } }));
at('now', () => { iterate('r0', r0, 2, { destroyOnReturn: false }); });
at('job', () => { stream.finished(r0, { writable: false }, done('r0 read 84')); });
at('far', () => { r0.on('readable', () => { log('r0 readable'); takeAll('r0', r0); }); });
at('now', () => { r0.filter((x) => x !== 'b', { concurrency: 2 }).drop(1).reduce((a, b) => a + show(b), '').then(done('r0 reduced'), done('r0 not reduced')); });
