// Iterators that fail under `for await` and `yield*`: V8 closes them, also when their own `next` has thrown.
const log = console.log;
const variants = {
  three: { next: () => 3 }, done: { next: () => ({ get done() { throw new Error('done') } }) }, value: { next: () => ({ done: false, get value() { throw new Error('value') } }) },
  throws: { next() { throw new Error('next') } }, rejects: { next: () => ({ done: false, value: Promise.reject(new Error('rej')) }) }, donerej: { next: () => ({ done: true, value: Promise.reject(new Error('donerej')) }) },
  ctor: { next: () => ({ done: false, value: Object.defineProperty(Promise.resolve(1), 'constructor', { get() { throw new Error('ctor') } }) }) },
  donector: { next: () => ({ done: true, value: Object.defineProperty(Promise.resolve(1), 'constructor', { get() { throw new Error('ctor') } }) }) }, undef: { next: undefined },
};
for (const [name, v] of Object.entries(variants)) {
  const make = () => ({ i: 0, [Symbol.iterator]() { return this; }, next(...a) { return this.i++ === 0 && this.warm ? { value: 0, done: false } : v.next?.(...a); }, return(x) { log(name, 'return', x, arguments.length); return { value: x, done: true }; }, throw(x) { log(name, 'throw', x); return v.next(); } });
  try { for await (const x of make()) log(name, x); } catch (e) { log(name, e.message); }
  await (async () => { for await (const x of make()) log(name, x); })().catch((e) => log(name, 'in function', e.message));
  const g = (async function* () { yield* Object.assign(make(), { warm: true }); })();
  log(await g.next());
  await g.throw(5).then((x) => log(name, x), (e) => log(name, 'thrown', e.message));
  log(await g.next());
  const h = (async function* () { const it = Object.assign(make(), { warm: true }); it.return = v.next; yield* it; })();
  log(await h.next());
  await h.return(6).then((x) => log(name, x), (e) => log(name, 'returned', e.message));
  const f = (async function* () { yield* Object.assign(make(), { warm: true }); })();
  log(await f.next());
  await f.next().then((x) => log(name, x), (e) => log(name, 'nexted', e.message));
  const k = (async function* () { const it = Object.assign(make(), { warm: true }); it.throw = undefined; yield* it; })();
  log(await k.next());
  await k.throw(6).then((x) => log(name, x), (e) => log(name, 'no throw', e.message));
  const m = (async function* () { const it = Object.assign(make(), { warm: true }); it.throw = 5; it.return = 6; yield* it; })();
  log(await m.next());
  await m.throw(6).then((x) => log(name, x), (e) => log(name, 'bad throw', e.message));
}
