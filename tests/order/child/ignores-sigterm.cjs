// A child that does not heed SIGTERM: it counts as killed, and goes on; SIGKILL ends it.
const { spawn } = require('child_process');
const child = spawn('sh', ['-c', 'trap "" TERM; echo ready; sleep 0.2; echo still here; exec sleep 100']);
const lines = [];
child.stdout.on('data', (chunk) => {
  lines.push(String(chunk).trim());
  if (lines.at(-1) === 'ready') console.log(child.kill(), child.killed);
  else console.log(child.exitCode, child.signalCode, child.kill('SIGKILL'));
});
child.on('close', (...args) => console.log('close', args, lines));
