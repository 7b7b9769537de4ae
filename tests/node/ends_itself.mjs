// A Thread-Node ends itself: its caller reads why, what awaits its own end goes no further, and code that goes on and on does not keep the core.
import { machine, self, signal } from 'roata';

async function stops(reason) {
  'use node';
  signal.addEventListener('abort', () => console.log('told', signal.reason?.why ?? signal.reason.name));
  await self.stop(reason);
  console.log('never');
}
async function killsAndSpins() { 'use node'; self.kill(); for (;;); }
async function stopsAndSpins() { 'use node'; self.stop('enough'); for (;;); }
async function good(n) { 'use node'; return n; }

const [core] = machine.cores;
const say = (error) => `${error.name} ${error.code} ${error.cause?.why ?? error.cause}`;
console.log(await core.run(stops, { why: 'done' }).catch(say));
console.log(await core.run(stops).catch(say));
console.log(await core.run(killsAndSpins).catch(say), await core.run(good, 1));
console.log(await core.run(stopsAndSpins).catch(say), await core.run(good, 2));
console.log((await core.stats()).running);
