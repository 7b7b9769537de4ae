// A random program, of seed 2021: its order is Node's.
'use strict';
const { BroadcastChannel, MessageChannel, at, log, move, name, show, watch } = require('../_preludes/workers.cjs');

const c0 = watch('c0', new MessageChannel());
const c1 = watch('c1', new MessageChannel());
const b3 = watch('b3', new BroadcastChannel('one'));
const c4 = watch('c4', new MessageChannel());
at('now', () => { move(c0[0], c1[1], (port) => [1, port], true); });
at('far', () => { c4[0].unref(); });
at('tick', () => { b3.onmessage = ({ data }) => { log('b3', show(data));  }; });
at('job', () => { c0[0].postMessage({ deep: [() => 1] }); });
at('now', () => { c1[0].close(() => log('closed', name(c1[0]))); });
