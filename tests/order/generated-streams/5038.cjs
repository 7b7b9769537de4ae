// A random program, of seed 5038: its order is Node's.
'use strict';
const { at, done, iterate, log, show, state, stream, watch } = require('../_preludes/streams.cjs');

const r0 = watch('r0', stream.Readable.from((async function* () { try { yield 'a'; await null; yield 'b'; yield 'c'; } finally { log('generator over'); } })()));
at('tick', () => { log('r0 push', r0.push(null)); });
at('immediate', () => { log('r0 push', r0.push('p5')); });
at('now', () => { log('r0 push', r0.push('p0')); });
at('tick', () => { iterate('r0', r0, 0, { destroyOnReturn: false }); });
at('tick', () => { state('r0', r0); });
at('now', () => { r0.map((x) => `${show(x)}!`).toArray().then(done('r0 mapped'), done('r0 not mapped')); });
