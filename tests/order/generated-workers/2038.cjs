// A random program, of seed 2038: its order is Node's.
'use strict';
const { MessageChannel, at, hear, log, markAsUntransferable, start, take, watch } = require('../_preludes/workers.cjs');

const c0 = watch('c0', new MessageChannel());
const w1 = watch('w1', start({ workerData: new Map([[1, new Set(['x'])]]), }));
at('tick', () => { c0[1].close(); });
at('immediate', () => { hear(c0[0], 'once', () => { take(c0[0]) }); });
at('immediate', () => { w1.ask('close'); });
at('tick', () => { hear(c0[1], 'on', () => { process.nextTick(() => log('tick 2')) }); });
at('immediate', () => { { const bytes = new ArrayBuffer(8); markAsUntransferable(bytes); c0[0].postMessage(bytes, [bytes]); }; });
at('job', () => { c0[0].onmessage = null; });
at('immediate', () => { c0[0].postMessage([, 3]); });
at('immediate', () => { c0[1].postMessage(4, [new WeakMap()]); });
at('now', () => { take(c0[0]); });
