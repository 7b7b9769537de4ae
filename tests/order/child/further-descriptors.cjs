// Descriptors above 2: both ways, files, nothing.
const { spawn } = require('child_process');
const fs = require('fs');
const file = fs.openSync(__filename, 'r');
const child = spawn('sh', ['-c', 'cat <&3; echo four >&4; head -1 <&5; test -e /proc/self/fd/6 || echo no six'], {
  stdio: ['ignore', 'pipe', 'inherit', 'pipe', 'pipe', file, 'ignore'],
});
let text = '';
child.stdout.on('data', (chunk) => { text += chunk; });
child.stdio[4].on('data', (chunk) => { child.four = String(chunk); });
child.stdio[3].end('three\n');
console.log(child.stdin, child.stderr, child.stdio.map((stream) => stream && stream.constructor.name));
child.on('close', (code) => console.log(code, child.four, text));
