// Array.fromAsync closes what it iterates whatever fails, and after how many promise jobs it tells so. The numbers count jobs.
'use strict';
const tell = (error) => error.message;
let jobs = 0;
const log = (...parts) => console.log(String(jobs).padStart(3), ...parts);
const fail = (text) => { throw new Error(text); };
const end = { return() { log('return'); return {}; } };
const cases = {
  'a rejected value': () => [Promise.reject(new Error('rejected')), 2],
  'a then that throws': () => [{ then() { fail('then'); } }],
  'a getter of then that throws': () => [{ get then() { return fail('getter'); } }],
  'a generator that throws': () => (function* () { yield 1; fail('generator'); })(),
  'a generator of a rejection': () => (function* () { try { yield Promise.reject(new Error('yielded')); } finally { log('closed'); } })(),
  'an async generator that throws': () => (async function* () { yield 1; fail('generator'); })(),
  'a next that rejects': () => ({ ...end, [Symbol.asyncIterator]() { return this; }, async next() { fail('next'); } }),
  'a next that throws': () => ({ ...end, [Symbol.asyncIterator]() { return this; }, next() { fail('next'); } }),
  'a done that throws': () => ({ ...end, [Symbol.asyncIterator]() { return this; }, next() { return { get done() { return fail('done'); } }; } }),
  'without a return': () => ({ get return() { log('get return'); return undefined; }, [Symbol.asyncIterator]() { return this; }, async next() { fail('next'); } }),
  'no iterator': () => ({ [Symbol.asyncIterator]() { return 1; } }),
  'what is like an array': () => ({ length: 2, 0: 1, 1: Promise.reject(new Error('like')) }),
  'nothing wrong': () => [1, Promise.resolve(2)],
};
const mappers = { plain: undefined, mapped: async (value) => { await null; return value; }, failing: () => fail('mapper'), rejecting: async () => fail('mapper') };
process.on('unhandledRejection', (error) => log('unhandled', tell(error)));

const scenes = Object.entries(cases).flatMap(([title, make]) => Object.entries(mappers).map(([kind, map]) => [`${title}, ${kind}`, make, map]));
async function count() {
  for (jobs = 0; jobs < 20; jobs++) await undefined;
}
function play(number) {
  if (number === scenes.length) return;
  const [title, make, map] = scenes[number];
  console.log(`- ${title}`);
  count();
  Array.fromAsync(make(), map).then((value) => log('gives', value), (error) => log('fails', tell(error)));
  setImmediate(play, number + 1);
}
play(0);
