// A random program, of seed 2037: its order is Node's.
'use strict';
const { BroadcastChannel, MessageChannel, at, hear, log, move, show, start, take, watch } = require('../_preludes/workers.cjs');

const b0 = watch('b0', new BroadcastChannel('one'));
const c1 = watch('c1', new MessageChannel());
const c2 = watch('c2', new MessageChannel());
const c3 = watch('c3', new MessageChannel());
const w4 = watch('w4', start({  }));
at('tick', () => { { const bytes = new ArrayBuffer(6); w4.ask('grow', bytes, [bytes]); }; });
at('immediate', () => { w4.ask('code', 2); });
at('now', () => { move(c2[1], c1[1]); });
at('now', () => { b0.onmessage = ({ data }) => { log('b0', show(data));  }; });
at('now', () => { w4.ask('echo', -0); });
at('tick', () => { c3[0].postMessage(new Error('sent 1')); });
at('now', () => { b0.onmessage = ({ data }) => { log('b0', show(data));  }; });
at('now', () => { take(c3[1]); });
at('immediate', () => { w4.ask('onExit', 'ends 2'); });
at('job', () => { hear(c3[0], 'once', () => { setImmediate(() => log('immediate 3')) }); });
