// Counts primes on all cores.                   run: roata examples/nodes/primes.mjs 3000000
import { all, machine } from 'roata';

const limit = Number(process.argv[2] ?? 3_000_000);
const parts = machine.cores.length * 8;

async function countPrimes(from, to) {
  'use node';
  let count = 0;
  for (let n = Math.max(from, 2); n < to; n++) if (isPrime(n)) count++;
  return count;
}

function isPrime(n) {
  for (let d = 2; d * d <= n; d++) if (n % d === 0) return false;
  return true;
}

const size = Math.ceil(limit / parts);
const began = performance.now();
const counts = await all(Array.from({ length: parts }, (_, i) => countPrimes.with(i * size, Math.min((i + 1) * size, limit))), {
  onProgress: (done, total) => { if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${total}`); },
});
console.log(`${counts.reduce((a, b) => a + b, 0)} primes below ${limit}, on ${machine.cores.length} cores in ${Math.round(performance.now() - began)} ms`);
