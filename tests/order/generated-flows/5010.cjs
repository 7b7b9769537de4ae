// A random program, of seed 5010: its order is Node's.
'use strict';
const { Duplex, Readable, Writable, at, done, later2, log, say, show, unheard, watch } = require('../_preludes/flows.cjs');

const t0 = watch('t0', unheard(new Duplex({  emitClose: false, readable: false, read() { this.n = (this.n ?? 0) + 1; this.push(this.n > 2 ? null : 'abcdef'.slice(0, this.n ?? 2)); }, write(chunk, encoding, callback) { log('write', show(chunk)); callback(); callback(); }   })));
const r1 = watch('r1', unheard(Readable.from(['a', Promise.resolve('b'), 'c'])));
const r2 = watch('r2', new Readable({ destroy(error, callback) { log('destroy', show(error)); callback(error); callback(new Error('twice')); }, emitClose: false, encoding: 'utf8', read(size) { this.n = (this.n ?? 0) + 1; if (this.n === 1) throw new Error('fault 1'); else this.push(this.n > 4 ? null : `${this.n}`); } }));
const t3 = watch('t3', Duplex.from({ readable: new Readable({  read(size) { this.push(`${this.n}`); this.push('abcdef'.slice(0, this.n ?? 2)); this.push(null); } }), writable: new Writable({ construct(callback) { log('construct'); setImmediate(() => callback(new Error('called 2'))); }, write(chunk, encoding, callback) { log('write', show(chunk), encoding); callback(); }  }) }));
at('immediate', () => { say('h3', t0.map(async (x) => { await later2(1); return show(x); }).toArray()); });
at('immediate', () => { say('disposed 4', t0[Symbol.asyncDispose]()); });
at('immediate', () => { (async () => { const it = r1[Symbol.asyncIterator](); await say('it 5', it.next()); await say('it 6', it.throw(new Error('thrown in'))); await say('it 7', it.next()); })(); });
at('immediate', () => { t3.write('€', 'latin1', done('wrote 8')); });
at('tick', () => { log(r1.errored === null, r1.closed, r1.destroyed); });
