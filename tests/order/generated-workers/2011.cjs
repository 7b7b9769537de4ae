// A random program, of seed 2011: its order is Node's.
'use strict';
const { BroadcastChannel, MessageChannel, at, hear, log, name, watch } = require('../_preludes/workers.cjs');

const c0 = watch('c0', new MessageChannel());
const b1 = watch('b1', new BroadcastChannel('one'));
at('tick', () => { hear(c0[0], 'handler', () => { throw new Error('heard 1') }); });
at('immediate', () => { log(name(c0[1]), 'hasRef', c0[1].hasRef()); });
at('tick', () => { b1.postMessage(2); });
at('now', () => { c0[0].postMessage(10n); });
