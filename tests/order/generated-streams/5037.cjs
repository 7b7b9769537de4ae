// A random program, of seed 5037: its order is Node's.
'use strict';
const { at, done, log, stream, watch } = require('../_preludes/streams.cjs');

const r0 = watch('r0', stream.Readable.from(['a', 'b', 'c', 'd']));
const r2 = watch('r2', new stream.Readable({ objectMode: true, highWaterMark: 8, read() { log('_read'); } }));
at('immediate', () => { stream.finished(r2, { readable: false }, done('r2 written 76')); });
at('now', () => { stream.finished(r0, { writable: false }, done('r0 read 27')); });
