// Node functions (only Roata has them); one JSON line per figure.
import { all, machine } from 'roata';

const print = (name, value, unit) => console.log(JSON.stringify({ name: `nodes.${name}`, value, unit }));

/** About 1 µs of work. */
async function tiny(x) {
  'use node';
  let h = x | 0;
  for (let i = 0; i < 600; i++) h = Math.imul(h ^ i, 0x01000193);
  return h;
}

async function loop(count) {
  'use node';
  return spin(count);
}

function spin(count) {
  let h = 0;
  for (let i = 0; i < count; i++) h = Math.imul(h ^ i, 0x01000193);
  return h;
}

let since = performance.now();
await tiny(1);
print('first call', performance.now() - since, 'ms');

async function calls(count, depth) {
  let next = 0;
  await Promise.all(Array.from({ length: depth }, async () => { while (next < count) await tiny(next++); }));
}
await calls(50_000, 64);
for (const [depth, count] of [[1, 20_000], [64, 300_000]]) {
  since = performance.now();
  await calls(count, depth);
  print(`tiny calls, ${depth} at a time`, count / (performance.now() - since) * 1e3, 'per second');
}

spin(1e8);
since = performance.now();
for (const _ of machine.cores) spin(2e8);
const here = performance.now() - since;
since = performance.now();
await all(machine.cores.map(() => loop.with(2e8)));
print('speed-up on all cores', here / (performance.now() - since), 'times');

async function forever() {
  'use node';
  for (;;);
}
const waits = [];
for (let i = 0; i < 20; i++) {
  const thread = machine.run(forever.with());
  await new Promise((resolve) => setTimeout(resolve, 20));
  since = performance.now();
  thread.cancel();
  await thread.catch(() => {});
  waits.push(performance.now() - since);
}
print('cancelling a spinning call, median of 20', waits.sort((a, b) => a - b)[10], 'ms');
