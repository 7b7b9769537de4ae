// A random program, of seed 5037: its order is Node's.
'use strict';
const { Readable, Transform, at, controllers, done, finished, iterate, log, pipeline, say, show, stream, watch } = require('../_preludes/flows.cjs');

const t0 = watch('t0', new (class extends Transform { _transform(chunk, encoding, callback) { log('transform', show(chunk)); callback(null, chunk); } _final(callback) { log('_final'); callback(new Error('called 1')); } })({ emitClose: false, }));
const p1 = watch('p1', stream.duplexPair());
at('job', () => { say('h2', p1[0].flatMap((x) => [x, show(x)]).take(0).toArray()); });
at('now', () => { say('toWeb 3', (async () => { const parts = []; for await (const chunk of Readable.toWeb(p1[0])) parts.push(show(chunk)); return parts.join(); })()); });
at('tick', () => { pipeline(t0, p1[1], done('pipeline 4')); });
at('now', () => { finished(t0, { signal: controllers.b.signal }, done('finished 5')); });
at('job', () => { for (let i = 0; i < 6; i++) log('write', t0.write(`${i}`, done('wrote 6'))); });
at('immediate', () => { p1[0].setEncoding('utf8'); });
at('now', () => { t0.destroy(new Error('e7')); });
at('now', () => { iterate('it8', p1[1], 2, { destroyOnReturn: false }); });
at('now', () => { t0.write('6162', 'hex'); });
at('now', () => { p1[1].on('data', async (chunk) => { log('data 9'); throw new Error('listener 10'); }); });
