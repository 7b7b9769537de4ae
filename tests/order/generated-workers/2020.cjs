// A random program, of seed 2020: its order is Node's.
'use strict';
const { MessageChannel, at, hear, log, name, watch } = require('../_preludes/workers.cjs');

const c0 = watch('c0', new MessageChannel());
at('immediate', () => { c0[0].ref(); });
at('far', () => { hear(c0[0], 'on', () => {  }); });
at('now', () => { log(name(c0[0]), c0[0].listenerCount('message')); });
at('now', () => { hear(c0[1], 'once', () => { c0[1].close() }); });
