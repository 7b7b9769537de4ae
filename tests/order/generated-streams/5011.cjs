// A random program, of seed 5011: its order is Node's.
'use strict';
const { at, done, log, show, stream, watch } = require('../_preludes/streams.cjs');

const t0 = watch('t0', new stream.Transform({ objectMode: true, highWaterMark: 8, transform(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('t0 _transform', show(chunk)); callback(); }, flush(callback) { log('t0 _flush'); callback(new Error('flushing')); } }));
at('tick', () => { t0.end(); });
at('immediate', () => { log(stream.isReadable(t0), stream.isWritable(t0), stream.isErrored(t0), stream.isDisturbed(t0)); });
at('immediate', () => { log('t0 write', t0.write('w4', done('t0 wrote w4'))); });
at('now', () => { log('t0 write', t0.write('x'.repeat(3))); });
at('now', () => { t0.end('z6', done('t0 ended')); });
at('now', () => { log('t0 push', t0.push('p0')); });
at('now', () => { stream.promises.finished(t0).then(done('t0 promise 93'), done('t0 rejected 93')); });
