// A random program, of seed 2028: its order is Node's.
'use strict';
const { BroadcastChannel, MessageChannel, at, log, name, show, watch } = require('../_preludes/workers.cjs');

const b0 = watch('b0', new BroadcastChannel('one'));
const c1 = watch('c1', new MessageChannel());
at('now', () => { b0.onmessage = ({ data }) => { log('b0', show(data));  }; });
at('job', () => { c1[0].ref(); });
at('now', () => { c1[1].on('close', () => { log(name(c1[1]), 'close'); c1[1].close() }); });
