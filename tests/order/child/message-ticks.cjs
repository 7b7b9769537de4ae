// Messages that come together are ticks, one after the other; promise jobs run after the last of them.
const { fork, spawnSync } = require('child_process');
if (process.argv[2] === 'child') {
  process.on('message', () => {
    for (const id of [1, 2, 3]) process.send(id);
    process.disconnect();
  });
  process.send('ready');
} else {
  const child = fork(__filename, ['child']);
  const lines = [];
  child.on('message', (id) => {
    if (id === 'ready') {
      child.send('go');
      spawnSync('sleep', ['0.5']);
      return;
    }
    lines.push(`message ${id}`);
    Promise.resolve().then(() => lines.push(`job ${id}`));
    process.nextTick(() => lines.push(`tick ${id}`));
  });
  child.on('exit', () => console.log(lines.join('\n')));
}
