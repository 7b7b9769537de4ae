// A random program, of seed 5022: its order is Node's.
'use strict';
const { Duplex, at, finished, promises, say, stream, watch } = require('../_preludes/flows.cjs');

const r0 = watch('r0', Duplex.from(Promise.reject(new Error('promise 1'))));
const p1 = watch('p1', stream.duplexPair({ allowHalfOpen: false }));
at('immediate', () => { r0.removeAllListeners(); });
at('job', () => { say('finished 2', promises.finished(p1[0], { cleanup: true })); });
