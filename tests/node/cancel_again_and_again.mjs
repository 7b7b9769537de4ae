// Calls are ended at any moment of their beginning, failing ones among them: their core loses nothing of what comes next, and nobody is told of failures
// that nobody can wait for any more.
import { any, machine } from 'roata';

async function fails() { 'use node'; throw new Error('nobody waits for this'); }
async function spins() { 'use node'; for (;;) structuredClone(new Map([[{}, new Date(0)]])); }
async function gives(x) { 'use node'; return x; }
async function explains() { 'use node'; throw new RangeError('explained'); }

let sum = 0;
for (let i = 1; i <= 150; i++) {
  sum += await any([fails.with(), spins.with(), gives.with(i), fails.with()]);
  if (i % 10 === 0) for (const core of machine.cores) await core.run(explains).catch(({ name, message }) => { sum += name === 'RangeError' && message === 'explained' ? 0 : NaN; });
}
console.log(sum);
