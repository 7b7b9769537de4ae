// A random program, of seed 2034: its order is Node's.
'use strict';
const { MessageChannel, at, start, watch } = require('../_preludes/workers.cjs');

const c1 = watch('c1', new MessageChannel());
const w2 = watch('w2', start({  }));
at('now', () => { w2.ask('code', 6); });
at('job', () => { c1[0].postMessage(1); });
at('now', () => { w2.end(); });
