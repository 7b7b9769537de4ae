// Async iterables, Readables and ReadableStreams as arguments and results, on a core and in another process (promise 5): values as the reader wants them,
// what they are, errors, ends from both sides, the death of the reader.
import { machine, node } from 'roata';
import { Readable } from 'node:stream';

async function sum(values) { 'use node'; let all = 0; for await (const each of values) all += each; return all; }
async function first(values) { 'use node'; for await (const each of values) return each; }
async function nothing(values) { 'use node'; return 'read nothing'; }
async function kinds(...values) { 'use node'; return values.map((each) => [each.constructor.name, each.readableObjectMode]); }
async function text(chunks) { 'use node'; let all = ''; for await (const chunk of chunks) all += chunk; return all; }
async function failure(values) { 'use node'; try { for await (const each of values); } catch (error) { return [error.name, error.message, error.code]; } }
async function give(n) { 'use node'; return (async function* () { for (let i = 0; i < n; i++) yield i; })(); }
async function giveReadable() { 'use node'; const { Readable } = await import('node:stream'); return Readable.from(['a', 'b', 'c']); }
async function readThree(values) {
  'use node';
  const { machine } = await import('roata');
  let n = 0;
  for await (const each of values) if (++n === 3) return machine.call('made');
}
async function die(values) { 'use node'; for await (const each of values) if (each > 3) process.kill(process.pid, 'SIGKILL'); }

let ended;
async function* count(n) {
  const { promise, resolve } = ended = Promise.withResolvers();
  try {
    for (let i = 0; i < n; i++) yield i;
  } finally {
    resolve('the source has ended');
  }
}

let made = 0;
machine.define('made', () => made);
async function* counted() { for (;;) yield ++made; }

const process_ = await machine.spawn({ cores: 1 });
for (const place of [machine.cores[0], process_]) {
  console.log(place === process_ ? 'another process' : 'a core');
  console.log(await place.run(sum, count(500)));
  console.log(await place.run(first, count(Infinity)), await ended.promise);
  console.log(await place.run(nothing, count(Infinity)));
  console.log(await place.run(kinds, Readable.from([1]), Readable.from(['a'], { objectMode: false }), new ReadableStream()));
  console.log(await place.run(text, Readable.from([Buffer.from('hé'), Buffer.from('llo')], { objectMode: false })));
  console.log(await place.run(sum, ReadableStream.from([1, 2, 3])));
  console.log(await place.run(failure, (async function* () { yield 1; throw Object.assign(new RangeError('bad'), { code: 'E_BAD' }); })()));
  console.log(await place.run(failure, (async function* () { yield Symbol('no'); })()));
  let all = 0;
  for await (const each of await place.run(give, 100)) all += each;
  console.log(all);
  for await (const each of await place.run(give, Infinity)) if (each === 5) break;
  console.log(await text(await place.run(giveReadable)));
  made = 0;
  console.log('not far ahead of the reader:', await place.run(readThree, counted()) <= 3 + 16 + 1);
}
const thread = process_.run(sum, count(Infinity));
setTimeout(() => thread.cancel('enough'), 20);
await thread.catch((error) => console.log(error.name, error.cause));
console.log(await ended.promise);
await process_.run(die, count(Infinity)).catch((error) => console.log(error.name, error.maybeExecuted));
console.log(await ended.promise);
const pooled = node(sum, { on: 'anywhere' });
console.log(await pooled(count(100)));

// Functions that stay here and are called from there.
const other = await machine.spawn({ cores: 1 });
let calls = 0;
other.define('tell', (what) => { calls++; return [what, process.pid]; });
async function callsTell() { 'use node'; const { machine } = await import('roata'); return machine.call('tell', process.pid); }
const [there, here] = await other.run(callsTell);
console.log(there === other.pid, here === process.pid, calls, (await other.call('tell', 'x'))[0]);
other.define('fails', () => { throw new RangeError('from here'); });
await other.call('fails').catch((error) => console.log(error instanceof RangeError, error.message));
await machine.call('tell').catch((error) => console.log(error.constructor.name));
await other.stop();
