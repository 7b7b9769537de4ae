// Files that are no programs, folders that are not there.
const { spawn } = require('child_process');
const fs = require('fs');
const folder = fs.mkdtempSync(require('path').join(require('os').tmpdir(), 'child-'));
fs.writeFileSync(`${folder}/plain`, 'text');
fs.writeFileSync(`${folder}/script`, 'echo a script without a first line: $1');
fs.chmodSync(`${folder}/script`, 0o755);
async function attempt(file, options) {
  try {
    const child = spawn(file, ['x'], options);
    let output = '';
    child.stdout.on('data', (chunk) => { output += chunk; });
    child.on('error', ({ code, syscall }) => console.log('error', code, syscall.replace(folder, '')));
    await new Promise((resolve) => child.on('close', (code) => resolve(console.log('close', code, output))));
  } catch ({ code, syscall, errno }) {
    console.log('thrown', code, syscall, errno);
  }
}
(async () => {
  await attempt(`${folder}/plain`);
  await attempt(folder);
  await attempt(`${folder}/script`);
  await attempt(`${folder}/plain/below`);
  await attempt('true', { cwd: `${folder}/none` });
  await attempt('true', { cwd: `${folder}/plain` });
  await attempt('true', { env: { PATH: folder } });
  await attempt('script', { env: { PATH: `/none:${folder}` } });
  await attempt('./script', { cwd: folder });
  fs.rmSync(folder, { recursive: true });
})();
