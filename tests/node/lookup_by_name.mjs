// Row A7: functions by name: the node's scope, its parent's, and upwards; last the exports of the entry module.
import { machine, self } from 'roata';

export async function triple(x) { return x * 3; }
export const value = 5;

async function asks(name, ...args) { 'use node'; return self.call(name, ...args).catch((error) => `${error.name}: ${error.searched.length} searched`); }
async function defines() {
  'use node';
  self.define('mine', (x) => `thread ${x}`);
  self.parent.define('cores', (x) => `core ${x}`);
  return [await self.call('mine', 1), await self.call('cores', 2), await self.call('machines', 3)];
}

machine.define('machines', (x) => `machine ${x}`);
machine.define('fails', async () => { throw new RangeError('inside'); });
console.log(await asks('triple', 5), await asks('machines', 1), await asks('value'), await asks('nothing'));
const [core] = machine.cores;
console.log(await core.run(defines));
console.log(await core.call('cores', 1), await machine.call('cores', 1).catch((error) => error.name));
console.log(await core.call('mine', 1).catch((error) => error.name));
console.log(await machine.call('fails').catch((error) => `${error.name} ${error.message}`));
machine.define('machines', (x) => `newer ${x}`);
console.log(await core.call('machines', 1));
for (const wrong of [() => machine.define(5, () => {}), () => machine.define('x', 5)]) {
  try { wrong(); } catch (error) { console.log(error.code); }
}
console.log(await machine.call(5).catch((error) => error.code));
