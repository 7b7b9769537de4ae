// A random program, of seed 5007: its order is Node's.
'use strict';
const { at, later, log, readerOf, say, show, wait, watch, writerOf } = require('../_preludes/webs.cjs');

const t0 = watch('t0', new TransformStream({  transform(chunk, c) { this.n = (this.n ?? 0) + 1; if (this.n > 1) c.terminate(); else c.enqueue(chunk); }, flush(c) { log('flush'); c.enqueue('last'); }, cancel(reason) { log('cancel', show(reason)); }, }, { size() { throw new Error('size 1'); } }));
const e1 = watch('e1', { readable: new ReadableStream({ start(c) { setImmediate(() => { try { c.enqueue('later'); c.close(); } catch (error) { log('caught', show(error)); } }); }, pull(c) { this.n = (this.n ?? 0) + 1; log('pull', this.n, c.desiredSize); if (this.n > 3) c.close(); else c.enqueue(this.n); }, cancel(reason) { log('cancel', show(reason)); }, }, { highWaterMark: 3 }), writable: new WritableStream({ start(c) { this.c = c; c.signal.addEventListener('abort', () => log('signal', show(c.signal.reason))); },    }) });
const w2 = watch('w2', new WritableStream({ start(c) { this.c = c; c.signal.addEventListener('abort', () => log('signal', show(c.signal.reason))); }, write(chunk) { log('write', show(chunk)); }, async close() { await wait(1); log('close'); }, abort() { throw new Error('abort 2'); }, }, { size() { return -1; } }));
at('tick', () => { say('read 3', readerOf(e1.readable).read()); });
at('now', () => { say('close 4', writerOf(t0.writable).close()); });
at('job', () => { say('close 5', writerOf(w2).close()); });
at('now', () => { say('close 6', w2.close()); });
