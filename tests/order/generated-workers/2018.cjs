// A random program, of seed 2018: its order is Node's.
'use strict';
const { BroadcastChannel, MessageChannel, at, log, name, watch } = require('../_preludes/workers.cjs');

const b0 = watch('b0', new BroadcastChannel('one'));
const c1 = watch('c1', new MessageChannel());
at('now', () => { b0.postMessage(1); });
at('immediate', () => { c1[0].postMessage(undefined); });
at('now', () => { c1[0].on('close', () => { log(name(c1[0]), 'close');  }); });
