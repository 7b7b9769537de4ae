// How many promise jobs the ends of web streams and bodies take, counted by a chain of microtasks.
import { count } from '../_preludes/jobs.mjs';

const bytes = (text) => new TextEncoder().encode(text);
const rest = async (stream) => {
  const reader = stream.getReader();
  const values = [];
  for (let step = await reader.read(); !step.done; step = await reader.read()) values.push(step.value);
  return values.join();
};
const last = (stream, reads) => {
  const reader = stream.getReader();
  for (let i = 1; i < reads; i++) reader.read();
  return reader.read().then(({ value }) => value);
};
const fed = (stream, ...chunks) => {
  const writer = stream.writable.getWriter();
  for (const chunk of chunks) writer.write(chunk).catch(() => {});
  writer.close().catch(() => {});
  writer.closed.catch(() => {});
  return rest(stream.readable);
};
const given = (...chunks) => new ReadableStream({
  start(controller) {
    for (const chunk of chunks) controller.enqueue(chunk);
    controller.close();
  },
});
const pulled = (count, options, strategy) => new ReadableStream({
  ...options,
  pull(controller) {
    if (count-- > 0) return controller.enqueue(bytes('A'));
    controller.close();
    controller.byobRequest?.respond(0);
  },
}, strategy);

const waiting = (count) => new ReadableStream({
  type: 'bytes',
  start(controller) {
    while (count-- > 0) controller.enqueue(bytes('A'));
    controller.close();
  },
});

const later = (value) => Promise.resolve(value);
const thenable = (value) => ({ then(resolve) { resolve(value); } });
const failing = (error) => {
  const promise = Promise.reject(error);
  promise.catch(() => {});
  return promise;
};

const { from } = ReadableStream;
await count({
  'from: values': () => rest(from([1, 2])),
  'from: promises': () => rest(from([later(1), later(2)])),
  'from: a thenable': () => rest(from([thenable(1), 2])),
  'from: a rejection': () => rest(from([1, failing('gone')])),
  'from: an async generator': () => rest(from((async function* () { yield 1; yield 2; })())),
  'from: promises of an async iterator': () => {
    let left = 2;
    return rest(from({ [Symbol.asyncIterator]: () => ({ next: () => ({ done: left-- === 0, value: later(left) }) }) }));
  },
  'from: next throws': () => rest(from({ [Symbol.iterator]: () => ({ next() { throw 'gone'; } }) })),
  'from: no result': () => rest(from({ [Symbol.iterator]: () => ({ next: () => 1 }) })),
  'from: iteration left': async () => { for await (const value of from([later(1), 2])) return value; },
});
for (let reads = 1; reads <= 4; reads++) {
  await count({
    [`from: values, read ${reads}`]: () => last(from([1, 2, 3]), reads),
    [`from: promises, read ${reads}`]: () => last(from([later(1), later(2), later(3)]), reads),
    [`from: a generator, read ${reads}`]: () => last(from((async function* () { yield 1; yield 2; yield 3; })()), reads),
  });
}
for (let chunks = 0; chunks <= 4; chunks++) {
  const iterate = async (stream) => { for await (const chunk of stream); };
  await count({
    [`${chunks} chunks pulled one by one, iterated`]: () => iterate(pulled(chunks, {}, { highWaterMark: 0 })),
    [`${chunks} chunks pulled ahead, iterated`]: () => iterate(pulled(chunks)),
    [`${chunks} pieces of bytes, iterated`]: () => iterate(pulled(chunks, { type: 'bytes' })),
    [`${chunks} pieces of bytes, piped`]: () => pulled(chunks, { type: 'bytes' }).pipeTo(new WritableStream()),
    [`${chunks} pieces of bytes that wait, piped`]: () => waiting(chunks).pipeTo(new WritableStream()),
    [`${chunks} pieces of bytes that wait, piped slowly`]: () => waiting(chunks).pipeTo(new WritableStream({ async write() { await undefined; } })),
    [`${chunks} pieces of bytes that wait, piped ahead`]: () => waiting(chunks).pipeTo(new WritableStream({}, { highWaterMark: 9 })),
    [`${chunks} pieces of bytes, as text`]: () => new Response(pulled(chunks, { type: 'bytes' })).text(),
  });
}
await count({
  'decoder': () => fed(new TextDecoderStream(), bytes('a')),
  'decoder without chunks': () => fed(new TextDecoderStream()),
  'decoder with half a character': () => fed(new TextDecoderStream(), new Uint8Array([0xe2])),
  'decoder of undefined': () => fed(new TextDecoderStream(), undefined),
  'encoder': () => fed(new TextEncoderStream(), 'a'),
  'encoder of a symbol': () => fed(new TextEncoderStream(), Symbol('s')),
  'bytes of one piece, piped': () => pulled(1, { type: 'bytes' }).pipeTo(new WritableStream()),
  'body: text': () => new Response('abc').text(),
  'body: none': () => new Response().text(),
  'body: no JSON': () => new Response().json(),
  'body: a stream': () => new Response(given(bytes('a'), bytes('b'))).text(),
  'body: an empty stream': () => new Response(given()).text(),
  'body: no bytes': () => new Response(given('a')).text(),
  'body: a failing stream': () => new Response(new ReadableStream({ pull() { throw 'gone'; } })).text(),
  'body: used': () => {
    const response = new Response('a');
    response.text();
    return response.text();
  },
  'body: a blob': () => new Response(new Blob(['abc'])).text(),
  'iterator returned first': () => {
    const iterator = given(1, 2).values();
    iterator.return();
    return iterator.next().then(({ done }) => done);
  },
});
