// Machine-Nodes that run a program of their own: arguments, environment, functions by name, messages, output, ends.
import { machine, node } from 'roata';

machine.define('above', (who) => `above was asked ${who}`);
const file = new URL('./service.mjs', import.meta.url);
const m = await machine.spawn({ file, args: ['a', '--b'], env: { WHO: 'me=you' }, cwd: '/', cores: 1 });
console.log(await m.call('square', 5), m.cores.length);
const error = await m.call('fail').catch((error) => error);
console.log(error.name, error.message, error.stack.split('\n').some((line) => line.includes('service.mjs') && line.endsWith(`[machine ${m.pid}]`)));
console.log(await m.call('upwards', 'above'));
console.log(await m.call('above', 'through it'));
const nobody = await m.call('nobody').catch((error) => error);
console.log(nobody.constructor.name, nobody.name, nobody.searched.length, nobody.searched[0] === m.address, nobody.searched[1] === machine.address);
const below = await m.call('upwards', 'nobody').catch((error) => error);
console.log(below.message.includes("No node has a function 'nobody'"));

m.define('added', node(async (a, b) => a + b));
console.log(await m.call('added', 1, 2));
m.define('plain', () => 1);
console.log(await m.call('plain'));

const echoed = new Promise((resolve) => machine.once('message', resolve));
await m.send({ list: [1, new Set([2])] });
console.log(await echoed);
console.log(await m.send(new WeakMap()).catch((error) => error.name));
await m.stop();

const ending = await machine.spawn({ file: new URL('./ends.mjs', import.meta.url) });
const reason = ending.state === 'exited' ? 'it exited with code 5' : await new Promise((resolve) => ending.once('exit', resolve));
console.log(reason, ending.state);

// A call finds what was defined before it was made, though the program there has been busy since.
async function asks() { 'use node'; const { machine } = await import('roata'); return machine.call('late', 1); }
async function names() { 'use node'; return later(2); }
const busy = await machine.spawn({ file: new URL('./blocks.mjs', import.meta.url), cores: 1 });
for (const [name, fn] of [['late', asks], ['later', names]]) {
  const taken = busy.send(200);
  busy.define(name, (x) => `${name} ${x}`);
  console.log(await busy.run(fn));
  await taken;
}
await busy.stop();
