// A call that is ended while a CommonJS module that it requires is loading: the next one loads it whole.
const { machine, SharedMemory } = require('roata');

const memory = new SharedMemory(8);
const words = new Int32Array(memory.buffer);

async function read(shared) {
  'use node';
  globalThis.memory = shared;
  return require('./slow.cjs').value;
}

(async () => {
  const [core] = machine.cores;
  const first = core.run(read, memory);
  while (Atomics.load(words, 0) === 0) await new Promise(setImmediate);
  first.cancel();
  await first.catch((error) => console.log(error.name));
  Atomics.store(words, 1, 1);
  console.log(await core.run(read, memory));
})();
