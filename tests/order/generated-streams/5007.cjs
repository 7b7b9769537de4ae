// A random program, of seed 5007: its order is Node's.
'use strict';
const { at, done, iterate, log, show, stream, takeAll, watch } = require('../_preludes/streams.cjs');

const r0 = watch('r0', new stream.Readable({ highWaterMark: 1, autoDestroy: false, decodeStrings: false, construct(callback) { log('construct'); callback(); }, destroy(error, callback) { log('destroy', show(error)); process.nextTick(() => callback(new Error('destroying'))); }, read(size) { process.nextTick(() => { this.n = (this.n ?? 0) + 1; log('_read', size, this.n); if (this.n > 4) this.destroy(new Error('reading')); else { this.push('abcdefgh'.slice(0, this.n)); this.push('abcdefgh'.slice(0, this.n)); } }); } }));
const t1 = watch('t1', new stream.Transform({ objectMode: true, allowHalfOpen: false, transform(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('t1 _transform', show(chunk)); queueMicrotask(() => callback(null, chunk)); }, flush(callback) { log('t1 _flush'); callback(null, 'fl'); } }));
at('job', () => { t1.removeAllListeners('data'); });
at('now', () => { r0.take(3).forEach((x) => log('r0 taken', show(x))).then(done('r0 all taken'), done('r0 not taken')); });
at('far', () => { iterate('r0', r0, 1, { destroyOnReturn: false }); });
at('tick', () => { r0.once('data', (chunk) => { log('r0 data once', show(chunk)); r0.pause(); }); });
at('immediate', () => { t1.destroy(); });
at('far', () => { t1.end(done('t1 ended 5')); });
at('job', () => { log('t1 read', show(t1.read())); });
at('tick', () => { r0.on('readable', () => { log('r0 readable'); takeAll('r0', r0); }); });
