// A random program, of seed 5038: its order is Node's.
'use strict';
const { at, log, say, show, wait, watch, writerOf } = require('../_preludes/webs.cjs');

const w0 = watch('w0', new WritableStream({ start() { return Promise.reject(new Error('start 1')); }, async write(chunk) { await wait(2); log('write', show(chunk)); }, close() { log('close'); }, async abort(reason) { await wait(2); log('abort', show(reason)); }, }));
at('far', () => { say('write 2', writerOf(w0).write('w3')); });
at('now', () => { say('abort 4', writerOf(w0).abort(new Error('aborted 5'))); });
