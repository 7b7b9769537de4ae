// Both branches of a tee hear of the end: at once for bytes, else in a tick.
const jobs = async (n) => {
  for (let i = 0; i < n; i++) {
    await null;
    console.log('  job', i);
  }
};
const drink = async (label, stream) => {
  for await (const chunk of stream) console.log(label, chunk);
  console.log(label, 'over');
};
const make = (type) => new ReadableStream({
  type,
  pull(controller) {
    console.log('pull');
    controller.close();
    controller.byobRequest?.respond(0);
  },
}, { highWaterMark: 0 });

(async () => {
  for (const type of ['bytes', undefined]) {
    for (const isOver of [true, false]) {
      console.log('---', type, isOver);
      const stream = make(type);
      if (isOver) await stream.cancel();
      const [first, second] = stream.tee();
      process.nextTick(() => console.log('tick'));
      jobs(14);
      await Promise.all([drink('first', first), drink('second', second)]);
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
})();
