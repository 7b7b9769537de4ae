// A random program, of seed 2003: its order is Node's.
'use strict';
const { MessageChannel, at, log, move, name, start, watch } = require('../_preludes/workers.cjs');

const c1 = watch('c1', new MessageChannel());
const c2 = watch('c2', new MessageChannel());
at('job', () => { move(c2[1], c2[0]); });
at('now', () => { c2[0].start(); });
at('job', () => { c1[1].on('close', () => { log(name(c1[1]), 'close'); process.nextTick(() => log('tick 2')) }); });
at('immediate', () => { c2[0].postMessage(new Date(0)); });
at('now', () => { c1[1].close(() => log('closed', name(c1[1]))); });
