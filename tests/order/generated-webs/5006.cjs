// A random program, of seed 5006: its order is Node's.
'use strict';
const { at, log, say, show, wait, watch, writerOf, writers } = require('../_preludes/webs.cjs');

const s0 = watch('s0', new ReadableStream({  pull(c) { this.n = (this.n ?? 0) + 1; if (this.n > 2) throw new Error('pull 1'); c.enqueue(this.n); },  }));
const w1 = watch('w1', new WritableStream({  write(chunk) { log('write', show(chunk)); },  async abort(reason) { await wait(2); log('abort', show(reason)); }, }, { highWaterMark: 1, size(chunk) { return String(chunk).length; } }));
const t2 = watch('t2', new TransformStream({  transform(chunk, c) { this.n = (this.n ?? 0) + 1; if (this.n > 1) c.error(new Error('transform 2')); else c.enqueue(chunk); },   }));
at('now', () => { say('close 3', writerOf(w1).close()); });
at('now', () => { writerOf(t2.writable).releaseLock(); writers.delete(t2.writable); });
at('immediate', () => { say('pipe 4', s0.pipeTo(t2.writable)); });
at('job', () => { say('ready 5', writerOf(t2.writable).ready); });
at('now', () => { console.log(w1); });
