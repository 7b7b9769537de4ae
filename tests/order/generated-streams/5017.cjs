// A random program, of seed 5017: its order is Node's.
'use strict';
const { at, done, log, show, stream, watch } = require('../_preludes/streams.cjs');

const w0 = watch('w0', new stream.Writable({ destroy(error, callback) { log('destroy', show(error)); queueMicrotask(() => callback(null)); }, write(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('w0 _write', show(chunk), encoding); if (this.w === 2) throw new Error('writing'); queueMicrotask(() => callback()); } }));
const r1 = watch('r1', new stream.Readable({ highWaterMark: 2, emitClose: false, decodeStrings: false, encoding: 'utf8', read(size) { this.n = (this.n ?? 0) + 1; log('_read', size, this.n); if (this.n > 4) {} else this.push('abcdefgh'.slice(0, this.n)); } }));
at('immediate', () => { r1.on('data', (chunk) => log('r1 data', show(chunk))); });
at('now', () => { log('w0 write', w0.write('w5', done('w0 wrote w5'))); });
at('now', () => { r1.on('data', (chunk) => log('r1 data', show(chunk))); });
at('now', () => { w0.cork(); });
at('now', () => { log('r1 push', r1.push(null)); });
at('now', () => { log('w0 write', w0.write('w2', done('w0 wrote w2'))); });
at('tick', () => { w0.write(Buffer.from('b5'), done('w0 wrote b5')); });
at('tick', () => { w0.cork(); });
