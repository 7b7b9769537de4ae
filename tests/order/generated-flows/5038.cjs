// A random program, of seed 5038: its order is Node's.
'use strict';
const { Readable, at, controllers, done, finished, later2, log, old, pipeline, say, show, state, stream, watch } = require('../_preludes/flows.cjs');

const r0 = watch('r0', new Readable({ highWaterMark: 0, read() {} }).wrap(old(['a', 'b'])));
at('now', () => { say('h1', r0.map(async (x) => { await later2(2); return show(x); }).toArray()); });
at('immediate', () => { finished(r0, { signal: controllers.b.signal }, done('finished 2')); });
at('immediate', () => { state('r0', r0); });
at('now', () => { say('h3', r0.find((x) => show(x).includes('c'))); });
at('now', () => { say('buffer 4', require('stream/consumers').buffer(r0)); });
at('now', () => { say('h5', r0.flatMap((x) => [x, show(x)]).take(1).toArray()); });
at('now', () => { say('h6', r0.forEach((x) => log('each', show(x)), { signal: controllers.b.signal })); });
at('immediate', () => { pipeline(r0, async (source) => { for await (const chunk of source) throw new Error('consumer'); }, done('pipeline 7')); });
