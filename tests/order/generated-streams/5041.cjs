// A random program, of seed 5041: its order is Node's.
'use strict';
const { at, done, iterate, log, show, state, stream, watch } = require('../_preludes/streams.cjs');

const w0 = watch('w0', new stream.Writable({ highWaterMark: 1, write(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('w0 _write', show(chunk), encoding);  callback(this.w === 3 ? new Error('writing') : null); } }));
const r1 = watch('r1', new stream.Readable({ objectMode: true, highWaterMark: 8, read(size) { this.n = (this.n ?? 0) + 1; log('_read', size, this.n); if (this.n > 5) this.push(null); else this.push(this.n); } }));
at('job', () => { r1.take(3).forEach((x) => log('r1 taken', show(x))).then(done('r1 all taken'), done('r1 not taken')); });
at('far', () => { log('w0 write', w0.write('w5', done('w0 wrote w5'))); });
at('far', () => { w0.cork(); });
at('job', () => { state('w0', w0); });
at('now', () => { r1.pause(); });
at('immediate', () => { r1.pipe(w0); });
at('now', () => { log('r1 paused', r1.isPaused()); });
at('now', () => { iterate('r1', r1, 4, { destroyOnReturn: false }); });
