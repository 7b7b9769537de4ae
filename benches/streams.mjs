// 1 GiB through streams of each kind, chunk by chunk of 64 KiB; one JSON line per figure: wall time, and processor time of all threads.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Readable, Transform, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const CHUNK = 64 * 1024;
const TOTAL = 2 ** 30;
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'roata-bench-'));
const [source, copy] = ['source', 'copy'].map((name) => path.join(folder, name));

function fill() {
  const file = fs.openSync(source, 'w');
  const chunk = Buffer.alloc(2 ** 20, 'roata');
  for (let at = 0; at < TOTAL; at += chunk.length) fs.writeSync(file, chunk);
  fs.closeSync(file);
}

async function measure(name, run) {
  const before = process.cpuUsage();
  const since = performance.now();
  const bytes = await run();
  const wall = performance.now() - since;
  const { user, system } = process.cpuUsage(before);
  if (bytes !== TOTAL) throw new Error(`${name}: ${bytes} bytes instead of ${TOTAL}`);
  console.log(JSON.stringify({ name: `streams.${name}`, value: wall, unit: 'ms' }));
  console.log(JSON.stringify({ name: `streams.${name}, processor`, value: (user + system) / 1e3, unit: 'ms' }));
}

const given = () => {
  const chunk = Buffer.alloc(CHUNK);
  let left = TOTAL / CHUNK;
  return new Readable({ read() { this.push(left-- > 0 ? chunk : null); } });
};
const passing = () => new Transform({ transform(chunk, encoding, callback) { callback(null, chunk); } });

await measure('1 GiB through a Transform', async () => {
  let bytes = 0;
  await pipeline(given(), passing(), new Writable({
    write(chunk, encoding, callback) {
      bytes += chunk.length;
      callback();
    },
  }));
  return bytes;
});

await measure('1 GiB by async iteration', async () => {
  let bytes = 0;
  for await (const chunk of given()) bytes += chunk.length;
  return bytes;
});

await measure('1 GiB through an async generator', async () => {
  let bytes = 0;
  await pipeline(given(), async function* (chunks) {
    for await (const chunk of chunks) yield chunk;
  }, async (chunks) => {
    for await (const chunk of chunks) bytes += chunk.length;
  });
  return bytes;
});

await measure('1 GiB through web streams', async () => {
  const chunk = new Uint8Array(CHUNK);
  let left = TOTAL / CHUNK;
  let bytes = 0;
  const readable = new ReadableStream({
    pull(controller) {
      if (left-- > 0) controller.enqueue(chunk);
      else controller.close();
    },
  });
  await readable.pipeThrough(new TransformStream()).pipeTo(new WritableStream({ write(each) { bytes += each.length; } }));
  return bytes;
});

try {
  fill();
  await measure('1 GiB from a file by async iteration', async () => {
    let bytes = 0;
    for await (const chunk of fs.createReadStream(source)) bytes += chunk.length;
    return bytes;
  });
  await measure('1 GiB from file to file', async () => {
    await pipeline(fs.createReadStream(source), fs.createWriteStream(copy));
    return fs.statSync(copy).size;
  });
  await measure('1 GiB from file to file through a Transform', async () => {
    await pipeline(fs.createReadStream(source), passing(), fs.createWriteStream(copy));
    return fs.statSync(copy).size;
  });
} finally {
  fs.rmSync(folder, { recursive: true });
}
