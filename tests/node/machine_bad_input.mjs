// What spawn refuses, and ends that cross beginnings.
import { machine } from 'roata';

const wrong = [
  { file: 'no/such.mjs', cwd: '/' }, { file: 5 }, { cores: 0 }, { cores: 1.5 }, { memory: -5 }, { env: { 'a=b': '1' } }, { env: { '': 'x' } }, { env: { a: 'b\0' } },
  { args: 'x' }, { args: ['a\0b'] }, { restart: 'maybe' }, { maxRestarts: -1 }, { within: 0 }, { cwd: '/no/such' }, { grace: -1 }, { stdio: 'pipe' },
  { signal: 5 }, { detached: 1 }, 5, null,
];
for (const options of wrong) {
  await machine.spawn(options).then(() => console.log('taken', options), (error) => console.log(error.name, error.code, error.message));
}

const controller = new AbortController();
const aborted = machine.spawn({ signal: controller.signal });
controller.abort('no more');
console.log(await aborted.catch((error) => [error.name, error.cause]));
console.log(await machine.spawn({ signal: AbortSignal.abort('x') }).catch((error) => [error.name, error.cause]));

const starting = machine.spawn();
const child = machine.children.at(-1);
console.log(child.kind, child.state);
const stopped = child.stop();
console.log(await starting.catch((error) => [error.name, error.message]), await stopped, child.state);

const killed = machine.spawn();
machine.children.at(-1).kill();
console.log(await killed.catch((error) => [error.name, error.message]));

// Who calls one that has ended reads why it did, and how.
const dead = await machine.spawn({ file: new URL('machine_programs/ends.mjs', import.meta.url) });
if (dead.state !== 'exited') await new Promise((resolve) => dead.once('exit', resolve));
async function one() { 'use node'; return 1; }
for (const call of [dead.run(one), dead.call('x'), dead.send(1), dead.stats()]) await call.catch((error) => console.log(error.name, error.message, error.exit));

const m = await machine.spawn({ cores: 1 });
console.log(await m.cores[0].stop().catch((error) => error.code));
async function shared(memory) { 'use node'; return memory; }
const { Mutex } = await import('roata');
console.log(await m.run(shared, new Mutex()).catch((error) => [error.name, /cannot move to another process/.test(error.message)]));
async function parentStop() { 'use node'; const { machine } = await import('roata'); return machine.parent.stop().catch((error) => error.code); }
console.log(await m.run(parentStop));
await m.stop();
