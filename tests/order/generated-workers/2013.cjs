// A random program, of seed 2013: its order is Node's.
'use strict';
const { MessageChannel, at, watch } = require('../_preludes/workers.cjs');

const c1 = watch('c1', new MessageChannel());
const c2 = watch('c2', new MessageChannel());
at('now', () => { c2[0].postMessage([, 1]); });
at('tick', () => { c2[0].postMessage(2); });
at('now', () => { c1[0].postMessage({ a: [3, null], b: undefined }); });
