// A random program, of seed 5021: its order is Node's.
'use strict';
const { at, done, log, show, state, stream, watch } = require('../_preludes/streams.cjs');

const w0 = watch('w0', new stream.Writable({ highWaterMark: 3, write(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('w0 _write', show(chunk), encoding);  callback(); }, writev(chunks, callback) { this.w = (this.w ?? 0) + 1; log('w0 _writev', show(chunks.map((one) => one.chunk))); callback(); } }));
at('now', () => { w0.end(); });
at('far', () => { w0.end(); });
at('immediate', () => { w0.end('z3', done('w0 ended')); });
at('job', () => { w0.cork(); });
at('tick', () => { log('w0 write', w0.write('x'.repeat(0))); });
at('immediate', () => { state('w0', w0); });
