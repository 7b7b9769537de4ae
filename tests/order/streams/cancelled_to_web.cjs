// A web stream is cancelled while its stream has more to tell: that goes to nobody. take and drop do not say why they were aborted, others do.
'use strict';
const { Readable } = require('stream');
(async () => {
  const readable = Readable.from(['a', 'b', 'c', 'd', 'e'], { highWaterMark: 2 });
  for await (const chunk of Readable.toWeb(readable)) {
    console.log(chunk, readable.readableLength);
    if (chunk === 'b') break;
  }
  console.log(readable.destroyed, readable.errored.name, readable.listenerCount('data'));
  readable.on('data', (chunk) => console.log('told', chunk));
  await new Promise((resolve) => readable.on('close', resolve));
  const signal = AbortSignal.abort(new Error('the reason'));
  for (const [method, ...args] of [['take', 1], ['drop', 1], ['map', (x) => x], ['filter', (x) => x], ['flatMap', (x) => [x]], ['toArray']]) {
    const stream = Readable.from([1, 2]);
    stream.on('error', () => {});
    try {
      const result = stream[method](...args, { signal });
      console.log(await (result.toArray?.() ?? result));
    } catch (error) {
      console.log(method, error.name, error.code, error.cause?.message);
    }
  }
})();
