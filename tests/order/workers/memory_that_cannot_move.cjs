// Memory that others hold too, or that a program has marked, is not transferred: not by ports, not by byte streams. It stays where it is.
const { MessageChannel, markAsUntransferable } = require('node:worker_threads');

const { port1 } = new MessageChannel();
const marked = new ArrayBuffer(4);
markAsUntransferable(marked);
const memory = new WebAssembly.Memory({ initial: 1 });
const pooled = Buffer.from('pooled');

const attempt = async (name, act) => {
  try {
    console.log(name, await act());
  } catch (error) {
    console.log(name, error.name, error.code, error.message);
  }
};

(async () => {
  for (const [name, view] of Object.entries({ marked: new Uint8Array(marked), memory: new Uint8Array(memory.buffer, 0, 8), pooled })) {
    await attempt(`${name} by a port`, () => port1.postMessage(0, [view.buffer]));
    await attempt(`${name} by structuredClone`, () => structuredClone(0, { transfer: [view.buffer] }));
    await attempt(`${name} into a byte stream`, () => new ReadableStream({ type: 'bytes', start: (controller) => controller.enqueue(view) }));
    await attempt(`${name} as a reader's`, () => new ReadableStream({ type: 'bytes' }).getReader({ mode: 'byob' }).read(view));
    console.log(view.byteLength);
  }
  port1.close();
})();
