// A random program, of seed 5032: its order is Node's.
'use strict';
const { at, done, iterate, log, show, stream, watch } = require('../_preludes/streams.cjs');

const d0 = watch('d0', new stream.Duplex({ decodeStrings: false, read(size) { process.nextTick(() => { this.n = (this.n ?? 0) + 1; log('_read', size, this.n); if (this.n > 2) this.push(null); else this.push('abcdefgh'.slice(0, this.n)); }); }, write(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('d0 _write', show(chunk), encoding);  queueMicrotask(() => callback()); } }));
at('immediate', () => { stream.finished(d0, { readable: false }, done('d0 written 18')); });
at('tick', () => { log('d0 write', d0.write('w6', done('d0 wrote w6'))); });
at('job', () => { iterate('d0', d0, 4); });
at('now', () => { d0.on('readable', () => log('d0 readable', show(d0.read(4)))); });
at('immediate', () => { iterate('d0', d0, 1, { destroyOnReturn: false }); });
at('immediate', () => { d0.cork(); });
