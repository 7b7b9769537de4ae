// A random program, of seed 5011: its order is Node's.
'use strict';
const { Duplex, at, log, show, unheard, watch } = require('../_preludes/flows.cjs');

const r0 = watch('r0', unheard(Duplex.from(async () => 'value')));
at('now', () => { log('read', show(r0.read(3))); });
