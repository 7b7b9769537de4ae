// What a port hears happens in the context in which the port was made.
const { AsyncLocalStorage } = require('async_hooks');
const als = new AsyncLocalStorage();
const { port1, port2 } = als.run('made', () => new MessageChannel());
als.run('listens', () => port1.on('message', (message) => {
  console.log('message', message, als.getStore());
  Promise.resolve().then(() => console.log('job', als.getStore()));
  process.nextTick(() => console.log('tick', als.getStore()));
  if (message === 2) port1.close(() => console.log('close', als.getStore()));
}));
als.run('posts', () => port2.postMessage(1));
setImmediate(() => port2.postMessage(2));
