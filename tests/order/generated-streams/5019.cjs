// A random program, of seed 5019: its order is Node's.
'use strict';
const { at, log, show, stream, watch } = require('../_preludes/streams.cjs');

const r0 = watch('r0', new stream.Readable({ objectMode: true, highWaterMark: 2, destroy(error, callback) { log('destroy', show(error)); setImmediate(() => callback(null)); }, read(size) { this.n = (this.n ?? 0) + 1; log('_read', size, this.n); if (this.n > 5) {} else this.push(this.n); } }));
const r1 = watch('r1', new stream.Readable({ highWaterMark: 0, read(size) { process.nextTick(() => { this.n = (this.n ?? 0) + 1; log('_read', size, this.n); if (this.n > 1) this.push(null); else this.push('abcdefgh'.slice(0, this.n)); }); } }));
at('immediate', () => { r0.once('data', (chunk) => { log('r0 data once', show(chunk)); r0.pause(); }); });
at('now', () => { r1.on('data', (chunk) => log('r1 data', show(chunk))); });
at('now', () => { r0.on('data', (chunk) => log('r0 data', show(chunk))); });
at('tick', () => { r0.resume(); });
at('now', () => { r1.once('readable', () => log('r1 readable once')); });
at('now', () => { r1.on('data', (chunk) => log('r1 data', show(chunk))); });
