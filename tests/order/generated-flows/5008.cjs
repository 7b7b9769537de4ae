// A random program, of seed 5008: its order is Node's.
'use strict';
const { Transform, at, controllers, done, log, pipeline, say, watch } = require('../_preludes/flows.cjs');

const t0 = watch('t0', new Transform({ autoDestroy: false, signal: controllers.a.signal, transform(chunk, encoding, callback) { process.nextTick(callback, null, chunk); } , flush(callback) { log('flush'); callback(null, 'tail'); } }));
at('now', () => { say('h1', t0.toArray({ signal: controllers.b.signal })); });
at('now', () => { pipeline(async function* ({ signal }) { signal.addEventListener('abort', () => log('source aborted')); yield 'a'; yield 'b'; }, t0, done('pipeline 2')); });
at('immediate', () => { controllers.b.abort(new Error('reason 3')); });
at('now', () => { say('h4', t0.reduce(async (a, b) => { if (a > 2) throw new Error('reducing'); return a + 1; }, 0)); });
