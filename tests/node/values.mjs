// Values there and back: what structuredClone takes, cycles, and 30 MB.
async function same(x) {
  'use node';
  return x;
}
const value = { map: new Map([[1, new Set([2n])]]), date: new Date(5), floats: new Float32Array([1.5]), nothing: undefined, zero: -0, expression: /x/gi, holes: [1, , 3] };
value.self = value;
const back = await same(value);
console.log(back, back.self === back, back === value);
const large = new Uint8Array(30 << 20).fill(7);
large[large.length - 1] = 9;
const received = await same(large);
console.log(received.length, received[12345], received.at(-1), large.length);
const text = 'é'.repeat(1e6);
console.log((await same(text)) === text);
async function thenable() {
  'use node';
  return { then(resolve) { resolve(7); } };
}
console.log(await thenable());
