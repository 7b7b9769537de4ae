// A child that prints and prints ends when nobody reads any more: the second error of its console is nobody's to ignore.
const { spawn } = require('node:child_process');

if (process.argv[2] === 'child') {
  if (process.argv[3] === 'listens') process.stdout.on('error', (error) => process.exit(error.code === 'EPIPE' ? 7 : 8));
  setInterval(() => console.log('more'), 1);
} else {
  run('plain', () => run('listens', () => {}));
}

function run(kind, done) {
  const child = spawn(process.execPath, [__filename, 'child', kind], { stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.once('data', () => child.stdout.destroy());
  let text = '';
  child.stderr.on('data', (chunk) => { text += chunk; });
  child.on('close', (code, signal) => {
    console.log(kind, code, signal, /Error: write EPIPE/.test(text), /syscall: 'write'/.test(text));
    done();
  });
}
