// A random program, of seed 5015: its order is Node's.
'use strict';
const { at, done, log, show, stream, watch } = require('../_preludes/streams.cjs');

const t0 = watch('t0', new stream.PassThrough({ highWaterMark: 5, emitClose: false, allowHalfOpen: false }));
const w1 = watch('w1', new stream.Writable({ destroy(error, callback) { log('destroy', show(error)); callback(error); }, write(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('w1 _write', show(chunk), encoding);  process.nextTick(() => callback()); }, final(callback) { log('w1 _final'); callback(); } }));
at('now', () => { w1.once('drain', () => { log('w1 again', w1.write('again')); }); });
at('now', () => { t0.cork(); });
at('far', () => { log('w1 write', w1.write('w7', done('w1 wrote w7'))); });
at('now', () => { stream.pipeline(t0, w1, done('pipeline 24')); });
at('far', () => { stream.promises.finished(w1).then(done('w1 promise 1'), done('w1 rejected 1')); });
at('far', () => { w1.end(); });
