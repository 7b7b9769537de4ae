// A random program, of seed 2012: its order is Node's.
'use strict';
const { MessageChannel, at, start, take, watch } = require('../_preludes/workers.cjs');

const w0 = watch('w0', start({  }));
const c3 = watch('c3', new MessageChannel());
at('now', () => { take(c3[1]); });
at('now', () => { w0.ask('code', 8); });
