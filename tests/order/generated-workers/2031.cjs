// A random program, of seed 2031: its order is Node's.
'use strict';
const { at, start, watch } = require('../_preludes/workers.cjs');

const w1 = watch('w1', start({  }));
at('now', () => { w1.ask('onExit', 'ends 1'); });
