// That a stream is constructed is an event of its own: without its listener nothing goes on by itself.
'use strict';
const { Duplex, Readable, Transform } = require('stream');

const transform = new Transform({
  construct(callback) { setImmediate(callback); },
  transform(chunk, encoding, callback) {
    console.log('transform', String(chunk));
    callback(null, chunk);
  },
});
transform.write('a');
transform.removeAllListeners();
transform.end('b');
for (const name of ['data', 'end', 'close', 'finish']) transform.on(name, () => console.log('transform', name));

const readable = new Readable({
  construct(callback) { process.nextTick(callback); },
  read() {
    console.log('read');
    this.push(null);
  },
});
readable.on('readable', () => console.log('readable'));
readable.removeAllListeners();
readable.on('data', () => {}).on('end', () => console.log('readable end'));

const kept = new Duplex({ construct(callback) { callback(); }, read() { console.log('kept read'); this.push(null); } });
console.log(kept.eventNames());
kept.on('data', () => {}).on('end', () => console.log('kept', kept.eventNames()));
