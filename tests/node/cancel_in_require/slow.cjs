// Takes its time to load, until it is told not to.
const words = new Int32Array(globalThis.memory.buffer);
Atomics.store(words, 0, 1);
while (Atomics.load(words, 1) === 0);
exports.value = 7;
