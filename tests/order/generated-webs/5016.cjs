// A random program, of seed 5016: its order is Node's.
'use strict';
const { at, drink, log, readerOf, say, show, wait, watch, writerOf } = require('../_preludes/webs.cjs');

const w0 = watch('w0', new WritableStream({ start(c) { this.c = c; c.signal.addEventListener('abort', () => log('signal', show(c.signal.reason))); }, write(chunk, c) { this.n = (this.n ?? 0) + 1; if (this.n > 1) c.error(new Error('write 1')); }, close() { log('close'); },  }, { size() { return -1; } }));
const t1 = watch('t1', new TransformStream({ start() { return wait(3); }, transform(chunk, c) { this.n = (this.n ?? 0) + 1; if (this.n > 1) throw new Error('transform 2'); c.enqueue(chunk); },   }, new CountQueuingStrategy({ highWaterMark: 3 }), { highWaterMark: 2 }));
at('immediate', () => { const [first, second] = t1.readable.tee(); drink('first4', first, 2); drink('second5', second, 1); });
at('immediate', () => { say('write 6', writerOf(w0).write(1)); say('write 7', writerOf(w0).write(2)); log('desired', writerOf(w0).desiredSize); });
at('now', () => { const [first, second] = t1.readable.tee(); say('one 8', first.cancel(1)); say('two 9', second.cancel(2)); });
at('now', () => { say('read 10', readerOf(t1.readable).read()); });
