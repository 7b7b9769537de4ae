// A random program, of seed 2010: its order is Node's.
'use strict';
const { MessageChannel, at, move, start, watch } = require('../_preludes/workers.cjs');

const w1 = watch('w1', start({ execArgv: ['--no-warnings'], }));
const c2 = watch('c2', new MessageChannel());
const c4 = watch('c4', new MessageChannel());
at('now', () => { move(c2[1], c4[1]); });
at('job', () => { w1.ask('echo', 1); });
