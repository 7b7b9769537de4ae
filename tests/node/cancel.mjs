// Whatever a node function does, cancelling ends it, and its neighbours on the core lose nothing.
import { machine, signal } from 'roata';
import { setTimeout as sleep } from 'node:timers/promises';

async function spins() { 'use node'; try { for (;;); } finally { for (;;); } }
async function sorts() { 'use node'; [3, 2, 1].sort(() => { for (;;); }); }
async function spinsLater() { 'use node'; await null; await sleep(1); for (;;); }
async function spinsInTimer() { 'use node'; await new Promise(() => setTimeout(() => { for (;;); }, 1)); }
async function manyJobs() { 'use node'; const again = () => Promise.resolve().then(again); await again(); }
async function catches() { 'use node'; for (;;) { try { for (;;); } catch {} } }
async function waits() { 'use node'; await new Promise(() => {}); }
async function listens(state) { 'use node'; await new Promise((resolve, reject) => { signal.addEventListener('abort', () => { state[TOLD] = 1; reject(1); }); state[LISTENING] = 1; }); }
async function passes() { 'use node'; }
async function good(n) { 'use node'; await sleep(30); return n; }

const [LISTENING, TOLD] = [0, 1];
const state = new Int32Array(new SharedArrayBuffer(8));
const until = async (isSo) => { while (!isSo()) await new Promise(setImmediate); };
for (const fn of [spins, sorts, spinsLater, spinsInTimer, manyJobs, catches, waits, listens]) {
  for (const core of [machine.cores[0], machine.cores.at(-1)]) {
    const neighbours = [1, 2, 3].map((n) => core.run(good, n));
    state.fill(0);
    const thread = core.run(fn, state);
    await until(() => !thread.address.endsWith('/0'));
    if (fn === listens) {
      await until(() => Atomics.load(state, LISTENING) === 1);
      // When another has run on the core, this one waits.
      await core.run(passes);
    } else {
      await sleep(10);
    }
    thread.cancel(new Error('enough'));
    const outcome = await thread.catch((error) => `${error.name} ${error.code} ${error.cause.message}`);
    // Who waits for a call that was cancelled waits no longer than a moment; on a busy machine its listeners may run after that.
    if (fn === listens) await until(() => Atomics.load(state, TOLD) === 1);
    console.log(fn.name, outcome, thread.state, ...await Promise.all(neighbours));
  }
}

const [core] = machine.cores;
const blocker = core.run(spins);
const behind = core.run(good, 'behind');
const waiting = Array.from({ length: 40 }, () => core.run(spins));
for (const thread of waiting) thread.cancel('not begun');
console.log((await Promise.allSettled(waiting)).every(({ reason }) => reason.name === 'AbortError' && reason.cause === 'not begun'));
blocker.cancel();
console.log((await blocker.catch((error) => error)).name, await behind);
