// A random program, of seed 5024: its order is Node's.
'use strict';
const { at, drink, log, reader, readerOf, readers, say, wait, watch, writerOf, writers } = require('../_preludes/webs.cjs');

const b0 = watch('b0', new ReadableStream({ type: 'bytes',  start(c) { return wait(1); },   }));
const w1 = watch('w1', new WritableStream({  write(chunk, c) { this.n = (this.n ?? 0) + 1; if (this.n > 1) throw new Error('write 1'); }, close() { log('close'); },  }, new CountQueuingStrategy({ highWaterMark: 0 })));
at('tick', () => { say('byob 2', (readers.get(b0) ?? reader(b0, { mode: 'byob' })).read(new Uint8Array(2))); });
at('immediate', () => { say('read 3', readerOf(b0).read()); });
at('job', () => { say('abort 4', writerOf(w1).abort(new Error('aborted 5'))); });
at('now', () => { drink('drink6', b0, 3); });
at('immediate', () => { drink('through7', b0.pipeThrough(new TransformStream({  transform(chunk, c) { this.n = (this.n ?? 0) + 1; if (this.n > 1) throw new Error('transform 8'); c.enqueue(chunk); }, async flush(c) { await wait(1); log('flush'); },  }, { size() { throw new Error('size 9'); } }, new CountQueuingStrategy({ highWaterMark: 2 }))), 2); });
at('now', () => { writerOf(w1).releaseLock(); writers.delete(w1); });
at('immediate', () => { say('byob 10', (readers.get(b0) ?? reader(b0, { mode: 'byob' })).read(new Uint8Array(4))); });
at('job', () => { drink('through11', b0.pipeThrough(new TextEncoderStream()), 1); });
at('now', () => { say('byob 12', (readers.get(b0) ?? reader(b0, { mode: 'byob' })).read(new Uint8Array(3))); });
