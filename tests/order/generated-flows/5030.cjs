// A random program, of seed 5030: its order is Node's.
'use strict';
const { Readable, at, controllers, done, log, old, say, show, unheard, watch } = require('../_preludes/flows.cjs');

const r0 = watch('r0', unheard(new Readable({ signal: controllers.a.signal, construct(callback) { log('construct'); process.nextTick(callback); }, readableObjectMode: true, read(size) { this.push('abcdef'.slice(0, this.n ?? 2)); this.push('abcdef'.slice(0, this.n ?? 2)); this.push(null); } })));
const r1 = watch('r1', unheard(Readable.wrap(old(['a', 'b', 'c']))));
at('now', () => { r0.destroy(null, done('destroyed 1')); });
at('tick', () => { say('h2', r1.map((x, { signal }) => { if (show(x) === 'ab') throw new Error('mapper'); return x; }, { concurrency: 1, highWaterMark: 1 }).toArray()); });
at('now', () => { r1.emit('error', new Error('emitted 4')); });
