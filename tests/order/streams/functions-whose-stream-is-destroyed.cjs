// Duplex.from(async function*): what the function hears when its stream is destroyed before, while and after it looks at what was written.
const { Duplex } = require('node:stream');

const moments = { now: (run) => run(), tick: process.nextTick, job: queueMicrotask, immediate: setImmediate };
const uses = {
  nothing() {},
  one(stream) { stream.write('a'); },
  two(stream) {
    stream.write('a');
    stream.write('b');
  },
  end(stream) { stream.end('a'); },
};

async function run(use, moment, error) {
  console.log(`# ${use}, ${moment}, ${error}`);
  const stream = Duplex.from(async function* (source, { signal }) {
    signal.addEventListener('abort', () => console.log('abort', String(signal.reason)));
    try {
      for await (const chunk of source) {
        console.log('chunk', String(chunk));
        yield chunk;
      }
      console.log('source ends');
    } catch ({ code, message, cause }) {
      console.log('source fails', code, message, String(cause));
    }
  });
  for (const event of ['data', 'end', 'finish', 'error']) stream.on(event, (value) => console.log(event, String(value)));
  uses[use](stream);
  moments[moment](() => stream.destroy(error));
  await new Promise((resolve) => stream.on('close', resolve));
  await new Promise(setImmediate);
}

(async () => {
  for (const use of Object.keys(uses)) {
    for (const moment of Object.keys(moments)) {
      await run(use, moment);
      await run(use, moment, new Error('destroyed'));
    }
  }
})();
