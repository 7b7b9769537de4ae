// Shows copies, and bytes, of objects whose prototype was exchanged, of errors without a stack, and what cannot be cloned, by name. No trap of a proxy runs.
'use strict';

const v8 = require('v8');
const { inspect } = require('util');

const revoked = Proxy.revocable({}, {});
revoked.revoke();
const withoutStack = (error) => (delete error.stack, error);
const values = {
  regexp: Object.setPrototypeOf(/a/gi, null),
  string: Object.setPrototypeOf(new String('abc'), null),
  number: Object.setPrototypeOf(new Number(4), Object.prototype),
  boolean: Object.setPrototypeOf(new Boolean(true), {}),
  date: Object.setPrototypeOf(new Date(0), null),
  array: Object.setPrototypeOf([1, 2.5], null),
  buffer: Object.setPrototypeOf(new ArrayBuffer(1), null),
  error: withoutStack(new TypeError('m')),
  args: (function() { return arguments; })(1),
  keys: new Map().keys(),
  helper: [1].values().map((x) => x),
  stack: new DisposableStack(),
  memory: new WebAssembly.Memory({ initial: 1 }),
  proxiedArray: new Proxy([], {}),
  proxiedDate: new Proxy(new Proxy(new Date(0), {}), {}),
  proxiedFunction: new Proxy(() => {}, {}),
  proxiedClass: new Proxy(class Q {}, { get() { throw new Error('trap'); } }),
  traps: new Proxy({}, { get() { throw new Error('trap'); }, ownKeys() { throw new Error('trap'); } }),
  revoked: revoked.proxy,
};
for (const [name, value] of Object.entries(values)) {
  try {
    console.log(name, 'copy', inspect(structuredClone(value)));
  } catch (error) {
    console.log(name, 'copy', error.name, error.message);
  }
  try {
    const bytes = v8.serialize(value);
    console.log(name, 'bytes', bytes.toString('hex'), inspect(v8.deserialize(bytes)));
  } catch (error) {
    console.log(name, 'bytes', error.name, error.message);
  }
}
