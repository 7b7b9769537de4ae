// A random program, of seed 5032: its order is Node's.
'use strict';
const { Writable, at, done, log, show, state, unheard, watch } = require('../_preludes/flows.cjs');

const w0 = watch('w0', unheard(new Writable({ autoDestroy: false, captureRejections: true,  write(chunk, encoding, callback) { log('write', show(chunk), encoding); setImmediate(callback); }   })));
at('immediate', () => { state('w0', w0); });
at('tick', () => { log('write', w0.write('6162', 'hex', done('wrote 1'))); });
at('job', () => { w0.write(Buffer.from('g6')); });
at('far', () => { log('write', w0.write('given7', done('wrote 2'))); });
at('immediate', () => { w0.cork(); w0.write('1'); w0.write('2'); w0.end('3'); });
