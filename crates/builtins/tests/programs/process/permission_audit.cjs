// `--permission-audit` refuses nothing: channels hear of what would have been refused.
// flags: --permission-audit
'use strict';
const { subscribe } = require('diagnostics_channel');
for (const scope of ['fs', 'child', 'worker']) subscribe(`node:permission-model:${scope}`, (message, name) => console.log(name, message));
console.log(require('fs').existsSync('/etc/hosts'));
console.log(process.permission.has('child'), process.permission.has('fs.read', '/etc/hosts'), process.permission.has('fs'));
process.permission.drop('worker');
require('child_process').spawnSync('true');
