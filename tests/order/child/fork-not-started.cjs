// A fork that cannot be started has a channel all the same, which closes at once.
const { fork } = require('child_process');
const child = fork('program.js', ['argument'], { cwd: '/nowhere' });
console.log(child.connected, child.channel !== null, typeof child.send, child.pid);
for (const name of ['spawn', 'error', 'exit', 'message', 'disconnect', 'close']) {
  child.on(name, (...args) => console.log(name, args.map((arg) => arg?.code ?? arg), child.connected, child.exitCode));
}
child.send('lost', (error) => console.log('sent', error.code));
process.nextTick(() => console.log('tick'));
