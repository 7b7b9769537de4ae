// Nodes as arguments and results (promise 5): the same node where it can be reached, an error where it cannot.
import { machine, self } from 'roata';

async function onCore(node) { 'use node'; const { machine } = await import('roata'); return [node.kind, node === machine || machine.cores.includes(node), node.address]; }
async function pid() { 'use node'; return process.pid; }
async function run(node) { 'use node'; return (await node.run(pid)); }
async function send(node, value) { 'use node'; await node.send(value); }
async function fail(node) { 'use node'; return node.call('x').catch((error) => [error.code, error.message.includes(node.address)]); }
async function same(node) { 'use node'; const { machine } = await import('roata'); return [node === machine, node === machine.parent]; }
async function meeting() {
  'use node';
  const { machine, self } = await import('roata');
  const heard = new Promise((resolve) => self.once('message', resolve));
  await machine.call('here', self);
  return heard;
}
const own = machine.address;
const [kind, isSame, address] = await onCore(machine.cores[0]);
console.log(kind, isSame, address === `${own}/core/1`);
console.log((await onCore(machine)).slice(0, 2));
const [one, two] = await Promise.all([machine.spawn({ cores: 1 }), machine.spawn({ cores: 2 })]);

// A machine that the program has made, used from a core; this one, used from a process.
console.log(await run(one) === one.pid, await run(two.cores[1]) === two.pid);
console.log(await one.run(run, machine) === process.pid, await one.run(run, machine.cores[0]) === process.pid);
console.log(await one.run(same, one), await one.run(same, machine));
console.log(await one.run(fail, two));

// Messages to and from.
for (const node of [machine, self]) {
  const arrived = new Promise((resolve) => machine.once('message', resolve));
  await send(node, 'from a core');
  console.log(await arrived);
  const again = new Promise((resolve) => machine.once('message', resolve));
  await one.run(send, node, 'from a process');
  console.log(await again);
}

// A Thread-Node says who it is, and is spoken to.
machine.define('here', (thread) => { thread.send([thread.kind, thread.address.includes('/thread/')]); });
console.log(await machine.run(meeting), await one.run(meeting));
let last;
machine.define('here', (thread) => { last = thread; return thread.send('end'); });
await one.run(meeting);
await last.send('too late').catch((error) => console.log(error.name));
await last.stop().catch((error) => console.log(error.code));
const back = await one.run(async () => { 'use node'; const { machine, self } = await import('roata'); return [machine, machine.cores[0], machine.parent]; });
console.log(back[0] === one, back[1] === one.cores[0], back[2] === machine);
await Promise.all([one.stop(), two.stop()]);
