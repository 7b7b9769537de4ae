// A random program, of seed 5026: its order is Node's.
'use strict';
const { Transform, Writable, at, compose, controllers, done, finished, log, pipeline, say, show, stream, watch } = require('../_preludes/flows.cjs');

const c0 = watch('c0', compose(new Transform({ construct(callback) { log('construct'); callback(); }, destroy(error, callback) { log('destroy', show(error)); callback(error); callback(new Error('twice')); }, transform(chunk, encoding, callback) { setImmediate(() => callback(null, `${chunk}!`)); } , flush(callback) { log('flush'); this.push('tail'); callback(); } })));
const w1 = watch('w1', new (class extends Writable { _write(chunk, encoding, callback) { log('write', show(chunk), encoding); callback(new Error('called 1')); } _destroy(error, callback) { log('_destroy', show(error)); callback(new Error('called 2')); } })({ captureRejections: true, }));
at('now', () => { say('disposed 3', c0[Symbol.asyncDispose]()); });
at('now', () => { (async () => { const it = c0[Symbol.asyncIterator](); for (const promise of [it.next(), it.next(), it.return('r'), it.next()]) await say('it 4', promise); })(); });
at('immediate', () => { log('is', stream.isReadable(c0), stream.isWritable(c0), stream.isErrored(c0), stream.isDisturbed(c0), stream.isDestroyed(c0)); });
at('now', () => { controllers.b.abort(new Error('reason 5')); });
at('now', () => { const stop = finished(w1, done('finished 6')); setImmediate(stop); });
at('now', () => { c0.unpipe(); });
at('job', () => { pipeline(c0, async (source) => { for await (const chunk of source) throw new Error('consumer'); }, done('pipeline 7')); });
