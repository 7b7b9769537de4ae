// A random program, of seed 5036: its order is Node's.
'use strict';
const { at, done, log, show, state, stream, watch } = require('../_preludes/streams.cjs');

const w0 = watch('w0', new stream.Writable({ write(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('w0 _write', show(chunk), encoding);  callback(this.w === 3 ? new Error('writing') : null); }, final(callback) { log('w0 _final'); callback(new Error('final')); } }));
at('now', () => { w0.end(); });
at('now', () => { stream.promises.finished(w0).then(done('w0 promise 48'), done('w0 rejected 48')); });
at('now', () => { stream.promises.finished(w0).then(done('w0 promise 69'), done('w0 rejected 69')); });
at('now', () => { w0.cork(); });
at('now', () => { w0.destroy(); });
at('now', () => { for (let i = 0; i < 7; i++) log('w0 write', w0.write(`${i}`, done(`w0 wrote ${i}`))); });
at('tick', () => { w0.end(); });
at('job', () => { state('w0', w0); });
