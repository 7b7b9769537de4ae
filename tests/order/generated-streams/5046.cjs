// A random program, of seed 5046: its order is Node's.
'use strict';
const { at, log, show, state, stream, watch } = require('../_preludes/streams.cjs');

const d0 = watch('d0', new stream.Duplex({ objectMode: true, emitClose: false, read() { log('_read'); }, write(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('d0 _write', show(chunk), encoding);  process.nextTick(() => callback()); }, writev(chunks, callback) { this.w = (this.w ?? 0) + 1; log('d0 _writev', show(chunks.map((one) => one.chunk))); callback(); }, final(callback) { log('d0 _final'); process.nextTick(() => callback()); } }));
const r1 = watch('r1', new stream.Readable({ autoDestroy: false, read(size) { setImmediate(() => { this.n = (this.n ?? 0) + 1; log('_read', size, this.n); if (this.n > 1) {} else this.push('abcdefgh'.slice(0, this.n)); }); } }));
at('far', () => { log('r1 push', r1.push(null)); });
at('now', () => { state('d0', d0); });
at('far', () => { r1.removeAllListeners('data'); });
at('far', () => { d0.on('readable', () => log('d0 readable', show(d0.read(2)))); });
at('job', () => { d0.once('data', (chunk) => { log('d0 data once', show(chunk)); d0.pause(); }); });
