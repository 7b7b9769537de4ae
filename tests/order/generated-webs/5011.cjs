// A random program, of seed 5011: its order is Node's.
'use strict';
const { at, drink, log, readerOf, say, watch, writerOf } = require('../_preludes/webs.cjs');

const t0 = watch('t0', new TransformStream({ start() { throw new Error('start 1'); }, transform(chunk, c) { this.n = (this.n ?? 0) + 1; if (this.n > 1) c.terminate(); else c.enqueue(chunk); },  cancel(reason) { throw new Error('cancel 2'); }, }, { size() { return -1; } }, { size() { throw new Error('size 3'); } }));
at('immediate', () => { const [first, second] = t0.readable.tee(); drink('first4', first, 2); drink('second5', second, 1); });
at('now', () => { say('pipe 6', t0.readable.pipeTo(t0.writable)); });
at('job', () => { log('desired', writerOf(t0.writable).desiredSize); });
at('now', () => { say('close 7', writerOf(t0.writable).close()); });
at('now', () => { say('pipe 8', t0.readable.pipeTo(t0.writable)); });
at('far', () => { say('read 9', readerOf(t0.readable).read()); });
