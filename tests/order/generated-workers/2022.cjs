// A random program, of seed 2022: its order is Node's.
'use strict';
const { at, start, watch } = require('../_preludes/workers.cjs');

const w1 = watch('w1', start({  }));
const w3 = watch('w3', start({  }));
at('now', () => { w1.ask('inner', 1); });
at('now', () => { w3.ask('catchAll'); });
