// A random program, of seed 5039: its order is Node's.
'use strict';
const { Duplex, Writable, at, controllers, done, later2, log, pipeline, say, show, watch } = require('../_preludes/flows.cjs');

const t0 = watch('t0', Duplex.fromWeb(new TransformStream()));
at('tick', () => { t0.resume(); });
at('now', () => { log('read', show(t0.read())); });
at('immediate', () => { t0.once('drain', () => log('write', t0.write('again'))); });
at('now', () => { say('h1', t0.filter(async (x) => { await later2(2); return true; }, { concurrency: 2 }).toArray()); });
at('now', () => { say('h2', t0.drop(3).reduce((a, b) => `${a}${show(b)}`)); });
at('tick', () => { controllers.a.abort(); });
at('immediate', () => { log('write', t0.write('given3', done('wrote 3'))); });
at('job', () => { (async () => { const writer = Writable.toWeb(t0).getWriter(); await say('writer 4', writer.write('web')); await say('close 5', writer.close()); })(); });
at('now', () => { pipeline(t0, async (source) => { for await (const chunk of source) break; return 'early'; }, done('pipeline 6')); });
