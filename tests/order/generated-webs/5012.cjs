// A random program, of seed 5012: its order is Node's.
'use strict';
const { at, controllers, log, say, show, watch, writerOf } = require('../_preludes/webs.cjs');

const t0 = watch('t0', new TransformStream({  transform(chunk, c) { log('transform', show(chunk), c.desiredSize); c.enqueue(chunk); }, flush() { throw new Error('flush 1'); },  }, new CountQueuingStrategy({ highWaterMark: 4 }), { highWaterMark: 0 }));
const s2 = watch('s2', ReadableStream.from((async function* () { yield 1; throw new Error('generator 5'); })()).tee()[1]);
at('immediate', () => { controllers.a.abort(); });
at('immediate', () => { console.log(s2); });
at('job', () => { say('pipe 6', t0.readable.pipeTo(t0.writable)); });
at('far', () => { say('abort 7', writerOf(t0.writable).abort(new Error('aborted 8'))); });
at('now', () => { writerOf(t0.writable).ready.then(() => say('write 9', writerOf(t0.writable).write('ready')), () => log('not ready')); });
