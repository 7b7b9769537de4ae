// A random program, of seed 5013: its order is Node's.
'use strict';
const { Duplex, Readable, Writable, at, controllers, iterate, log, say, show, state, stream, watch } = require('../_preludes/flows.cjs');

const t1 = watch('t1', Duplex.from({ readable: new Readable({  read(size) { log('read', size); } }), writable: new Writable({ construct(callback) { log('construct'); callback(new Error('called 1')); }, write(chunk, encoding, callback) { log('write', show(chunk), encoding); callback(); }  }) }));
at('immediate', () => { state('t1', t1); });
at('tick', () => { iterate('it2', t1, 4); });
at('now', () => { say('buffer 3', require('stream/consumers').buffer(t1)); });
at('job', () => { log('read', show(t1.read(2))); });
at('job', () => { t1.on('data', (chunk) => log('data 4', show(chunk))); });
at('immediate', () => { say('h5', t1.toArray({ signal: controllers.b.signal })); });
