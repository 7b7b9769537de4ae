// A random program, of seed 5051: its order is Node's.
'use strict';
const { at, done, log, show, stream, watch } = require('../_preludes/streams.cjs');

const w0 = watch('w0', new stream.Writable({ highWaterMark: 5, autoDestroy: false, write(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('w0 _write', show(chunk), encoding);  callback(this.w === 3 ? new Error('writing') : null); }, writev(chunks, callback) { this.w = (this.w ?? 0) + 1; log('w0 _writev', show(chunks.map((one) => one.chunk))); setImmediate(() => callback(this.w === 3 ? new Error('writing') : null)); } }));
const d1 = watch('d1', new stream.Duplex({ objectMode: true, highWaterMark: 1, read() { log('_read'); }, write(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('d1 _write', show(chunk), encoding);  queueMicrotask(() => callback(this.w === 3 ? new Error('writing') : null)); } }));
at('now', () => { log('d1 write', d1.write('w4', done('d1 wrote w4'))); });
at('far', () => { log('w0 write', w0.write('x'.repeat(7))); });
