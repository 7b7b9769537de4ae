// Promise 9: at most once by default; `maybeExecuted` tells whether a call had begun; `retries` re-runs only calls that had not begun, with `idempotent`
// also those that had.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync, appendFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { machine, node, NodeDownError } from 'roata';

const folder = mkdtempSync(`${tmpdir()}/roata-`);
const file = `${folder}/runs`;

async function dieFirst(file) {
  'use node';
  const runs = existsSync(file) ? readFileSync(file, 'utf8').length : 0;
  appendFileSync(file, 'x');
  if (runs === 0) {
    process.kill(process.pid, 'SIGKILL');
    await new Promise(() => {});
  }
  return runs + 1;
}
async function spin() { 'use node'; for (;;); }
async function quick(x) { 'use node'; return x; }

// A call that had begun, and one that waited behind it.
const m = await machine.spawn({ cores: 1 });
const running = m.run(spin).catch((error) => error);
const queued = m.run(quick, 1).catch((error) => error);
while ((await m.stats()).running === 0);
m.kill();
for (const error of [await running, await queued]) console.log(error instanceof NodeDownError, error.maybeExecuted, error.exit, error.address === m.address);

// The same behind a supervisor: only what had not begun is made again.
const again = await machine.spawn({ cores: 1, restart: 'always' });
const busy = again.run(node(spin, { retries: 3 })).catch((error) => error.maybeExecuted);
const waiting = again.run(node(quick, { retries: 3 }), 'made again');
while ((await again.stats()).running === 0);
process.kill(again.pid, 'SIGKILL');
console.log(await busy, await waiting);

// One that had begun runs once, unless it may run twice.
const once = await again.run(node(dieFirst, { retries: 3 }), file).catch((error) => error.maybeExecuted);
console.log(once, readFileSync(file, 'utf8').length);
rmSync(file);
console.log(await again.run(node(dieFirst, { retries: 1, idempotent: true }), file), readFileSync(file, 'utf8').length);
rmSync(file);
console.log(await node(dieFirst, { on: 'process', retries: 1, idempotent: true })(file));

// Also a process that answers calls at once, and ends in the synchronous part of one before anything has left it.
async function dieAtOnce(file) {
  'use node';
  if (file === undefined) return;
  appendFileSync(file, 'y');
  process.kill(process.pid, 'SIGKILL');
  for (;;);
}
const ends = new Set();
for (let round = 0; round < 5; round++) {
  rmSync(file, { force: true });
  const mortal = await machine.spawn({ cores: 1 });
  for (let i = 0; i < 100; i++) await mortal.run(i % 2 ? quick : dieAtOnce, undefined);
  const calls = [mortal.run(quick, 1), mortal.run(dieAtOnce, file), mortal.run(quick, 2)];
  const [, died, behind] = await Promise.allSettled(calls);
  ends.add(`${died.reason.maybeExecuted} ${behind.reason.maybeExecuted} ${readFileSync(file, 'utf8')}`);
}
console.log([...ends]);
await again.stop();
rmSync(folder, { recursive: true });
