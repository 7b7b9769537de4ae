// A random program, of seed 5005: its order is Node's.
'use strict';
const { at, controllers, drink, log, readerOf, say, wait, watch } = require('../_preludes/webs.cjs');

const s0 = watch('s0', new ReadableStream({ start(c) { return wait(3); }, pull(c) { log('pull', c.desiredSize); }, cancel(reason) { throw new Error('cancel 1'); }, }));
const s2 = watch('s2', new ReadableStream({ start(c) { return wait(3); }, pull(c) { this.n = (this.n ?? 0) + 1; if (this.n > 2) c.error(new Error('pull 3')); else { c.enqueue(this.n); c.enqueue('again'); } },  }).pipeThrough(new TransformStream({  transform(chunk, c) { this.n = (this.n ?? 0) + 1; if (this.n > 1) throw new Error('transform 4'); c.enqueue(chunk); }, async flush(c) { await wait(3); log('flush'); }, cancel(reason) { throw new Error('cancel 5'); }, }, new CountQueuingStrategy({ highWaterMark: 1 }), { highWaterMark: 2, size(chunk) { return String(chunk).length; } })).tee()[1]);
at('now', () => { drink('through6', s0.pipeThrough(new TextEncoderStream()), 2); });
at('now', () => { say('read 7', readerOf(s2).read()); });
at('now', () => { say('read 9', readerOf(s0).read()); say('read 10', readerOf(s0).read()); });
at('far', () => { controllers.b.abort('aborted 11'); });
