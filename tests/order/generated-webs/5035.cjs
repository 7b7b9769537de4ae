// A random program, of seed 5035: its order is Node's.
'use strict';
const { at, controllers, log, readerOf, say, show, wait, watch, writerOf } = require('../_preludes/webs.cjs');

const w0 = watch('w0', new WritableStream({  write(chunk) { log('write', show(chunk)); return new Promise((resolve) => setImmediate(resolve)); },   }));
const w1 = watch('w1', new WritableStream({ start(c) { setImmediate(() => c.error(new Error('sink 1'))); }, write(chunk, c) { this.n = (this.n ?? 0) + 1; if (this.n > 1) c.error(new Error('write 2')); }, close() { log('close'); },  }));
const s2 = watch('s2', new ReadableStream({  pull(c) { log('pull', c.desiredSize); }, cancel(reason) { throw new Error('cancel 3'); }, }, { size() { throw new Error('size 4'); } }));
const t3 = watch('t3', new TransformStream({  transform(chunk, c) { this.n = (this.n ?? 0) + 1; if (this.n > 1) c.error(new Error('transform 5')); else c.enqueue(chunk); }, async flush(c) { await wait(3); log('flush'); }, async cancel(reason) { await wait(2); log('cancel', show(reason)); }, }, { highWaterMark: 4, size(chunk) { return String(chunk).length; } }));
at('far', () => { console.log(w1); });
at('job', () => { say('closed 6', readerOf(s2).closed); });
at('now', () => { console.log(s2); });
at('tick', () => { say('pipe 7', t3.readable.pipeTo(w0, { signal: controllers.a.signal })); });
at('job', () => { say('pipe 8', s2.pipeTo(t3.writable, { preventCancel: true, preventAbort: true })); });
at('immediate', () => { say('ready 9', writerOf(t3.writable).ready); });
at('now', () => { say('closed 10', readerOf(s2).closed); });
at('far', () => { say('abort 11', writerOf(t3.writable).abort(new Error('aborted 12'))); });
