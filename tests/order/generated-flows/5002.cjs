// A random program, of seed 5002: its order is Node's.
'use strict';
const { Duplex, Readable, at, done, finished, later2, log, promises, say, show, watch } = require('../_preludes/flows.cjs');

const r0 = watch('r0', Readable.fromWeb(new ReadableStream({ async pull(controller) { this.n = (this.n ?? 0) + 1; if (this.n > 2) controller.error(new Error('web 1')); else controller.enqueue(`${this.n}`); } })));
const w3 = watch('w3', Duplex.from(async (source) => { for await (const chunk of source) log('eaten', show(chunk)); }));
at('now', () => { say('finished 2', promises.finished(r0, { cleanup: true })); });
at('now', () => { say('h3', r0.reduce(async (a, b) => { if (a > 2) throw new Error('reducing'); return a + 1; }, 0)); });
at('now', () => { w3.destroy(null, done('destroyed 4')); });
at('now', () => { say('h5', r0.map(async (x) => { await later2(1); return show(x); }, { concurrency: 3, highWaterMark: 0 }).toArray()); });
