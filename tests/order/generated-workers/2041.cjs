// A random program, of seed 2041: its order is Node's.
'use strict';
const { at, start, watch } = require('../_preludes/workers.cjs');

const w2 = watch('w2', start({ execArgv: ['--no-warnings'], }));
at('now', () => { { const bytes = new ArrayBuffer(6); w2.ask('grow', bytes, [bytes]); }; });
