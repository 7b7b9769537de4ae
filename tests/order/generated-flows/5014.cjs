// A random program, of seed 5014: its order is Node's.
'use strict';
const { Readable, at, controllers, done, finished, iterate, log, say, show, watch } = require('../_preludes/flows.cjs');

const r0 = watch('r0', new Readable({ highWaterMark: 3, objectMode: true, highWaterMark: 4,  read(size) { log('read', size); } }));
at('now', () => { say('h1', r0.drop(0).reduce((a, b) => `${a}${show(b)}`)); });
at('now', () => { (async () => { const it = r0[Symbol.asyncIterator](); await say('it 2', it.next()); await say('it 3', it.throw(new Error('thrown in'))); await say('it 4', it.next()); })(); });
at('now', () => { r0.destroy(new Error('e5')); });
at('now', () => { iterate('it6', r0, 3, { destroyOnReturn: false }); });
at('now', () => { finished(r0, { signal: controllers.b.signal }, done('finished 7')); });
at('job', () => { r0.setEncoding('utf8'); });
at('immediate', () => { say('h8', r0.take(0).toArray()); });
