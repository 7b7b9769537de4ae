// internal/async_iteration: `for await` and what `yield*` of async generators iterates, as ECMA-262 has it (§7.4), for code that the runtime drives: the
// top level of modules, bodies of async generators that delegate (see crates/loader/src/delegation.rs).
'use strict';

const { state, engine } = require('internal/async_context');

const { apply } = Reflect;
const { asyncIterator, iterator } = Symbol;
const { then: engineThen, resolve: engineResolve, reject: engineReject } = engine;

/**
 * A `for await` loop. It is also what a `for` loop around its body iterates: that takes one value at most in each round, and none in the first, which
 * begins the iteration.
 */
class Iteration {
  #iterator;
  #next;
  #hasFailed = false;
  #hasValue = false;
  #value;
  #isLeft = false;
  isBegun = false;
  isOpen = false;

  static of(iterator) {
    const iteration = new Iteration();
    iteration.#iterator = iterator;
    return iteration;
  }

  /** `text`: how V8 speaks of what is iterated. */
  begin(iterable, text) {
    this.isBegun = true;
    this.#iterator = asyncIteratorOf(iterable, () => `${text} is not async iterable`);
    this.#next = this.#iterator.next;
    return this;
  }

  [iterator]() { return this; }

  next() {
    if (!this.#hasValue) return NONE;
    this.#hasValue = false;
    return { value: this.#value, done: false };
  }

  /** The loop's body has ended in another way than by going on with the next value. */
  return() {
    this.#isLeft = true;
    return NONE;
  }

  /** Gets the next value; false if there is none, or the loop has been left. */
  * step() {
    if (this.#isLeft) return false;
    this.isOpen = false;
    const result = checked(yield call(this.#next, this.#iterator));
    if (result.done) return false;
    this.#value = result.value;
    this.#hasValue = true;
    this.isOpen = true;
    return true;
  }

  /** Keeps in mind that the loop's body has thrown: that matters more than what goes wrong in closing. */
  failed(error) {
    this.#hasFailed = true;
    return error;
  }

  /** §7.4.13 AsyncIteratorClose. */
  * close() {
    let result;
    try {
      const method = methodOf(this.#iterator, 'return');
      if (method === undefined) return;
      result = yield apply(method, this.#iterator, []);
    } catch (error) {
      if (this.#hasFailed) return;
      throw error;
    }
    if (!this.#hasFailed) checked(result);
  }
}

const NONE = { value: undefined, done: true };

const iterate = () => new Iteration();

function methodOf(object, name) {
  const method = object[name] ?? undefined;
  return method === undefined ? undefined : callable(method);
}

function call(method, iterator, ...args) {
  return apply(callable(method), iterator, args);
}

function callable(method) {
  if (typeof method !== 'function') throw new TypeError(`${show(method)} is not a function`);
  return method;
}

function checked(result) {
  if (!isObject(result)) throw new TypeError(`Iterator result ${String(result)} is not an object`);
  return result;
}

/** What `yield*` and `for await` iterate with, as ECMA-262 §7.4.4 has it; `refusal` says why something cannot be iterated. */
function asyncIteratorOf(iterable, refusal) {
  requireObject(iterable);
  const asynchronous = iterable[asyncIterator] ?? undefined;
  const begin = asynchronous ?? iterable[iterator] ?? undefined;
  if (typeof begin !== 'function') throw new TypeError(refusal());
  const inner = checkedIterator(apply(begin, iterable, []), asynchronous === undefined ? 'iterator' : 'asyncIterator');
  return asynchronous === undefined ? new AsyncFromSyncIterator(inner) : inner;
}

function checkedIterator(inner, method) {
  if (!isObject(inner)) throw new TypeError(`Result of the Symbol.${method} method is not an object`);
  return inner;
}

function requireObject(iterable) {
  if (iterable === undefined || iterable === null) throw new TypeError(`Cannot read properties of ${iterable} (reading 'Symbol(Symbol.asyncIterator)')`);
}

/** As V8 shows a value that cannot be called or iterated. */
function show(value) {
  if (isObject(value)) return Array.isArray(value) ? '[object Array]' : '#<Object>';
  if (value === undefined || value === null) return `${value}`;
  return typeof value === 'string' ? `"${value}"` : `${typeof value} ${String(value)}`;
}

function isObject(value) {
  return value !== null && (typeof value === 'object' || typeof value === 'function');
}

const NOTHING = [];
const nextResult = (value) => ({ value, done: false });
const lastResult = (value) => ({ value, done: true });
const rejected = (error) => apply(engineReject, Promise, [error]);
// Faster than `apply` with an array, for what is done with every value.
const resolved = engineResolve.bind(Promise);
const reactTo = Function.prototype.call.bind(engineThen);

/**
 * ECMA-262 §27.1.6. The engine has one of its own, whose promise stays pending for ever when a value of an iterator without `return` is
 * rejected.
 */
class AsyncFromSyncIterator {
  #inner;
  #next;
  #closeAndThrow = (error) => {
    this.#close();
    throw error;
  };

  constructor(inner) {
    this.#inner = inner;
    this.#next = inner.next;
  }

  next(value) {
    return this.#continue(this.#next, arguments.length === 0 ? NOTHING : [value], true);
  }

  return(...args) {
    try {
      const method = this.#inner.return ?? undefined;
      if (method === undefined) return apply(engineResolve, Promise, [{ value: args[0], done: true }]);
      return this.#continue(method, args, false);
    } catch (error) {
      return rejected(error);
    }
  }

  throw(...args) {
    try {
      const method = this.#inner.throw ?? undefined;
      if (method !== undefined) return this.#continue(callable(method), args, true);
      const close = this.#inner.return ?? undefined;
      if (close !== undefined && !isObject(apply(close, this.#inner, []))) throw new TypeError('return called on non-object');
      throw new TypeError("The iterator does not provide a 'throw' method.");
    } catch (error) {
      return rejected(error);
    }
  }

  #continue(method, args, closes) {
    let done = false;
    let promise;
    try {
      const result = checked(apply(method, this.#inner, args));
      done = Boolean(result.done);
      const { value } = result;
      if (done) closes = false;
      promise = resolved(state.hold(value));
    } catch (error) {
      // V8 closes the iterator also when it has failed by itself, which ECMA-262 does not.
      if (closes) this.#close();
      return rejected(error);
    }
    if (!closes) return reactTo(promise, done ? lastResult : nextResult);
    return reactTo(promise, nextResult, state.used ? this.#closeIn(state.frame) : this.#closeAndThrow);
  }

  #closeIn(frame) {
    return (error) => {
      state.frame = frame;
      return this.#closeAndThrow(error);
    };
  }

  /** What goes wrong in closing matters less than why it is closed. */
  #close() {
    try {
      this.#inner.return?.();
    } catch {
      // As above.
    }
  }
}

module.exports = { Iteration, AsyncFromSyncIterator, asyncIteratorOf, call, checked, checkedIterator, isObject, iterate, methodOf, requireObject };
