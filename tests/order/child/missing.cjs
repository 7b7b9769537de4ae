// A program that is not there: the error comes by an event, then the streams close.
const { spawn } = require('child_process');
const child = spawn('no-such-program', ['a', 'b']);
console.log(child.pid, child.spawnfile, child.spawnargs);
child.on('spawn', () => console.log('spawn'));
child.on('exit', () => console.log('exit'));
child.on('error', ({ message, code, errno, syscall, path, spawnargs }) => console.log('error', { message, code, errno, syscall, path, spawnargs }));
child.on('close', (...args) => console.log('close', args, child.exitCode));
process.nextTick(() => console.log('tick'));
setImmediate(() => console.log('immediate'));
