// A random program, of seed 5008: its order is Node's.
'use strict';
const { at, done, log, show, stream, watch } = require('../_preludes/streams.cjs');

const w0 = watch('w0', new stream.Writable({ write(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('w0 _write', show(chunk), encoding);  setImmediate(() => callback()); }, writev(chunks, callback) { this.w = (this.w ?? 0) + 1; log('w0 _writev', show(chunks.map((one) => one.chunk))); queueMicrotask(() => callback()); } }));
at('immediate', () => { w0.cork(); });
at('immediate', () => { for (let i = 0; i < 2; i++) log('w0 write', w0.write(`${i}`, done(`w0 wrote ${i}`))); });
at('now', () => { w0.cork(); });
at('tick', () => { log('w0 write', w0.write('w5', done('w0 wrote w5'))); });
at('now', () => { w0.cork(); });
at('immediate', () => { log('w0 write', w0.write('w6', done('w0 wrote w6'))); });
at('now', () => { w0.uncork(); });
