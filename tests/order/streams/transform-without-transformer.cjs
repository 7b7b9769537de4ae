// A transform stream whose reader has cancelled takes the write that waited, and transforms it no more.
const say = (label, promise) => promise.then((value) => console.log(label, value), (error) => console.log(label, error.code ?? error.message));

const sizes = [() => -1, () => { throw new Error('size'); }];
for (const [n, size] of sizes.entries()) {
  const transform = new TransformStream({
    transform(chunk, controller) { console.log(n, 'transform', chunk); controller.enqueue(chunk); },
    async cancel(reason) { await null; console.log(n, 'cancel', reason.code); },
  }, { highWaterMark: 3 }, n === 0 ? { size: () => 1 } : { size });
  const writer = transform.writable.getWriter();
  say(`${n} first`, writer.write('a'));
  say(`${n} second`, writer.write('b'));
  say(`${n} pipe`, transform.readable.pipeTo(new WritableStream({ abort(reason) { console.log(n, 'abort', reason.code); } }, { size: () => -1 })));
  say(`${n} closed`, writer.closed);
}
