// A random program, of seed 5025: its order is Node's.
'use strict';
const { Readable, Writable, at, later2, log, old, say, show, stream, watch } = require('../_preludes/flows.cjs');

const w0 = watch('w0', Writable.fromWeb(new WritableStream({ write(chunk) { this.n = (this.n ?? 0) + 1; if (this.n === 2) throw new Error('web 1'); } })));
const r1 = watch('r1', Readable.wrap(old(['a', 'b', 'c'])));
const p2 = watch('p2', stream.duplexPair({ allowHalfOpen: false }));
at('immediate', () => { p2[1].on('readable', () => { let chunk; while ((chunk = p2[1].read()) !== null) log('took 2', show(chunk)); }); });
at('now', () => { p2[1].emit('close'); });
at('job', () => { say('h3', r1.filter((x) => show(x) !== 'b').toArray()); });
at('now', () => { say('text 4', require('stream/consumers').text(p2[1])); });
at('now', () => { w0.cork(); w0.write('1'); w0.write('2'); w0.end('3'); });
at('immediate', () => { say('h5', p2[1].filter(async (x) => { await later2(2); return true; }, { concurrency: 2 }).toArray()); });
