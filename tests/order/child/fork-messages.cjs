// Messages both ways: order, kinds, callbacks, what `send` gives.
const { fork } = require('child_process');
if (process.argv[2] === 'child') {
  process.on('message', (message, handle) => {
    process.send({ got: message, handle: handle === undefined });
    if (message === 'bye') process.disconnect();
  });
} else {
  const child = fork(__filename, ['child']);
  for (const name of ['spawn', 'message', 'error', 'exit', 'disconnect', 'close']) child.on(name, (...args) => console.log(name, JSON.stringify(args), child.connected));
  console.log(child.connected, child.channel !== null, child.stdio);
  const values = ['text', 1.5, true, null, { a: [1, undefined, NaN], date: new Date(0), nested: { map: new Map() } }, [], 'é\n\u2028', 'bye'];
  console.log(values.map((value) => child.send(value)));
  child.send('after', (error) => console.log('sent', error));
  process.nextTick(() => console.log('tick'));
}
