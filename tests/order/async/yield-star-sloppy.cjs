// Delegation in sloppy functions of a CommonJS module. Numbers are promise jobs passed.
let jobs = 0;
const log = [];
const out = (...a) => log.push(`${jobs} ${a.join(' ')}`);
const show = (r) => `${typeof r.value === 'object' && r.value !== null ? JSON.stringify(r.value) : String(r.value)}/${r.done}`;
const asked = (name, promise) => promise.then((r) => out(name, show(r)), (e) => out(name, 'rejected', e?.message ?? e));
async function count(name, begin) {
  jobs = 0;
  log.length = 0;
  begin();
  for (; jobs < 60; jobs++) await undefined;
  console.log(`${name}: ${log.join(' | ')}`);
}
async function* mapped(a, b) { a = 5; yield* arguments; yield this === globalThis; yield [typeof this, arguments.length]; }
async function* shadowed(a, b = () => a) { var a; yield* [a]; a = 2; yield [a, b()]; function b2() {} yield typeof b2; }
async function* strict() { 'use strict'; yield* [this === undefined]; }
const all = async (g) => { const list = []; for await (const x of g) list.push(x); return list; };
(async () => {
  console.log(await all(mapped(1, Promise.resolve(2))), await all(shadowed(1)), await all(strict()));
  await count('mapped', () => { const g = mapped(1, 2); for (let i = 0; i < 5; i++) asked(`n${i}`, g.next()); });
})();
