// WebAssembly is not interrupted: whoever cancels hears so, the other cores go on, and the program ends all the same.
import { machine } from 'roata';
import { setTimeout as sleep } from 'node:timers/promises';

async function spins() {
  'use node';
  // (module (func (export "f") (loop (br 0))))
  const bytes = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 4, 1, 0x60, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 0x66, 0, 0, 0x0a, 9, 1, 7, 0, 3, 0x40, 0x0c, 0, 0x0b, 0x0b];
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(bytes)));
  exports.f();
}
async function good(n) { 'use node'; return n; }

const say = (error) => console.log(error.name, error.cause);
/** Nothing tells from inside; a call that is ended before it gets there prints the same. */
const begins = async (thread) => {
  while (thread.address.endsWith('/0')) await new Promise(setImmediate);
  await sleep(100);
};
const thread = machine.cores[0].run(spins);
await begins(thread);
thread.cancel('enough');
await thread.catch(say);
console.log(await machine.cores[1].run(good, 1));

const other = await machine.spawn({ cores: 1 });
const there = other.run(spins);
await begins(there);
there.cancel('enough there');
await there.catch(say);
other.kill();
