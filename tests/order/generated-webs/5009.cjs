// A random program, of seed 5009: its order is Node's.
'use strict';
const { at, controllers, drink, log, readerOf, say, show, watch } = require('../_preludes/webs.cjs');

const b0 = watch('b0', new ReadableStream({ type: 'bytes',  start(c) { setImmediate(() => { try { c.close(); c.byobRequest?.respond(0); } catch (error) { log('caught', show(error)); } }); }, pull(c) { this.n = (this.n ?? 0) + 1; if (this.n > 3) { c.close(); c.byobRequest?.respond(0); } else if (c.byobRequest) { new Uint8Array(c.byobRequest.view.buffer, c.byobRequest.view.byteOffset)[0] = this.n; c.byobRequest.respond(1); } else c.enqueue(new Uint8Array([this.n])); },  }));
const w1 = watch('w1', new WritableStream({ start(c) { this.c = c; c.signal.addEventListener('abort', () => log('signal', show(c.signal.reason))); }, write(chunk) { log('write', show(chunk)); },  abort(reason) { log('abort', show(reason)); }, }));
at('now', () => { say('close 1', w1.close()); });
at('now', () => { drink('drink2', b0, 2); });
at('immediate', () => { log('locked', b0.locked, w1.locked); });
at('now', () => { say('cancel 3', readerOf(b0).cancel('reason 4')); });
at('immediate', () => { console.log(b0); });
at('now', () => { controllers.a.abort(); });
at('immediate', () => { log('locked', b0.locked, w1.locked); });
at('tick', () => { say('close 5', w1.close()); });
