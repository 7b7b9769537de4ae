// A random program, of seed 5015: its order is Node's.
'use strict';
const { Writable, at, done, log, show, watch } = require('../_preludes/flows.cjs');

const w0 = watch('w0', new Writable({ construct(callback) { log('construct'); callback(); }, highWaterMark: 0, objectMode: true, decodeStrings: false, write(chunk, encoding, callback) { log('write', show(chunk), encoding); callback(); }  , final(callback) { log('final'); throw new Error('final 1'); } }));
at('immediate', () => { log(w0.errored === null, w0.closed, w0.destroyed); });
at('now', () => { w0.write(42); });
at('now', () => { w0.write('€', 'latin1', done('wrote 3')); });
