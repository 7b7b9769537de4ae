// What a Thread tells of itself: what is measured only for its core is no number.
import { machine, self } from 'roata';
async function waits() { 'use node'; return 1; }
async function fails() { 'use node'; throw new Error('no'); }
const shown = ({ wall, ...rest }) => console.log(wall >= 0, JSON.stringify(rest));
for (const fn of [waits, fails]) {
  const thread = machine.run(fn);
  shown(await thread.stats());
  await thread.catch(() => {});
  shown(await thread.stats());
}
const { cpu, memory } = await self.stats();
console.log(cpu > 0, memory > 0);
