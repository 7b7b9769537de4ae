// A random program, of seed 5031: its order is Node's.
'use strict';
const { at, readerOf, readers, say, watch } = require('../_preludes/webs.cjs');

const b1 = watch('b1', new ReadableStream({ type: 'bytes',  start(c) { c.enqueue(new Uint8Array([1, 2, 3])); c.enqueue(new Uint16Array([4])); c.close(); },   }, { highWaterMark: 0 }));
at('immediate', () => { readerOf(b1).releaseLock(); readers.delete(b1); });
at('immediate', () => { say('read 5', readerOf(b1).read()); say('read 6', readerOf(b1).read()); });
at('now', () => { say('cancel 7', b1.cancel('reason 8')); });
