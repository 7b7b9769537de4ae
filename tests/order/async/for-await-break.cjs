// break, throw and return out of for await call the iterator's return and wait for it.
const source = (name) => ({
  [Symbol.asyncIterator]() { return this; },
  async next() { return { value: name, done: false }; },
  async return() { console.log('return begins', name); await null; console.log('return ends', name); return {}; },
});
(async () => {
  for await (const value of source('break')) { console.log(value); break; }
  try { for await (const value of source('throw')) throw new Error(value); } catch (error) { console.log('caught', error.message); }
  console.log(await (async () => { for await (const value of source('return')) return value; })());
})();
