// What console.log shows of nodes: what they are, wherever they are, and nothing of what an EventEmitter keeps.
import { machine, self } from 'roata';
import { inspect } from 'node:util';

async function me() { 'use node'; return [inspect(self, { breakLength: Infinity }), self]; }
const hidden = (text) => text.replaceAll(machine.host, 'HOST').replace(/local-\d+/g, 'local-N').replace(/pid: \d+/g, 'pid: N').replace(/(core|thread)\/\d+/g, '$1/N').replace(/cores: \d+/g, 'cores: N');
const show = (node, options) => console.log(hidden(inspect(node, { breakLength: Infinity, ...options })));

const m = await machine.spawn({ cores: 1 });
await machine.cores[0].run(me);
for (const node of [machine, machine.cores[0], m, m.cores[0]]) show(node);
for (const [inside, node] of [await me(), await m.run(me)]) {
  console.log(hidden(inside));
  show(node);
}
show({ deep: { machine } }, { depth: 1 });
show([m.cores[0]]);
await m.stop();
show(m);
