// A random program, of seed 2015: its order is Node's.
'use strict';
const { BroadcastChannel, MessageChannel, at, log, move, name, start, watch } = require('../_preludes/workers.cjs');

const c0 = watch('c0', new MessageChannel());
const c1 = watch('c1', new MessageChannel());
const w2 = watch('w2', start({  }));
const b3 = watch('b3', new BroadcastChannel('one'));
at('now', () => { w2.ask('echo', [, 1]); });
at('now', () => { w2.link(); });
at('now', () => { c1[1].on('close', () => { log(name(c1[1]), 'close');  }); });
at('tick', () => { c1[0].removeAllListeners('message'); });
at('job', () => { b3.postMessage('text 2'); });
at('immediate', () => { b3.close(); });
at('now', () => { c1[1].emit('message', 3); });
at('tick', () => { w2.ask('onExit', 'ends 4'); });
at('immediate', () => { move(c1[0], c0[0]); });
