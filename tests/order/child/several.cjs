// Many at once: each its own output and its own end.
const { execFile } = require('child_process');
const results = [];
let left = 20;
for (let i = 0; i < 20; i++) {
  execFile('sh', ['-c', `echo ${i}; exit ${i % 3}`], (error, stdout) => {
    results[i] = [stdout.trim(), error ? error.code : 0];
    if (--left === 0) console.log(results.join(' '));
  });
}
