// A random program, of seed 5005: its order is Node's.
'use strict';
const { at, done, log, show, state, stream, watch } = require('../_preludes/streams.cjs');

const t0 = watch('t0', new stream.Transform({ encoding: 'utf8', transform(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('t0 _transform', show(chunk)); queueMicrotask(() => callback(null, chunk)); } }));
const t1 = watch('t1', new stream.Transform({ highWaterMark: 0, emitClose: false, transform(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('t1 _transform', show(chunk)); process.nextTick(() => callback(null, chunk)); }, flush(callback) { log('t1 _flush'); callback(null, 'fl'); } }));
const t2 = watch('t2', new stream.Transform({ highWaterMark: 0, transform(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('t2 _transform', show(chunk)); callback(); }, flush(callback) { log('t2 _flush'); callback(); } }));
at('now', () => { t2.destroy(new Error('e9')); });
at('now', () => { t1.setEncoding('utf8'); });
at('now', () => { log('t2 read', show(t2.read())); });
at('immediate', () => { log('t2 write', t2.write('w2', done('t2 wrote w2'))); });
at('now', () => { state('t0', t0); });
