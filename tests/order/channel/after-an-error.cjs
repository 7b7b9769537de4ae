// An error in one message leaves the others, the ticks and the promise jobs to what the loop runs next.
let received = 0;
process.on('uncaughtException', (error) => console.log('uncaught', error.message));
process.on('unhandledRejection', (reason) => console.log('unhandled', reason));
const { port1, port2 } = new MessageChannel();
port1.on('message', (message) => {
  console.log('message', message);
  process.nextTick(() => { throw new Error(`tick of ${message}`); });
  process.nextTick(() => console.log('next tick'));
  Promise.resolve().then(() => console.log('job'));
  Promise.reject(message);
  if (++received === 3) port1.close();
});
for (const message of [1, 2, 3]) port2.postMessage(message);
setImmediate(() => console.log('immediate'));
