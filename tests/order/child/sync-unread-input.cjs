// Input that a child does not read is told as EPIPE, beside how it ended.
const { spawnSync, execFileSync } = require('child_process');
const input = 'x'.repeat(1_000_000);
for (const [file, ...args] of [['true'], ['head', '-c1'], ['sh', '-c', 'exec <&-; exit 3'], ['sh', '-c', 'kill -9 $$'], ['wc', '-c']]) {
  const { error, status, signal, stdout } = spawnSync(file, args, { input, encoding: 'utf8' });
  console.log(file, error?.message, error?.code, error?.syscall, error?.spawnargs, status, signal, stdout);
}
try {
  execFileSync('true', { input });
} catch (error) {
  console.log(error.message, error.status, Object.keys(error));
}
for (const options of [{ maxBuffer: 10 }, { maxBuffer: 10, killSignal: 'SIGKILL' }]) {
  const { error, status, signal } = spawnSync('yes', options);
  console.log(error.code, status, signal);
}
