// A random program, of seed 5004: its order is Node's.
'use strict';
const { at, log, say, show, wait, watch, writerOf } = require('../_preludes/webs.cjs');

const w0 = watch('w0', new WritableStream({  write(chunk) { log('write', show(chunk)); return new Promise((resolve) => setImmediate(resolve)); }, async close() { await wait(2); log('close'); }, abort(reason) { log('abort', show(reason)); }, }));
const w1 = watch('w1', new WritableStream({ start(c) { this.c = c; c.signal.addEventListener('abort', () => log('signal', show(c.signal.reason))); }, write(chunk, c) { this.n = (this.n ?? 0) + 1; if (this.n > 1) throw new Error('write 1'); },   }));
const w2 = watch('w2', new WritableStream({  write(chunk) { log('write', show(chunk)); }, async close() { await wait(2); log('close'); },  }, new CountQueuingStrategy({ highWaterMark: 4 })));
const e3 = watch('e3', { readable: new ReadableStream({ start(c) { c.error(new Error('start 2')); }, pull(c) { this.n = (this.n ?? 0) + 1; if (this.n > 2) throw new Error('pull 3'); c.enqueue(this.n); }, cancel(reason) { throw new Error('cancel 4'); }, }, new CountQueuingStrategy({ highWaterMark: 1 })), writable: new WritableStream({  write(chunk) { log('write', show(chunk)); }, close() { throw new Error('close 5'); },  }) });
at('now', () => { log('locked', e3.readable.locked, w0.locked); });
at('now', () => { console.log(e3.readable); });
at('immediate', () => { say('write 6', writerOf(w2).write('w7')); });
at('now', () => { say('pipe 8', e3.readable.pipeTo(w1)); });
at('now', () => { say('write 9', writerOf(w0).write(1)); say('write 10', writerOf(w0).write(2)); log('desired', writerOf(w0).desiredSize); });
at('job', () => { say('close 11', writerOf(w2).close()); });
