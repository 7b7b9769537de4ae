// A random program, of seed 5019: its order is Node's.
'use strict';
const { Duplex, Readable, Writable, addAbortSignal, at, controllers, done, finished, log, pipeline, promises, say, show, stream, watch } = require('../_preludes/flows.cjs');

const t0 = watch('t0', Duplex.from({ writable: new Writable({  write(chunk, encoding, callback) { log('write', show(chunk), encoding); process.nextTick(callback); } , final(callback) { log('final'); throw new Error('final 1'); } }) }));
const w1 = watch('w1', new Writable({  defaultEncoding: 'hex',  write(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('write', this.w, show(chunk)); if (this.w === 1) { this.destroy(); } else callback(); } , writev(chunks, callback) { log('writev', chunks.map((one) => `${show(one.chunk)}:${one.encoding}`)); setImmediate(callback); }  }));
at('now', () => { addAbortSignal(controllers.a.signal, w1); });
at('immediate', () => { t0.once('readable', () => log('readable 2', show(t0.read(0)))); });
at('now', () => { log('is', stream.isReadable(t0), stream.isWritable(t0), stream.isErrored(t0), stream.isDisturbed(t0), stream.isDestroyed(t0)); });
at('immediate', () => { say('pipeline 3', promises.pipeline(t0, w1)); });
at('immediate', () => { t0.end(done('ended 4')); });
at('now', () => { say('toWeb 5', (async () => { const parts = []; for await (const chunk of Readable.toWeb(t0)) parts.push(show(chunk)); return parts.join(); })()); });
at('immediate', () => { say('h6', t0.every((x) => show(x).length < 4)); });
at('now', () => { w1.destroy(new Error('e7')); });
at('now', () => { finished(w1, done('finished 8')); });
at('immediate', () => { t0.once('readable', () => log('readable 9', show(t0.read(4)))); });
