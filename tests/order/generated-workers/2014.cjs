// A random program, of seed 2014: its order is Node's.
'use strict';
const { MessageChannel, at, log, name, start, take, watch } = require('../_preludes/workers.cjs');

const c1 = watch('c1', new MessageChannel());
const w2 = watch('w2', start({ name: 'worker 1', }));
const w3 = watch('w3', start({ execArgv: ['--no-warnings'], }));
at('far', () => { w2.ask('reject', 'rejected 2'); });
at('immediate', () => { w3.ask('echo', new Error('sent 3')); });
at('immediate', () => { log('posted', c1[0].postMessage(new Map([[4, new Set(['x'])]]))); });
at('now', () => { w3.link(); });
at('now', () => { c1[1].postMessage('text 5'); });
at('job', () => { take(c1[1]); });
