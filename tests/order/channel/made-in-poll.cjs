// A port made in the poll phase is first served in the next one; one that was there before, in this.
const { stat } = require('fs');
const early = new MessageChannel();
stat('.', () => {
  const late = new MessageChannel();
  for (const [name, { port1, port2 }] of Object.entries({ late, early })) {
    port1.on('message', (message) => {
      console.log(name, message);
      if (message === 2) port1.close();
    });
    port2.postMessage(1);
    process.nextTick(() => port2.postMessage(2));
  }
  setImmediate(() => console.log('immediate'));
});
