// A random program, of seed 5027: its order is Node's.
'use strict';
const { PassThrough, at, done, say, show, watch } = require('../_preludes/flows.cjs');

const t0 = watch('t0', new PassThrough({ highWaterMark: 1, objectMode: true, }));
at('immediate', () => { (async () => { const it = t0[Symbol.asyncIterator](); await say('it 1', it.next()); await say('it 2', it.throw(new Error('thrown in'))); await say('it 3', it.next()); })(); });
at('immediate', () => { t0.write('€', 'latin1', done('wrote 4')); });
at('now', () => { say('h5', t0.drop(2).reduce((a, b) => `${a}${show(b)}`)); });
