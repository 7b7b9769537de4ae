// `internal/promise_any`: Promise.any, follows ECMA-262 (2026) §27.2.4.3. The engine's rejects with an error that has no message, where V8 says what
// happened. Messages are those of Node 26.
'use strict';

const { apply } = Reflect;
const { iterator } = Symbol;

const { any } = {
  any(iterable) {
    if (!isObject(this)) throw new TypeError('Promise.any called on non-object');
    const capability = capabilityOf(this);
    try {
      performAny(this, iterable, capability);
    } catch (error) {
      apply(capability.reject, undefined, [error]);
    }
    return capability.promise;
  },
};

function performAny(Class, iterable, { resolve, reject }) {
  const toPromise = Class.resolve;
  if (typeof toPromise !== 'function') throw new TypeError('Promise resolve or reject function is not callable');
  if (typeof iterable?.[iterator] !== 'function') throw new TypeError(`${kindOf(iterable)} is not iterable (cannot read property Symbol(Symbol.iterator))`);
  const errors = [];
  let pending = 1;
  const settle = () => {
    if (--pending === 0) apply(reject, undefined, [allRejected(errors)]);
  };
  let index = 0;
  for (const item of iterable) {
    const at = index++;
    errors[at] = undefined;
    const promise = apply(toPromise, Class, [item]);
    pending++;
    let isCalled = false;
    promise.then(resolve, (error) => {
      if (isCalled) return;
      isCalled = true;
      errors[at] = error;
      settle();
    });
  }
  settle();
}

/** No function has thrown it, so it has no frames, nor the engine's notes of a place. */
function allRejected(errors) {
  const message = 'All promises were rejected';
  const error = new AggregateError(errors, message);
  for (const note of ['line', 'column', 'sourceURL']) delete error[note];
  return Object.defineProperty(error, 'stack', { value: `AggregateError: ${message}`, writable: true, configurable: true });
}

/** NewPromiseCapability, §27.2.1.5 */
function capabilityOf(Class) {
  if (typeof Class !== 'function') throw new TypeError('#<Object> is not a constructor');
  let resolve;
  let reject;
  const promise = new Class((given, givenReject) => {
    if (resolve !== undefined || reject !== undefined) throw new TypeError('Promise executor has already been invoked with non-undefined arguments');
    resolve = given;
    reject = givenReject;
  });
  if (typeof resolve !== 'function' || typeof reject !== 'function') throw new TypeError('Promise resolve or reject function is not callable');
  return { promise, resolve, reject };
}

const isObject = (value) => value !== null && (typeof value === 'object' || typeof value === 'function');

/** How V8 names a value that cannot be iterated. */
function kindOf(value) {
  if (value === undefined) return 'undefined';
  return value === null || typeof value === 'number' || typeof value === 'boolean' ? `${typeof value} ${value}` : typeof value;
}

module.exports = { any };
