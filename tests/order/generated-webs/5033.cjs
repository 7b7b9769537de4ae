// A random program, of seed 5033: its order is Node's.
'use strict';
const { at, log, say, show, watch, writerOf } = require('../_preludes/webs.cjs');

const w0 = watch('w0', new WritableStream({  write(chunk) { log('write', show(chunk)); }, close() { log('close'); },  }));
at('immediate', () => { say('abort 1', writerOf(w0).abort(new Error('aborted 2'))); });
at('tick', () => { say('abort 4', writerOf(w0).abort(new Error('aborted 5'))); });
at('job', () => { writerOf(w0).ready.then(() => say('write 7', writerOf(w0).write('ready')), () => log('not ready')); });
at('now', () => { say('write 8', writerOf(w0).write('w9')); });
at('now', () => { say('write 11', writerOf(w0).write(1)); say('write 12', writerOf(w0).write(2)); log('desired', writerOf(w0).desiredSize); });
