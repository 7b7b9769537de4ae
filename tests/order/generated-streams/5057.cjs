// A random program, of seed 5057: its order is Node's.
'use strict';
const { at, log, show, stream, watch } = require('../_preludes/streams.cjs');

const w0 = watch('w0', new stream.Writable({ objectMode: true, highWaterMark: 5, decodeStrings: false, write(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('w0 _write', show(chunk), encoding);  callback(); }, writev(chunks, callback) { this.w = (this.w ?? 0) + 1; log('w0 _writev', show(chunks.map((one) => one.chunk))); callback(); } }));
at('job', () => { w0.destroy(new Error('e5')); });
at('now', () => { w0.once('drain', () => { log('w0 again', w0.write('again')); }); });
