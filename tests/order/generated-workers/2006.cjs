// A random program, of seed 2006: its order is Node's.
'use strict';
const { MessageChannel, at, give, hear, log, name, watch } = require('../_preludes/workers.cjs');

const c0 = watch('c0', new MessageChannel());
at('immediate', () => { c0[1].on('close', () => { log(name(c0[1]), 'close'); c0[1].postMessage([, 1]) }); });
at('far', () => { hear(c0[0], 'once', () => {  }); });
at('now', () => { give(c0[1], c0[0]); });
