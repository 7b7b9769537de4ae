// Files in the page cache, 64 calls at a time; one JSON line per figure.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'roata-bench-'));
const files = Array.from({ length: 200 }, (_, i) => path.join(folder, String(i)));
for (const file of files) fs.writeFileSync(file, Buffer.alloc(4096));

async function many(count, call) {
  let next = 0;
  await Promise.all(Array.from({ length: 64 }, async () => { while (next < count) await call(files[next++ % files.length]); }));
}

async function measure(name, count, call) {
  await many(count / 10, call);
  const since = performance.now();
  await many(count, call);
  console.log(JSON.stringify({ name: `files.${name}`, value: count / (performance.now() - since) * 1e3, unit: 'per second' }));
}

await measure('promises.readFile of 4 KiB', 20_000, (file) => fs.promises.readFile(file));
await measure('promises.stat', 40_000, (file) => fs.promises.stat(file));
await measure('stat with callback', 40_000, (file) => new Promise((resolve) => fs.stat(file, resolve)));
await measure('readFileSync of 4 KiB', 20_000, async (file) => fs.readFileSync(file));
await measure('statSync', 40_000, async (file) => fs.statSync(file));
fs.rmSync(folder, { recursive: true });
