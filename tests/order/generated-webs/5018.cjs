// A random program, of seed 5018: its order is Node's.
'use strict';
const { at, controllers, log, say, show, wait, watch, writerOf, writers } = require('../_preludes/webs.cjs');

const t0 = watch('t0', new TransformStream({ start() { return wait(1); }, transform(chunk, c) { this.n = (this.n ?? 0) + 1; if (this.n > 1) throw new Error('transform 1'); c.enqueue(chunk); }, async flush(c) { await wait(1); log('flush'); }, cancel(reason) { throw new Error('cancel 2'); }, }, { highWaterMark: 2, size(chunk) { return String(chunk).length; } }));
const w1 = watch('w1', new WritableStream({  write(chunk, c) { this.n = (this.n ?? 0) + 1; if (this.n > 1) throw new Error('write 3'); }, close() { throw new Error('close 4'); },  }, { size() { return -1; } }));
const w2 = watch('w2', new WritableStream({ start() { return Promise.reject(new Error('start 5')); }, write(chunk) { log('write', show(chunk)); },   }));
at('job', () => { say('abort 6', writerOf(w1).abort(new Error('aborted 7'))); });
at('job', () => { controllers.a.abort(); });
at('tick', () => { controllers.a.abort(); });
at('now', () => { say('cancel 9', t0.readable.cancel('reason 10')); });
at('job', () => { writerOf(w2).releaseLock(); writers.delete(w2); });
at('now', () => { say('pipe 11', t0.readable.pipeTo(w1)); });
at('now', () => { console.log(w2); });
