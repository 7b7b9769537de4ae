// generators.mjs [limit]: a pipeline of async generators, each a node function on a core of its own where there are three. Each is at most a few values ahead of
// the next, and leaving the loop ends them all.
async function* numbers(limit) {
  'use node';
  for (let from = 2; from < limit; from += 1000) yield { from, to: Math.min(from + 1000, limit) };
}

async function* primesOf(ranges) {
  'use node';
  const isPrime = (n) => {
    for (let d = 2; d * d <= n; d++) if (n % d === 0) return false;
    return true;
  };
  for await (const { from, to } of ranges) {
    const found = [];
    for (let n = from; n < to; n++) if (isPrime(n)) found.push(n);
    yield found;
  }
}

async function* sums(lists) {
  'use node';
  let count = 0;
  let sum = 0;
  for await (const list of lists) {
    count += list.length;
    for (const n of list) sum += n;
    yield { count, sum, last: list.at(-1) };
  }
}

const limit = Number(process.argv[2] ?? 200_000);
let latest;
for await (latest of sums(primesOf(numbers(limit)))) if (latest.count >= 100_000) break;
console.log(`${latest.count} primes up to ${latest.last}, their sum is ${latest.sum}`);
