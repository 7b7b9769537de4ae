// States, children, orderly stops and kills of cores and the machine; two stops; what is refused afterwards.
import { machine, node, self } from 'roata';

async function id() { 'use node'; return self.parent.id; }
async function sleeps(ms) { 'use node'; await new Promise((resolve) => setTimeout(resolve, ms)); return 'slept'; }
async function spins() { 'use node'; for (;;); }
async function ends() { 'use node'; self.stop(); await new Promise(() => {}); }
const say = (error) => `${error.name}: ${error.message} (${error.maybeExecuted})`;

const [first, second] = machine.cores;
console.log(machine.state, machine.kind, machine.parent, first.kind, first.parent === machine, machine.children.length === machine.cores.length);
const thread = first.run(sleeps, 30);
console.log(first.children.length, first.children[0] === thread, thread.parent === first, thread.state);
first.on('exit', (reason) => console.log('core exit', reason));
machine.on('exit', (reason) => console.log('machine exit', reason));
const [stopped] = await Promise.all([first.stop('by hand'), first.stop('again')]);
console.log(stopped, await thread, thread.state, first.children.length, first.state);
console.log(await first.run(id).catch(say));
console.log(await id() !== 1, machine.state);
console.log(await machine.run(ends).catch((error) => error.name));
const killed = (second ?? first).run(spins);
if (second !== undefined) {
  while ((await second.stats()).running === 0) await new Promise(setImmediate);
  second.kill();
}
console.log((await killed.catch((error) => error)).name);
await machine.stop('over');
console.log(machine.state, await id().catch(say));
const retried = node(async () => { 'use node'; return 1; }, { retries: 2, idempotent: true });
console.log(await retried().catch((error) => error.name));
