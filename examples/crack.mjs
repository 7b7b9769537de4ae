// Finds the five-letter word with a given SHA-256, on all cores, and says what that was worth.
// Run: roata examples/crack.mjs [sha-256 of a five-letter word]
import { any, machine } from 'roata';
import { createHash } from 'node:crypto';

const letters = 'abcdefghijklmnopqrstuvwxyz';
const target = process.argv[2] ?? createHash('sha256').update('wheel').digest('hex');

/** The word that begins with `first`, if there is one. */
function find(first) {
  for (const b of letters) for (const c of letters) for (const d of letters) for (const e of letters) {
    const word = first + b + c + d + e;
    if (createHash('sha256').update(word).digest('hex') === target) return word;
  }
  return undefined;
}

async function search(first) {
  'use node';                                   // may run on any core
  const word = find(first);
  if (word === undefined) throw new Error(`none begins with ${first}`);
  return word;
}

const seconds = (from, to) => `${((to - from) / 1000).toFixed(2)} s`;

const begin = performance.now();
const word = await any([...letters].map((first) => search.with(first)));   // first answer; every loser is stopped
const found = performance.now();
while ((await machine.stats()).running > 0) await new Promise(setImmediate);
const stopped = performance.now();

let again;
for (const first of letters) if ((again = find(first)) !== undefined) break;   // the same, here
const end = performance.now();

console.log(`word            ${word}`);
console.log(`on ${String(machine.cores.length).padStart(2)} cores     ${seconds(begin, found)}`);
console.log(`on one core     ${seconds(stopped, end)}${again === word ? '' : ` (but found ${again})`}`);
console.log(`speed-up        ${((end - stopped) / (found - begin)).toFixed(2)} times`);
console.log(`losers stopped  ${(stopped - found).toFixed(1)} ms after the answer`);
