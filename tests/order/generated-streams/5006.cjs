// A random program, of seed 5006: its order is Node's.
'use strict';
const { at, done, log, show, state, stream, watch } = require('../_preludes/streams.cjs');

const t0 = watch('t0', new stream.PassThrough({ highWaterMark: 1 }));
const w1 = watch('w1', new stream.Writable({ write(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('w1 _write', show(chunk), encoding);  process.nextTick(() => callback()); } }));
const w2 = watch('w2', new stream.Writable({ highWaterMark: 3, write(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('w2 _write', show(chunk), encoding);  callback(); }, final(callback) { log('w2 _final'); setImmediate(() => callback()); } }));
at('now', () => { w2.end('z7', done('w2 ended')); });
at('now', () => { t0.on('data', (chunk) => log('t0 data', show(chunk))); });
at('now', () => { state('w1', w1); });
at('immediate', () => { t0.end('z1', done('t0 ended')); });
at('immediate', () => { t0.cork(); });
at('now', () => { log('w1 write', w1.write('w3', done('w1 wrote w3'))); });
at('now', () => { state('t0', t0); });
at('immediate', () => { log('w2 write', w2.write('x'.repeat(3))); });
