// A child that is killed: its channel closes before its end is told.
const { fork } = require('child_process');
if (process.argv[2] === 'child') {
  process.on('message', () => {});
  process.send('ready');
} else {
  const child = fork(__filename, ['child']);
  for (const name of ['disconnect', 'exit', 'close']) child.on(name, (...args) => console.log(name, args, child.connected, child.channel));
  child.once('message', () => console.log(child.kill('SIGKILL')));
}
