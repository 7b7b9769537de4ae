// How many promise jobs for await takes, beside a count of them.
const { AsyncLocalStorage } = require('async_hooks');
const ticks = async (name, count) => { for (let i = 1; i <= count; i++) { await null; console.log(name, i); } };
async function* two() { yield 1; yield 2; }
async function measure(name, iterable) {
  const counting = ticks(name, 14);
  for await (const value of iterable) console.log(name, 'value', value);
  console.log(name, 'end');
  await counting;
}
async function all(name) {
  await measure(`${name} list`, [1, Promise.resolve(2)]);
  await measure(`${name} async`, two());
  const counting = ticks(`${name} break`, 8);
  for await (const value of two()) { console.log(value); break; }
  console.log('broken');
  for await (const value of [1]) { console.log(value); break; }
  console.log('broken');
  await counting;
}
all('unused').then(() => new AsyncLocalStorage().run(1, () => all('used')));
