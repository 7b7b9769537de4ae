// A random program, of seed 2039: its order is Node's.
'use strict';
const { MessageChannel, at, hear, log, start, take, watch } = require('../_preludes/workers.cjs');

const c0 = watch('c0', new MessageChannel());
const w1 = watch('w1', start({  }));
at('now', () => { w1.ask('echo', new Uint8Array([1, 2, 5])); });
at('immediate', () => { take(c0[0]); });
at('immediate', () => { w1.ask('chain', 3); });
at('job', () => { c0[1].postMessage([, 1]); });
at('now', () => { { const bytes = new ArrayBuffer(2); w1.ask('grow', bytes, [bytes]); }; });
at('now', () => { log('posted', c0[0].postMessage(10n)); });
at('immediate', () => { hear(c0[0], 'on', () => {  }); });
at('tick', () => { { const bytes = new ArrayBuffer(8); c0[0].postMessage(bytes, [bytes]); log(bytes.byteLength, bytes.detached); }; });
at('immediate', () => { hear(c0[1], 'handler', () => {  }); });
