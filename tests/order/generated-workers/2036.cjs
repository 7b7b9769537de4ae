// A random program, of seed 2036: its order is Node's.
'use strict';
const { MessageChannel, at, hear, log, name, watch } = require('../_preludes/workers.cjs');

const c0 = watch('c0', new MessageChannel());
const c3 = watch('c3', new MessageChannel());
at('now', () => { log(name(c3[1]), c3[1].listenerCount('message')); });
at('job', () => { hear(c0[1], 'on', () => { process.nextTick(() => log('tick 1')) }); });
