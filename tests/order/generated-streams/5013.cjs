// A random program, of seed 5013: its order is Node's.
'use strict';
const { at, done, log, show, stream, watch } = require('../_preludes/streams.cjs');

const d0 = watch('d0', new stream.Duplex({ objectMode: true, highWaterMark: 8, allowHalfOpen: false, read(size) { this.n = (this.n ?? 0) + 1; log('_read', size, this.n); if (this.n > 2) this.push(null); else this.push(this.n); }, write(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('d0 _write', show(chunk), encoding);  callback(); } }));
at('now', () => { d0.end(done('d0 ended 2')); });
at('tick', () => { d0.pause(); });
at('tick', () => { d0[Symbol.asyncDispose]().then(done('disposed'), done('not disposed')); });
at('tick', () => { log('d0 write', d0.write('w3', done('d0 wrote w3'))); });
