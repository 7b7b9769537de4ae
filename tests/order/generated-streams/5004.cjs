// A random program, of seed 5004: its order is Node's.
'use strict';
const { at, done, log, show, stream, takeAll, watch } = require('../_preludes/streams.cjs');

const t0 = watch('t0', new stream.PassThrough({  }));
const d1 = watch('d1', new stream.Duplex({ emitClose: false, construct(callback) { log('construct'); queueMicrotask(() => callback()); }, read(size) { this.n = (this.n ?? 0) + 1; log('_read', size, this.n); if (this.n > 3) this.push(null); else { this.push('abcdefgh'.slice(0, this.n)); this.push('abcdefgh'.slice(0, this.n)); } }, write(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('d1 _write', show(chunk), encoding);  callback(); }, final(callback) { log('d1 _final'); callback(new Error('final')); } }));
at('now', () => { d1.on('readable', () => { log('d1 readable'); takeAll('d1', d1); }); });
at('immediate', () => { stream.finished(t0, done('t0 finished 92')); });
at('now', () => { t0.on('data', (chunk) => log('t0 data', show(chunk))); });
at('now', () => { t0.removeAllListeners('readable'); });
at('immediate', () => { t0.write(Buffer.from('b1'), done('t0 wrote b1')); });
at('far', () => { log('t0 read', show(t0.read())); });
at('now', () => { { const same = done('d1 wrote'); d1.write('1', same); d1.write('2', same); d1.write('3', same); }; });
