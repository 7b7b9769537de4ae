// A random program, of seed 5025: its order is Node's.
'use strict';
const { at, controllers, drink, log, reader, readers, say, show, wait, watch, writerOf, writers } = require('../_preludes/webs.cjs');

const b0 = watch('b0', new ReadableStream({ type: 'bytes',   pull(c) { this.n = (this.n ?? 0) + 1; log('pull', this.n, c.desiredSize, show(c.byobRequest?.view)); if (this.n > 2) { c.close(); c.byobRequest?.respond(0); } else c.enqueue(new Uint8Array([this.n, this.n])); }, cancel(reason) { log('cancel', show(reason)); }, }));
const b1 = watch('b1', new ReadableStream({ type: 'bytes',   pull(c) { this.n = (this.n ?? 0) + 1; if (this.n > 2) throw new Error('pull 1'); c.enqueue(new Uint8Array([this.n])); }, async cancel(reason) { await wait(3); log('cancel', show(reason)); }, }, { highWaterMark: 3 }));
const e2 = watch('e2', { readable: new ReadableStream({  pull(c) { this.n = (this.n ?? 0) + 1; log('pull', this.n, c.desiredSize); if (this.n > 4) c.close(); else c.enqueue(this.n); },  }), writable: new WritableStream({ start(c) { setImmediate(() => c.error(new Error('sink 2'))); }, write(chunk, c) { this.n = (this.n ?? 0) + 1; if (this.n > 1) c.error(new Error('write 3')); },   }) });
at('now', () => { say('pipe 5', e2.readable.pipeTo(e2.writable, { signal: controllers.a.signal })); });
at('now', () => { say('abort 6', e2.writable.abort('aborted 7')); });
at('immediate', () => { writerOf(e2.writable).releaseLock(); writers.delete(e2.writable); });
at('immediate', () => { say('write 8', writerOf(e2.writable).write(1)); say('write 9', writerOf(e2.writable).write(2)); log('desired', writerOf(e2.writable).desiredSize); });
at('now', () => { say('abort 10', writerOf(e2.writable).abort(new Error('aborted 11'))); });
at('now', () => { say('write 12', writerOf(e2.writable).write('w13')); });
at('immediate', () => { say('pipe 14', b0.pipeTo(e2.writable)); });
at('now', () => { drink('drink15', b0, 1, { preventCancel: true }); });
at('job', () => { say('byob 16', (readers.get(b1) ?? reader(b1, { mode: 'byob' })).read(new Uint8Array(4), { min: 3 })); });
