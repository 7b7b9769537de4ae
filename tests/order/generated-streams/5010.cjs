// A random program, of seed 5010: its order is Node's.
'use strict';
const { at, done, log, show, stream, watch } = require('../_preludes/streams.cjs');

const w0 = watch('w0', new stream.Writable({ objectMode: true, highWaterMark: 0, write(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('w0 _write', show(chunk), encoding);  queueMicrotask(() => callback(this.w === 3 ? new Error('writing') : null)); }, writev(chunks, callback) { this.w = (this.w ?? 0) + 1; log('w0 _writev', show(chunks.map((one) => one.chunk))); callback(this.w === 3 ? new Error('writing') : null); }, final(callback) { log('w0 _final'); setImmediate(() => callback()); } }));
const w1 = watch('w1', new stream.Writable({ objectMode: true, highWaterMark: 5, autoDestroy: false, emitClose: false, decodeStrings: false, write(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('w1 _write', show(chunk), encoding);  callback(); } }));
at('far', () => { log('w1 write', w1.write('w6', done('w1 wrote w6'))); });
at('tick', () => { { const same = done('w1 wrote'); w1.write('1', same); w1.write('2', same); w1.write('3', same); }; });
at('job', () => { w0.end(done('w0 ended 4')); });
at('job', () => { for (let i = 0; i < 4; i++) log('w0 write', w0.write(`${i}`, done(`w0 wrote ${i}`))); });
at('immediate', () => { { const same = done('w1 wrote'); w1.write('1', same); w1.write('2', same); w1.write('3', same); }; });
at('now', () => { { const same = done('w1 wrote'); w1.write('1', same); w1.write('2', same); w1.write('3', same); }; });
at('immediate', () => { w1.end(done('w1 ended 1')); });
at('tick', () => { log('w0 write', w0.write('w3', done('w0 wrote w3'))); });
at('job', () => { w1.write(Buffer.from('b2'), done('w1 wrote b2')); });
