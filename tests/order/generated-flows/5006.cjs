// A random program, of seed 5006: its order is Node's.
'use strict';
const { Transform, at, done, finished, log, show, watch } = require('../_preludes/flows.cjs');

const t0 = watch('t0', new Transform({ destroy(error, callback) { log('destroy', show(error)); throw new Error('destroying'); }, construct(callback) { log('construct'); callback(); }, transform(chunk, encoding, callback) { log('transform', show(chunk)); callback(null, chunk); } , flush(callback) { log('flush'); this.push('tail'); setImmediate(() => callback(new Error('called 1'))); } }));
at('tick', () => { t0.destroy(new Error('e3')); });
at('tick', () => { finished(t0, { error: false }, done('finished 4')); });
