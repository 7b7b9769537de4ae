// Errors as messages: class, message, cause; properties of their own are not copied.
const { Worker } = require('worker_threads');
const w = new Worker(`require('worker_threads').parentPort.once('message', function (m) { this.postMessage(m) })`, { eval: true });
const error = new RangeError('too far', { cause: new TypeError('inner') });
error.code = 'E_FAR';
class Own extends Error { name = 'Own'; }
w.on('message', (m) => {
  for (const e of m) console.log(e instanceof Error, Object.prototype.toString.call(e), e.constructor.name, e.name, e.message, e.code, e.cause?.message, Object.keys(e));
});
w.postMessage([error, new Own('mine'), new Error('plain')]);
