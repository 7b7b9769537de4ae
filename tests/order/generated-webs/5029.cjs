// A random program, of seed 5029: its order is Node's.
'use strict';
const { at, log, say, wait, watch, writerOf } = require('../_preludes/webs.cjs');

const t0 = watch('t0', new TransformStream({  async transform(chunk, c) { await wait(1); c.enqueue(chunk); c.enqueue(chunk); },   }, { highWaterMark: 4, size(chunk) { return String(chunk).length; } }, new CountQueuingStrategy({ highWaterMark: 1 })));
at('now', () => { say('ready 1', writerOf(t0.writable).ready); });
at('far', () => { say('write 2', writerOf(t0.writable).write('w3')); });
at('immediate', () => { console.log(t0.writable); });
