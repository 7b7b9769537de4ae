// Promise 11: over `memory`, that process alone ends, and its callers read the reason.
import { machine } from 'roata';

async function eat() {
  'use node';
  const eaten = [];
  for (;;) {
    eaten.push(new Uint8Array(2 ** 20).fill(1));
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}
async function live() { 'use node'; return 'alive'; }

const small = await machine.spawn({ memory: 200 * 2 ** 20 });
const other = await machine.spawn();
const error = await small.run(eat).catch((error) => error);
console.log(error.name, /^The node went down: it used 2\d\d MiB of memory; its limit is 200 MiB$/.test(error.message) || error.message, error.maybeExecuted, error.exit);
console.log(small.state, await other.run(live));
await other.stop();
