// internal/async_carriers: how the frame of `internal/async_context` travels through promises, thenables and asynchronous iterations. Loaded with the
// first AsyncLocalStorage, or the first `for await`.
'use strict';

const { state, run, engine } = require('internal/async_context');
const { AsyncFromSyncIterator, checkedIterator, isObject, requireObject } = require('internal/async_iteration');
const { noteRejection } = require('internal/rejections');

const { natives } = require('internal/boot');
const { apply, getOwnPropertyDescriptor, getPrototypeOf } = Reflect;
const { hasOwn } = Object;
const { asyncIterator, iterator } = Symbol;
const EnginePromise = Promise;
const promisePrototype = Promise.prototype;
const { then: engineThen, resolve: engineResolve } = engine;

/** From now on `then`, `Promise.resolve` and `Promise.reject` carry the frame. */
function carryFrames() {
  state.used = true;
  const { then, finally: settleAfter } = Promise.prototype;
  const { resolve, reject, withResolvers } = Promise;
  const carrying = {
    then(onFulfilled, onRejected) {
      return apply(then, this, [carry(onFulfilled), carry(onRejected)]);
    },
    // What it waits for may be a thenable.
    finally(onFinally) {
      return apply(settleAfter, this, [typeof onFinally === 'function' ? () => hold(onFinally()) : onFinally]);
    },
    // Promise.all and its like call this one too.
    resolve(value) {
      return apply(resolve, this, [this === Promise || !(value instanceof EnginePromise) ? hold(value) : value]);
    },
    reject(reason) {
      noteRejection(reason);
      return apply(reject, this, [reason]);
    },
    withResolvers() {
      const made = apply(withResolvers, this, []);
      made.resolve = adopting(made.resolve);
      made.reject = noting(made.reject);
      return made;
    },
  };
  redefine(Promise.prototype, 'then', carrying.then);
  redefine(Promise.prototype, 'finally', carrying.finally);
  redefine(Promise, 'resolve', carrying.resolve);
  const generator = Object.getPrototypeOf(async function* () {}).prototype;
  const { return: end } = generator;
  redefine(generator, 'return', { return(value) { return apply(end, this, [settleLater(value)]); } }.return);
  redefine(Promise, 'reject', carrying.reject);
  redefine(Promise, 'withResolvers', carrying.withResolvers);
}

/** A function that rejects a promise, and notes in which frame it did. */
function noting(reject) {
  const holder = {
    anonymous(reason) {
      noteRejection(reason);
      reject(reason);
    },
  };
  Object.defineProperty(holder.anonymous, 'name', { value: '', configurable: true });
  return holder.anonymous;
}

/** A function that resolves a promise, with what is to be adopted in the frame of then. */
function adopting(resolve) {
  const holder = { anonymous(value) { resolve(adopt(value)); } };
  Object.defineProperty(holder.anonymous, 'name', { value: '', configurable: true });
  return holder.anonymous;
}

function redefine(object, name, value) {
  natives.add(value);
  Object.defineProperty(object, name, { value, writable: true, enumerable: false, configurable: true });
}

/** Without a frame too: the job before this one may have left its own behind. */
function carry(callback) {
  if (typeof callback !== 'function') return callback;
  const frame = state.frame;
  return (value) => {
    state.frame = frame;
    let result;
    try {
      result = callback(value);
    } catch (error) {
      noteRejection(error);
      state.frame = undefined;
      throw error;
    }
    // The engine now asks an object for its `then`, in this frame.
    if (isObject(result)) return isPlainPromise(result, 'then') ? result : held(result);
    state.frame = undefined;
    return result;
  };
}

/**
 * What is to be awaited in the place of `value`: the engine calls the `then` of a foreign thenable in a job of its own, which must run in the
 * frame of now. Promises stay what they are.
 */
function hold(value) {
  return state.used && isObject(value) && !isPlainPromise(value, 'constructor') ? held(value) : value;
}

/** The same for what a promise is resolved with: of a promise, too, its own `then` is called. */
function adopt(value) {
  return state.used && isObject(value) && !isPlainPromise(value, 'then') ? held(value) : value;
}

/** Without running anything of the program's. */
function isPlainPromise(value, exception) {
  return value instanceof EnginePromise && getPrototypeOf(value) === promisePrototype && !hasOwn(value, exception);
}

function held(value) {
  if (types().kindOf(value) === 'Proxy' || hasGetter(value, 'constructor')) return value;
  const then = plainThen(value);
  if (typeof then !== 'function') return value;
  const frame = state.frame;
  return { then: (resolve, reject) => run(frame, then, value, adopting(resolve), reject) };
}

const types = () => require('internal/types');

/** Of a promise, whose constructor is asked for once. */
function hasGetter(value, key) {
  return value instanceof EnginePromise && getOwnPropertyDescriptor(value, key)?.get !== undefined;
}

/** Its `then`, if that can be had without running a getter: the engine will run that, and a program can tell how often. */
function plainThen(value) {
  for (let object = value; object !== null; object = getPrototypeOf(object)) {
    const descriptor = getOwnPropertyDescriptor(object, 'then');
    if (descriptor !== undefined) return descriptor.value;
  }
  return undefined;
}

/**
 * What the engine is given to await where it does so by itself. A reaction that is added to a promise before the engine's own runs in the job
 * just before: it makes the frame of now current again.
 */
function settle(value) {
  if (!state.used) return value;
  const promise = apply(engineResolve, Promise, [hold(value)]);
  const frame = state.frame;
  const restore = () => { state.frame = frame; };
  apply(engineThen, promise, [restore, restore]);
  return promise;
}

/** The same for what is awaited only when the generator gets to it: a `then` of the program's must not be called before. */
function settleLater(value) {
  return isObject(value) && !isPlainPromise(value, 'constructor') ? hold(value) : settle(value);
}

/** What a `for await` loop iterates, and `yield*` in an async generator delegates to, instead of `iterable`. */
function watch(iterable) {
  return { [asyncIterator]: beginning(iterable) };
}

/** What begins an asynchronous iteration; not a function if nothing can. */
function beginning(iterable) {
  requireObject(iterable);
  const asynchronous = iterable[asyncIterator] ?? undefined;
  const begin = asynchronous ?? iterable[iterator];
  if (typeof begin !== 'function') return begin;
  if (asynchronous !== undefined) {
    return () => {
      const inner = apply(begin, iterable, []);
      return state.used && isObject(inner) ? new SettlingIterator(inner) : inner;
    };
  }
  return () => {
    const asynchronousInner = new AsyncFromSyncIterator(checkedIterator(apply(begin, iterable, []), 'iterator'));
    return state.used ? new SettlingIterator(asynchronousInner) : asynchronousInner;
  };
}

/** An iterator whose promises are settled in the frame they were asked for in. */
class SettlingIterator {
  #inner;
  #next;

  constructor(inner) {
    this.#inner = inner;
    this.#next = inner.next;
  }

  next(...args) {
    return settle(apply(this.#next, this.#inner, args));
  }

  get return() { return this.#method('return'); }

  get throw() { return this.#method('throw'); }

  #method(name) {
    const inner = this.#inner;
    const method = inner[name];
    return typeof method === 'function' ? (...args) => settle(apply(method, inner, args)) : method;
  }
}

Object.assign(state, { hold, adopt, settle, watch });

module.exports = { carryFrames, carry };
