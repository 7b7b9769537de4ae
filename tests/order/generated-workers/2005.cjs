// A random program, of seed 2005: its order is Node's.
'use strict';
const { BroadcastChannel, MessageChannel, at, give, log, name, show, watch } = require('../_preludes/workers.cjs');

const c0 = watch('c0', new MessageChannel());
const c1 = watch('c1', new MessageChannel());
const b2 = watch('b2', new BroadcastChannel('one'));
at('immediate', () => { c1[1].postMessage(new Error('sent 1')); });
at('now', () => { c0[1].ref(); });
at('tick', () => { c0[1].on('close', () => { log(name(c0[1]), 'close');  }); });
at('now', () => { b2.onmessage = ({ data }) => { log('b2', show(data)); c1[1].close() }; });
at('now', () => { b2.postMessage(new Uint8Array([1, 2, 6])); });
at('now', () => { give(c1[1], c0[0]); });
at('job', () => { b2.postMessage(new Date(2)); });
at('tick', () => { c1[0].close(() => log('closed', name(c1[0]))); });
