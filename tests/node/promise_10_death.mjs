// Promise 10: the death of a process is known in under a second, all its calls are settled, and nodes it created are ended too.
import { existsSync, readFileSync } from 'node:fs';
import { machine } from 'roata';

async function wait() { 'use node'; await new Promise(() => {}); }
async function leave() { 'use node'; process.kill(process.pid, 'SIGTERM'); await new Promise(() => {}); }
async function makeChild() {
  'use node';
  const { machine } = await import('roata');
  const child = await machine.spawn({ cores: 1 });
  return child.pid;
}
/** Whether a process runs: a zombie does not. */
function runs(pid) {
  try {
    return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
async function isGone(pid) {
  const begin = performance.now();
  while (runs(pid) && performance.now() - begin < 20_000) await new Promise((resolve) => setTimeout(resolve, 5));
  return !runs(pid);
}

const m = await machine.spawn();
const grandchild = await m.run(makeChild);
console.log(runs(grandchild));
const waiting = Array.from({ length: 100 }, () => m.run(wait).catch((error) => error.exit?.signal));
const begin = performance.now();
const error = await m.run(leave).catch((error) => error);
const settled = await Promise.all(waiting);
console.log(performance.now() - begin < 1000, error.message, error.exit, new Set(settled));
console.log(m.state, await isGone(m.pid), await isGone(grandchild));
console.log(existsSync(`/proc/${m.pid}`));

// One that is stopped by a signal says nothing any more: it is found dead, and killed.
const frozen = await machine.spawn();
const held = frozen.run(wait).catch((error) => error);
process.kill(frozen.pid, 'SIGSTOP');
const frozenAt = performance.now();
const down = await held;
console.log(down.message, performance.now() - frozenAt < 1500, await isGone(frozen.pid));

// One whose grace is over is killed with its work.
const busy = await machine.spawn({ grace: 50 });
const work = busy.run(wait).catch((error) => [error.name, error.message]);
await busy.stop();
console.log(await work, busy.state, existsSync(`/proc/${busy.pid}`));

// Work that ends within the grace does so.
async function slow() { 'use node'; await new Promise((resolve) => setTimeout(resolve, 100)); return 'done'; }
const orderly = await machine.spawn();
const last = orderly.run(slow);
while ((await orderly.stats()).running === 0);
await orderly.stop();
console.log(await last, orderly.lastExit?.());
