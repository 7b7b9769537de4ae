// Web streams that are posted to a worker and come back: chunks, ends and errors on both ways.
import { Worker } from 'node:worker_threads';

const program = `
const { parentPort, workerData } = require('worker_threads');
parentPort.on('message', async ({ readable, writable }) => {
  const writer = writable.getWriter();
  try {
    for await (const chunk of readable) await writer.write({ heard: chunk });
    await writer.close();
  } catch (error) {
    await writer.abort(error);
  }
});
const upper = new TransformStream({ transform(chunk, controller) { controller.enqueue(chunk.toUpperCase()); } });
parentPort.postMessage(upper, [upper]);
const words = workerData.words.getReader();
words.read().then(({ value }) => {
  parentPort.postMessage(value);
  return words.cancel('heard enough');
});
`;
const cancelled = Promise.withResolvers();
const words = new ReadableStream({ pull(controller) { controller.enqueue('word'); }, cancel: cancelled.resolve });
const worker = new Worker(program, { eval: true, workerData: { words }, transferList: [words] });
const messages = [];
await new Promise((resolve) => worker.on('message', (message) => messages.push(message) === 2 && resolve()));
console.log(messages[1], await cancelled.promise);

for await (const chunk of ReadableStream.from(['a', 'b', 'c']).pipeThrough(messages[0])) console.log(chunk);

const echo = async (readable) => {
  const { promise, resolve } = Promise.withResolvers();
  const writable = new WritableStream({
    write(chunk) { console.log('write', chunk); },
    close() { resolve('closed'); },
    abort(error) { resolve(`${error.name} ${error.message}`); },
  });
  worker.postMessage({ readable, writable }, [readable, writable]);
  console.log(await promise);
};
await echo(ReadableStream.from([1, [2], new Map([[3, new Uint8Array(4)]])]));
await echo(new ReadableStream({
  start(controller) { controller.enqueue('only'); },
  pull(controller) { controller.error(new RangeError('source failed')); },
}, { highWaterMark: 0 }));
await worker.terminate();
console.log('ended');
