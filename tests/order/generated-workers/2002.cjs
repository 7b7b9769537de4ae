// A random program, of seed 2002: its order is Node's.
'use strict';
const { MessageChannel, at, move, start, watch } = require('../_preludes/workers.cjs');

const w0 = watch('w0', start({  }));
const c1 = watch('c1', new MessageChannel());
at('now', () => { c1[0].close(); });
at('job', () => { c1[0].postMessage(new Uint8Array([1, 2, 9])); });
at('now', () => { move(c1[0], c1[1]); });
at('immediate', () => { move(c1[0], c1[1]); });
at('now', () => { w0.ask('exit', 0); });
