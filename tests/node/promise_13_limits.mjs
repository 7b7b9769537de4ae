// Promise 13: options that restrict are inherited and can only be narrowed.
import { machine } from 'roata';

async function spawnWith(options) {
  'use node';
  const { machine } = await import('roata');
  try {
    const child = await machine.spawn(options);
    const cores = child.cores.length;
    await child.stop();
    return cores;
  } catch (error) {
    return [error.name, error.code, error.message];
  }
}
async function eatBelow() {
  'use node';
  const { machine, node } = await import('roata');
  const child = await machine.spawn();
  return child.run(eat).catch((error) => error.message.replace(/used \d+/, 'used N'));
}
async function eat() {
  'use node';
  const eaten = [];
  for (;;) {
    eaten.push(new Uint8Array(2 ** 20).fill(1));
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

const m = await machine.spawn({ cores: 1, memory: 250 * 2 ** 20 });
console.log(await m.run(spawnWith, {}));
console.log(await m.run(spawnWith, { cores: 1, memory: 100 * 2 ** 20 }));
console.log(await m.run(spawnWith, { cores: 2 }));
console.log(await m.run(spawnWith, { memory: 2 ** 30 }));
console.log(await m.run(eatBelow));
await m.stop();
