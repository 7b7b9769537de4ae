// A random program, of seed 5003: its order is Node's.
'use strict';
const { at, log, say, show, wait, watch, writerOf } = require('../_preludes/webs.cjs');

const w0 = watch('w0', new WritableStream({   close() { throw new Error('close 1'); },  }, { highWaterMark: 3, size(chunk) { return String(chunk).length; } }));
const w1 = watch('w1', new WritableStream({  write(chunk) { log('write', show(chunk)); return new Promise((resolve) => setImmediate(resolve)); }, close() { throw new Error('close 2'); }, async abort(reason) { await wait(3); log('abort', show(reason)); }, }, { highWaterMark: 3 }));
at('now', () => { say('abort 4', w0.abort('aborted 5')); });
at('tick', () => { say('close 6', writerOf(w0).close()); });
at('immediate', () => { say('close 8', w1.close()); });
at('now', () => { console.log(w0); });
