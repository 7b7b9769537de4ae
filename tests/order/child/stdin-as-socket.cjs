// Standard input over a pipe is a socket that cannot be written; what has been read of it is counted.
const { spawn } = require('node:child_process');
const net = require('node:net');

if (process.argv[2] === 'child') {
  const { stdin } = process;
  console.log(stdin instanceof net.Socket, stdin.constructor === net.Socket, stdin.readyState, stdin.fd, stdin.isTTY, typeof stdin._handle.readStop);
  console.log(stdin.writable, stdin.writableEnded, stdin.allowHalfOpen, stdin.connecting, stdin.readableHighWaterMark);
  stdin.on('close', (hadError) => console.log('close', hadError));
  stdin.on('end', () => console.log('end', stdin.bytesRead));
  stdin.resume();
} else {
  const child = spawn(process.execPath, [__filename, 'child'], { stdio: ['pipe', 'inherit', 'inherit'] });
  child.stdin.end('twelve bytes');
}
