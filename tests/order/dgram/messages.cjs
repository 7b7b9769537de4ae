// Messages beside other events: ticks and promise jobs after each, several sockets in one turn, an exception in a listener.
'use strict';
const dgram = require('dgram');
const { AsyncLocalStorage } = require('async_hooks');
const storage = new AsyncLocalStorage();
process.on('uncaughtException', (error) => console.log('uncaught', error.message));
let last = 0;
function open(name) {
  const socket = dgram.createSocket('udp4', (message) => {
    console.log(name, String(message), storage.getStore());
    process.nextTick(() => console.log('tick', name, String(message)));
    Promise.resolve().then(() => console.log('job', name, String(message)));
    if (String(message) === 'throw') throw new Error('thrown');
    if (String(message) === 'end') socket.close();
    if (String(message) === '2' && ++last === 2) setImmediate(end);
  });
  socket.bindSync({ address: '127.0.0.1' });
  socket.on('close', () => console.log(name, 'close', storage.getStore()));
  return socket;
}
const first = storage.run('made here', open, 'first');
const second = open('second');
const sender = dgram.createSocket('udp4');
storage.run('sent here', () => {
  sender.bindSync({ address: '127.0.0.1' });
  for (const text of ['1', 'throw', '2']) {
    sender.send(text, first.address().port, () => console.log('sent', text, storage.getStore()));
    sender.send(text, second.address().port);
  }
  setImmediate(() => console.log('immediate'));
});
function end() {
  console.log('all have come');
  sender.send('end', second.address().port);
  sender.send('end', first.address().port, () => sender.close());
}
