// --watch: the program runs anew when a module of it changes; messages go on to it; other ways to run do not go with it.
'use strict';

const fs = require('fs');
const path = require('path');
const { spawn, spawnSync } = require('child_process');
const { createInterface } = require('readline');

const folder = fs.mkdtempSync(path.join(require('os').tmpdir(), 'watch-'));
const dependency = path.join(folder, 'dependency.mjs');
fs.writeFileSync(path.join(folder, 'main.cjs'), "import('./dependency.mjs').then(({ default: value }) => console.log(value, process.execArgv, process.argv.slice(2)));");
fs.writeFileSync(dependency, "export default 'first';");

const texts = ["export default 'second';", "throw new Error('third');"];
const watching = spawn(process.execPath, ['--watch', '--no-warnings', 'main.cjs', 'argument'], { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] });
createInterface({ input: watching.stdout }).on('line', (line) => {
  console.log(line.replace(fs.realpathSync(folder), ''));
  if (!line.includes('Waiting')) return;
  if (texts.length > 0) fs.writeFileSync(dependency, texts.shift());
  else watching.kill();
});
watching.on('close', () => {
  fs.rmSync(folder, { recursive: true });
  for (const other of [['-e', '1'], ['--check', 'x.js']]) {
    const { status, stderr } = spawnSync(process.execPath, ['--watch', ...other]);
    console.log(status, `${stderr}`.replace(/^\S+ /, ''));
  }
});
