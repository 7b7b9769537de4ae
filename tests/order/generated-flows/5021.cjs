// A random program, of seed 5021: its order is Node's.
'use strict';
const { Duplex, Writable, at, done, finished, log, pipeline, say, show, stream, unheard, watch } = require('../_preludes/flows.cjs');

const w0 = watch('w0', unheard(new Writable({ construct(callback) { log('construct'); throw new Error('constructing'); },   write(chunk, encoding, callback) { log('write', show(chunk), encoding); setImmediate(callback); } , writev(chunks, callback) { log('writev', chunks.map((one) => `${show(one.chunk)}:${one.encoding}`)); process.nextTick(callback, new Error('called 1')); }  })));
const t1 = watch('t1', new Duplex({   readableObjectMode: true, read() { this.n = (this.n ?? 0) + 1; setImmediate(() => this.push(this.n > 2 ? null : '')); }, write(chunk, encoding, callback) { log('write', show(chunk)); callback(); callback(); }  , final(callback) { log('final'); throw new Error('final 2'); } }));
const w2 = watch('w2', new Writable({ destroy(error, callback) { log('destroy', show(error)); callback(); },  writableHighWaterMark: 2, write(chunk, encoding, callback) { log('write'); if (chunk.length > 2) this.end(); callback(); } , writev(chunks, callback) { log('writev', chunks.map((one) => `${show(one.chunk)}:${one.encoding}`)); callback(); }  }));
at('job', () => { finished(t1, { error: false }, done('finished 3')); });
at('now', () => { pipeline(t1, async (source) => { for await (const chunk of source) throw new Error('consumer'); }, done('pipeline 4')); });
at('tick', () => { t1.resume(); });
at('now', () => { w0.cork(); w0.write('1'); w0.write('2'); w0.end('3'); });
at('now', () => { w2.cork(); });
at('job', () => { finished(t1, { readable: false }, done('finished 5')); });
at('job', () => { finished(w0, { readable: false }, done('finished 6')); });
at('tick', () => { say('buffer 7', require('stream/consumers').buffer(t1)); });
