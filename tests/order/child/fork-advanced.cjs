// serialization: 'advanced'.
const { fork } = require('child_process');
if (process.argv[2] === 'child') {
  process.on('message', (message) => {
    console.log(message);
    process.send({ map: new Map([['k', new Set([1n])]]), big: 2n ** 70n, error: message.error instanceof RangeError });
    process.disconnect();
  });
} else {
  const child = fork(__filename, ['child'], { serialization: 'advanced' });
  const error = new RangeError('far');
  error.stack = 'RangeError: far';
  child.on('message', (message) => console.log(message));
  child.on('exit', (code) => console.log('exit', code));
  try { child.send({ f() {} }); } catch ({ name, message }) { console.log(name, message); }
  const cycle = { date: new Date(0), list: [1, , undefined], bytes: new Uint8Array([1, 2]), error };
  cycle.self = cycle;
  child.send(cycle);
}
