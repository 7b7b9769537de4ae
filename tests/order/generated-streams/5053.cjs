// A random program, of seed 5053: its order is Node's.
'use strict';
const { at, log, show, state, stream, watch } = require('../_preludes/streams.cjs');

const r0 = watch('r0', new stream.Readable({ highWaterMark: 8, read() { log('_read'); } }));
const r1 = watch('r1', new stream.Readable({ highWaterMark: 1, read(size) { this.n = (this.n ?? 0) + 1; log('_read', size, this.n); if (this.n > 4) this.push(null); else this.push('abcdefgh'.slice(0, this.n)); } }));
at('now', () => { r0.on('readable', () => log('r0 readable', show(r0.read(1)))); });
at('immediate', () => { stream.destroy(r1); });
at('now', () => { r0.once('readable', () => log('r0 readable once')); });
at('immediate', () => { r1.destroy(new Error('e17')); });
at('tick', () => { state('r1', r1); });
