// Large buffers that are copied to a worker and back: views of every kind, two views of one buffer, and that both sides keep their own.
import { Worker } from 'node:worker_threads';

const SIZE = 40000;
const program = `
const { parentPort } = require('worker_threads');
const bytesOf = (view) => (view instanceof ArrayBuffer ? new Uint8Array(view) : new Uint8Array(view.buffer));
parentPort.on('message', (value) => {
  for (const each of Array.isArray(value) ? value : [value]) bytesOf(each)[1] += 100;
  parentPort.postMessage(value);
});
`;
const worker = new Worker(program, { eval: true });
const echo = (value, list) => new Promise((resolve) => {
  worker.once('message', resolve);
  worker.postMessage(value, list);
});
const filled = () => Uint8Array.from({ length: SIZE }, (_, i) => i % 100).buffer;
const show = (value) => {
  const buffer = value.buffer ?? value;
  const bytes = new Uint8Array(buffer);
  const sum = bytes.reduce((a, b) => a + b, 0);
  return `${value.constructor.name} ${value.byteOffset ?? '-'} ${value.byteLength} of ${buffer.byteLength} (${buffer.maxByteLength}): ${bytes[0]} ${bytes[1]} … ${bytes.at(-1)}, ${sum}`;
};

const resizable = new ArrayBuffer(SIZE, { maxByteLength: 2 * SIZE });
for (const value of [
  filled(), new Uint8Array(filled()), new Uint8Array(filled(), 10, 20), new DataView(filled(), 8), new Float64Array(filled()), new Int16Array(filled(), 2),
  resizable, new Uint8Array(resizable), Buffer.from(filled()), new BigUint64Array(filled()),
]) {
  const got = await echo(value);
  console.log(show(value), '->', show(got));
}
{
  const buffer = filled();
  const [first, second, third] = await echo([new Uint8Array(buffer), new DataView(buffer, 4), buffer]);
  console.log(first.buffer === second.buffer, second.buffer === third, show(first), buffer.detached);
}
{
  const [copied, moved] = [filled(), filled()];
  const got = await echo([copied, moved, new Uint8Array(copied)], [moved]);
  console.log(copied.byteLength, moved.byteLength, got.map(show), got[2].buffer === got[0]);
}
{
  const circle = { bytes: new Uint8Array(filled()) };
  circle.self = circle;
  try {
    worker.postMessage([circle.bytes, () => {}]);
  } catch (error) {
    console.log(error.message, circle.bytes.length);
  }
}
await worker.terminate();
