// A random program, of seed 5039: its order is Node's.
'use strict';
const { at, drink, readerOf, say, watch } = require('../_preludes/webs.cjs');

const s0 = watch('s0', new ReadableStream({ start(c) { c.enqueue('x'); c.close(); },   }, { highWaterMark: 2, size(chunk) { return String(chunk).length; } }));
at('now', () => { say('cancel 1', s0.cancel('reason 2')); });
at('immediate', () => { say('read 5', readerOf(s0).read()); });
at('immediate', () => { say('closed 7', readerOf(s0).closed); });
at('immediate', () => { say('read 8', readerOf(s0).read()); });
at('now', () => { drink('drink10', s0, 2, { preventCancel: true }); });
