// A random program, of seed 2026: its order is Node's.
'use strict';
const { MessageChannel, at, log, name, watch } = require('../_preludes/workers.cjs');

const c0 = watch('c0', new MessageChannel());
const c1 = watch('c1', new MessageChannel());
at('now', () => { log(name(c1[0]), 'hasRef', c1[0].hasRef()); });
at('job', () => { c0[0].unref(); });
