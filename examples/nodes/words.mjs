// words.mjs [megabytes]: map and reduce. Counts the words of a generated text, 200 MB unless said otherwise, on all cores and then one part after the other.
import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { machine, map } from 'roata';

const megabytes = Number(process.argv[2] ?? 200);
const PART = 4 << 20;
const LONGEST_WORD = 64;

/** Map: the words that begin in a part of the file, with how often each does. */
async function count({ file, start, end }) {
  'use node';
  const words = new Map();
  for (const word of readWords(file, start, end)) words.set(word, (words.get(word) ?? 0) + 1);
  return words;
}

/** A word on the border between two parts belongs to the first of them. */
function readWords(file, start, end) {
  const buffer = Buffer.allocUnsafe(end - start + LONGEST_WORD);
  const fd = openSync(file);
  const length = readSync(fd, buffer, 0, buffer.length, start);
  closeSync(fd);
  const text = buffer.latin1Slice(0, length);
  const first = start === 0 ? 0 : text.indexOf(' ') + 1;
  const last = text.indexOf(' ', end - start);
  return text.slice(first, last === -1 ? length : last).split(' ').filter(Boolean);
}

/** Reduce: the parts' counts into one, in whatever order they come. */
async function countAll(file, size, concurrency) {
  const parts = Array.from({ length: Math.ceil(size / PART) }, (_, part) => ({ file, start: part * PART, end: Math.min((part + 1) * PART, size) }));
  const total = new Map();
  for await (const words of map(parts, count, { concurrency, ordered: false })) {
    for (const [word, times] of words) total.set(word, (total.get(word) ?? 0) + times);
  }
  return total;
}

/** Writes words until the file is large enough; its size in bytes. */
async function generate(file) {
  const letters = createHash('sha512').update('roata').digest('hex');
  const words = Array.from({ length: 5000 }, (_, i) => letters.slice(i % 100, (i % 100) + 2 + (i % 9)) + i.toString(36));
  let state = 1;
  const random = (below) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >>> 8) % below;
  };
  const handle = await open(file, 'w');
  let size = 0;
  while (size < megabytes * 1e6) {
    const text = `${Array.from({ length: 100_000 }, () => words[random(words.length)]).join(' ')} `;
    size += (await handle.write(text)).bytesWritten;
  }
  await handle.close();
  return size;
}

const folder = await mkdtemp(join(tmpdir(), 'words-'));
try {
  const file = join(folder, 'text');
  const size = await generate(file);
  const timed = async (concurrency) => {
    const begin = performance.now();
    const words = await countAll(file, size, concurrency);
    return { words, seconds: (performance.now() - begin) / 1000 };
  };
  const all = await timed(machine.cores.length);
  const one = await timed(1);
  const [word, times] = [...all.words].reduce((a, b) => (b[1] > a[1] ? b : a));
  const sum = (words) => [...words.values()].reduce((a, b) => a + b, 0);
  console.log(`${sum(all.words)} words, ${all.words.size} different; most frequent: ${word}, ${times} times`);
  console.log(`${all.seconds.toFixed(2)} s on ${machine.cores.length} cores, ${one.seconds.toFixed(2)} s one part after the other (${sum(one.words) === sum(all.words) ? 'the same counts' : 'OTHER COUNTS'})`);
} finally {
  await rm(folder, { recursive: true });
}
