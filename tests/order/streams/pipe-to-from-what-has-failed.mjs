// A source that fails while the pipe writes what it gave before: that is written, then the destination is aborted.
let go;
const held = new Promise((resolve) => { go = resolve; });
const source = new ReadableStream({
  start(controller) { controller.enqueue('only'); },
  pull(controller) {
    console.log('pull');
    controller.error(new RangeError('source failed'));
  },
}, { highWaterMark: 0 });
const sink = new WritableStream({
  async write(chunk) {
    await held;
    console.log('write', chunk);
  },
  abort(error) { console.log('abort', error.message); },
});
const piped = source.pipeTo(sink).catch((error) => console.log('piped', error.message));
setImmediate(() => {
  console.log('go');
  go();
});
await piped;
console.log('locked', source.locked, sink.locked);
