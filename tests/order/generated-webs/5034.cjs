// A random program, of seed 5034: its order is Node's.
'use strict';
const { at, controllers, log, say, show, wait, watch, writerOf } = require('../_preludes/webs.cjs');

const w0 = watch('w0', new WritableStream({  write(chunk, c) { this.n = (this.n ?? 0) + 1; if (this.n > 1) throw new Error('write 1'); },  async abort(reason) { await wait(2); log('abort', show(reason)); }, }));
at('now', () => { say('write 2', writerOf(w0).write('w3')); });
at('now', () => { controllers.a.abort(); });
