// Node functions (only Roata has them); one JSON line per figure.
import { all, machine, transfer } from 'roata';

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
async function rate(name, depth, count) {
  const began = performance.now();
  await calls(count, depth);
  print(name, count / (performance.now() - began) * 1e3, 'per second');
}
await rate('tiny calls, 1 at a time', 1, 20_000);
await rate('tiny calls, 64 at a time', 64, 300_000);
// The engine's last compiler has a third of a second of work with them.
await calls(600_000, 64);
await rate('tiny calls, 64 at a time, when all is compiled', 64, 300_000);

spin(1e8);
since = performance.now();
for (const _ of machine.cores) spin(2e8);
const here = performance.now() - since;
since = performance.now();
await all(machine.cores.map(() => loop.with(2e8)));
print('speed-up on all cores', here / (performance.now() - since), 'times');

/** 1 ms by the clock. */
async function medium() {
  'use node';
  const end = performance.now() + 1;
  while (performance.now() < end);
}
// As many as the kit gives to the peers' pools.
await Promise.all(Array.from({ length: 20 }, () => medium()));
since = performance.now();
await Promise.all(Array.from({ length: 2000 }, () => medium()));
print('1 ms tasks, use of all cores', 2000 / (performance.now() - since) / machine.cores.length * 100, '%');

async function same(value) {
  'use node';
  return value;
}
const objects = { list: Array.from({ length: 120 }, (_, i) => ({ id: i, name: `object ${i}`, flags: [true, null, i / 3] })), text: 'x'.repeat(2000) };
for (let i = 0; i < 500; i++) await same(objects);
since = performance.now();
for (let i = 0; i < 5000; i++) await same(objects);
print('10 KiB of objects there and back', 5000 / (performance.now() - since) * 1e3, 'per second');

async function returned(buffer) {
  'use node';
  return transfer(buffer, [buffer]);
}
let buffer = new ArrayBuffer(1 << 20);
for (let i = 0; i < 2000; i++) buffer = await returned(transfer(buffer, [buffer]));
since = performance.now();
for (let i = 0; i < 20_000; i++) buffer = await returned(transfer(buffer, [buffer]));
print('1 MiB transferred there and back', 20_000 / (performance.now() - since) * 1e3, 'per second');

async function sleeps(ms) {
  'use node';
  await new Promise((resolve) => setTimeout(resolve, ms));
}
machine.maxQueue = 200_000;
since = performance.now();
const before = process.memoryUsage.rss();
const sleepers = Array.from({ length: 100_000 }, () => sleeps(3000));
while ((await machine.stats()).running < 100_000 && performance.now() - since < 3000) await new Promise((resolve) => setTimeout(resolve, 5));
print('100,000 waiting Thread-Nodes, started in', performance.now() - since, 'ms');
print('their memory, with all that is JavaScript', (process.memoryUsage.rss() - before) / 100_000, 'bytes each');
await Promise.all(sleepers);

async function burns(ms) {
  'use node';
  const end = Date.now() + ms;
  while (Date.now() < end);
}
const late = [];
let due = performance.now() + 10;
const heart = setInterval(() => {
  late.push(Math.abs(performance.now() - due));
  due = performance.now() + 10;
}, 10);
await all(machine.cores.map(() => burns.with(1000)));
clearInterval(heart);
print('10 ms heartbeat while all cores burn, worst', Math.max(...late), 'ms off');

async function forever() {
  'use node';
  for (;;);
}
const waits = [];
for (let i = 0; i < 200; i++) {
  const thread = machine.run(forever.with());
  while (thread.address.endsWith('/0')) await new Promise(setImmediate);
  await new Promise((resolve) => setTimeout(resolve, 2));
  since = performance.now();
  thread.cancel();
  await thread.catch(() => {});
  waits.push(performance.now() - since);
}
waits.sort((a, b) => a - b);
print('cancelling a spinning call, median of 200', waits[100], 'ms');
print('cancelling a spinning call, 99th percentile', waits[197], 'ms');
