// A random program, of seed 2027: its order is Node's.
'use strict';
const {  } = require('../_preludes/workers.cjs');

