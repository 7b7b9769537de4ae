// A random program, of seed 2008: its order is Node's.
'use strict';
const { MessageChannel, at, start, watch } = require('../_preludes/workers.cjs');

const c0 = watch('c0', new MessageChannel());
const w1 = watch('w1', start({  }));
at('far', () => { w1.link(); });
at('now', () => { c0[0].ref(); });
