// Output that the parent has paused is told when the child has ended, so that 'close' can come.
const { spawn } = require('child_process');
const child = spawn('sh', ['-c', 'echo x']);
child.stdout.pause();
for (const event of ['data', 'end', 'close']) child.stdout.on(event, () => console.log('stdout', event));
child.on('exit', () => {
  const { stdout } = child;
  console.log('exit', stdout.isPaused(), stdout.readableLength, stdout.readableEnded, stdout.destroyed);
});
child.on('close', () => console.log('close', child.stdout.isPaused()));
