// A random program, of seed 5037: its order is Node's.
'use strict';
const { at, controllers, log, reader, readerOf, readers, say, show, watch } = require('../_preludes/webs.cjs');

const t0 = watch('t0', new TextEncoderStream());
const b1 = watch('b1', new ReadableStream({ type: 'bytes',  start(c) { setImmediate(() => { try { c.close(); c.byobRequest?.respond(0); } catch (error) { log('caught', show(error)); } }); }, pull(c) { const { byobRequest } = c; if (byobRequest) { byobRequest.respondWithNewView(new Uint8Array(byobRequest.view.buffer, byobRequest.view.byteOffset, 1)); log('request', byobRequest.view); } else c.enqueue(new Uint8Array(2)); this.n = (this.n ?? 0) + 1; if (this.n > 3) c.close(); },  }));
at('job', () => { controllers.a.abort(); });
at('now', () => { console.log(t0.writable); });
at('tick', () => { say('byob 1', (readers.get(b1) ?? reader(b1, { mode: 'byob' })).read(new Uint8Array(2))); });
at('now', () => { say('byob 2', (readers.get(b1) ?? reader(b1, { mode: 'byob' })).read(new Uint8Array(4), { min: 2 })); });
at('job', () => { const [first, second] = t0.readable.tee(); say('one 3', first.getReader().read()); setImmediate(() => say('two 4', second.getReader().read())); });
at('immediate', () => { say('read 5', readerOf(b1).read()); say('read 6', readerOf(b1).read()); });
