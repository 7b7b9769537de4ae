// A random program, of seed 5030: its order is Node's.
'use strict';
const { at, done, log, show, state, stream, watch } = require('../_preludes/streams.cjs');

const t0 = watch('t0', new stream.PassThrough({ decodeStrings: false }));
const t1 = watch('t1', new stream.Transform({ decodeStrings: false, encoding: 'utf8', transform(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('t1 _transform', show(chunk)); callback(); }, flush(callback) { log('t1 _flush'); queueMicrotask(() => callback(null, 'fl')); } }));
const w2 = watch('w2', new stream.Writable({ write(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('w2 _write', show(chunk), encoding);  process.nextTick(() => callback()); } }));
at('immediate', () => { log('t1 paused', t1.isPaused()); });
at('tick', () => { w2.end(); });
at('now', () => { t1.removeAllListeners('readable'); });
at('now', () => { for (let i = 0; i < 2; i++) log('w2 write', w2.write(`${i}`, done(`w2 wrote ${i}`))); });
at('far', () => { log('t1 write', t1.write('w6', done('t1 wrote w6'))); });
at('now', () => { state('t0', t0); });
at('now', () => { t0.pipe(w2, { end: false }); });
