// console of node functions comes out of the program's own stdout at once: whole lines, and those of one node in the order written.
import { all, machine } from 'roata';

async function writesTheSame() { 'use node'; for (let i = 0; i < 25; i++) console.log('x'.repeat(400)); }
async function counts(to) { 'use node'; for (let i = 0; i < to; i++) { console.log(i); if (i % 3 === 0) await null; } }
async function says(text) { 'use node'; console.log(text); await new Promise((resolve) => setTimeout(resolve, 30)); return 'later'; }

await all(Array.from({ length: 4 }, () => writesTheSame.with()));
await machine.cores.at(-1).run(counts, 20);
const told = says('said at once');
console.log(await told);
