// A random program, of seed 5032: its order is Node's.
'use strict';
const { at, log, say, show, wait, watch, writerOf } = require('../_preludes/webs.cjs');

const w0 = watch('w0', new WritableStream({  write(chunk) { log('write', show(chunk)); }, close() { throw new Error('close 1'); }, async abort(reason) { await wait(3); log('abort', show(reason)); }, }, { highWaterMark: 0 }));
at('immediate', () => { say('abort 2', writerOf(w0).abort(new Error('aborted 3'))); });
at('job', () => { say('close 8', writerOf(w0).close()); });
at('now', () => { say('closed 9', writerOf(w0).closed); });
