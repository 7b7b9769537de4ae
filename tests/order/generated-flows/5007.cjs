// A random program, of seed 5007: its order is Node's.
'use strict';
const { Duplex, at, log, say, show, unheard, watch } = require('../_preludes/flows.cjs');

const t1 = watch('t1', Duplex.from(async function* (source, { signal }) { signal.addEventListener('abort', () => log('aborted')); for await (const chunk of source) yield `${show(chunk)}`; }));
const t2 = watch('t2', unheard(new Duplex({ destroy(error, callback) { log('destroy', show(error)); throw new Error('destroying'); }, destroy(error, callback) { log('destroy', show(error)); callback(error); callback(new Error('twice')); },  read() { this.push('abcdef'.slice(0, this.n ?? 2)); this.push(new Uint8Array([97, 98])); this.push(null); }, write(chunk, encoding, callback) { log('write', show(chunk), encoding); callback(); }   })));
at('now', () => { say('h1', t2.every((x) => show(x).length < 4)); });
at('now', () => { say('disposed 2', t1[Symbol.asyncDispose]()); });
