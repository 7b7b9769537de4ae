// A random program, of seed 5042: its order is Node's.
'use strict';
const { at, log, show, stream, watch } = require('../_preludes/streams.cjs');

const r0 = watch('r0', new stream.Readable({ highWaterMark: 1, emitClose: false, read(size) { this.n = (this.n ?? 0) + 1; log('_read', size, this.n); if (this.n > 3) {} else { this.push('abcdefgh'.slice(0, this.n)); this.push('abcdefgh'.slice(0, this.n)); } } }));
at('immediate', () => { r0.on('data', (chunk) => log('r0 data', show(chunk))); });
at('now', () => { r0.setEncoding('utf8'); });
