// A random program, of seed 2024: its order is Node's.
'use strict';
const { MessageChannel, at, hear, log, take, watch } = require('../_preludes/workers.cjs');

const c0 = watch('c0', new MessageChannel());
at('now', () => { hear(c0[0], 'on', () => { setImmediate(() => log('immediate 1')) }); });
at('now', () => { take(c0[1]); });
