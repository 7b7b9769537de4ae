// A random program, of seed 5019: its order is Node's.
'use strict';
const { at, log, readerOf, say, show, wait, watch } = require('../_preludes/webs.cjs');

const s1 = watch('s1', new ReadableStream({ start(c) { c.enqueue(1); c.enqueue(2); }, pull(c) { this.n = (this.n ?? 0) + 1; if (this.n > 2) throw new Error('pull 3'); c.enqueue(this.n); }, async cancel(reason) { await wait(3); log('cancel', show(reason)); }, }).tee()[0]);
at('now', () => { say('read 4', readerOf(s1).read()); });
at('now', () => { say('cancel 5', s1.cancel('reason 6')); });
