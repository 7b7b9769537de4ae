// A Mutex is the same lock on all cores, granted in order; whoever ends lets it go, and the next is told.
import { Mutex, SharedMemory, machine } from 'roata';
import { setTimeout as sleep } from 'node:timers/promises';

const mutex = new Mutex();
const memory = new SharedMemory(16);
const cells = new Int32Array(memory.buffer);

/** Adds without Atomics, so that two at a time would lose counts. */
async function count(mutex, memory, rounds) {
  'use node';
  const cells = new Int32Array(memory.buffer);
  for (let i = 0; i < rounds; i++) {
    const lock = await mutex.lock();
    const before = cells[0];
    if (i % 16 === 0) await null;
    cells[0] = before + 1;
    lock.release();
  }
}
async function countSync(mutex, memory, rounds) {
  'use node';
  const cells = new Int32Array(memory.buffer);
  for (let i = 0; i < rounds; i++) {
    const lock = mutex.lockSync();
    cells[1] = cells[1] + 1;
    lock[Symbol.dispose]();
  }
}
await Promise.all([...machine.cores, ...machine.cores].map((core) => core.run(count, mutex, memory, 500)));
await Promise.all(machine.cores.map((core) => core.run(countSync, mutex, memory, 2000)));
console.log('exact', cells[0] === 1000 * machine.cores.length, cells[1] === 2000 * machine.cores.length);

const first = await mutex.lock();
const order = [];
const others = ['a', 'b', 'c'].map(async (name) => {
  const lock = await mutex.lock();
  order.push(name);
  lock.release();
});
try {
  mutex.lockSync();
} catch (error) {
  console.log(error.code, error.message);
}
first.release();
first.release();
await Promise.all(others);
console.log('in order', ...order);

async function holdAndReturn(mutex) { 'use node'; await mutex.lock(); return 'returned'; }
async function holdAndThrow(mutex) { 'use node'; mutex.lockSync(); throw new Error('thrown'); }
async function holdAndRelease(mutex) { 'use node'; (await mutex.lock()).release(); return 'released'; }
for (const fn of [holdAndReturn, holdAndThrow, holdAndRelease]) {
  const outcome = await fn(mutex).catch((error) => error.message);
  const lock = await mutex.lock();
  console.log(outcome, 'abandoned:', lock.abandoned);
  lock.release();
}

const begun = () => { const before = Atomics.load(cells, 2); return async () => { while (Atomics.load(cells, 2) === before) await sleep(1); }; };
async function holdAndSpin(mutex, memory) { 'use node'; mutex.lockSync(); Atomics.add(new Int32Array(memory.buffer), 2, 1); for (;;); }
async function holdAndWait(mutex, memory) { 'use node'; await mutex.lock(); Atomics.add(new Int32Array(memory.buffer), 2, 1); await new Promise(() => {}); }
async function waitForIt(mutex, memory) { 'use node'; Atomics.add(new Int32Array(memory.buffer), 2, 1); await mutex.lock(); }
async function blockForIt(mutex, memory) { 'use node'; Atomics.add(new Int32Array(memory.buffer), 2, 1); mutex.lockSync(); }
for (const fn of [holdAndSpin, holdAndWait]) {
  const hasBegun = begun();
  const thread = machine.run(fn, mutex, memory);
  await hasBegun();
  thread.cancel();
  const outcome = await thread.catch((error) => error.name);
  const lock = await mutex.lock();
  console.log(fn.name, outcome, 'abandoned:', lock.abandoned);
  lock.release();
}
for (const fn of [waitForIt, blockForIt]) {
  const lock = await mutex.lock();
  const hasBegun = begun();
  const thread = machine.run(fn, mutex, memory);
  await hasBegun();
  await sleep(5);
  thread.cancel();
  console.log(fn.name, await thread.catch((error) => error.name));
  lock.release();
  const next = await mutex.lock();
  console.log('free again, abandoned:', next.abandoned);
  next.release();
}

const held = await mutex.lock();
const controller = new AbortController();
const given = mutex.lock({ signal: controller.signal });
controller.abort('enough');
console.log(await given.catch((error) => `${error.name} ${error.cause}`));
console.log(await mutex.lock({ signal: AbortSignal.abort() }).catch((error) => error.name));
console.log(await mutex.lock({ signal: 5 }).catch((error) => error.code));
held.release();
(await mutex.lock()).release();

// One thousand wait, on all cores.
const gate = await mutex.lock();
const thousand = Array.from({ length: 1000 }, () => holdAndRelease(mutex));
await sleep(5);
gate.release();
console.log((await Promise.all(thousand)).length, 'had it');

// Equal clones, in whatever is sent.
async function same(list, map) { 'use node'; return [list[0] === list[1], list[0] === map.get('mutex'), list[0] instanceof Object.getPrototypeOf(list[0]).constructor]; }
console.log(...await same([mutex, mutex], new Map([['mutex', mutex]])));
async function give() { 'use node'; const { Mutex } = await import('roata'); const mutex = new Mutex(); mutex.lockSync(); return mutex; }
const theirs = await give();
console.log('from a core, abandoned:', (await theirs.lock()).abandoned);
