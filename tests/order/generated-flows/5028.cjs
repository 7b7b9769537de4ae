// A random program, of seed 5028: its order is Node's.
'use strict';
const { Readable, Transform, Writable, addAbortSignal, at, compose, controllers, done, log, say, show, watch } = require('../_preludes/flows.cjs');

const c0 = watch('c0', new Readable({  read(size) { this.n = (this.n ?? 0) + 1; this.push(this.n > 1 ? null : 'abcdef'.slice(0, this.n ?? 2)); } }).compose(new Transform({ highWaterMark: 0, construct(callback) { log('construct'); callback(); }, transform(chunk, encoding, callback) { callback(null, chunk); callback(null, chunk); } , flush(callback) { log('flush'); callback(null, 'tail'); } })));
const w1 = watch('w1', new Writable({ objectMode: true, construct(callback) { log('construct'); callback(); },  write(chunk, encoding, callback) { log('write', show(chunk), encoding); callback(); } , writev(chunks, callback) { log('writev', chunks.map((one) => `${show(one.chunk)}:${one.encoding}`)); setImmediate(() => callback(new Error('called 1'))); }  }));
at('now', () => { say('h2', c0.drop(0).reduce((a, b) => `${a}${show(b)}`)); });
at('now', () => { addAbortSignal(controllers.a.signal, w1); });
at('job', () => { say('h3', c0.forEach(async (x) => { await null; log('each', show(x)); }, { concurrency: 2 })); });
at('now', () => { log('write', w1.write('given8', done('wrote 4'))); });
