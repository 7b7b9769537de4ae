// A random program, of seed 5023: its order is Node's.
'use strict';
const { at, controllers, drink, log, reader, readerOf, readers, say, show, wait, watch, writerOf } = require('../_preludes/webs.cjs');

const b0 = watch('b0', new ReadableStream({ type: 'bytes',  start(c) { c.enqueue(new Uint8Array([1, 2, 3])); },  async cancel(reason) { await wait(1); log('cancel', show(reason)); }, }, { highWaterMark: 3 }));
const t2 = watch('t2', new TransformStream({  transform(chunk, c) { this.n = (this.n ?? 0) + 1; if (this.n > 1) c.error(new Error('transform 2')); else c.enqueue(chunk); },  cancel(reason) { log('cancel', show(reason)); }, }, { highWaterMark: 4 }));
const s3 = watch('s3', new ReadableStream({ start(c) { c.error(new Error('start 3')); }, pull(c) { this.n = (this.n ?? 0) + 1; if (this.n > 2) c.error(new Error('pull 4')); else { c.enqueue(this.n); c.enqueue('again'); } },  }));
at('now', () => { say('pipe 5', t2.readable.pipeTo(t2.writable, { signal: controllers.a.signal })); });
at('immediate', () => { say('write 6', writerOf(t2.writable).write('w7')); });
at('job', () => { say('byob 8', (readers.get(b0) ?? reader(b0, { mode: 'byob' })).read(new Uint8Array(4), { min: 2 })); });
at('now', () => { say('byob 9', (readers.get(b0) ?? reader(b0, { mode: 'byob' })).read(new Uint16Array(2))); });
at('job', () => { say('pipe 10', s3.pipeTo(t2.writable, { signal: controllers.a.signal })); });
at('job', () => { say('closed 11', readerOf(s3).closed); });
at('tick', () => { drink('drink12', t2.readable, 2); });
at('immediate', () => { console.log(s3); });
