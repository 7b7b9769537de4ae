// A random program, of seed 5029: its order is Node's.
'use strict';
const { at, done, log, show, state, stream, watch } = require('../_preludes/streams.cjs');

const t0 = watch('t0', new stream.PassThrough({ highWaterMark: 5 }));
at('now', () => { t0.on('readable', () => log('t0 readable', show(t0.read(1)))); });
at('job', () => { t0.map((x) => `${show(x)}!`).toArray().then(done('t0 mapped'), done('t0 not mapped')); });
at('immediate', () => { t0.resume(); });
at('far', () => { state('t0', t0); });
at('immediate', () => { t0.cork(); });
