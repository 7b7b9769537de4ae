// A random program, of seed 5024: its order is Node's.
'use strict';
const { Transform, Writable, at, compose, done, finished, later2, log, say, show, stream, watch } = require('../_preludes/flows.cjs');

const c0 = watch('c0', compose(new Transform({   transform(chunk, encoding, callback) { this.push(null); callback(); }  })));
const w1 = watch('w1', new Writable({ destroy(error, callback) { log('destroy', show(error)); callback(error); callback(new Error('twice')); },  writableHighWaterMark: 2, write(chunk, encoding, callback) { log('write', show(chunk), encoding); process.nextTick(callback, new Error('called 1')); }  , final(callback) { log('final'); later2(1).then(() => callback()); } }));
at('now', () => { c0.end('6162', 'hex'); });
at('job', () => { log('write', w1.write('6162', 'hex', done('wrote 2'))); });
at('immediate', () => { c0.on('readable', () => { let chunk; while ((chunk = c0.read()) !== null) log('took 3', show(chunk)); }); });
at('immediate', () => { const stop = finished(w1, done('finished 4')); setImmediate(stop); });
at('now', () => { say('h5', c0.forEach(async (x) => { await null; log('each', show(x)); }, { concurrency: 2 })); });
at('immediate', () => { c0.setEncoding('utf8'); });
at('immediate', () => { log('is', stream.isReadable(c0), stream.isWritable(c0), stream.isErrored(c0), stream.isDisturbed(c0), stream.isDestroyed(c0)); });
at('far', () => { say('h6', c0.take(2).toArray()); });
