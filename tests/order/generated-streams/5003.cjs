// A random program, of seed 5003: its order is Node's.
'use strict';
const { at, done, log, show, stream, watch } = require('../_preludes/streams.cjs');

const r0 = watch('r0', new stream.Readable({ highWaterMark: 2, autoDestroy: false, decodeStrings: false, read(size) { this.n = (this.n ?? 0) + 1; log('_read', size, this.n); if (this.n > 1) this.push(null); else this.push('abcdefgh'.slice(0, this.n)); } }));
const r1 = watch('r1', new stream.Readable({ highWaterMark: 2, read(size) { this.n = (this.n ?? 0) + 1; log('_read', size, this.n); if (this.n > 4) this.push(null); else this.push('abcdefgh'.slice(0, this.n)); } }));
const t2 = watch('t2', new stream.Transform({ highWaterMark: 0, transform(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('t2 _transform', show(chunk)); this.push(chunk); this.push(chunk); callback(); } }));
at('immediate', () => { r1.on('data', (chunk) => log('r1 data', show(chunk))); });
at('far', () => { r1.filter((x) => x !== 'b', { concurrency: 2 }).drop(1).reduce((a, b) => a + show(b), '').then(done('r1 reduced'), done('r1 not reduced')); });
at('now', () => { r0.removeAllListeners('readable'); });
at('tick', () => { t2.filter((x) => x !== 'b', { concurrency: 2 }).drop(1).reduce((a, b) => a + show(b), '').then(done('t2 reduced'), done('t2 not reduced')); });
at('job', () => { t2.on('data', (chunk) => log('t2 data', show(chunk))); });
at('far', () => { r0.on('readable', () => log('r0 readable', show(r0.read(0)))); });
at('far', () => { t2.on('readable', () => log('t2 readable', show(t2.read(0)))); });
at('now', () => { r1.pipe(t2, { end: false }); });
at('tick', () => { t2.once('data', (chunk) => { log('t2 data once', show(chunk)); t2.pause(); }); });
