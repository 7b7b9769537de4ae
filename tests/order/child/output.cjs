// Data of both outputs, and that 'close' comes after all of it.
const { spawn } = require('child_process');
const child = spawn('sh', ['-c', 'echo one; echo two >&2; exit 4']);
const got = { stdout: '', stderr: '' };
for (const name of ['stdout', 'stderr']) {
  child[name].setEncoding('utf8').on('data', (text) => { got[name] += text; });
  child[name].on('end', () => console.log(name, 'has ended:', JSON.stringify(got[name])));
}
child.stdout.once('close', () => { got.closed = true; });
child.on('exit', (code) => { got.code = code; });
child.on('close', (...args) => console.log('close', args, got.code));
