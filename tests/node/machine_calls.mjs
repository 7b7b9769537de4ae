// Calls to a Machine-Node in another process: exactly as to a core.
import { basename } from 'node:path';
import { any, all, machine, node } from 'roata';

const captured = { a: [1, 2n, new Map([['k', new Date(0)]])] };
class Mine extends Error {}

async function values(x) { 'use node'; return [x, captured, basename('/a/b.c'), process.pid]; }
async function boom(x) { 'use node'; throw new Mine(`boom ${x}`, { cause: { code: 7 } }); }
async function spin() { 'use node'; for (;;); }
async function wait(signal) {
  'use node';
  if (signal.aborted) return `was aborted: ${signal.reason}`;
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(`aborted: ${signal.reason}`)));
}
async function big(n) { 'use node'; return new Uint8Array(n).fill(7); }
async function inner(x) { 'use node'; return x + 1; }
async function outer(x) { 'use node'; return await inner(x) * 10; }
async function apply(fn, x) { 'use node'; return fn(x); }
async function deeper(depth) {
  'use node';
  const { machine } = await import('roata');
  if (depth === 0) return 'bottom';
  const below = await machine.spawn({ cores: 1 });
  const answer = await below.run(deeper, depth - 1);
  await below.stop();
  return `${depth} ${answer}`;
}

const m = await machine.spawn();
console.log(m.kind, m.state, m.cores.length === machine.cores.length, m.parent === machine, machine.children.includes(m));
console.log(/^roata:\/\/local-\d+$/.test(m.address), m.cores[0].address === `${m.address}/core/1`, m.host === machine.host, m.pid !== process.pid);

const [x, y, base, pid] = await m.run(values, [1, undefined, -0, NaN]);
console.log(x, y, base, pid === m.pid);
console.log((await m.cores[1].run(values.with('pinned')))[0]);

const error = await m.run(boom, 1).catch((error) => error);
console.log(error instanceof Mine, error.message, error.cause);
const frames = error.stack.split('\n').slice(1);
console.log(frames.some((line) => line.includes('machine_calls.mjs:9') && line.endsWith(`[machine ${m.pid} core 1]`) || line.endsWith(`[machine ${m.pid} core 2]`)), frames.at(-1).includes('machine_calls.mjs'));

const spinning = m.run(spin);
setTimeout(() => spinning.cancel('enough'), 20);
console.log(await spinning.catch((error) => [error.name, error.cause]));
const controller = new AbortController();
setTimeout(() => controller.abort('by the caller'), 20);
console.log(await m.run(wait, controller.signal));
console.log(await m.run(wait, AbortSignal.abort('before')));

const bytes = await m.run(big, 70_000_000);
console.log(bytes.length, bytes[0], bytes.at(-1));
console.log((await m.run(values, bytes))[0].length);
console.log(await m.run(outer, 1), await m.run(apply, inner, 5));
console.log(await m.run(deeper, 2));
console.log(await m.run(node(spin, { timeout: 30 })).catch((error) => error.name));

const calls = Array.from({ length: 2000 }, (_, i) => m.run(inner, i));
console.log((await Promise.all(calls)).every((value, i) => value === i + 1));
const stats = await m.stats();
console.log(stats.done >= 2000, stats.memory > 1e6, stats.wall > 0, stats.bytesIn > 70_000_000, stats.bytesOut > 70_000_000);
const each = await Promise.all(m.cores.map((core) => core.stats()));
console.log(each.length === m.cores.length, each.reduce((sum, { done }) => sum + done, 0) === stats.done);

const pooled = node(async (i) => [i, process.pid], { on: 'process' });
const answers = await all([1, 2, 3, 4].map((i) => pooled.with(i)));
console.log(answers.map((answer) => answer[0]), answers.every((answer) => answer[1] !== process.pid));
console.log(await any([pooled.with('first')]).then((answer) => answer[0]));

let gone = 0;
m.on('exit', (reason) => { gone++; console.log('exit:', reason); });
await Promise.all([m.stop(), m.stop()]);
m.kill();
console.log(m.state, gone, machine.children.includes(m), await m.run(inner, 1).catch((error) => [error.name, error.maybeExecuted]));
