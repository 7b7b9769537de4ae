// Nothing is read ahead of a paused stream but what its buffer holds.
const { spawn } = require('child_process');
const child = spawn('head', ['-c', '10000000', '/dev/zero']);
let total = 0;
child.stdout.on('data', (chunk) => { total += chunk.length; child.stdout.pause(); setImmediate(() => child.stdout.resume()); });
let most = 0;
const look = setInterval(() => { most = Math.max(most, child.stdout.readableLength); }, 1);
child.on('close', (code) => { clearInterval(look); console.log(code, total, most <= 131072); });
