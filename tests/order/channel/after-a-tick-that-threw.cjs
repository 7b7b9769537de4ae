// The main program's tick throws: what it left behind waits for the first callback of the loop, here a message.
process.on('uncaughtException', (error) => console.log('uncaught', error.message));
process.nextTick(() => { throw new Error('first tick'); });
process.nextTick(() => console.log('second tick'));
Promise.resolve().then(() => console.log('job'));
setImmediate(() => {
  console.log('immediate');
  process.nextTick(() => console.log('tick of the immediate'));
});
const { port1, port2 } = new MessageChannel();
port1.on('message', () => {
  console.log('message');
  port1.close();
});
port2.postMessage(1);
