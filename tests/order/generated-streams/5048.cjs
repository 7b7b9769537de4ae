// A random program, of seed 5048: its order is Node's.
'use strict';
const { at, done, log, show, stream, watch } = require('../_preludes/streams.cjs');

const r0 = watch('r0', new stream.Readable({ construct(callback) { log('construct'); callback(new Error('constructing')); }, read(size) { setImmediate(() => { this.n = (this.n ?? 0) + 1; log('_read', size, this.n); if (this.n > 1) throw new Error('reading'); else { this.push('abcdefgh'.slice(0, this.n)); this.push('abcdefgh'.slice(0, this.n)); } }); } }));
at('immediate', () => { r0.once('readable', () => log('r0 readable once')); });
at('now', () => { r0.on('readable', () => log('r0 readable', show(r0.read(2)))); });
at('immediate', () => { stream.promises.finished(r0).then(done('r0 promise 23'), done('r0 rejected 23')); });
at('immediate', () => { log('r0 push', r0.push(null)); });
at('now', () => { stream.finished(r0, { writable: false }, done('r0 read 27')); });
at('immediate', () => { r0.once('readable', () => log('r0 readable once')); });
at('now', () => { r0.setEncoding('utf8'); });
