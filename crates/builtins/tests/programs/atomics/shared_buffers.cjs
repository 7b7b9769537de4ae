// SharedArrayBuffer and the waiting of Atomics: what they give and what they refuse.
const util = require('node:util');

const shared = new SharedArrayBuffer(16);
const cells = new Int32Array(shared);
const long = new BigInt64Array(new SharedArrayBuffer(16));
const attempts = [
  () => Atomics.wait(new Int32Array(4), 0, 0),
  () => Atomics.wait([], 0, 0),
  () => Atomics.wait(new Uint8Array(shared), 1, 0),
  () => Atomics.wait(cells, 4, 0),
  () => Atomics.wait(cells, -1, 0),
  () => Atomics.wait(cells, 0, 1),
  () => Atomics.wait(cells, 0, 0, 1),
  () => Atomics.wait(cells, 0, 0, -1),
  () => Atomics.wait(cells, '1', '0', '1'),
  () => Atomics.wait(long, 0, 0),
  () => Atomics.wait(long, 0, 0n, 1),
  () => Atomics.wait(long, 1, 5n),
  () => Atomics.wait(long, 1, 2n ** 64n, 1),
  () => Atomics.waitAsync(new Int32Array(4), 0, 0),
  () => Atomics.waitAsync(cells, 9, 0),
  () => Atomics.waitAsync(cells, 0, 1),
  () => Atomics.waitAsync(cells, 0, 0, 0),
  () => Atomics.notify(cells, 0),
  () => Atomics.notify(cells, 4),
  () => Atomics.notify(cells, 0, -1),
  () => Atomics.notify(new Int32Array(4), 0),
  () => Atomics.notify(new Uint32Array(shared), 0),
  () => structuredClone(shared, { transfer: [shared] }),
];
for (const attempt of attempts) {
  try {
    console.log(attempt());
  } catch (error) {
    console.log(`${error.name}: ${error.message}`);
  }
}

const order = [];
const noisy = (name, value) => ({ valueOf() { order.push(name); return value; } });
console.log(Atomics.wait(cells, noisy('index', 1), noisy('value', 3), noisy('timeout', 1)), order);
for (const name of ['wait', 'waitAsync', 'notify']) {
  const { writable, enumerable, configurable } = Object.getOwnPropertyDescriptor(Atomics, name);
  console.log(Atomics[name].name, Atomics[name].length, writable, enumerable, configurable);
}

const copy = structuredClone({ shared, view: new Uint8Array(shared, 4, 2), again: shared });
cells[1] = 0x0201;
console.log(copy, copy.shared === shared, copy.again === copy.shared, copy.view.buffer === copy.shared);
const growable = new SharedArrayBuffer(4, { maxByteLength: 12 });
const clone = structuredClone(growable);
growable.grow(8);
console.log(clone.byteLength, clone.growable, clone.maxByteLength);
console.log(util.types.isSharedArrayBuffer(shared), util.types.isAnyArrayBuffer(shared), util.types.isArrayBuffer(shared));
console.log(Buffer.from(shared), util.isDeepStrictEqual(shared, copy.shared), util.isDeepStrictEqual(shared, new ArrayBuffer(16)));
console.log(new TextDecoder().decode(new Uint8Array(shared, 4, 2)) === '\x01\x02', require('node:crypto').createHash('md5').update(cells).digest('hex'));

const { port1, port2 } = new MessageChannel();
port2.on('message', (message) => {
  new Uint8Array(message)[0] = 7;
  console.log('through a port', cells[0]);
  port1.close();
});
port1.postMessage(shared);
