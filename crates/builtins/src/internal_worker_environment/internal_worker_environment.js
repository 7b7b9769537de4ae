// `internal/worker_environment`: the variables of a worker: its own copies, or those that it has in common with its parent, Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/worker_threads.html#worker_threadsshare_env
'use strict';

const SHARE_ENV = Symbol.for('nodejs.worker_threads.SHARE_ENV');

/** What a worker gets for the option `env`: names and values by turns; null for the shared ones. */
function environmentOf(env) {
  const process = require('process');
  if (env === SHARE_ENV) {
    if (!ops.sharesEnv()) {
      ops.shareEnv(Object.entries(process.env).flat());
      process.env = sharedEnvironment();
    }
    return null;
  }
  const list = [];
  for (const [name, value] of Object.entries(env ?? process.env)) {
    if (typeof value === 'symbol') throw new TypeError('Cannot convert a Symbol value to a string');
    list.push(name, `${value}`);
  }
  return list;
}

/** `process.env` over the variables that this realm has in common with others. */
function sharedEnvironment() {
  const describe = (value) => (value === undefined ? undefined : { value, writable: true, enumerable: true, configurable: true });
  const isName = (name) => typeof name === 'string';
  const target = Object.create(Object.create(Object.prototype, {
    [Symbol.for('nodejs.util.inspect.custom')]: { value(depth, options, inspect) { return inspect({ ...this }, options); }, configurable: true },
  }));
  const set = (name, value) => {
    if (!isName(name) || typeof value === 'symbol') throw new TypeError('Cannot convert a Symbol value to a string');
    ops.setEnv(name, `${value}`);
    return true;
  };
  return new Proxy(target, {
    get: (object, name) => (isName(name) ? ops.getEnv(name) : undefined) ?? object[name],
    has: (object, name) => (isName(name) && ops.getEnv(name) !== undefined) || name in object,
    set: (object, name, value) => set(name, value),
    defineProperty: (object, name, { value }) => set(name, value),
    deleteProperty(object, name) {
      if (isName(name)) ops.deleteEnv(name);
      return true;
    },
    ownKeys: () => ops.envNames(),
    getOwnPropertyDescriptor: (object, name) => (isName(name) ? describe(ops.getEnv(name)) : undefined),
  });
}

module.exports = { SHARE_ENV, environmentOf, sharedEnvironment };
