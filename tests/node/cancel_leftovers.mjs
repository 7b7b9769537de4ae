// What is left of a Thread-Node that was cancelled while it waited may let go of things, and is ended if it does not come to an end.
import { machine, signal } from 'roata';
import { setTimeout as sleep } from 'node:timers/promises';

// Told through memory that both share: a message's answer would let it run again.
const state = new Int32Array(new SharedArrayBuffer(8));
async function timer(state) { 'use node'; state[0] = 1; await new Promise(() => setTimeout(() => { state[1] = 1; for (;;); }, 50)); }
/** Long after everybody has stopped looking. */
async function late(state) { 'use node'; state[0] = 1; await new Promise(() => setTimeout(() => { state[1] = 1; for (;;); }, 1300)); }
async function listener(state) { 'use node'; signal.addEventListener('abort', () => { state[1] = 1; for (;;); }); state[0] = 1; await new Promise(() => {}); }
async function jobs(state) { 'use node'; signal.addEventListener('abort', async () => { state[1] = 1; for (;;) await null; }); state[0] = 1; await new Promise(() => {}); }
async function cleansUp(state) { 'use node'; try { state[0] = 1; await sleep(1e6, undefined, { signal }); } finally { await sleep(20); state[1] = 1; } }
async function good() { 'use node'; return 'the core goes on'; }

const is = async (index, longest = Infinity) => {
  for (const begin = performance.now(); Atomics.load(state, index) === 0 && performance.now() - begin < longest;) await sleep(5);
  return Atomics.load(state, index) === 1;
};
const core = machine.cores[0];
/** Whether something of it ran after it was cancelled. One that is about to run when it is cancelled does not, which may happen on a busy machine. */
async function cancelled(fn) {
  state.fill(0);
  const thread = core.run(fn, state);
  await is(0);
  await sleep(10);
  thread.cancel('enough');
  const reason = await thread.catch((error) => error.cause);
  const hasRun = await is(1, 2000);
  return [hasRun, reason, await core.run(good)];
}
for (const fn of [timer, late, listener, jobs, cleansUp]) {
  let seen;
  for (let i = 0; i < 10 && !seen?.[0]; i++) seen = await cancelled(fn);
  console.log(fn.name, ...seen);
}
