// SharedMemory and SharedArrayBuffer are the same bytes on all cores; waiting for them never blocks a loop, unless asked to.
import { SharedMemory, machine } from 'roata';
import { setTimeout as sleep } from 'node:timers/promises';
import { types } from 'node:util';

const memory = new SharedMemory(32);
const cells = new Int32Array(memory.buffer);
console.log(types.isSharedArrayBuffer(memory.buffer), memory.buffer === memory.buffer, memory.buffer.byteLength);

async function add(memory, times) { 'use node'; const cells = new Int32Array(memory.buffer); for (let i = 0; i < times; i++) Atomics.add(cells, 0, 1); }
await Promise.all(machine.cores.map((core) => core.run(add, memory, 100_000)));
console.log(cells[0] === 100_000 * machine.cores.length);

// As a capture, in results, as buffers and views of all kinds.
const plain = new SharedArrayBuffer(24, { maxByteLength: 64 });
async function capture() {
  'use node';
  new Uint8Array(plain)[3] = 3;
  memory.buffer.seen = 'here only';
  return [memory, memory.buffer, plain];
}
const [again, buffer, same] = await capture();
new Int32Array(again.buffer)[7] = 77;
console.log(cells[7], new Int32Array(buffer)[7], new Uint8Array(plain)[3], new Uint8Array(same)[3], same !== plain, memory.buffer.seen);
async function views(list) { 'use node'; for (const view of list) new Uint8Array(view.buffer, view.byteOffset)[0]++; return list; }
const list = [new Uint8Array(plain), new Float64Array(plain, 8, 1), new DataView(plain, 16), new BigInt64Array(plain, 8, 1)];
const back = await views(list);
plain.grow(40);
console.log(back.map((view) => [view.constructor.name, view.byteOffset, view.byteLength]), back.every((view) => view.buffer === back[0].buffer));
console.log(...new Uint8Array(plain).slice(0, 24));

// Ping-pong of two cores, in each way of waiting.
async function ping(memory, me, rounds) {
  'use node';
  const cells = new Int32Array(memory.buffer);
  for (let i = 0; i < rounds; i++) {
    while (Atomics.load(cells, 1) !== me) await memory.wait(1, 1 - me);
    Atomics.store(cells, 1, 1 - me);
    memory.notify(1);
  }
}
async function pingSync(memory, me, rounds) {
  'use node';
  const cells = new Int32Array(memory.buffer);
  for (let i = 0; i < rounds; i++) {
    while (Atomics.load(cells, 1) !== me) memory.waitSync(1, 1 - me);
    Atomics.store(cells, 1, 1 - me);
    memory.notify(1);
  }
}
async function pingAtomics(memory, me, rounds) {
  'use node';
  const cells = new Int32Array(memory.buffer);
  for (let i = 0; i < rounds; i++) {
    while (Atomics.load(cells, 1) !== me) Atomics.wait(cells, 1, 1 - me);
    Atomics.store(cells, 1, 1 - me);
    Atomics.notify(cells, 1);
  }
}
const [one, other] = [machine.cores[0], machine.cores.at(-1)];
await Promise.all([one.run(ping, memory, 0, 300), one.run(ping, memory, 1, 300)]);
if (one !== other) {
  for (const fn of [ping, pingSync, pingAtomics]) await Promise.all([one.run(fn, memory, 0, 300), other.run(fn, memory, 1, 300)]);
}
console.log('ping-pong', cells[1]);

// What waiting gives.
console.log(await memory.wait(2, 1), memory.waitSync(2, 1), await memory.wait(2, 0, 1), memory.waitSync(2, 0, 1));
const waits = [memory.wait(2, 0), memory.wait(2, 0), memory.wait(2, 0)];
console.log(memory.notify(2, 2), memory.notify(2), memory.notify(2), await Promise.all(waits));
const controller = new AbortController();
const given = memory.wait(2, 0, undefined, { signal: controller.signal });
controller.abort('enough');
console.log(await given.catch((error) => `${error.name} ${error.cause}`), memory.notify(2));

// Cancelled while waiting.
async function waits1(memory) { 'use node'; Atomics.add(new Int32Array(memory.buffer), 3, 1); await memory.wait(2, 0); }
async function waits2(memory) { 'use node'; Atomics.add(new Int32Array(memory.buffer), 3, 1); memory.waitSync(2, 0); }
async function waits3(memory) { 'use node'; const cells = new Int32Array(memory.buffer); Atomics.add(cells, 3, 1); Atomics.wait(cells, 2, 0); }
async function waits4(memory) { 'use node'; const cells = new Int32Array(memory.buffer); Atomics.add(cells, 3, 1); await Atomics.waitAsync(cells, 2, 0).value; }
for (const fn of [waits1, waits2, waits3, waits4]) {
  const before = Atomics.load(cells, 3);
  const thread = machine.run(fn, memory);
  while (Atomics.load(cells, 3) === before) await sleep(1);
  await sleep(5);
  thread.cancel();
  console.log(fn.name, await thread.catch((error) => error.name), memory.notify(2));
}

// One thousand wait on all cores.
async function waitOnce(memory) { 'use node'; const cells = new Int32Array(memory.buffer); const done = memory.wait(4, 0); Atomics.add(cells, 5, 1); return done; }
const thousand = Array.from({ length: 1000 }, () => waitOnce(memory));
let woken = 0;
while (woken < 1000) {
  woken += memory.notify(4);
  await sleep(1);
}
console.log(new Set(await Promise.all(thousand)), woken);

// Wrong input.
const attempts = [
  () => new SharedMemory(0), () => new SharedMemory(1.5), () => new SharedMemory('8'), () => new SharedMemory(2 ** 40), () => memory.wait(8, 0),
  () => memory.wait('0', 0), () => memory.waitSync(0, 2 ** 32), () => memory.waitSync(0, 0, -1), () => memory.notify(0, -1), () => memory.notify(-1),
];
for (const attempt of attempts) {
  try {
    await attempt();
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
