// A random program, of seed 2009: its order is Node's.
'use strict';
const { MessageChannel, at, give, hear, log, start, watch } = require('../_preludes/workers.cjs');

const c0 = watch('c0', new MessageChannel());
const w2 = watch('w2', start({ workerData: 1, }));
const w3 = watch('w3', start({  }));
const c4 = watch('c4', new MessageChannel());
at('immediate', () => { log('posted', c0[0].postMessage(new Uint8Array([1, 2, 4]))); });
at('far', () => { w3.end(); });
at('now', () => { hear(c0[0], 'on', () => {  }); });
at('tick', () => { c4[0].start(); });
at('immediate', () => { { const bytes = new ArrayBuffer(7); w2.ask('grow', bytes, [bytes]); }; });
at('immediate', () => { w3.ask('sum', [1, 2, 9]); });
at('now', () => { give(c4[1], c0[1]); });
