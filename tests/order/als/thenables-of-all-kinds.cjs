// In which AsyncLocalStorage the `then` of promise-like values runs: nested thenables, promises with a `then` of their own, proxies, subclasses.
const { AsyncLocalStorage } = require('async_hooks');

const storage = new AsyncLocalStorage();
const log = (...parts) => console.log(...parts, storage.getStore());

const nested = () => ({ then(resolve) { log('outer'); resolve({ then(inner) { log('inner'); inner('nested'); } }); } });
const own = () => Object.assign(Promise.resolve('own'), { then(...args) { log('own then'); return Promise.prototype.then.apply(this, args); } });
const proxied = () => new Proxy(Promise.resolve('proxied'), {
  get(target, key) {
    log('gets', String(key));
    return target[key].bind(target);
  },
});
class Sub extends Promise {
  then(...args) {
    log('then of Sub');
    return super.then(...args);
  }
}

storage.run('awaits', async () => log(await nested(), await own(), await proxied(), await Sub.resolve('sub')));
storage.run('returns', () => (async () => own())().then(log));
storage.run('chains', () => Promise.resolve().then(own).then(log));
storage.run('resolvers', () => {
  const { promise, resolve } = Promise.withResolvers();
  promise.then(log);
  resolve(nested());
});
storage.run('all', () => Promise.all([nested(), null, own()]).then(log));
const busy = (async function* () { yield await new Promise((resolve) => setImmediate(resolve)); })();
busy.next().then(() => log('first'));
storage.run('ends', () => busy.return({ then(resolve) { console.log('then of return'); resolve('returned'); } }).then(log));
