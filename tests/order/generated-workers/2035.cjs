// A random program, of seed 2035: its order is Node's.
'use strict';
const { MessageChannel, at, hear, markAsUntransferable, watch } = require('../_preludes/workers.cjs');

const c1 = watch('c1', new MessageChannel());
at('tick', () => { { const bytes = new ArrayBuffer(8); markAsUntransferable(bytes); c1[0].postMessage(bytes, [bytes]); }; });
at('immediate', () => { hear(c1[0], 'handler', () => {  }); });
at('now', () => { c1[0].postMessage(1); });
at('tick', () => { c1[1].postMessage(undefined); });
