// A CommonJS module whose function waits.
const log = (...what) => console.log(...what, globalThis.als.getStore());
module.exports = async function second() {
  await null;
  log('second');
  return globalThis.als.run('in second', async () => { for await (const x of [1]) log(x); return globalThis.als.getStore(); });
};
