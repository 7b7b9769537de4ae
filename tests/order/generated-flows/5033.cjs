// A random program, of seed 5033: its order is Node's.
'use strict';
const { at, iterate, log, say, show, stream, watch } = require('../_preludes/flows.cjs');

const p0 = watch('p0', stream.duplexPair());
at('now', () => { p0[0].end(); });
at('immediate', () => { iterate('it1', p0[1], 1); });
at('job', () => { log('read', show(p0[0].read())); });
at('now', () => { say('text 2', require('stream/consumers').text(p0[1])); });
at('job', () => { (async () => { const it = p0[0][Symbol.asyncIterator](); for (const promise of [it.next(), it.next(), it.return('r'), it.next()]) await say('it 3', promise); })(); });
