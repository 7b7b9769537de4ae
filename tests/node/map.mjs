// map: in order or as they come, over any iterable, with as many calls at once as told; who stops reading ends the rest.
import { map } from 'roata';

async function square(x) { 'use node'; await new Promise((resolve) => setTimeout(resolve, Math.abs(x * 7) % 13)); if (x < 0) throw new RangeError(`bad ${x}`); return x * x; }
const list = async (values) => { const read = []; for await (const value of values) read.push(value); return read; };

console.log(await list(map([1, 2, 3, 4, 5, 6, 7], square)));
console.log((await list(map(new Set([1, 2, 3, 4, 5]), square, { ordered: false, concurrency: 5 }))).sort((a, b) => a - b));
async function* endless() { try { for (let i = 0; ; i++) yield i; } finally { console.log('the source has ended'); } }
for await (const value of map(endless(), square)) if (value > 50) break;
const read = [];
try {
  for await (const value of map([1, 2, -3, 4], square, { concurrency: 1, onProgress: (done, total) => console.log(done >= 1, total) })) read.push(value);
} catch (error) { console.log(read, error.name, error.message); }
console.log(await map([1], square, { signal: AbortSignal.abort('why') }).next().catch((error) => `${error.name} ${error.cause}`));
console.log(await list(map([], square)));
console.log(await list(map([1, 2], square, { timeout: 60_000 })));
for (const wrong of [[[1], (x) => x], [5, square], [[1], square, { concurrency: 0 }], [[1], square, { ordered: 1 }]]) {
  try { map(...wrong); } catch (error) { console.log(error.code); }
}
