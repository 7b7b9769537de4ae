// A random program, of seed 5020: its order is Node's.
'use strict';
const { at, log, reader, readerOf, readers, say, show, wait, watch, writerOf } = require('../_preludes/webs.cjs');

const b0 = watch('b0', new ReadableStream({ type: 'bytes',  start(c) { setImmediate(() => { try { c.close(); c.byobRequest?.respond(0); } catch (error) { log('caught', show(error)); } }); }, pull(c) { this.n = (this.n ?? 0) + 1; if (this.n > 2) { c.close(); c.byobRequest?.respond(0); } else if (c.byobRequest) { new Uint8Array(c.byobRequest.view.buffer, c.byobRequest.view.byteOffset)[0] = this.n; c.byobRequest.respond(1); } else c.enqueue(new Uint8Array([this.n])); },  }));
const s1 = watch('s1', new ReadableStream({ start(c) { return wait(2); }, pull(c) { this.n = (this.n ?? 0) + 1; log('pull', this.n, c.desiredSize); if (this.n > 2) c.close(); else c.enqueue(this.n); }, cancel(reason) { log('cancel', show(reason)); }, }));
const t2 = watch('t2', new TransformStream({ start(c) { c.enqueue('first'); }, transform(chunk, c) { this.n = (this.n ?? 0) + 1; if (this.n > 1) c.error(new Error('transform 1')); else c.enqueue(chunk); }, async flush(c) { await wait(1); log('flush'); },  }));
at('now', () => { log('locked', s1.locked, t2.writable.locked); });
at('now', () => { say('pipe 2', b0.pipeTo(t2.writable)); });
at('immediate', () => { const [first, second] = s1.tee(); say('one 3', first.getReader().read()); setImmediate(() => say('two 4', second.getReader().read())); });
at('tick', () => { say('read 5', readerOf(b0).read()); });
at('now', () => { log('desired', writerOf(t2.writable).desiredSize); });
at('tick', () => { say('byob 6', (readers.get(b0) ?? reader(b0, { mode: 'byob' })).read(new Uint8Array(4), { min: 4 })); });
at('now', () => { say('read 7', readerOf(t2.readable).read()); });
