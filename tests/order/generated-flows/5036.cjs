// A random program, of seed 5036: its order is Node's.
'use strict';
const { Duplex, Readable, at, compose, done, iterate, log, old, pipeline, show, unheard, watch } = require('../_preludes/flows.cjs');

const r0 = watch('r0', Readable.wrap(old(['a', 'b', 'c'])));
const t1 = watch('t1', unheard(Duplex.from(new Readable({  read(size) { this.push('é€'); this.push('abcdef'.slice(0, this.n ?? 2)); this.push(null); } }))));
at('now', () => { t1.once('finish', () => log('late write', t1.write('late', done('late 1')))); });
at('far', () => { t1.removeAllListeners(); });
at('job', () => { iterate('it2', r0, 4); });
at('now', () => { r0.on('data', (chunk) => log('data 3', show(chunk))); });
at('immediate', () => { pipeline(async function* ({ signal }) { signal.addEventListener('abort', () => log('source aborted')); yield 'a'; yield 'b'; }, t1, done('pipeline 4')); });
at('now', () => { watch('composed5', t1.compose(async function* (source) { for await (const chunk of source) yield chunk; })).resume(); });
