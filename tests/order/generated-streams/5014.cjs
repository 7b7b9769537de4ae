// A random program, of seed 5014: its order is Node's.
'use strict';
const { at, done, log, show, state, stream, watch } = require('../_preludes/streams.cjs');

const t0 = watch('t0', new stream.PassThrough({ objectMode: true, highWaterMark: 2, decodeStrings: false, construct(callback) { log('construct'); callback(new Error('constructing')); } }));
at('now', () => { log('t0 push', t0.push('p3')); });
at('tick', () => { stream.destroy(t0); });
at('far', () => { t0.removeAllListeners('data'); });
at('now', () => { stream.finished(t0, { writable: false }, done('t0 read 76')); });
at('immediate', () => { t0.map((x) => `${show(x)}!`).toArray().then(done('t0 mapped'), done('t0 not mapped')); });
at('immediate', () => { t0.on('data', (chunk) => log('t0 data', show(chunk))); });
at('now', () => { log('t0 read 4', show(t0.read(4))); });
at('now', () => { state('t0', t0); });
at('now', () => { log('t0 write', t0.write('w5', done('t0 wrote w5'))); });
at('now', () => { stream.finished(t0, { readable: false }, done('t0 written 53')); });
