// A random program, of seed 5060: its order is Node's.
'use strict';
const { at, done, log, show, state, stream, watch } = require('../_preludes/streams.cjs');

const w0 = watch('w0', new stream.Writable({ highWaterMark: 3, construct(callback) { log('construct'); callback(new Error('constructing')); }, write(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('w0 _write', show(chunk), encoding);  callback(); } }));
const d1 = watch('d1', new stream.Duplex({ highWaterMark: 1, read(size) { this.n = (this.n ?? 0) + 1; log('_read', size, this.n); if (this.n > 1) this.push(null); else this.push('abcdefgh'.slice(0, this.n)); }, write(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('d1 _write', show(chunk), encoding); callback(); queueMicrotask(() => callback()); }, final(callback) { log('d1 _final'); callback(new Error('final')); } }));
const d2 = watch('d2', new stream.Duplex({ highWaterMark: 1, read(size) { this.n = (this.n ?? 0) + 1; log('_read', size, this.n); if (this.n > 2) this.push(null); else this.push('abcdefgh'.slice(0, this.n)); }, write(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('d2 _write', show(chunk), encoding); if (this.w === 2) throw new Error('writing'); process.nextTick(() => callback()); } }));
at('immediate', () => { w0.uncork(); });
at('now', () => { w0[Symbol.asyncDispose]().then(done('disposed'), done('not disposed')); });
at('now', () => { stream.promises.pipeline(d1, w0, { end: false }).then(done('pipeline 24'), done('no pipeline 24')); });
at('now', () => { log('d1 write', d1.write('w6', done('d1 wrote w6'))); });
at('tick', () => { d1.cork(); });
at('job', () => { state('d2', d2); });
