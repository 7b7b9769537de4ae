// What structuredClone takes, transfers included, and node functions, nodes' signals, shared things, iterables; anything else names the path to the value.
import { transfer } from 'roata';

async function same(value) { 'use node'; return value; }
async function twice(x) { 'use node'; return x * 2; }
async function calls(fn, x) { 'use node'; return fn(x); }
async function fill(buffer, byte) { 'use node'; new Uint8Array(buffer).fill(byte); return transfer(buffer, [buffer]); }
async function sum(values) { 'use node'; let total = 0; for await (const value of values) total += value; return total; }
async function gives(n) { 'use node'; return { [Symbol.asyncIterator]: async function* () { for (let i = 0; i < n; i++) yield i; } }; }
async function many(n) { 'use node'; return 'x'.repeat(n); }

const cyclic = { name: 'a', list: [1, , 3], map: new Map([[1n, new Set(['x'])]]), when: new Date(5), re: /x/gi, bytes: new Uint16Array([1, 2]) };
cyclic.self = cyclic;
console.log(await same(cyclic));
console.log(await calls(twice, 21));

const buffer = new ArrayBuffer(1 << 20);
const filled = await fill(transfer(buffer, [buffer]), 7);
console.log(buffer.detached, filled.byteLength, new Uint8Array(filled)[99], filled.detached);
const resizable = await fill(transfer(new ArrayBuffer(8, { maxByteLength: 16 }), []), 1);
console.log(resizable.resizable, resizable.maxByteLength);
console.log((await fill(transfer(filled, [filled]), 1).then(() => same(filled)).catch((error) => error)).message);
for (const wrong of [[1, [1]], [1, 2]]) {
  try { transfer(...wrong); } catch (error) { console.log(error.name, error.code); }
}

async function* numbers() { try { for (let i = 0; i < 100; i++) yield i; } finally { console.log('the source has ended'); } }
console.log(await sum(numbers()));
const read = [];
for await (const value of await gives(5)) read.push(value);
console.log(read);
console.log((await many(100 << 20)).length);

for (const value of [{ a: { b: [0, () => {}] } }, new Map([['k', Symbol('s')]]), new WeakMap(), Promise.resolve(1)]) {
  console.log(await same(value).catch((error) => `${error.name}: ${error.message}`));
}
