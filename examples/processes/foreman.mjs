// A foreman that forks one worker per core and hands out work by messages: how many primes are there below a number?
// A worker asks for more by answering, so nobody waits for the slowest. One that dies is replaced, and its piece given out again.
//
//   roata examples/processes/foreman.mjs [LIMIT]
import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';

if (process.send) work();
else await lead(Number(process.argv[2] ?? 2_000_000));

function work() {
  process.on('message', ({ from, to }) => {
    let count = 0;
    for (let n = from; n < to; n++) if (isPrime(n)) count++;
    process.send({ from, to, count });
  });
}

function isPrime(n) {
  if (n < 2) return false;
  for (let divisor = 2; divisor * divisor <= n; divisor++) if (n % divisor === 0) return false;
  return true;
}

async function lead(limit) {
  const size = 50_000;
  const pieces = [];
  for (let from = 0; from < limit; from += size) pieces.push({ from, to: Math.min(from + size, limit) });
  const { promise, resolve } = Promise.withResolvers();
  const shares = new Map();
  let left = pieces.length;
  let total = 0;

  const hire = () => {
    const worker = fork(import.meta.filename);
    let piece;
    const next = () => {
      piece = pieces.pop();
      if (piece) worker.send(piece);
      else worker.disconnect();
    };
    worker.on('message', ({ count }) => {
      total += count;
      shares.set(worker.pid, (shares.get(worker.pid) ?? 0) + 1);
      if (--left === 0) resolve();
      next();
    });
    worker.on('exit', (code) => {
      if (code === 0) return;
      if (piece) pieces.push(piece);
      hire();
    });
    next();
  };

  for (let i = 0; i < availableParallelism(); i++) hire();
  await promise;
  console.log(`${total} primes below ${limit}`);
  for (const [pid, share] of shares) console.log(`worker ${pid}: ${share} pieces`);
}
