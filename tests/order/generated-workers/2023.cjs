// A random program, of seed 2023: its order is Node's.
'use strict';
const { MessageChannel, at, hear, take, watch } = require('../_preludes/workers.cjs');

const c1 = watch('c1', new MessageChannel());
at('now', () => { hear(c1[1], 'listener', () => {  }); });
at('now', () => { take(c1[0]); });
at('now', () => { c1[0].close(); });
