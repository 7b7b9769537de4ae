// A random program, of seed 5000: its order is Node's.
'use strict';
const { at, log, readerOf, say, show, watch } = require('../_preludes/webs.cjs');

const b1 = watch('b1', new ReadableStream({ type: 'bytes',  start(c) { c.enqueue(new Uint8Array([1, 2, 3])); }, pull(c) { this.n = (this.n ?? 0) + 1; if (this.n > 4) { c.close(); c.byobRequest?.respond(0); } else if (c.byobRequest) { new Uint8Array(c.byobRequest.view.buffer, c.byobRequest.view.byteOffset)[0] = this.n; c.byobRequest.respond(1); } else c.enqueue(new Uint8Array([this.n])); }, cancel(reason) { log('cancel', show(reason)); }, }));
at('job', () => { say('read 2', readerOf(b1).read()); });
at('now', () => { say('read 5', readerOf(b1).read()); });
