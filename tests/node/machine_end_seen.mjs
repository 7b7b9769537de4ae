// Whoever has seen that a machine has exited may wait for its 'exit': the loop goes on until that is told, though nothing else is left to do.
import { machine } from 'roata';

for (let i = 0; i < 40; i++) {
  const m = await machine.spawn({ cores: 1 });
  const exit = new Promise((resolve) => m.once('exit', resolve));
  process.kill(m.pid, 'SIGKILL');
  while (m.state !== 'exited') await m.stats().catch(() => {});
  await exit;
}
console.log('all told');
