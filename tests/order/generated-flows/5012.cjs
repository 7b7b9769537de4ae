// A random program, of seed 5012: its order is Node's.
'use strict';
const { Duplex, PassThrough, at, controllers, done, finished, later2, log, pipeline, say, show, state, stream, unheard, watch } = require('../_preludes/flows.cjs');

const t0 = watch('t0', new PassThrough({ highWaterMark: 2, objectMode: true, }));
const r1 = watch('r1', unheard(Duplex.from(Promise.resolve('p'))));
const r2 = watch('r2', Duplex.from((async function* () { yield 'a'; throw new Error('generator 1'); })()));
at('now', () => { t0.on('data', (chunk) => log('data 2', show(chunk))); });
at('immediate', () => { r1.removeAllListeners(); });
at('now', () => { finished(r1, done('finished 3')); });
at('now', () => { watch('mapped4', t0.map(async (x) => { await later2(2); return show(x); })).on('data', (x) => log('mapped', show(x))); });
at('now', () => { log('push', t0.push(42)); });
at('now', () => { say('buffer 5', require('stream/consumers').buffer(t0)); });
at('immediate', () => { controllers.a.abort(); });
at('job', () => { t0.destroy(new Error('e6')); });
at('tick', () => { state('t0', t0); });
at('immediate', () => { pipeline(r2, async (source) => { for await (const chunk of source) throw new Error('consumer'); }, done('pipeline 7')); });
