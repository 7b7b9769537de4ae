// A random program, of seed 2032: its order is Node's.
'use strict';
const { MessageChannel, at, move, watch } = require('../_preludes/workers.cjs');

const c0 = watch('c0', new MessageChannel());
at('now', () => { move(c0[1], c0[0]); });
