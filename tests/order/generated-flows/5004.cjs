// A random program, of seed 5004: its order is Node's.
'use strict';
const { PassThrough, Readable, at, done, say, watch } = require('../_preludes/flows.cjs');

const r0 = watch('r0', Readable.from(new Set([1, 2, 3])));
const t1 = watch('t1', new PassThrough({  }));
at('now', () => { t1.end(done('ended 2')); });
at('now', () => { r0.pipe(t1, { end: false }); });
at('immediate', () => { say('disposed 3', t1[Symbol.asyncDispose]()); });
