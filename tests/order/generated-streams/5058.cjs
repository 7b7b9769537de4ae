// A random program, of seed 5058: its order is Node's.
'use strict';
const { at, done, iterate, log, show, stream, watch } = require('../_preludes/streams.cjs');

const r1 = watch('r1', stream.Readable.from((function* () { try { yield 'a'; yield Promise.resolve('b'); throw new Error('from'); } finally { log('generator over'); } })()));
at('immediate', () => { r1.take(0).forEach((x) => log('r1 taken', show(x))).then(done('r1 all taken'), done('r1 not taken')); });
at('far', () => { iterate('r1', r1, 5, { destroyOnReturn: false }); });
