// A random program, of seed 5009: its order is Node's.
'use strict';
const { at, log, show, stream, watch } = require('../_preludes/streams.cjs');

const t1 = watch('t1', new stream.Transform({ allowHalfOpen: false, encoding: 'utf8', transform(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('t1 _transform', show(chunk)); callback(null, chunk); } }));
const r2 = watch('r2', stream.Readable.from((function* () { try { yield 'a'; yield Promise.resolve('b'); throw new Error('from'); } finally { log('generator over'); } })()));
at('immediate', () => { t1.resume(); });
at('immediate', () => { r2.on('data', (chunk) => log('r2 data', show(chunk))); });
at('now', () => { t1.pause(); });
