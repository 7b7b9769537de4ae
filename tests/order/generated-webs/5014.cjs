// A random program, of seed 5014: its order is Node's.
'use strict';
const { at, log, say, show, watch, writerOf } = require('../_preludes/webs.cjs');

const w0 = watch('w0', new WritableStream({  write(chunk) { log('write', show(chunk)); }, close() { log('close'); },  }));
at('now', () => { say('ready 2', writerOf(w0).ready); });
