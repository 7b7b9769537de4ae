// A child that does not read: EPIPE.
const { spawn } = require('child_process');
const child = spawn('sh', ['-c', 'exec <&-; echo ready; sleep 0.1']);
child.stdin.on('error', ({ code, syscall, errno }) => console.log('error', code, syscall, errno));
child.stdin.on('close', (had) => console.log('stdin closed', had));
child.stdout.once('data', () => child.stdin.write('x', (error) => console.log('written', error.code)));
child.on('close', (code) => console.log('close', code));
