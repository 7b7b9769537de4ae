// `using` in every kind of scope of a CommonJS module: what is hoisted, what a scope returns or throws, where `await using` waits.
'use strict'
const { AsyncLocalStorage } = require('async_hooks');
const als = new AsyncLocalStorage();
console.log(hoisted(), typeof later);
const named = (name) => ({ name, [Symbol.dispose]() { console.log('disposed', name, als.getStore()); } });
const slow = (name) => ({ name, async [Symbol.asyncDispose]() { console.log('disposing', name); await null; console.log('disposed', name, als.getStore()); } });
using top = named('top'), second = named('second')
function hoisted() { return 'hoisted'; }
var later = 1;

function returns(flag) {
  'use strict';
  using a = named('a');
  if (flag) return (() => { using inner = named('inner'); return 'value'; })();
  try { using b = named('b'); throw new Error('thrown'); } catch (error) { console.log(error.message); } finally { console.log('finally'); }
}
console.log(returns(true), returns(false), returns.toString().includes('using a = named'));

class Statics {
  static { using s = named('static'); Statics.x = s.name; }
  #p = 1;
  method() { using m = named('method'); return [this.#p, super.toString === Object.prototype.toString, new.target, arguments.length]; }
}
console.log(Statics.x, new Statics().method(1, 2));

function* counts() { using g = named('generator'); yield 1; yield 2; }
for (const n of counts()) { console.log(n); break; }

outer: for (using x of [named('x1'), null, named('x2'), named('x3')]) {
  if (x === null) continue outer;
  for (using y = named('y'); ; ) { if (x.name === 'x2') break outer; continue outer; }
}

try {
  using one = { [Symbol.dispose]() { throw new Error('one'); } };
  using two = { get [Symbol.dispose]() { return () => { throw new Error('two'); }; } };
  throw new Error('body');
} catch (error) {
  console.log(error.constructor.name, error.error.message, error.suppressed.error.message, error.suppressed.suppressed.message);
}
for (const bad of [1, {}, 's', { [Symbol.dispose]: 4 }, Symbol.iterator]) {
  try { using it = bad; console.log('not here'); } catch (error) { console.log(error.name, error.message); }
}

const ticks = (name, count) => { let job = Promise.resolve(); for (let i = 1; i <= count; i++) job = job.then(() => console.log(name, i)); };

async function waits() {
  ticks('job', 12);
  await using a = slow('async a');
  { await using none = null; console.log('none'); }
  await using b = named('sync b');
  await using c = undefined;
  using d = named('sync d');
  for await (await using e of [slow('e1'), named('e2')]) console.log('in loop', e.name);
  return 'returned';
}
async function* yields() {
  await using a = slow('yielding');
  try { yield 1; yield* [2, 3]; } finally { console.log('yields ends'); }
}
als.run('store', async () => {
  console.log(await waits(), als.getStore());
  for await (const n of yields()) if (n === 2) break;
  await (async () => { await using r = { [Symbol.asyncDispose]: () => Promise.reject(new Error('disposal')) }; throw new Error('body'); })()
    .catch((error) => console.log(error.name, error.error.message, error.suppressed.message, als.getStore()));
  const f = async (using) => { await using; { using
    = 2; } return using; };
  console.log(await f(1));
});
console.log('end', top.name) // the last line has no end