// A random program, of seed 5026: its order is Node's.
'use strict';
const { at, done, iterate, log, show, stream, watch } = require('../_preludes/streams.cjs');

const d0 = watch('d0', new stream.Duplex({ emitClose: false, encoding: 'utf8', read(size) { process.nextTick(() => { this.n = (this.n ?? 0) + 1; log('_read', size, this.n); if (this.n > 1) this.push(null); else this.push('abcdefgh'.slice(0, this.n)); }); }, write(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('d0 _write', show(chunk), encoding);  callback(this.w === 3 ? new Error('writing') : null); } }));
const r1 = watch('r1', new stream.Readable({ objectMode: true, highWaterMark: 8, construct(callback) { log('construct'); queueMicrotask(() => callback(new Error('constructing'))); }, read(size) { this.n = (this.n ?? 0) + 1; log('_read', size, this.n); if (this.n > 5) this.push(null); else this.push(this.n); } }));
const r2 = watch('r2', new stream.Readable({ highWaterMark: 5, decodeStrings: false, read() { log('_read'); } }));
at('job', () => { log('r1 read', show(r1.read())); });
at('now', () => { r1.pause(); });
at('tick', () => { stream.pipeline(r2, async function* (source) { for await (const chunk of source) yield chunk; }, d0, done('pipeline 96')); });
at('now', () => { log('d0 paused', d0.isPaused()); });
at('now', () => { r1.pipe(d0); });
at('immediate', () => { iterate('r1', r1, 4); });
