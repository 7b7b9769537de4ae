// A Channel carries values between cores: first in first out, each received once, whoever gives up.
import { Channel, SharedMemory, machine, transfer } from 'roata';
import { setTimeout as sleep } from 'node:timers/promises';

async function produce(channel, from, count) {
  'use node';
  for (let i = from; i < from + count; i++) await channel.send(i);
}
async function consume(channel) {
  'use node';
  let sum = 0;
  for await (const value of channel) sum += value;
  return sum;
}
for (const capacity of [0, 1, 7, 1000]) {
  const channel = new Channel(capacity);
  const producers = [0, 1, 2, 3].map((i) => produce(channel, i * 500, 500));
  const consumers = [1, 2, 3].map(() => consume(channel));
  await Promise.all(producers);
  channel.close();
  const sums = await Promise.all(consumers);
  console.log(channel.capacity, 'sum', sums.reduce((a, b) => a + b, 0));
}

// A pipeline of three stages.
async function square(from, to) { 'use node'; for await (const value of from) await to.send({ value, square: value * value }); to.close(); }
async function format(from, to) { 'use node'; for await (const { value, square } of from) await to.send(`${value}² = ${square}`); to.close(); }
const [numbers, squares, texts] = [new Channel(2), new Channel(2), new Channel(2)];
const stages = [square(numbers, squares), format(squares, texts)];
(async () => { for (let i = 0; i < 100; i++) await numbers.send(i); numbers.close(); })();
const lines = await Array.fromAsync(texts);
await Promise.all(stages);
console.log(lines.length, lines[0], lines.at(-1), lines.every((line, i) => line.startsWith(`${i}²`)));

// Full, empty, closed.
const channel = new Channel(1);
await channel.send('first');
const log = [];
const second = channel.send('second').then(() => log.push('second is in'));
await sleep(2);
log.push(await channel.receive());
await second;
log.push(await channel.receive());
console.log(...log);
const waiting = channel.receive();
channel.close();
channel.close();
for (const attempt of [() => waiting, () => channel.receive(), () => channel.send(1)]) {
  console.log(await attempt().catch((error) => `${error.code} ${error.message}`));
}
const closing = new Channel(1);
await closing.send('kept');
const refused = closing.send('refused');
closing.close();
console.log(await refused.catch((error) => error.message), await Array.fromAsync(closing));

// What is received is a clone, with all that the wire takes.
const things = new Channel(10);
const shared = new SharedMemory(8);
const inner = new Channel(3);
const bytes = new ArrayBuffer(4);
await things.send({ map: new Map([[1, new Date(0)]]), shared, inner, error: new TypeError('t') });
await things.send(transfer(bytes, [bytes]));
async function double(n) { 'use node'; return n * 2; }
await things.send(double);
const got = await things.receive();
new Int32Array(got.shared.buffer)[1] = 42;
await got.inner.send('inner');
console.log(got.map, got.error.message, new Int32Array(shared.buffer)[1], await inner.receive());
console.log((await things.receive()).byteLength, bytes.detached, await (await things.receive())(21));
console.log(await things.send(() => {}).catch((error) => `${error.name}: ${error.message}`));
console.log(await things.send(1, { signal: 1 }).catch((error) => error.code));

// Whoever is cancelled while waiting takes nothing away, and gives nothing.
const cells = new Int32Array(shared.buffer);
async function receiver(channel, shared) { 'use node'; Atomics.add(new Int32Array(shared.buffer), 0, 1); await channel.receive(); }
async function sender(channel, shared) { 'use node'; Atomics.add(new Int32Array(shared.buffer), 0, 1); await channel.send('of a cancelled one'); }
const narrow = new Channel(0);
for (const fn of [receiver, sender]) {
  const before = Atomics.load(cells, 0);
  const threads = Array.from({ length: 5 }, () => machine.run(fn, narrow, shared));
  while (Atomics.load(cells, 0) !== before + 5) await sleep(1);
  await sleep(5);
  for (const thread of threads) thread.cancel();
  console.log(fn.name, ...await Promise.all(threads.map((thread) => thread.catch((error) => error.name))));
}
const kept = narrow.receive();
await narrow.send('kept');
console.log(await kept);
const controller = new AbortController();
const given = narrow.receive({ signal: controller.signal });
controller.abort('enough');
console.log(await given.catch((error) => `${error.name} ${error.cause}`));

// One thousand wait on all cores for as many values.
async function one(channel) { 'use node'; return channel.receive(); }
const wide = new Channel(10);
const thousand = Array.from({ length: 1000 }, () => one(wide));
for (let i = 0; i < 1000; i++) await wide.send(i);
console.log(new Set(await Promise.all(thousand)).size, 'received');

// Wrong input.
for (const capacity of [-1, 1.5, NaN, 'x', undefined]) {
  try {
    new Channel(capacity);
  } catch (error) {
    console.log(error.name, error.code);
  }
}
