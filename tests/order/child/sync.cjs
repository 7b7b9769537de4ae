// The synchronous forms: results, inputs, errors.
const { spawnSync, execSync, execFileSync } = require('child_process');
const show = ({ pid, ...result }) => console.log({ ...result, started: pid > 0 });
show(spawnSync('sh', ['-c', 'cat; echo e >&2; exit 2'], { input: 'hello' }));
show(spawnSync('cat', { input: new Uint16Array([0x4142, 0x4344]), encoding: 'latin1' }));
show(spawnSync('sh', ['-c', 'kill -9 $$'], { encoding: 'utf8' }));
show(spawnSync('sh', ['-c', 'echo three >&3; echo $0'], { stdio: ['ignore', 'pipe', 'ignore', 'pipe'], argv0: 'zero', encoding: 'utf8' }));
show(spawnSync('true', { stdio: 'ignore' }));
const missing = spawnSync('no-such-program', ['x']);
console.log(missing.error.message, missing.error.code, missing.error.errno, missing.error.syscall, missing.error.path, missing.error.spawnargs);
console.log(missing.status, missing.signal, missing.output, missing.pid, missing.stdout);
console.log(execSync('echo hi; pwd', { encoding: 'utf8', cwd: '/' }), execFileSync('cat', { input: 'x' }));
for (const fail of [() => execSync('exit 5'), () => execFileSync('sh', ['-c', 'exit 6']), () => execFileSync('nope')]) {
  try {
    fail();
  } catch (error) {
    console.log(error.message, error.status, error.signal, error.code, String(error.stdout), Object.keys(error).filter((name) => name !== 'errno'));
  }
}
