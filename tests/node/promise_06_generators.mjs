// Async generators that are node functions: at most highWaterMark values ahead; return() on the reader ends the producer.
import { machine, node, self, signal } from 'roata';

async function* counts(n) {
  'use node';
  try {
    for (let i = 0; i < n; i++) { yield i; self.parent.define('at', () => i); }
    return 'done';
  } finally {
    if (n <= 100) console.log('finally');
  }
}

async function* fails() { 'use node'; yield 1; throw new RangeError('after one'); }
async function* odd() { 'use node'; yield () => {}; }
async function* stuck() { 'use node'; signal.addEventListener('abort', () => console.log('aborted')); yield 1; await new Promise(() => {}); }

const read = [];
for await (const value of counts(100)) read.push(value);
console.log(read.length, read.every((value, i) => value === i));

const one = counts(2);
console.log(await Promise.all([one.next(), one.next(), one.next(), one.next()]));

// The producer stands still when it is as far ahead as it may be.
const ahead = node(async function* () { 'use node'; for (let i = 0; ; i++) yield i; }, { highWaterMark: 4 });
const slow = ahead();
await slow.next();
await new Promise((resolve) => setTimeout(resolve, 30));
const { bytesOut } = await machine.stats();
await new Promise((resolve) => setTimeout(resolve, 30));
console.log('stands still', (await machine.stats()).bytesOut === bytesOut);
console.log(await slow.return('mine'), await slow.next());

for await (const value of counts(1e9)) if (value === 40) break;
while ((await machine.stats()).running > 0) await new Promise((resolve) => setTimeout(resolve, 5));
console.log('ended');

const failing = fails();
console.log((await failing.next()).value, await failing.next().catch((error) => `${error.name} ${error.message}`), await failing.next());
console.log(await odd().next().catch((error) => `${error.name}: ${error.message}`));
const [core] = machine.cores;
const waiting = core.run(stuck);
await waiting.next();
const pending = waiting.next();
// Its core runs another to the end, so it waits by now.
await core.run(async () => { 'use node'; });
console.log(await waiting.throw(new Error('mine')).catch((error) => error.message), await pending);
while ((await machine.stats()).running > 0) await new Promise((resolve) => setTimeout(resolve, 5));
const onCore = core.run(counts, 300);
console.log((await onCore.next()).value, await onCore.return());
