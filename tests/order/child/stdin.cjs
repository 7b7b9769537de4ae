// What is written reaches the child; the end of it is told.
const { spawn } = require('child_process');
const child = spawn('cat');
let text = '';
child.stdout.on('data', (chunk) => { text += chunk; });
child.stdin.on('finish', () => console.log('finish'));
child.stdin.write('a', () => console.log('written'));
child.stdin.end('b', () => console.log('ended'));
child.on('close', (code) => console.log('close', code, text));
