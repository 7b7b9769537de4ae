// A random program, of seed 5025: its order is Node's.
'use strict';
const { at, done, log, show, stream, watch } = require('../_preludes/streams.cjs');

const w0 = watch('w0', new stream.Writable({ write(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('w0 _write', show(chunk), encoding);  queueMicrotask(() => callback()); } }));
const r1 = watch('r1', new stream.Readable({ objectMode: true, read(size) { setImmediate(() => { this.n = (this.n ?? 0) + 1; log('_read', size, this.n); if (this.n > 4) this.push(null); else { this.push(this.n); this.push(this.n); } }); } }));
at('job', () => { w0.end('z0', done('w0 ended')); });
at('now', () => { log('w0 write', w0.write('w3', done('w0 wrote w3'))); });
at('immediate', () => { r1.on('data', (chunk) => log('r1 data', show(chunk))); });
at('immediate', () => { for (let i = 0; i < 1; i++) log('w0 write', w0.write(`${i}`, done(`w0 wrote ${i}`))); });
at('now', () => { r1.take(2).forEach((x) => log('r1 taken', show(x))).then(done('r1 all taken'), done('r1 not taken')); });
at('job', () => { log('w0 write', w0.write('w2', done('w0 wrote w2'))); });
at('now', () => { w0.end('z6', done('w0 ended')); });
at('immediate', () => { for (let i = 0; i < 2; i++) log('w0 write', w0.write(`${i}`, done(`w0 wrote ${i}`))); });
