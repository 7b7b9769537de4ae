// Promises that a Thread-Node leaves rejected when it is ended from outside are nobody's affair, and end nothing.
import { machine } from 'roata';

const fails = async (after) => { await after; throw new Error('left behind'); };
const aborted = (signal) => new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
async function waits() {
  'use node';
  const { machine, signal } = await import('roata');
  fails(aborted(signal));
  Promise.reject(await machine.call('begun').then(() => aborted(signal)).then(() => new Error('left behind, too')));
  await new Promise(() => {});
}
async function spins(state) {
  'use node';
  Promise.reject(new Error('left before it computes'));
  fails();
  state[0] = 1;
  for (;;);
}
async function good() { 'use node'; return 'the core goes on'; }

const [core] = machine.cores;
const begun = new Promise((resolve) => machine.define('begun', resolve));
const waiting = core.run(waits);
await begun;
// Behind the answer to its question.
await core.run(good);
waiting.cancel('enough');
console.log(await waiting.catch((error) => error.cause), await core.run(good));

const state = new Int32Array(new SharedArrayBuffer(4));
const spinning = core.run(spins, state);
while (Atomics.load(state, 0) === 0) await new Promise(setImmediate);
spinning.cancel('enough');
console.log(await spinning.catch((error) => error.cause), await core.run(good));
