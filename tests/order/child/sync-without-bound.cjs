// maxBuffer 0: the Sync forms take it as no bound, exec and execFile as one.
const { exec, execFileSync, execSync, spawnSync } = require('node:child_process');

console.log(spawnSync('echo', ['out'], { maxBuffer: 0 }).error, String(execSync('echo out', { maxBuffer: 0 })), String(execFileSync('echo', ['out'], { maxBuffer: 0 })));
console.log(spawnSync('echo', ['out'], { maxBuffer: 1 }).error.code);
exec('echo out', { maxBuffer: 0 }, (error, stdout) => console.log(error.code, JSON.stringify(stdout)));
