// A random program, of seed 5020: its order is Node's.
'use strict';
const { Duplex, Readable, at, controllers, done, finished, iterate, log, pipeline, promises, say, show, watch } = require('../_preludes/flows.cjs');

const r0 = watch('r0', new Readable({ highWaterMark: 2, objectMode: true, signal: controllers.a.signal,  read(size) { this.push(`${this.n}`); this.push('abcdef'.slice(0, this.n ?? 2)); this.push(null); } }));
const r1 = watch('r1', Readable.fromWeb(new ReadableStream({ pull(controller) { this.n = (this.n ?? 0) + 1; if (this.n > 3) controller.close(); else controller.enqueue(`${this.n}`); } }), { signal: controllers.b.signal }));
const t2 = watch('t2', Duplex.from(new Readable({ construct(callback) { log('construct'); callback(); }, read(size) { this.push('abcdef'.slice(0, this.n ?? 2)); this.push(`${this.n}`); this.push(null); } })));
at('job', () => { iterate('it1', r1, 2, { destroyOnReturn: false }); });
at('tick', () => { controllers.b.abort(new Error('reason 2')); });
at('immediate', () => { finished(r0, { signal: controllers.b.signal }, done('finished 3')); });
at('now', () => { r0.on('data', async (chunk) => { log('data 4'); throw new Error('listener 5'); }); });
at('immediate', () => { pipeline(new ReadableStream({ pull(controller) { this.n = (this.n ?? 0) + 1; if (this.n < 30) controller.enqueue('x'); else controller.close(); }, cancel(reason) { log('web cancel', show(reason)); } }), t2, done('pipeline 6')); });
at('far', () => { say('finished 7', promises.finished(t2, { cleanup: true })); });
