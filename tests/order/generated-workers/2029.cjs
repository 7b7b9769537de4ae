// A random program, of seed 2029: its order is Node's.
'use strict';
const { MessageChannel, answer, at, log, markAsUntransferable, move, name, watch } = require('../_preludes/workers.cjs');

const c0 = watch('c0', new MessageChannel());
const c1 = watch('c1', new MessageChannel());
const c2 = watch('c2', new MessageChannel());
at('job', () => { move(c2[0], c1[0]); });
at('now', () => { { const bytes = new ArrayBuffer(8); markAsUntransferable(bytes); c0[0].postMessage(bytes, [bytes]); }; });
at('now', () => { c1[1].on('close', () => { log(name(c1[1]), 'close'); answer(c1[1], [1]) }); });
