// A random program, of seed 5036: its order is Node's.
'use strict';
const {  } = require('../_preludes/webs.cjs');

