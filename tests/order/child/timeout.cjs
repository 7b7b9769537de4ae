// A child that takes too long, in all three forms.
const { spawn, execFile, spawnSync } = require('child_process');
spawn('sleep', ['100'], { timeout: 20, killSignal: 'SIGKILL', stdio: 'ignore' }).on('exit', (...args) => {
  console.log('spawn', args);
  execFile('sleep', ['100'], { timeout: 20 }, ({ killed, signal, code, cmd }) => {
    console.log('execFile', { killed, signal, code, cmd });
    const { error, status, signal: ended } = spawnSync('sleep', ['100'], { timeout: 20 });
    console.log('spawnSync', error.code, error.message, status, ended);
  });
});
