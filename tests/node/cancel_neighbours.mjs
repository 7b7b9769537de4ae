// Code that is ended from outside leaves nothing half done: its neighbours on the core go on, with their calls, generators, timers, messages and files.
import { machine, Channel, Mutex } from 'roata';
import { readFile } from 'node:fs/promises';
import { MessageChannel, Worker } from 'node:worker_threads';

async function id(x) { 'use node'; return x; }
async function* counts() { 'use node'; for (let i = 0; ; i++) yield i; }
/** `state[0]`: told to end; each works in a cell of its own. */
const isOver = (state, cell) => { Atomics.add(state, cell, 1); return Atomics.load(state, 0) === 1; };
async function calls(state, cell) { 'use node'; do await Promise.all([id(1), id({ a: 2 })]); while (!isOver(state, cell)); }
async function reads(state, cell) { 'use node'; for await (const _ of counts()) if (isOver(state, cell)) return; }
async function sleeps(state, cell) { 'use node'; do await Promise.all([1, 2].map((ms) => new Promise((resolve) => setTimeout(resolve, ms)))); while (!isOver(state, cell)); }
async function posts(state, cell) {
  'use node';
  const { port1, port2 } = new MessageChannel();
  do {
    port1.postMessage(new Map([[1, 2]]));
    await new Promise((resolve) => port2.once('message', resolve));
  } while (!isOver(state, cell));
  port1.close();
}
async function opens(state, cell) { 'use node'; do await Promise.all([readFile(import.meta.filename), readFile(import.meta.filename)]); while (!isOver(state, cell)); }
const workers = [calls, calls, reads, reads, sleeps, posts, opens];

async function spins(state, cell) { 'use node'; Atomics.add(state, cell, 1); for (;;); }
async function spinsAfterCalls(state, cell) { 'use node'; await Promise.all([id(1), id(2), id(3)]); Atomics.add(state, cell, 1); for (;;); }
async function spinsInMessages(state, cell) {
  'use node';
  const { port1, port2 } = new MessageChannel();
  port1.postMessage(1);
  port2.on('message', () => { Atomics.add(state, cell, 1); for (;;); });
  await new Promise(() => {});
}
async function clones(state, cell) { 'use node'; for (;;) { structuredClone({ a: [new Map([[1, { b: 2 }]])] }); await id(new Map([[1, [2]]])); Atomics.add(state, cell, 1); } }
async function starts(state, cell) { 'use node'; for (;;) { clearTimeout(setTimeout(() => {}, 5)); setTimeout(() => {}, 1); setImmediate(() => {}); Atomics.add(state, cell, 1); } }

const state = new Int32Array(new SharedArrayBuffer(256));
const core = machine.cores[0];
const passed = async (cell, from) => { while (Atomics.load(state, cell) <= from) await new Promise((resolve) => setTimeout(resolve, 1)); };
const working = workers.map((fn, index) => core.run(fn, state, index + 1));
const kSpinner = 20;
for (let i = 0; i < 60; i++) {
  const fn = [spins, spinsAfterCalls, spinsInMessages, clones, starts][i % 5];
  const before = Atomics.load(state, kSpinner);
  const thread = core.run(fn, state, kSpinner);
  await passed(kSpinner, before);
  thread.cancel();
  await thread.catch(() => {});
}
for (const [index, fn] of workers.entries()) {
  await passed(index + 1, Atomics.load(state, index + 1));
  console.log(fn.name, 'go on');
}
state[0] = 1;
await Promise.all(working);
while ((await core.stats()).running !== 0) await new Promise((resolve) => setTimeout(resolve, 1));
console.log('all have ended');

// Whoever is ended between asking and waiting is forgotten: here five at a time ask for what never comes.
async function asks(state, thing) { 'use node'; Atomics.add(state, kSpinner, 1); await (thing instanceof Mutex ? thing.lock() : thing.receive()); }
const [channel, mutex] = [new Channel(0), new Mutex()];
const held = await mutex.lock();
for (let i = 0; i < 60; i++) {
  const before = Atomics.load(state, kSpinner);
  const threads = Array.from({ length: 5 }, () => machine.run(asks, state, i % 2 === 0 ? channel : mutex));
  while (Atomics.load(state, kSpinner) <= before + i % 4);
  for (const thread of threads) thread.cancel();
  await Promise.all(threads.map((thread) => thread.catch(() => {})));
}
held.release();
console.log('nobody is left waiting');

// Node functions may have workers.
async function works() {
  'use node';
  const worker = new Worker('require("node:worker_threads").parentPort.postMessage("a worker of a core")', { eval: true });
  return new Promise((resolve, reject) => worker.on('message', resolve).on('error', reject));
}
console.log(await works());
