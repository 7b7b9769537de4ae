// An 'ipc' descriptor anywhere in `stdio`, with spawn.
const { spawn } = require('child_process');
if (process.argv[2] === 'child') {
  process.send({ fd: typeof process.channel.fd, connected: process.connected }, () => process.exit(0));
} else {
  const child = spawn(process.execPath, [__filename, 'child'], { stdio: ['ignore', 'inherit', 'inherit', 'pipe', 'ipc'] });
  child.on('message', (message) => console.log(message));
  child.on('close', (code) => console.log(code, child.stdio.length, child.stdio[4]));
}
