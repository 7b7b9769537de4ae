// A random program, of seed 5052: its order is Node's.
'use strict';
const { at, done, iterate, log, show, state, stream, watch } = require('../_preludes/streams.cjs');

const r0 = watch('r0', stream.Readable.from([1, 2, 3], { highWaterMark: 3 }));
at('tick', () => { stream.finished(r0, { readable: false }, done('r0 written 47')); });
at('now', () => { state('r0', r0); });
at('immediate', () => { r0[Symbol.asyncDispose]().then(done('disposed'), done('not disposed')); });
at('far', () => { iterate('r0', r0, 1); });
at('now', () => { log('r0 push', r0.push(null)); });
at('now', () => { log('r0 push', r0.push(null)); });
at('now', () => { r0.on('readable', () => log('r0 readable', show(r0.read(1)))); });
at('now', () => { r0.once('data', (chunk) => { log('r0 data once', show(chunk)); r0.pause(); }); });
