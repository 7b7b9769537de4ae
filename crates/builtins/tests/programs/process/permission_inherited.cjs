// Children of the same runtime are under the same rules, unless they are given their own.
// flags: --permission --allow-fs-read=* --allow-child-process --no-warnings
'use strict';
const { execFileSync } = require('child_process');
const shown = (env) => execFileSync(process.execPath, ['-p', 'process.env.NODE_OPTIONS'], { encoding: 'utf8', env, stdio: ['pipe', 'pipe', 'ignore'] }).trim();
console.log(shown({}));
console.log(shown({ NODE_OPTIONS: '--no-deprecation' }));
console.log(shown({ NODE_OPTIONS: '--permission --allow-fs-read=/tmp' }));
process.permission.drop('child');
try {
  shown({});
} catch (error) {
  console.log(error.code);
}
