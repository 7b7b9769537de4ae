// A random program, of seed 2017: its order is Node's.
'use strict';
const { MessageChannel, at, hear, take, watch } = require('../_preludes/workers.cjs');

const c0 = watch('c0', new MessageChannel());
const c2 = watch('c2', new MessageChannel());
at('now', () => { take(c0[0]); });
at('far', () => { hear(c2[1], 'handler', () => {  }); });
