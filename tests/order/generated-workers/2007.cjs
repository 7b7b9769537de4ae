// A random program, of seed 2007: its order is Node's.
'use strict';
const { BroadcastChannel, MessageChannel, at, log, move, show, start, watch } = require('../_preludes/workers.cjs');

const w0 = watch('w0', start({  }));
const c1 = watch('c1', new MessageChannel());
const b2 = watch('b2', new BroadcastChannel('one'));
const c3 = watch('c3', new MessageChannel());
at('immediate', () => { w0.ask('sum', [1, 2, 0]); });
at('now', () => { move(c3[0], c1[1]); });
at('now', () => { w0.ask('code', 3); });
at('now', () => { b2.onmessage = ({ data }) => { log('b2', show(data)); setImmediate(() => log('immediate 1')) }; });
at('job', () => { w0.ask('chain', 0); });
at('now', () => { w0.ask('print', 'line 2\n'); });
