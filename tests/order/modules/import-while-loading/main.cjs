// Imports of a module that another import is still loading end together with that one.
const counted = (name, first) => {
  const path = `./${name}.mjs`;
  let jobs = 0;
  (async () => { for (; jobs < 40; jobs++) await undefined; })();
  const begin = async (delay) => {
    for (let i = 0; i < delay; i++) await undefined;
    import(path).then(() => console.log(name, delay, jobs), (error) => console.log(name, delay, jobs, error.name));
  };
  for (let delay = 0; delay < first; delay++) begin(delay);
};
setImmediate(() => counted('waits', 8));
setImmediate(() => setImmediate(() => counted('throws', 8)));
setImmediate(() => setImmediate(() => setImmediate(() => counted('does-not-link', 8))));
setImmediate(() => setImmediate(() => setImmediate(() => setImmediate(() => counted('imports-nothing-there', 8)))));
