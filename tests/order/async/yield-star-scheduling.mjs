// Delegation beside ticks, microtasks and immediates. Numbers are promise jobs passed.
import { setImmediate as immediate } from 'node:timers/promises';
let jobs = 0;
const log = [];
const out = (...a) => log.push(`${jobs} ${a.join(' ')}`);
const show = (r) => `${typeof r.value === 'object' && r.value !== null ? JSON.stringify(r.value) : String(r.value)}/${r.done}`;
const asked = (name, promise) => promise.then((r) => out(name, show(r)), (e) => out(name, 'rejected', e?.message ?? e));
async function count(name, begin) {
  jobs = 0;
  log.length = 0;
  begin();
  for (; jobs < 60; jobs++) await undefined;
  console.log(`${name}: ${log.join(' | ')}`);
}
async function* inner() { process.nextTick(out, 'tick'); yield 1; queueMicrotask(() => out('microtask')); yield immediate(2); await new Promise((r) => setImmediate(r)); out('after immediate'); }
async function* outer() { yield* inner(); process.nextTick(out, 'tick 2'); await null; out('last'); }
log.length = 0;
setImmediate(() => out('immediate'));
for await (const x of outer()) out(x);
out('end');
console.log(log.map((line) => line.replace(/^\d+ /, '')).join(' | '));
