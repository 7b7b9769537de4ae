// A call that waits, or has not begun, on a core whose code computes: whoever cancels it need not wait for that.
import { machine, signal, SharedMemory } from 'roata';

const shared = new SharedMemory(12);
const words = new Int32Array(shared.buffer);
async function waits(memory) {
  'use node';
  signal.addEventListener('abort', () => Atomics.add(new Int32Array(memory.buffer), 2, 1));
  await new Promise(() => {});
}
async function computes(memory) {
  'use node';
  const words = new Int32Array(memory.buffer);
  Atomics.store(words, 0, 1);
  while (Atomics.load(words, 1) === 0);
  return 'computed';
}

const [core] = machine.cores;
const waiting = core.run(waits, shared);
while (waiting.address.endsWith('/0')) await new Promise(setImmediate);
const computing = core.run(computes, shared);
while (Atomics.load(words, 0) === 0) await new Promise(setImmediate);
const behind = core.run(waits, shared);

const say = (error) => console.log(error.name, error.code, error.cause, error.message);
behind.cancel('not begun');
await behind.catch(say);
waiting.cancel('enough');
await waiting.catch(say);
console.log(waiting.state);
Atomics.store(words, 1, 1);
console.log(await computing);
// It is told as soon as its core can.
const told = async (times) => { while (Atomics.load(words, 2) < times) await new Promise(setImmediate); console.log('told'); };
await told(1);
const limited = core.run(waits.with(shared), { signal: AbortSignal.timeout(50) });
await limited.catch((error) => console.log(error.name, error.cause.name, error.message));
await told(2);
