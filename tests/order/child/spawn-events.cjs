// The events of a child whose output is not read before it has ended.
const { spawn } = require('child_process');
const child = spawn('sh', ['-c', 'exit 3'], { stdio: 'ignore' });
for (const name of ['spawn', 'exit', 'close', 'error']) child.on(name, (...args) => console.log(name, args));
process.nextTick(() => console.log('tick'));
Promise.resolve().then(() => console.log('job'));
console.log('started', typeof child.pid, child.exitCode, child.stdio);
