// Messages that nobody listens for wait for a listener, which is also what keeps the child alive.
const { fork } = require('child_process');
if (process.argv[2] === 'child') {
  setTimeout(() => {
    process.on('message', (message) => {
      console.log('child got', message);
      if (message === 3) setTimeout(() => process.disconnect(), 20);
    });
  }, 50);
} else {
  const child = fork(__filename, ['child']);
  for (const message of [1, 2, 3]) child.send(message);
  child.on('exit', (code) => {
    console.log('exit', code);
    const other = fork(__filename, ['child', 'alone']);
    other.on('disconnect', () => console.log('disconnect'));
    other.on('exit', (end) => console.log('other', end));
    other.send(3);
  });
}
