// A random program, of seed 5003: its order is Node's.
'use strict';
const { Readable, Writable, at, done, finished, iterate, log, old, pipeline, show, watch } = require('../_preludes/flows.cjs');

const w0 = watch('w0', new Writable({ highWaterMark: 2, highWaterMark: 0, objectMode: true, decodeStrings: false, write(chunk, encoding, callback) { log('write', show(chunk)); callback(); callback(); }  , final(callback) { log('final'); throw new Error('final 1'); } }));
const r1 = watch('r1', Readable.wrap(old(['a', 'b', 'c'])));
at('immediate', () => { iterate('it2', r1, 3, { destroyOnReturn: false }); });
at('job', () => { pipeline(r1, async (source) => { let n = 0; for await (const chunk of source) n++; return n; }, done('pipeline 3')); });
at('tick', () => { log('write', w0.write('given2', done('wrote 4'))); });
at('now', () => { for (let i = 0; i < 2; i++) log('write', w0.write(`${i}`, done('wrote 5'))); });
at('now', () => { w0.write(''); });
at('now', () => { finished(w0, { readable: false }, done('finished 6')); });
