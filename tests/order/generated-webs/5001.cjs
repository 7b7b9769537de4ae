// A random program, of seed 5001: its order is Node's.
'use strict';
const { at, log, say, watch } = require('../_preludes/webs.cjs');

const t0 = watch('t0', new TransformStream());
const b1 = watch('b1', new ReadableStream({ type: 'bytes', autoAllocateChunkSize: 2,  pull(c) { const { byobRequest } = c; if (byobRequest) { byobRequest.respondWithNewView(new Uint8Array(byobRequest.view.buffer, byobRequest.view.byteOffset, 1)); log('request', byobRequest.view); } else c.enqueue(new Uint8Array(2)); this.n = (this.n ?? 0) + 1; if (this.n > 3) c.close(); },  }));
at('now', () => { say('abort 3', t0.writable.abort('aborted 4')); });
at('now', () => { console.log(b1); });
