// A random program, of seed 5035: its order is Node's.
'use strict';
const { Transform, Writable, at, done, log, show, unheard, watch } = require('../_preludes/flows.cjs');

const w0 = watch('w0', unheard(new (class extends Writable { _write(chunk, encoding, callback) { log('write', show(chunk), encoding); callback(); } _construct(callback) { log('_construct'); callback(); } })({ defaultEncoding: 'hex', })));
const t1 = watch('t1', new Transform({  construct(callback) { log('construct'); throw new Error('constructing'); }, transform(chunk, encoding, callback) { this.w = (this.w ?? 0) + 1; if (this.w === 3) { this.push(42); } else callback(null, chunk); }  }));
at('immediate', () => { log('write', w0.write('', done('wrote 1'))); });
at('tick', () => { log('listeners', ['close', 'data', 'end', 'error', 'finish', 'readable', 'drain', 'pipe', 'unpipe'].map((event) => t1.listenerCount(event))); });
