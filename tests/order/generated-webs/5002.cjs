// A random program, of seed 5002: its order is Node's.
'use strict';
const { at, drink, log, say, show, wait, watch, writerOf } = require('../_preludes/webs.cjs');

const t1 = watch('t1', new TransformStream({  async transform(chunk, c) { await wait(2); c.enqueue(chunk); c.enqueue(chunk); }, flush(c) { log('flush'); c.enqueue('last'); }, async cancel(reason) { await wait(2); log('cancel', show(reason)); }, }, { highWaterMark: 2 }));
const s2 = watch('s2', new ReadableStream({  pull(c) { this.n = (this.n ?? 0) + 1; log('pull', this.n, c.desiredSize); if (this.n > 2) c.close(); else c.enqueue(this.n); },  }, { highWaterMark: 0 }));
const t3 = watch('t3', new TransformStream({  transform(chunk, c) { log('transform', show(chunk), c.desiredSize); c.enqueue(chunk); }, flush(c) { log('flush'); c.enqueue('last'); }, cancel(reason) { throw new Error('cancel 1'); }, }));
at('immediate', () => { say('write 2', writerOf(t3.writable).write('w3')); });
at('immediate', () => { say('abort 4', writerOf(t3.writable).abort(new Error('aborted 5'))); });
at('job', () => { drink('drink6', s2, 1); });
at('far', () => { console.log(t1.writable); });
at('job', () => { say('write 8', writerOf(t1.writable).write(1)); say('write 9', writerOf(t1.writable).write(2)); log('desired', writerOf(t1.writable).desiredSize); });
