// A random program, of seed 5018: its order is Node's.
'use strict';
const { at, done, iterate, log, show, stream, watch } = require('../_preludes/streams.cjs');

const t0 = watch('t0', new stream.Transform({ highWaterMark: 1, construct(callback) { log('construct'); process.nextTick(() => callback()); }, transform(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('t0 _transform', show(chunk)); this.push(chunk); this.push(chunk); callback(); }, flush(callback) { log('t0 _flush'); callback(); } }));
const r1 = watch('r1', new stream.Readable({ objectMode: true, read(size) { this.n = (this.n ?? 0) + 1; log('_read', size, this.n); if (this.n > 1) this.push(null); else this.push(this.n); } }));
const w2 = watch('w2', new stream.Writable({ highWaterMark: 8, decodeStrings: false, write(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('w2 _write', show(chunk), encoding);  callback(); } }));
at('now', () => { { const same = done('w2 wrote'); w2.write('1', same); w2.write('2', same); w2.write('3', same); }; });
at('immediate', () => { r1.resume(); });
at('job', () => { t0.destroy(); });
at('now', () => { r1.on('data', (chunk) => log('r1 data', show(chunk))); });
at('now', () => { w2.once('drain', () => { log('w2 again', w2.write('again')); }); });
at('now', () => { iterate('r1', r1, 1); });
at('now', () => { stream.pipeline(r1, w2, done('pipeline 44')); });
at('far', () => { t0.setEncoding('utf8'); });
at('now', () => { iterate('r1', r1, 1); });
at('far', () => { r1.on('readable', () => log('r1 readable', show(r1.read(5)))); });
