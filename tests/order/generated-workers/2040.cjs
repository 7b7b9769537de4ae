// A random program, of seed 2040: its order is Node's.
'use strict';
const { MessageChannel, at, hear, watch } = require('../_preludes/workers.cjs');

const c0 = watch('c0', new MessageChannel());
at('immediate', () => { hear(c0[1], 'listener', () => { throw new Error('heard 1') }); });
at('now', () => { c0[0].postMessage(new Error('sent 2')); });
at('now', () => { c0[0].postMessage({ a: [3, null], b: undefined }); });
