// A random program, of seed 5016: its order is Node's.
'use strict';
const { Readable, Writable, at, controllers, done, log, show, watch } = require('../_preludes/flows.cjs');

const w0 = watch('w0', new Writable({ destroy(error, callback) { log('destroy', show(error)); process.nextTick(callback); },   write(chunk, encoding, callback) { log('write', show(chunk), encoding); callback(); }  , final(callback) { log('final'); throw new Error('final 1'); } }));
const r1 = watch('r1', new Readable({ destroy(error, callback) { log('destroy', show(error)); callback(error); callback(new Error('twice')); }, destroy(error, callback) { log('destroy', show(error)); callback(error); callback(new Error('twice')); }, encoding: 'utf8', read(size) { this.n = (this.n ?? 0) + 1; process.nextTick(() => this.push(this.n > 3 ? null : 'abcdef'.slice(0, this.n ?? 2))); } }));
at('job', () => { controllers.a.abort(); });
at('now', () => { log('read', show(r1.read())); });
at('job', () => { w0.write('€', 'latin1', done('wrote 2')); });
at('immediate', () => { w0.once('drain', () => log('write', w0.write('again'))); });
at('now', () => { w0.destroy(); });
at('now', () => { w0.end('last', done('ended 3')); });
