// Web streams in transfer lists of structuredClone and of ports: what is refused, what arrives, and when both sides hear of what.
const show = (value) => (value instanceof Error || value instanceof DOMException ? `${value.name} ${value.message}` : JSON.stringify(value));
const attempt = (label, f) => {
  try {
    console.log(label, 'gives', typeof f());
  } catch (error) {
    console.log(label, show(error));
  }
};
const turns = async (n) => {
  for (let i = 0; i < n; i++) await new Promise((resolve) => setImmediate(resolve));
};
const say = (label, promise) => promise.then((value) => console.log(label, show(value)), (error) => console.log(label, 'fails', show(error)));

console.log('--- refusals');
for (const make of [() => new ReadableStream(), () => new WritableStream(), () => new TransformStream()]) {
  const name = make().constructor.name;
  attempt(`${name} not listed`, () => structuredClone({ deep: [make()] }));
  attempt(`${name} twice`, () => { const stream = make(); structuredClone(0, { transfer: [stream, stream] }); });
}
attempt('locked readable', () => { const stream = new ReadableStream(); stream.getReader(); structuredClone(stream, { transfer: [stream] }); });
attempt('locked writable', () => { const stream = new WritableStream(); stream.getWriter(); structuredClone(stream, { transfer: [stream] }); });
attempt('locked side', () => { const stream = new TransformStream(); stream.writable.getWriter(); structuredClone(stream, { transfer: [stream] }); });
attempt('reader', () => { const reader = new ReadableStream().getReader(); structuredClone(reader, { transfer: [reader] }); });
{
  const stream = new ReadableStream();
  attempt('beside a function', () => structuredClone([stream, () => {}], { transfer: [stream] }));
  console.log('is locked', stream.locked);
  const moved = structuredClone([stream, stream], { transfer: [stream] });
  console.log(stream, moved[0], moved[0] === moved[1]);
}

console.log('--- a readable, chunk by chunk');
{
  let n = 0;
  const stream = new ReadableStream({
    pull(controller) {
      console.log('pull', ++n);
      controller.enqueue({ n, bytes: [...new Uint8Array([n])] });
    },
    cancel(reason) { console.log('cancel', show(reason)); },
  }, { highWaterMark: 0 });
  const reader = structuredClone(stream, { transfer: [stream] }).getReader();
  await turns(5);
  console.log('reads');
  await say('first', reader.read());
  await turns(5);
  await say('second', reader.read());
  await turns(5);
  await say('cancelled', reader.cancel('enough'));
  await turns(5);
}

console.log('--- failures of a readable');
for (const chunk of [() => 1, Symbol('s')]) {
  const stream = new ReadableStream({ pull: (controller) => controller.enqueue(chunk), cancel(reason) { console.log('cancel', show(reason)); } });
  const reader = structuredClone(stream, { transfer: [stream] }).getReader();
  await say('read', reader.read());
  await say('closed', reader.closed);
}
{
  const stream = new ReadableStream({ pull(controller) { controller.error(new RangeError('no more')); } });
  await say('read', structuredClone(stream, { transfer: [stream] }).getReader().read());
}

console.log('--- a writable');
{
  const stream = new WritableStream({
    write(chunk) { console.log('write', show(chunk)); },
    close() { console.log('close'); },
    abort(reason) { console.log('abort', show(reason)); },
  });
  const writer = structuredClone(stream, { transfer: [stream] }).getWriter();
  console.log('desired', writer.desiredSize);
  for (const value of [1, 'two', [3]]) await say('written', writer.write(value));
  await say('closed', writer.close());
  await turns(5);
}
{
  const stream = new WritableStream({ abort(reason) { console.log('abort', show(reason)); } });
  const writer = structuredClone(stream, { transfer: [stream] }).getWriter();
  await say('aborted', writer.abort(new TypeError('away')));
  await turns(5);
  const failing = new WritableStream({ write() { throw new SyntaxError('bad'); } });
  const other = structuredClone(failing, { transfer: [failing] }).getWriter();
  say('closed', other.closed);
  await say('written', other.write(1));
  await turns(5);
  await say('written', other.write(2));
}

console.log('--- a transform, through a port');
{
  const { port1, port2 } = new MessageChannel();
  const transform = new TransformStream({ transform(chunk, controller) { controller.enqueue(chunk * 2); } });
  port1.postMessage({ transform }, [transform]);
  const moved = await new Promise((resolve) => { port2.onmessage = ({ data }) => resolve(data.transform); });
  port2.close();
  console.log(moved);
  const source = ReadableStream.from([1, 2, 3]);
  for await (const chunk of source.pipeThrough(moved)) console.log('chunk', chunk);
}
