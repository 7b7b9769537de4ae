// A random program, of seed 5030: its order is Node's.
'use strict';
const { at, controllers, log, readerOf, say, wait, watch } = require('../_preludes/webs.cjs');

const t0 = watch('t0', new TransformStream({  transform(chunk, c) { this.n = (this.n ?? 0) + 1; if (this.n > 1) c.terminate(); else c.enqueue(chunk); },   }, new CountQueuingStrategy({ highWaterMark: 2 }), new CountQueuingStrategy({ highWaterMark: 4 })));
const t1 = watch('t1', new TransformStream({ start(c) { c.enqueue('first'); }, transform() { }, async flush(c) { await wait(1); log('flush'); },  }, { highWaterMark: 3 }, new CountQueuingStrategy({ highWaterMark: 0 })));
at('far', () => { const [first, second] = t0.readable.tee(); say('one 1', first.cancel(1)); say('two 2', second.cancel(2)); });
at('far', () => { say('pipe 3', t1.readable.pipeTo(t0.writable, { signal: controllers.a.signal })); });
at('immediate', () => { say('pipe 4', t1.readable.pipeTo(t1.writable, { signal: controllers.a.signal })); });
at('far', () => { say('read 5', readerOf(t0.readable).read()); });
at('job', () => { say('read 6', readerOf(t1.readable).read()); });
