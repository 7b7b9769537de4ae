// A random program, of seed 2016: its order is Node's.
'use strict';
const { MessageChannel, at, log, name, start, watch } = require('../_preludes/workers.cjs');

const c0 = watch('c0', new MessageChannel());
const w1 = watch('w1', start({  }));
at('job', () => { c0[1].on('close', () => { log(name(c0[1]), 'close'); setImmediate(() => log('immediate 1')) }); });
at('immediate', () => { w1.ask('exit', 3); });
