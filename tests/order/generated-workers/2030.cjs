// A random program, of seed 2030: its order is Node's.
'use strict';
const { BroadcastChannel, MessageChannel, at, hear, log, name, start, watch } = require('../_preludes/workers.cjs');

const c0 = watch('c0', new MessageChannel());
const b2 = watch('b2', new BroadcastChannel('one'));
const w3 = watch('w3', start({  }));
at('now', () => { hear(c0[1], 'listener', () => { process.nextTick(() => log('tick 1')) }); });
at('far', () => { w3.ask('onExit', 'ends 2'); });
at('job', () => { c0[0].close(() => log('closed', name(c0[0]))); });
at('now', () => { c0[0].emit('message', 3); });
at('now', () => { w3.ask('onExit', 'ends 4'); });
at('now', () => { c0[0].on('close', () => { log(name(c0[0]), 'close');  }); });
at('immediate', () => { w3.ask('print', 'line 5\n'); });
at('immediate', () => { b2.postMessage(new Error('sent 6')); });
at('now', () => { { const bytes = new ArrayBuffer(8); w3.ask('grow', bytes, [bytes]); }; });
