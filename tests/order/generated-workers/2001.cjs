// A random program, of seed 2001: its order is Node's.
'use strict';
const { MessageChannel, at, hear, log, move, start, take, watch } = require('../_preludes/workers.cjs');

const c1 = watch('c1', new MessageChannel());
const w2 = watch('w2', start({ execArgv: ['--no-warnings'], }));
const c3 = watch('c3', new MessageChannel());
const c4 = watch('c4', new MessageChannel());
at('now', () => { log('posted', c4[0].postMessage(new Uint8Array([1, 2, 2]))); });
at('now', () => { move(c1[0], c3[1]); });
at('tick', () => { w2.ask('chain', 1); });
at('now', () => { take(c3[1]); });
at('now', () => { hear(c1[1], 'once', () => {  }); });
