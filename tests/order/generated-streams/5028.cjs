// A random program, of seed 5028: its order is Node's.
'use strict';
const { at, done, log, show, stream, watch } = require('../_preludes/streams.cjs');

const r0 = watch('r0', new stream.Readable({ highWaterMark: 5, construct(callback) { log('construct'); callback(new Error('constructing')); }, read(size) { queueMicrotask(() => { this.n = (this.n ?? 0) + 1; log('_read', size, this.n); if (this.n > 4) this.push(null); else { this.push('abcdefgh'.slice(0, this.n)); this.push('abcdefgh'.slice(0, this.n)); } }); } }));
const w1 = watch('w1', new stream.Writable({ objectMode: true, destroy(error, callback) { log('destroy', show(error)); callback(error); }, write(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('w1 _write', show(chunk), encoding); if (this.w === 2) throw new Error('writing'); setImmediate(() => callback()); }, writev(chunks, callback) { this.w = (this.w ?? 0) + 1; log('w1 _writev', show(chunks.map((one) => one.chunk))); callback(); } }));
const d2 = watch('d2', new stream.Duplex({ highWaterMark: 0, read(size) { process.nextTick(() => { this.n = (this.n ?? 0) + 1; log('_read', size, this.n); if (this.n > 2) this.destroy(new Error('reading')); else { this.push('abcdefgh'.slice(0, this.n)); this.push('abcdefgh'.slice(0, this.n)); } }); }, write(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('d2 _write', show(chunk), encoding);  queueMicrotask(() => callback()); } }));
at('now', () => { log('d2 write', d2.write('w2', done('d2 wrote w2'))); });
at('tick', () => { r0.once('readable', () => log('r0 readable once')); });
at('far', () => { stream.pipeline(r0, async (source) => { for await (const chunk of source) log('eaten', show(chunk)); return 'eaten'; }, done('pipeline 7')); });
at('now', () => { log('w1 write', w1.write('w5', done('w1 wrote w5'))); });
at('now', () => { r0.on('data', (chunk) => log('r0 data', show(chunk))); });
