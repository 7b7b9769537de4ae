// A random program, of seed 5027: its order is Node's.
'use strict';
const { at, done, log, show, stream, watch } = require('../_preludes/streams.cjs');

const r0 = watch('r0', new stream.Readable({ highWaterMark: 2, autoDestroy: false, read(size) { queueMicrotask(() => { this.n = (this.n ?? 0) + 1; log('_read', size, this.n); if (this.n > 2) {} else this.push('abcdefgh'.slice(0, this.n)); }); } }));
const d1 = watch('d1', new stream.Duplex({ highWaterMark: 3, autoDestroy: false, allowHalfOpen: false, destroy(error, callback) { log('destroy', show(error)); queueMicrotask(() => callback(new Error('destroying'))); }, read(size) { queueMicrotask(() => { this.n = (this.n ?? 0) + 1; log('_read', size, this.n); if (this.n > 4) this.push(null); else this.push('abcdefgh'.slice(0, this.n)); }); }, write(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('d1 _write', show(chunk), encoding); callback(); callback(); } }));
at('far', () => { d1.resume(); });
at('tick', () => { r0.map((x) => `${show(x)}!`).toArray().then(done('r0 mapped'), done('r0 not mapped')); });
at('now', () => { log('r0 paused', r0.isPaused()); });
at('immediate', () => { r0.resume(); });
at('now', () => { stream.promises.finished(r0).then(done('r0 promise 67'), done('r0 rejected 67')); });
