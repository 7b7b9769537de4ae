// Iterating over lines: what the iterator is, how many promise jobs lines and the end take, and what is left after `return`.
const { createInterface } = require('node:readline');
const { Readable } = require('node:stream');

const beat = () => {
  let jobs = 0;
  (async () => { while (jobs++ < 6) console.log('job', jobs, await undefined); })();
};

async function iterate(chunks, most) {
  const lines = createInterface({ input: Readable.from(chunks) });
  lines.on('line', (line) => console.log('line', line));
  lines.on('close', () => {
    console.log('close');
    beat();
  });
  let count = 0;
  for await (const line of lines) {
    console.log('got', line);
    if (++count === most) break;
  }
  console.log('after');
  await new Promise(setImmediate);
}

(async () => {
  await iterate(['a\nb\nc']);
  await iterate(['a\n', 'b\n']);
  await iterate([]);
  await iterate(['a\nb\n'], 1);
  const lines = createInterface({ input: Readable.from(['a\nb\n']) });
  const iterator = lines[Symbol.asyncIterator]();
  console.log(iterator, iterator === lines[Symbol.asyncIterator]());
  console.log(await iterator.next(), await iterator.return(1), await iterator.next(), lines.closed);
})();
