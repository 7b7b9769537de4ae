// What promises are rejected with by themselves: cycles, what is no promise, constructors that make none, what cannot be iterated.
const tell = (name, f) => {
  const print = (error) => console.log(name, error.name, error.message);
  try { f()?.then?.((value) => console.log(name, value), print); } catch (error) { print(error); }
};
tell('itself', () => { const made = Promise.withResolvers(); made.resolve(made.promise); return made.promise; });
tell('its own reaction', () => { const promise = Promise.resolve().then(() => promise); return promise; });
tell('inherits', async () => Object.create(Promise.resolve()));
tell('proxy', async () => { await new Proxy(Promise.resolve(), {}); });
tell('derived', () => new (class extends Promise {})((resolve) => resolve(Object.create(Promise.prototype))));
for (const method of ['all', 'allSettled', 'any', 'race']) {
  for (const value of [undefined, null, {}]) tell(`${method} ${value}`, () => Promise[method](value));
  tell(`${method} of an object's`, () => Promise[method].call(Object, [1]));
  tell(`${method} of two wrong functions`, () => Promise[method].call(function (executor) { executor(1, 2); }, [1]));
  tell(`${method} twice`, () => Promise[method].call(function (executor) { for (const f of [() => {}, () => {}]) executor(f, f); }, [1]));
}
for (const method of ['resolve', 'reject', 'allSettled']) tell(`${method} of none`, () => Promise[method].call(5, 1));
tell('finally of none', () => Promise.prototype.finally.call(5));
