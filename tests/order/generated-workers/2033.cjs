// A random program, of seed 2033: its order is Node's.
'use strict';
const { MessageChannel, at, hear, move, watch } = require('../_preludes/workers.cjs');

const c0 = watch('c0', new MessageChannel());
const c1 = watch('c1', new MessageChannel());
at('tick', () => { move(c0[1], c1[0]); });
at('far', () => { hear(c1[1], 'listener', () => { throw new Error('heard 1') }); });
at('now', () => { move(c1[1], c0[1]); });
