// A random program, of seed 2004: its order is Node's.
'use strict';
const { MessageChannel, at, hear, markAsUntransferable, move, start, take, watch } = require('../_preludes/workers.cjs');

const c0 = watch('c0', new MessageChannel());
const c1 = watch('c1', new MessageChannel());
at('now', () => { c0[0].close(); });
at('now', () => { c0[1].start(); });
at('now', () => { hear(c1[1], 'on', () => {  }); });
at('now', () => { c0[0].postMessage(undefined); });
at('immediate', () => { { const bytes = new ArrayBuffer(8); markAsUntransferable(bytes); c0[1].postMessage(bytes, [bytes]); }; });
at('now', () => { c1[0].start(); });
at('now', () => { take(c1[1]); });
at('far', () => { move(c1[1], c0[1]); });
at('immediate', () => { hear(c0[1], 'once', () => {  }); });
