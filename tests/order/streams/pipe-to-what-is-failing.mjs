// A pipe begins while its destination is failing but has not failed yet: chunks are still read.
const log = (label, promise) => promise.then((value) => console.log(label, value), (error) => console.log(label, 'fails', error.message ?? error));
const numbers = (highWaterMark) => new ReadableStream({
  pull(controller) {
    this.n = (this.n ?? 0) + 1;
    console.log('pull', this.n, controller.desiredSize);
    if (this.n > 4) controller.close();
    else controller.enqueue(this.n);
  },
  cancel(reason) { console.log('cancel', reason.message ?? reason); },
}, { highWaterMark });

for (const [highWaterMark, options] of [[1, {}], [3, { preventCancel: true }], [0, { preventAbort: true }]]) {
  const sink = new WritableStream({ start: () => Promise.reject(new Error('start')), write(chunk) { console.log('write', chunk); } });
  const piped = log('pipe', numbers(highWaterMark).pipeTo(sink, options));
  await piped;
  const other = new TransformStream({ start: () => new Promise(setImmediate) });
  const aborted = log('abort', other.writable.abort('aborted'));
  await Promise.all([aborted, log('pipe', numbers(highWaterMark).pipeTo(other.writable, options))]);
}
