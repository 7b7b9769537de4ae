// A random program, of seed 5000: its order is Node's.
'use strict';
const { PassThrough, Readable, Transform, at, compose, controllers, log, old, say, show, stream, watch } = require('../_preludes/flows.cjs');

const r0 = watch('r0', Readable.wrap(old(['a', 'b', 'c'])));
const r1 = watch('r1', Readable.from(['a', Promise.resolve('b'), 'c'], { signal: controllers.b.signal }));
const c2 = watch('c2', compose(new PassThrough({  }), new Transform({ objectMode: true, destroy(error, callback) { log('destroy', show(error)); callback(error); callback(new Error('twice')); }, transform(chunk, encoding, callback) { log('transform', show(chunk)); callback(null, chunk); }  })));
at('tick', () => { r1.removeAllListeners('error'); });
at('immediate', () => { stream.destroy(r1, new Error('e1')); });
at('now', () => { say('h2', c2.take(0).toArray()); });
at('tick', () => { c2.cork(); });
at('immediate', () => { say('h3', r0.take(1).toArray()); });
at('far', () => { say('h4', r1.take(0).toArray()); });
at('far', () => { r1.on('data', async (chunk) => { log('data 5'); throw new Error('listener 6'); }); });
at('now', () => { c2.write('6162', 'hex'); });
at('far', () => { say('h7', r1.filter((x) => show(x) !== 'b').toArray()); });
