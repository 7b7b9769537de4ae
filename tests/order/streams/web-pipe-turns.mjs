// When a pipe takes what waits, asks for more, and hears that its destination has failed: counted in promise jobs.
async function pipes(makeSink, waits, chunks, pulls) {
  let job = 0;
  const seen = [];
  const tell = (text) => seen.push(`${text} ${job}`);
  const source = new ReadableStream({
    start(controller) {
      for (let i = 0; i < chunks; i++) controller.enqueue(i);
    },
    pull(controller) {
      tell('pull');
      if (pulls-- > 0) controller.enqueue('x');
    },
    cancel() { tell('cancel'); },
  });
  for (let i = 0; i < waits; i++) await null;
  const name = `${makeSink.name}, ${waits} jobs later, ${chunks} chunks and ${pulls} pulls:`;
  source.pipeTo(makeSink(tell)).then(() => tell('done'), () => tell('failed'));
  for (; job < 16; job++) await null;
  console.log(name, seen.join(', '));
}

const good = (tell) => new WritableStream({ write(chunk) { tell(`write ${chunk}`); } }, { highWaterMark: 5 });
const failing = (tell) => new WritableStream({ write() { tell('write'); throw new Error('write'); } }, { highWaterMark: 5 });
const unsized = (tell) => new WritableStream({}, { highWaterMark: 5, size() { tell('size'); throw new Error('size'); } });
const unsizedLater = (tell) => {
  let count = 0;
  return new WritableStream({ write(chunk) { tell(`write ${chunk}`); } }, {
    highWaterMark: 5,
    size() {
      tell('size');
      if (++count > 1) throw new Error('size');
      return 1;
    },
  });
};

for (const makeSink of [good, failing, unsized, unsizedLater]) {
  for (const waits of [0, 3]) {
    for (const chunks of [0, 1, 2, 3]) for (const pulls of [0, 3]) await pipes(makeSink, waits, chunks, pulls);
  }
}
