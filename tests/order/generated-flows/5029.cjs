// A random program, of seed 5029: its order is Node's.
'use strict';
const { Duplex, at, controllers, log, say, show, stream, unheard, watch } = require('../_preludes/flows.cjs');

const t0 = watch('t0', unheard(Duplex.fromWeb(new TransformStream())));
at('job', () => { t0.on('readable', () => { let chunk; while ((chunk = t0.read()) !== null) log('took 1', show(chunk)); }); });
at('now', () => { say('text 2', require('stream/consumers').text(t0)); });
at('now', () => { say('h3', t0.take(0).toArray()); });
at('far', () => { say('h4', t0.reduce(async (a, b) => { if (a > 2) throw new Error('reducing'); return a + 1; }, 0)); });
at('immediate', () => { controllers.a.abort(); });
