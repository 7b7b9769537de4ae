// A random program, of seed 5044: its order is Node's.
'use strict';
const { at, done, iterate, log, show, state, stream, watch } = require('../_preludes/streams.cjs');

const r0 = watch('r0', new stream.Readable({ highWaterMark: 1, construct(callback) { log('construct'); setImmediate(() => callback()); }, read(size) { queueMicrotask(() => { this.n = (this.n ?? 0) + 1; log('_read', size, this.n); if (this.n > 1) this.push(null); else this.push('abcdefgh'.slice(0, this.n)); }); } }));
const r1 = watch('r1', new stream.Readable({ objectMode: true, highWaterMark: 1, construct(callback) { log('construct'); callback(new Error('constructing')); }, read(size) { process.nextTick(() => { this.n = (this.n ?? 0) + 1; log('_read', size, this.n); if (this.n > 3) this.push(null); else this.push(this.n); }); } }));
at('now', () => { r1.once('readable', () => log('r1 readable once')); });
at('tick', () => { state('r0', r0); });
at('now', () => { iterate('r0', r0, 4, { destroyOnReturn: false }); });
at('tick', () => { r1.on('readable', () => log('r1 readable', show(r1.read(4)))); });
at('far', () => { log('r0 push', r0.push(null)); });
at('immediate', () => { stream.finished(r1, done('r1 finished 31')); });
at('tick', () => { r0.on('readable', () => log('r0 readable', show(r0.read(2)))); });
at('job', () => { log('r0 read', show(r0.read())); });
