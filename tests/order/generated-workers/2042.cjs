// A random program, of seed 2042: its order is Node's.
'use strict';
const { BroadcastChannel, MessageChannel, at, give, hear, log, markAsUntransferable, show, start, watch } = require('../_preludes/workers.cjs');

const b0 = watch('b0', new BroadcastChannel('two'));
const w1 = watch('w1', start({  }));
const c3 = watch('c3', new MessageChannel());
const c4 = watch('c4', new MessageChannel());
at('far', () => { { const bytes = new ArrayBuffer(8); markAsUntransferable(bytes); c4[0].postMessage(bytes, [bytes]); }; });
at('immediate', () => { w1.ask('onExit', 'ends 1'); });
at('job', () => { give(c3[1], c4[0]); });
at('immediate', () => { w1.link(); });
at('now', () => { b0.onmessage = ({ data }) => { log('b0', show(data));  }; });
at('tick', () => { hear(c4[1], 'handler', () => { c4[1].close() }); });
at('now', () => { b0.onmessage = ({ data }) => { log('b0', show(data)); setImmediate(() => log('immediate 2')) }; });
at('now', () => { c3[0].start(); });
at('immediate', () => { b0.postMessage(new Error('sent 3')); });
at('now', () => { c3[0].postMessage(-0, [Symbol('4')]); });
