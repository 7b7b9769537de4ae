// One byte too many: killed, with the output so far; as many as may be: not.
const { execFile } = require('child_process');
const report = (name) => (error, stdout, stderr) => console.log(name, error && [error.name, error.code, error.message, error.cmd], [stdout, stderr]);
(async () => {
  const run = (name, script, options) => new Promise((resolve) => {
    execFile('sh', ['-c', script], options, (...args) => resolve(report(name)(...args)));
  });
  await run('just enough', 'printf 12345', { maxBuffer: 5 });
  await run('one more', 'printf 123456; sleep 100', { maxBuffer: 5 });
  await run('stderr', 'printf abc >&2; sleep 100', { maxBuffer: 2 });
  await run('nothing', 'printf x; sleep 100', { maxBuffer: 0 });
  await run('bytes', 'printf 123456; sleep 100', { maxBuffer: 5, encoding: 'buffer' });
  await run('two bytes each', 'printf "\\303\\251\\303\\251"; sleep 100', { maxBuffer: 3 });
  await run('no bound', 'head -c 2000000 /dev/zero | tr "\\0" x | wc -c', { maxBuffer: Infinity });
})();
