// A random program, of seed 5017: its order is Node's.
'use strict';
const { Readable, Writable, at, done, log, old, pipeline, promises, say, show, stream, watch } = require('../_preludes/flows.cjs');

const r0 = watch('r0', new Readable({ autoDestroy: false, autoDestroy: false,  read(size) { this.n = (this.n ?? 0) + 1; this.push(this.n > 3 ? null : new Uint8Array([97, 98])); } }));
const w1 = watch('w1', Writable.fromWeb(new WritableStream({ write(chunk) { this.n = (this.n ?? 0) + 1; if (this.n === 2) throw new Error('web 1'); } })));
const r2 = watch('r2', Readable.wrap(old(['a', 'b', 'c'])));
at('immediate', () => { say('h2', r0.map((x, { signal }) => { if (show(x) === 'ab') throw new Error('mapper'); return x; }).toArray()); });
at('now', () => { w1.write(''); });
at('tick', () => { r2.destroy(); });
at('immediate', () => { pipeline(r2, new WritableStream({ async write(chunk) { await null; log('web write', show(chunk)); }, close() { log('web close'); }, abort(reason) { log('web abort', show(reason)); } }), done('pipeline 3')); });
at('tick', () => { w1.cork(); w1.write('1'); w1.write('2', done('wrote 4')); w1.uncork(); });
at('immediate', () => { r0.once('readable', () => log('readable 5', show(r0.read(4)))); });
at('now', () => { stream.destroy(w1, new Error('e6')); });
at('immediate', () => { say('pipeline 7', promises.pipeline(r0, w1, { end: false })); });
at('tick', () => { (async () => { const writer = Writable.toWeb(w1).getWriter(); await say('writer 8', writer.write('web')); await say('close 9', writer.close()); })(); });
