// A random program, of seed 5005: its order is Node's.
'use strict';
const { Duplex, Readable, Transform, Writable, at, done, log, pipeline, say, show, unheard, watch } = require('../_preludes/flows.cjs');

const t0 = watch('t0', new Transform({ captureRejections: true, highWaterMark: 5, transform(chunk, encoding, callback) { callback(null, chunk); callback(null, chunk); }  }));
const w1 = watch('w1', unheard(new Writable({  emitClose: false, defaultEncoding: 'latin1', write(chunk, encoding, callback) { log('write', show(chunk), encoding); queueMicrotask(callback); }  , final(callback) { log('final'); process.nextTick(callback, new Error('called 1')); } })));
const t2 = watch('t2', Duplex.from({ readable: new Readable({ objectMode: true, read(size) { this.n = (this.n ?? 0) + 1; setImmediate(() => this.push(this.n > 1 ? null : 'abcdef'.slice(0, this.n ?? 2))); } }), writable: new Writable({  write(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; log('write', this.w, show(chunk)); if (this.w === 2) { this.emit('error', new Error('fault 2')); } else setImmediate(() => callback(new Error('called 3'))); } , final(callback) { log('final'); throw new Error('final 4'); } }) }));
at('now', () => { say('h5', t2.reduce(async (a, b) => { if (a > 2) throw new Error('reducing'); return a + 1; }, 0)); });
at('job', () => { pipeline(t0, async function* (source) { for await (const chunk of source) yield `${show(chunk)}-`; }, w1, done('pipeline 6')); });
at('now', () => { say('h7', t0.drop(0).reduce((a, b) => `${a}${show(b)}`)); });
at('now', () => { for (let i = 0; i < 5; i++) log('write', t0.write(`${i}`, done('wrote 8'))); });
at('job', () => { pipeline(t0, new TransformStream(), w1, done('pipeline 9')); });
at('now', () => { log('listeners', ['close', 'data', 'end', 'error', 'finish', 'readable', 'drain', 'pipe', 'unpipe'].map((event) => w1.listenerCount(event))); });
at('now', () => { (async () => { const it = t0[Symbol.asyncIterator](); for (const promise of [it.next(), it.next(), it.return('r'), it.next()]) await say('it 10', promise); })(); });
