// A random program, of seed 5023: its order is Node's.
'use strict';
const { Duplex, Readable, Transform, Writable, at, compose, done, iterate, later2, log, show, watch } = require('../_preludes/flows.cjs');

const t1 = watch('t1', Duplex.from({ writable: new Writable({  write(chunk, encoding, callback) { log('write', show(chunk), encoding); later2(2).then(() => callback()); }  }) }));
const c3 = watch('c3', new Readable({  read(size) { this.push('abcdef'.slice(0, this.n ?? 2)); this.push(null); this.push(Buffer.from('xyz')); } }).compose(new Transform({ emitClose: false, destroy(error, callback) { log('destroy', show(error)); throw new Error('destroying'); }, transform(chunk, encoding, callback) { log('transform', show(chunk)); callback(null, chunk); } , final(callback) { log('final'); setImmediate(() => callback(new Error('called 2'))); } })));
at('immediate', () => { for (let i = 0; i < 2; i++) log('write', t1.write(`${i}`, done('wrote 3'))); });
at('job', () => { iterate('it4', t1, 1); });
at('immediate', () => { log('read', show(c3.read())); });
at('far', () => { t1.destroy(); });
