// The option `shell`.
const { spawn, spawnSync } = require('child_process');
const child = spawn('echo $WORD "$0"; exit 2', { shell: true, env: { WORD: 'word' }, cwd: '/' });
console.log(child.spawnfile, child.spawnargs);
child.stdout.on('data', (chunk) => console.log(String(chunk)));
child.on('close', (code) => {
  console.log(code);
  console.log(spawnSync('echo "$BASH_VERSION" | grep -c .', { shell: '/bin/bash', encoding: 'utf8' }).stdout);
});
