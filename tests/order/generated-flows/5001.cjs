// A random program, of seed 5001: its order is Node's.
'use strict';
const { Duplex, Readable, Transform, Writable, at, log, say, show, state, stream, unheard, watch } = require('../_preludes/flows.cjs');

const t0 = watch('t0', new Transform({  autoDestroy: false, transform(chunk, encoding, callback) { callback(null, chunk); callback(null, chunk); }  }));
const t1 = watch('t1', unheard(Duplex.fromWeb(new TransformStream())));
const w2 = watch('w2', unheard(new Writable({ destroy(error, callback) { log('destroy', show(error)); throw new Error('destroying'); },   write(chunk, encoding, callback) { log('write', show(chunk), encoding); callback(); } , writev(chunks, callback) { log('writev', chunks.map((one) => `${show(one.chunk)}:${one.encoding}`)); setImmediate(callback); } , final(callback) { log('final'); callback(); } })));
const p3 = watch('p3', stream.duplexPair({ objectMode: true }));
at('now', () => { state('w2', w2); });
at('now', () => { say('toWeb 1', (async () => { const parts = []; for await (const chunk of Readable.toWeb(p3[1])) parts.push(show(chunk)); return parts.join(); })()); });
at('now', () => { t1.on('data', (chunk) => log('data 2', show(chunk))); });
at('immediate', () => { say('abort 3', Writable.toWeb(t0).abort(new Error('web abort'))); });
