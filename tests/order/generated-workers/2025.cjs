// A random program, of seed 2025: its order is Node's.
'use strict';
const { MessageChannel, at, log, name, watch } = require('../_preludes/workers.cjs');

const c0 = watch('c0', new MessageChannel());
at('now', () => { log(name(c0[1]), 'hasRef', c0[1].hasRef()); });
