// A random program, of seed 5024: its order is Node's.
'use strict';
const { at, done, log, show, state, stream, watch } = require('../_preludes/streams.cjs');

const r0 = watch('r0', new stream.Readable({ highWaterMark: 8, read(size) { this.n = (this.n ?? 0) + 1; log('_read', size, this.n); if (this.n > 2) this.push(null); else this.push('abcdefgh'.slice(0, this.n)); } }));
const w2 = watch('w2', new stream.Writable({ objectMode: true, highWaterMark: 5, destroy(error, callback) { log('destroy', show(error)); callback(error); }, write(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('w2 _write', show(chunk), encoding);  callback(); } }));
at('now', () => { w2.end('z3', done('w2 ended')); });
at('job', () => { state('r0', r0); });
at('now', () => { { const same = done('w2 wrote'); w2.write('1', same); w2.write('2', same); w2.write('3', same); }; });
