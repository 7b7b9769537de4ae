// A random program, of seed 5010: its order is Node's.
'use strict';
const { at, log, readerOf, say, wait, watch, writerOf } = require('../_preludes/webs.cjs');

const b0 = watch('b0', new ReadableStream({ type: 'bytes',  start(c) { return wait(3); },   }));
const t1 = watch('t1', new TransformStream());
const s2 = watch('s2', new ReadableStream({  pull(c) { this.n = (this.n ?? 0) + 1; log('pull', this.n, c.desiredSize); if (this.n > 2) c.close(); else c.enqueue(this.n); }, cancel(reason) { throw new Error('cancel 1'); }, }));
const s3 = watch('s3', new ReadableStream({  pull(c) { this.n = (this.n ?? 0) + 1; log('pull', this.n, c.desiredSize); if (this.n > 3) c.close(); else c.enqueue(this.n); },  }, { size() { throw new Error('size 2'); } }));
at('job', () => { say('write 3', writerOf(t1.writable).write('w4')); });
at('immediate', () => { say('abort 5', writerOf(t1.writable).abort(new Error('aborted 6'))); });
at('immediate', () => { log('locked', s3.locked, t1.writable.locked); });
at('immediate', () => { console.log(s2); });
at('immediate', () => { console.log(t1.writable); });
at('immediate', () => { say('cancel 7', readerOf(t1.readable).cancel('reason 8')); });
at('now', () => { console.log(b0); });
at('immediate', () => { say('read 9', readerOf(t1.readable).read()); });
