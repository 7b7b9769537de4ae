// A random program, of seed 5009: its order is Node's.
'use strict';
const { Readable, Transform, at, controllers, later2, log, say, show, watch } = require('../_preludes/flows.cjs');

const t0 = watch('t0', new Transform({  autoDestroy: false, transform(chunk, encoding, callback) { log('transform', show(chunk)); callback(null, chunk); } , flush(callback) { log('flush'); this.push('tail'); queueMicrotask(callback); } }));
const r1 = watch('r1', Readable.from((async function* () { try { yield 'a'; await later2(1); yield 'b'; yield 'c'; } finally { log('generator over'); } })()));
at('job', () => { say('h1', t0.toArray({ signal: controllers.b.signal })); });
at('now', () => { say('toWeb 2', (async () => { const parts = []; for await (const chunk of Readable.toWeb(r1)) parts.push(show(chunk)); return parts.join(); })()); });
at('now', () => { t0.resume(); });
at('now', () => { t0.removeAllListeners('error'); });
at('tick', () => { t0.destroy(new Error('e3')); });
