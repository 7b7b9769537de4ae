// A random program, of seed 5013: its order is Node's.
'use strict';
const { at, say, watch, writerOf } = require('../_preludes/webs.cjs');

const t1 = watch('t1', new TransformStream({  transform(chunk, c) { this.n = (this.n ?? 0) + 1; if (this.n > 1) c.error(new Error('transform 3')); else c.enqueue(chunk); },  cancel(reason) { throw new Error('cancel 4'); }, }, { highWaterMark: 1 }));
at('now', () => { say('write 5', writerOf(t1.writable).write('w6')); });
at('immediate', () => { say('write 7', writerOf(t1.writable).write('w8')); });
at('now', () => { say('pipe 10', t1.readable.pipeTo(t1.writable)); });
