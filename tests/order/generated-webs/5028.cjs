// A random program, of seed 5028: its order is Node's.
'use strict';
const { at, readerOf, say, watch } = require('../_preludes/webs.cjs');

const b1 = watch('b1', new ReadableStream({ type: 'bytes', autoAllocateChunkSize: 1,    }));
at('far', () => { say('cancel 1', readerOf(b1).cancel('reason 2')); });
at('now', () => { say('read 3', readerOf(b1).read()); });
at('job', () => { say('cancel 4', readerOf(b1).cancel('reason 5')); });
