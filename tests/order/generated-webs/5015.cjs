// A random program, of seed 5015: its order is Node's.
'use strict';
const { at, drink, log, say, show, wait, watch, writerOf, writers } = require('../_preludes/webs.cjs');

const t0 = watch('t0', new TransformStream({ start() { throw new Error('start 1'); }, async transform(chunk, c) { await wait(2); c.enqueue(chunk); c.enqueue(chunk); },  cancel(reason) { log('cancel', show(reason)); }, }, { highWaterMark: 0 }, { highWaterMark: 1 }));
const w1 = watch('w1', new WritableStream({  write(chunk) { log('write', show(chunk)); },  abort(reason) { log('abort', show(reason)); }, }, new CountQueuingStrategy({ highWaterMark: 0 })));
at('tick', () => { const [first, second] = t0.readable.tee(); say('one 2', first.getReader().read()); setImmediate(() => say('two 3', second.getReader().read())); });
at('tick', () => { log('locked', t0.readable.locked, t0.writable.locked); });
at('far', () => { say('close 4', writerOf(t0.writable).close()); });
at('immediate', () => { log('desired', writerOf(t0.writable).desiredSize); });
at('tick', () => { writerOf(t0.writable).releaseLock(); writers.delete(t0.writable); });
at('now', () => { say('abort 5', writerOf(w1).abort(new Error('aborted 6'))); });
at('tick', () => { drink('drink7', t0.readable, 0); });
at('now', () => { say('close 8', writerOf(t0.writable).close()); });
