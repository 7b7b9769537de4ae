// A random program, of seed 5027: its order is Node's.
'use strict';
const { at, log, reader, readerOf, readers, say, show, wait, watch } = require('../_preludes/webs.cjs');

const b1 = watch('b1', new ReadableStream({ type: 'bytes',  start(c) { setImmediate(() => { try { c.close(); c.byobRequest?.respond(0); } catch (error) { log('caught', show(error)); } }); }, pull(c) { const { byobRequest } = c; if (byobRequest) { byobRequest.respondWithNewView(new Uint8Array(byobRequest.view.buffer, byobRequest.view.byteOffset, 1)); log('request', byobRequest.view); } else c.enqueue(new Uint8Array(2)); this.n = (this.n ?? 0) + 1; if (this.n > 3) c.close(); }, async cancel(reason) { await wait(3); log('cancel', show(reason)); }, }));
at('immediate', () => { say('read 2', readerOf(b1).read()); });
at('tick', () => { say('closed 3', readerOf(b1).closed); });
at('far', () => { say('byob 7', (readers.get(b1) ?? reader(b1, { mode: 'byob' })).read(new Uint8Array(3))); });
