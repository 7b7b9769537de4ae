// What web streams refuse, and in which words.
const { inspect } = require('node:util');

const told = [];
function attempt(name, act) {
  const tell = (error) => told.push(`${name}: ${error.name} ${error.code} ${error.message.split('\n')[0]}`);
  const index = told.push(`${name}: waits`) - 1;
  try {
    const result = act();
    if (typeof result?.then === 'function') result.then(() => { told[index] = `${name}: kept`; }, (error) => { told[index] = `${name}: rejected ${error.code} ${error.message}`; });
    else told[index] = `${name}: fine`;
  } catch (error) {
    told.pop();
    tell(error);
  }
}

for (const Class of [ReadableStream, WritableStream, TransformStream]) attempt(Class.name, () => new Class(null));
for (const Class of [CountQueuingStrategy, ByteLengthQueuingStrategy]) attempt(Class.name, () => new Class({ highWaterMark: 10n }));
attempt('mark', () => new ReadableStream({}, { highWaterMark: 1n }));
for (const format of [Symbol('gzip'), 'bzip2', 'gzip']) attempt(`format ${String(format)}`, () => new CompressionStream(format));

for (const size of [undefined, 'many', -1, Infinity, [2]]) {
  attempt(`size ${inspect(size)}`, () => new ReadableStream({ start: (controller) => controller.enqueue(1) }, { size: () => size }));
}
for (const value of [1, 2n, new Date(0), new WritableStream(), {}]) attempt(`from ${inspect(value)}`, () => ReadableStream.from(value));

const bytes = (start) => new ReadableStream({ type: 'bytes', start });
const shared = new Uint8Array(new SharedArrayBuffer(2));
attempt('shared chunk', () => bytes((controller) => controller.enqueue(shared)));
attempt('shared view', () => bytes().getReader({ mode: 'byob' }).read(shared));
for (const min of [0, -1, 1.5, NaN, Infinity, '1', true, 3, null]) attempt(`min ${min}`, () => bytes().getReader({ mode: 'byob' }).read(new Uint8Array(2), { min }));
attempt('options', () => bytes().getReader({ mode: 'byob' }).read(new Uint8Array(2), 1));
for (const count of [0, 5]) {
  attempt(`respond ${count}`, () => {
    let controller;
    bytes((it) => { controller = it; }).getReader({ mode: 'byob' }).read(new Uint8Array(4));
    controller.byobRequest.respond(count);
  });
}
attempt('enqueue after an error', () => new ReadableStream({ start(controller) {
  controller.error(new Error('over'));
  controller.enqueue(1);
} }).getReader());
setImmediate(() => console.log(told.join('\n')));
