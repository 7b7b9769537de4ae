// Calls are ended at any moment of their beginning: their core loses nothing of what comes next.
import { any, machine } from 'roata';

async function spins() { 'use node'; for (;;) structuredClone(new Map([[{}, new Date(0)]])); }
async function gives(x) { 'use node'; return x; }
async function explains() { 'use node'; throw new RangeError('explained'); }

let sum = 0;
for (let i = 1; i <= 150; i++) {
  sum += await any([spins.with(), gives.with(i), spins.with()]);
  if (i % 10 === 0) for (const core of machine.cores) await core.run(explains).catch(({ name, message }) => { sum += name === 'RangeError' && message === 'explained' ? 0 : NaN; });
}
console.log(sum);
