// A random program, of seed 2019: its order is Node's.
'use strict';
const { at, start, watch } = require('../_preludes/workers.cjs');

const w0 = watch('w0', start({ execArgv: ['--no-warnings'], }));
at('job', () => { w0.ask('data'); });
