// Streams of files and of this process in `stdio`.
const { spawn } = require('child_process');
const fs = require('fs');
const path = require('path').join(fs.mkdtempSync(require('path').join(require('os').tmpdir(), 'child-')), 'log');
const out = fs.createWriteStream(path);
try { spawn('true', { stdio: ['ignore', out, 'ignore'] }); } catch ({ name, code }) { console.log(name, code); }
out.on('open', () => {
  const child = spawn('sh', ['-c', 'echo out; echo err >&2'], { stdio: ['ignore', out, out] });
  console.log(child.stdout, child.stderr);
  child.on('close', (code) => {
    console.log(code, fs.readFileSync(path, 'utf8'));
    spawn('echo', ['to the parent'], { stdio: [process.stdin, process.stdout, process.stderr] }).on('close', () => {
      out.destroy();
      fs.rmSync(path);
    });
  });
});
