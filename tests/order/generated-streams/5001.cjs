// A random program, of seed 5001: its order is Node's.
'use strict';
const { at, done, log, show, stream, watch } = require('../_preludes/streams.cjs');

const d0 = watch('d0', new stream.Duplex({ read(size) { process.nextTick(() => { this.n = (this.n ?? 0) + 1; log('_read', size, this.n); if (this.n > 5) this.destroy(new Error('reading')); else this.push('abcdefgh'.slice(0, this.n)); }); }, write(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('d0 _write', show(chunk), encoding);  process.nextTick(() => callback()); }, writev(chunks, callback) { this.w = (this.w ?? 0) + 1; log('d0 _writev', show(chunks.map((one) => one.chunk))); setImmediate(() => callback()); } }));
const w1 = watch('w1', new stream.Writable({ highWaterMark: 2, write(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('w1 _write', show(chunk), encoding);  queueMicrotask(() => callback(this.w === 3 ? new Error('writing') : null)); }, writev(chunks, callback) { this.w = (this.w ?? 0) + 1; log('w1 _writev', show(chunks.map((one) => one.chunk))); setImmediate(() => callback(this.w === 3 ? new Error('writing') : null)); } }));
at('immediate', () => { stream.pipeline(d0, w1, done('pipeline 30')); });
at('immediate', () => { w1.uncork(); });
