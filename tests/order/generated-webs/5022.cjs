// A random program, of seed 5022: its order is Node's.
'use strict';
const { at, drink, log, say, show, wait, watch, writerOf } = require('../_preludes/webs.cjs');

const e0 = watch('e0', { readable: new ReadableStream({   cancel(reason) { throw new Error('cancel 1'); }, }), writable: new WritableStream({ start() { return wait(1); }, async write(chunk) { await wait(3); log('write', show(chunk)); },  async abort(reason) { await wait(3); log('abort', show(reason)); }, }) });
at('now', () => { const [first, second] = e0.readable.tee(); say('one 3', first.cancel(1)); say('two 4', second.cancel(2)); });
at('now', () => { log('desired', writerOf(e0.writable).desiredSize); });
at('immediate', () => { say('pipe 5', e0.readable.pipeTo(e0.writable, { preventClose: true })); });
at('immediate', () => { log('locked', e0.readable.locked, e0.writable.locked); });
at('now', () => { drink('drink6', e0.readable, 3); });
