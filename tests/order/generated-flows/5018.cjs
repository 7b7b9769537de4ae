// A random program, of seed 5018: its order is Node's.
'use strict';
const { Duplex, Writable, at, controllers, done, finished, iterate, log, say, show, stream, unheard, watch } = require('../_preludes/flows.cjs');

const t1 = watch('t1', unheard(new Duplex({ signal: controllers.a.signal, autoDestroy: false,  read() { log('read', size); }, write(chunk, encoding, callback) { log('write', show(chunk), encoding); callback(); } , writev(chunks, callback) { log('writev', chunks.map((one) => `${show(one.chunk)}:${one.encoding}`)); callback(); } , final(callback) { log('final'); throw new Error('final 1'); } })));
const p2 = watch('p2', stream.duplexPair());
const w3 = watch('w3', new Writable({   writableHighWaterMark: 2, write(chunk, encoding, callback) { log('write', show(chunk), encoding); callback(); } , writev(chunks, callback) { log('writev', chunks.map((one) => `${show(one.chunk)}:${one.encoding}`)); callback(); }  }));
at('job', () => { w3.emit('error', new Error('emitted 2')); });
at('tick', () => { controllers.a.abort(); });
at('now', () => { finished(p2[0], { signal: controllers.b.signal }, done('finished 3')); });
at('immediate', () => { say('h4', p2[1].toArray({ signal: controllers.b.signal })); });
at('now', () => { iterate('it5', p2[0], 0, { destroyOnReturn: false }); });
at('now', () => { p2[1].destroy(); });
at('immediate', () => { t1.removeAllListeners('error'); });
at('now', () => { log('listeners', ['close', 'data', 'end', 'error', 'finish', 'readable', 'drain', 'pipe', 'unpipe'].map((event) => t1.listenerCount(event))); });
