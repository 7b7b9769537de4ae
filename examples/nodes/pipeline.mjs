// A pipeline over the cores: one stage writes texts, as many as there are cores hash them, one counts.    run: roata examples/nodes/pipeline.mjs 20000
//
// The stages know nothing of each other: they share channels. A full channel makes whoever sends wait, so memory stays bounded however long the stream is;
// closing one ends the `for await` of its readers once it is empty, and so the pipeline ends from its source to its end.
import { Channel, SharedMemory, machine, self } from 'roata';
import { createHash } from 'node:crypto';

const count = Number(process.argv[2] ?? 20_000);
const batch = 50;

const texts = new Channel(8);
const hashes = new Channel(8);
const hashed = new SharedMemory(4 * (machine.cores.length + 1));

async function write(count, batch, texts) {
  'use node';
  for (let from = 0; from < count; from += batch) {
    const length = Math.min(batch, count - from);
    await texts.send(Array.from({ length }, (_, i) => `text ${from + i} `.repeat(200)));
  }
  texts.close();
}

async function hash(texts, hashes, hashed) {
  'use node';
  const perCore = new Int32Array(hashed.buffer);
  for await (const list of texts) {
    await hashes.send(list.map((text) => createHash('sha256').update(text).digest('hex')));
    Atomics.add(perCore, self.parent.id, list.length);
  }
}

async function tally(hashes) {
  'use node';
  const counts = new Map([...'0123456789abcdef'].map((digit) => [digit, 0]));
  for await (const list of hashes) {
    for (const [digit] of list) counts.set(digit, counts.get(digit) + 1);
  }
  return counts;
}

const began = performance.now();
const end = tally(hashes);
const source = write(count, batch, texts);
await Promise.all(machine.cores.map((core) => core.run(hash, texts, hashes, hashed)));
hashes.close();
await source;
const counts = await end;
const milliseconds = performance.now() - began;

for (const [digit, number] of counts) console.log(`${digit} ${'█'.repeat(number / count * 400)} ${number}`);
console.log(`${count} texts, ${Math.round(count / milliseconds * 1000)} a second`);
new Int32Array(hashed.buffer).slice(1).forEach((number, i) => console.log(`core ${i + 1} hashed ${number}`));
