// An AbortSignal among the arguments or captured variables arrives as one that follows the caller's.
import { machine } from 'roata';

async function follow(signal, note) {
  'use node';
  if (signal.aborted) return ['already', signal.reason];
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve([note, signal instanceof AbortSignal, signal.reason?.name, signal.reason?.message])));
}
const shared = new AbortController();
const followers = [1, 2, 3].map((n) => follow(shared.signal, n));
setTimeout(() => shared.abort(new RangeError('far')), 10);
console.log(await Promise.all(followers));
console.log(await follow(AbortSignal.abort('before')));
console.log(await follow(AbortSignal.timeout(10), 'timeout'));
const atOnce = new AbortController();
const promise = follow(atOnce.signal, 'at once');
atOnce.abort();
console.log(await promise);
async function areSame(a, b) { 'use node'; return a === b && !a.aborted; }
const never = new AbortController().signal;
console.log(await areSame(never, never));
const { signal } = AbortSignal.any ? { signal: AbortSignal.timeout(10) } : {};
async function captured() { 'use node'; await new Promise((resolve) => signal.addEventListener('abort', resolve)); return signal.aborted; }
console.log(await captured());
async function gives() { 'use node'; return AbortSignal.abort(); }
await gives().catch((error) => console.log(error.name, error.message));

// What `run` is given ends the call, also a generator's reading, and nothing of it runs if it is aborted already.
async function runs() { 'use node'; console.log('never'); }
async function* counts() { 'use node'; for (let i = 0; ; i++) yield i; }
const abortedRun = { signal: AbortSignal.abort('before') };
await machine.run(runs.with(), abortedRun).catch((error) => console.log(error.name, error.cause));
await machine.run(counts.with(), abortedRun).next().catch((error) => console.log(error.name, error.cause));
const reading = new AbortController();
const counted = machine.run(counts.with(), { signal: reading.signal });
console.log(await counted.next());
reading.abort('enough');
await counted.next().catch((error) => console.log(error.name, error.cause));
console.log(await counted.next());
