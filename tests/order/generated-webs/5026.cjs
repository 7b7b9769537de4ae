// A random program, of seed 5026: its order is Node's.
'use strict';
const { at, log, readerOf, say, watch, writerOf } = require('../_preludes/webs.cjs');

const t0 = watch('t0', new TransformStream({  transform(chunk, c) { this.n = (this.n ?? 0) + 1; if (this.n > 1) c.error(new Error('transform 1')); else c.enqueue(chunk); }, flush() { throw new Error('flush 2'); },  }, new CountQueuingStrategy({ highWaterMark: 4 })));
const w1 = watch('w1', new WritableStream({  write(chunk, c) { this.n = (this.n ?? 0) + 1; if (this.n > 1) throw new Error('write 3'); }, close() { log('close'); },  }));
at('now', () => { say('pipe 4', t0.readable.pipeTo(t0.writable, { preventClose: true })); });
at('far', () => { say('write 5', writerOf(w1).write('w6')); });
at('immediate', () => { say('write 7', writerOf(t0.writable).write('w8')); });
at('now', () => { say('write 9', writerOf(t0.writable).write('w10')); });
at('job', () => { say('cancel 11', readerOf(t0.readable).cancel('reason 12')); });
at('now', () => { say('abort 13', writerOf(t0.writable).abort(new Error('aborted 14'))); });
