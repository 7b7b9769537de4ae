// `--trace-env` tells of each use of a variable.
'use strict';
const { spawnSync } = require('child_process');
const text = `process.env.FOO; process.env.FOO = 1; process.env.FOO; 'FOO' in process.env; delete process.env.FOO;
  Object.getOwnPropertyDescriptor(process.env, 'FOO'); process.env[Symbol('x')]; Object.keys(process.env); console.log(typeof process.env.HOME);`;
for (const option of ['--trace-env', '--trace-env-js-stack']) {
  const { stdout, stderr } = spawnSync(process.execPath, [option, '-e', text], { encoding: 'utf8' });
  const told = stderr.split('\n').filter((line) => /FOO|enumerate|^----/.test(line));
  console.log(option, stdout, [...new Set(told)].sort());
}
