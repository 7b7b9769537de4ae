// A detached child leads its own session.
const { spawn } = require('child_process');
const child = spawn('sh', ['-c', 'ps -o sid= -p $$'], { detached: true });
let text = '';
child.stdout.on('data', (chunk) => { text += chunk; });
child.on('close', (code) => console.log(code, Number(text) === child.pid));
