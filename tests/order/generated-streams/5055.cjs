// A random program, of seed 5055: its order is Node's.
'use strict';
const { at, done, log, show, stream, watch } = require('../_preludes/streams.cjs');

const t0 = watch('t0', new stream.Transform({ highWaterMark: 5, allowHalfOpen: false, transform(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('t0 _transform', show(chunk)); callback(); }, flush(callback) { log('t0 _flush'); process.nextTick(() => callback(new Error('flushing'))); } }));
at('immediate', () => { t0.take(5).forEach((x) => log('t0 taken', show(x))).then(done('t0 all taken'), done('t0 not taken')); });
at('immediate', () => { t0.destroy(); });
at('job', () => { t0.once('drain', () => { log('t0 again', t0.write('again')); }); });
at('now', () => { t0.end(); });
at('far', () => { t0.end('z2', done('t0 ended')); });
at('now', () => { log('t0 write', t0.write('w4', done('t0 wrote w4'))); });
at('tick', () => { t0.removeAllListeners('readable'); });
at('now', () => { t0.end(); });
at('immediate', () => { t0.destroy(new Error('e66')); });
at('now', () => { log('t0 write', t0.write('x'.repeat(0))); });
