// AbortSignals: before, during, after.
const { spawn, execFile } = require('child_process');
const early = spawn('sleep', ['100'], { signal: AbortSignal.abort('early'), stdio: 'ignore' });
early.on('error', (error) => console.log('early', error.name, error.code, error.cause));
early.on('exit', (...args) => {
  console.log('early exit', args);
  const controller = new AbortController();
  execFile('sleep', ['100'], { signal: controller.signal }, (error) => {
    console.log('execFile', error.name, error.code, error.cmd, error.cause === controller.signal.reason);
  }).on('exit', (...rest) => console.log('execFile exit', rest));
  controller.abort();
  const late = new AbortController();
  const child = spawn('true', { signal: late.signal, stdio: 'ignore' });
  child.on('error', () => console.log('never'));
  child.on('exit', (code) => { late.abort(); console.log('late', code, child.killed); });
});
