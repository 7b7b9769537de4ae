// A random program, of seed 5031: its order is Node's.
'use strict';
const { Duplex, Transform, Writable, at, controllers, done, log, say, show, watch } = require('../_preludes/flows.cjs');

const t0 = watch('t0', Duplex.fromWeb({ readable: new ReadableStream({ start(controller) { controller.enqueue('a'); controller.enqueue('b'); controller.close(); } }), writable: new WritableStream({ write(chunk) { this.n = (this.n ?? 0) + 1; if (this.n === 2) throw new Error('web 1'); } }) }, { allowHalfOpen: false }));
const r1 = watch('r1', Duplex.from(['a', 'b', 'c']));
const t2 = watch('t2', new Transform({ destroy(error, callback) { log('destroy', show(error)); callback(error); callback(new Error('twice')); }, destroy(error, callback) { log('destroy', show(error)); process.nextTick(callback); }, transform(chunk, encoding, callback) { process.nextTick(callback, null, chunk); }  }));
const w3 = watch('w3', new Writable({ highWaterMark: 2, objectMode: true,  write(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('write', this.w, show(chunk)); if (this.w === 2) { this.destroy(new Error('fault 2')); } else process.nextTick(callback); }   }));
at('now', () => { t0.end('last', done('ended 3')); });
at('immediate', () => { w3.emit('close'); });
at('far', () => { controllers.b.abort(new Error('reason 4')); });
at('now', () => { r1.destroy(new Error('e5')); });
at('now', () => { w3.end(); });
at('now', () => { r1.on('readable', () => { let chunk; while ((chunk = r1.read()) !== null) log('took 6', show(chunk)); }); });
at('now', () => { say('abort 7', Writable.toWeb(t2).abort(new Error('web abort'))); });
at('now', () => { say('abort 8', Writable.toWeb(t2).abort(new Error('web abort'))); });
