// A random program, of seed 5017: its order is Node's.
'use strict';
const { at, log, readerOf, say, show, watch, writerOf } = require('../_preludes/webs.cjs');

const w1 = watch('w1', new WritableStream({  write(chunk) { log('write', show(chunk)); },  abort(reason) { log('abort', show(reason)); }, }, { size() { throw new Error('size 1'); } }));
const t2 = watch('t2', new TransformStream());
at('immediate', () => { say('pipe 2', t2.readable.pipeTo(w1)); });
at('now', () => { log('desired', writerOf(w1).desiredSize); });
at('immediate', () => { say('read 3', readerOf(t2.readable).read()); });
