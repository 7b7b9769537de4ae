// A random program, of seed 5059: its order is Node's.
'use strict';
const { at, done, log, show, stream, watch } = require('../_preludes/streams.cjs');

const w0 = watch('w0', new stream.Writable({ highWaterMark: 1, write(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('w0 _write', show(chunk), encoding);  queueMicrotask(() => callback()); }, final(callback) { log('w0 _final'); queueMicrotask(() => callback(new Error('final'))); } }));
at('now', () => { w0.destroy(); });
at('immediate', () => { w0.once('drain', () => { log('w0 again', w0.write('again')); }); });
at('immediate', () => { log('w0 write', w0.write('w7', done('w0 wrote w7'))); });
at('now', () => { w0.end(); });
at('now', () => { w0.uncork(); });
at('far', () => { log('w0 write', w0.write('w5', done('w0 wrote w5'))); });
at('now', () => { w0.once('drain', () => { log('w0 again', w0.write('again')); }); });
