// What cannot be started, sent or asked for, and how that is said.
const cp=require('child_process');
const attempt = (name, run) => {
  try {
    const result = run();
    if (result?.on) { result.on('error', () => {}); result.kill(); }
    console.log(name, 'is taken');
  } catch (error) {
    console.log(name, error.name, error.code, error.message);
  }
};
attempt('no file', () => cp.spawn());
attempt('empty file', () => cp.spawn(''));
attempt('null byte in file', () => cp.spawn('a\0b'));
attempt('args as text', () => cp.spawn('true', 'x'));
attempt('null byte in args', () => cp.spawn('true', ['a\0']));
const options = [
  { cwd: 1 }, { cwd: 'a\0' }, { cwd: new URL('http://x') }, { cwd: '' }, { detached: 1 }, { uid: 'a' }, { uid: 1.5 }, { gid: -1e10 }, { shell: 1 },
  { shell: '\0' }, { argv0: 1 }, { argv0: '\0' }, { windowsHide: 1 }, { env: { 'A\0': 1 } }, { env: { A: '\0' } }, { env: { 'A=B': '1' } },
  { timeout: -1 }, { timeout: 'a' }, { timeout: 1.5 }, { killSignal: 'SIGFOO' }, { killSignal: 999 }, { killSignal: {} }, { killSignal: 'sigterm' },
  { signal: 1 }, { signal: {} }, { serialization: 'x' }, { stdio: 'foo' }, { stdio: ['foo'] }, { stdio: 5 }, { stdio: [{}] }, { stdio: ['ipc', 'ipc'] },
  { stdio: [-1] }, { stdio: 'ipc' }, { stdio: [0, 1, 2, 999] }, { maxBuffer: -1 }, { input: 5 }, 1, 'a', null, [],
];
for (const option of options) {
  const name = require('util').inspect(option, { depth: 0, breakLength: Infinity }).slice(0, 40);
  const copy = () => (option && typeof option === 'object' && !Array.isArray(option) ? { ...option } : option);
  attempt(`spawn ${name}`, () => cp.spawn('true', [], copy()));
  attempt(`spawnSync ${name}`, () => void cp.spawnSync('true', [], copy()));
  attempt(`execFile ${name}`, () => cp.execFile('true', [], copy()));
}
attempt('exec', () => cp.exec());
attempt('exec callback', () => cp.exec('true', {}, 1));
attempt('execFile options', () => cp.execFile('true', [], 1));
attempt('execFile args', () => cp.execFile('true', 1));
attempt('fork', () => cp.fork());
attempt('fork args', () => cp.fork('x', 1));
attempt('fork options', () => cp.fork('x', [], 1));
attempt('fork stdio', () => cp.fork('x', [], { stdio: ['pipe'] }));
attempt('fork stdio word', () => cp.fork('x', [], { stdio: 'foo' }));
attempt('fork path', () => cp.fork('x\0'));
attempt('fork execArgv', () => cp.fork('x', [], { execArgv: ['a\0'] }));
attempt('execSync', () => cp.execSync());
attempt('execFileSync', () => cp.execFileSync(1));
attempt('ipc and sync', () => cp.spawnSync('true', { stdio: ['ipc'] }));
console.log(Object.keys(cp), Reflect.ownKeys(cp.ChildProcess.prototype));
