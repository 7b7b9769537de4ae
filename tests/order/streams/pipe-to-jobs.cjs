// When pipeTo reads and writes, between pulls and other promise jobs: destinations that are quick and slow, with much room and little.
const jobs = async (n) => {
  for (let i = 0; i < n; i++) {
    await null;
    console.log('  job', i);
  }
};
const results = { sync: () => undefined, async: () => Promise.resolve(), slow: () => new Promise((resolve) => setImmediate(resolve)) };

const pipe = async (kind, room, ahead, early) => {
  console.log('---', kind, room, ahead, early);
  const sink = new WritableStream({
    write(chunk) {
      console.log('write', chunk);
      return results[kind]();
    },
    close() { console.log('close'); },
  }, { highWaterMark: room });
  let n = 0;
  const source = new ReadableStream({
    start(controller) { for (let i = 0; i < early; i++) controller.enqueue(`early ${i}`); },
    pull(controller) {
      console.log('pull', ++n, controller.desiredSize);
      if (n > 4) {
        controller.close();
        return;
      }
      if (n === 2) jobs(12);
      controller.enqueue(n);
      console.log('enqueued', n);
    },
  }, { highWaterMark: ahead });
  await source.pipeTo(sink);
  console.log('done');
  await new Promise((resolve) => setImmediate(resolve));
};

(async () => {
  for (const kind in results) {
    for (const [room, ahead, early] of [[1, 1, 0], [1, 0, 0], [2, 1, 0], [4, 4, 0], [2, 4, 0], [1, 6, 5], [3, 2, 5], [9, 1, 5]]) await pipe(kind, room, ahead, early);
  }
})();
