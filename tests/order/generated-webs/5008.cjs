// A random program, of seed 5008: its order is Node's.
'use strict';
const { at, readerOf, readers, say, watch } = require('../_preludes/webs.cjs');

const t0 = watch('t0', new TextEncoderStream());
at('now', () => { say('pipe 1', t0.readable.pipeTo(t0.writable)); });
at('now', () => { readerOf(t0.readable).releaseLock(); readers.delete(t0.readable); });
