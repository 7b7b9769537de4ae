// internal/async_context: the one variable that AsyncLocalStorage is built on, and how it travels.
// A frame is undefined or an immutable Map from AsyncLocalStorage to its store. Ticks, timers, immediates and operations carry their frame themselves.
// Promise jobs get it from `then` (wrapped at first use) and from what the loader makes of `await`, `for await` and `return` in async functions
// (see crates/loader/src/awaits.rs): texts save and restore `state.frame`, and call `watch` and `hold`.
'use strict';

const { apply } = Reflect;
const { asyncIterator, iterator } = Symbol;
const state = { frame: undefined, watch, hold };

/** Runs `fn` in a frame. */
function run(frame, fn, thisArg, ...args) {
  const outer = state.frame;
  state.frame = frame;
  try {
    return apply(fn, thisArg, args);
  } finally {
    state.frame = outer;
  }
}

/** A function that runs `fn` in the frame that is current now. */
function bind(fn) {
  const frame = state.frame;
  return function bound(...args) {
    return run(frame, fn, this, ...args);
  };
}

let used = false;

/** From the first AsyncLocalStorage on, `then` and `Promise.resolve` carry the frame. Before it, programs pay nothing. */
function onFirstUse() {
  if (used) return;
  used = true;
  const { then } = Promise.prototype;
  const { resolve } = Promise;
  const carrying = {
    then(onFulfilled, onRejected) {
      return apply(then, this, [carry(onFulfilled), carry(onRejected)]);
    },
    // Promise.all and its like call this one too.
    resolve(value) {
      return apply(resolve, this, [this === Promise ? hold(value) : value]);
    },
  };
  redefine(Promise.prototype, 'then', carrying.then);
  redefine(Promise, 'resolve', carrying.resolve);
}

function redefine(object, name, value) {
  Object.defineProperty(object, name, { value, writable: true, enumerable: false, configurable: true });
}

/** Without a frame too: the job before this one may have left its own behind. */
function carry(callback) {
  if (typeof callback !== 'function') return callback;
  const frame = state.frame;
  return (value) => {
    state.frame = frame;
    try {
      return hold(callback(value));
    } finally {
      state.frame = undefined;
    }
  };
}

/**
 * What is to be awaited in the place of `value`: the engine calls the `then` of a foreign thenable in a job of its own, which must run in the
 * frame of now. Promises stay what they are.
 */
function hold(value) {
  if (state.frame === undefined || value === null || (typeof value !== 'object' && typeof value !== 'function')) return value;
  if (value instanceof Promise && value.constructor === Promise) return value;
  const frame = state.frame;
  let then;
  try {
    then = value.then;
  } catch (error) {
    return { get then() { throw error; } };
  }
  if (typeof then !== 'function') return value;
  return { then: (resolve, reject) => run(frame, then, value, resolve, reject) };
}

/**
 * What a `for await` loop iterates instead of `iterable`: `frame` is the one that was current when the loop last began to wait. The loop sets
 * `awake` when its body begins.
 */
function watch(iterable) {
  const watched = { frame: state.frame, awake: false, [asyncIterator]: undefined, [iterator]: undefined };
  const key = (iterable[asyncIterator] ?? undefined) === undefined ? iterator : asyncIterator;
  const begin = iterable[key];
  watched[key] = typeof begin !== 'function' ? begin : () => {
    const inner = apply(begin, iterable, []);
    const isWatched = used && inner !== null && typeof inner === 'object';
    return isWatched ? new WatchedIterator(watched, inner, key === iterator) : inner;
  };
  return watched;
}

class WatchedIterator {
  #watched;
  #inner;
  #next;
  #isSync;

  constructor(watched, inner, isSync) {
    this.#watched = watched;
    this.#inner = inner;
    this.#next = inner.next;
    this.#isSync = isSync;
  }

  next() {
    const watched = this.#watched;
    watched.awake = false;
    watched.frame = state.frame;
    const result = apply(this.#next, this.#inner, []);
    watched.frame = state.frame;
    return this.#isSync && watched.frame !== undefined ? held(result) : result;
  }

  /** Asked for when the loop is left, and by the engine when a promise among the values of a synchronous iterator was rejected. */
  get return() {
    const watched = this.#watched;
    if (watched.awake) watched.frame = state.frame;
    const inner = this.#inner;
    const end = inner.return;
    if (typeof end !== 'function') return end;
    return (...args) => {
      const wasAwake = watched.awake;
      if (!wasAwake) state.frame = watched.frame;
      const result = apply(end, inner, args);
      if (wasAwake) watched.frame = state.frame;
      return result;
    };
  }
}

/** The result of a synchronous iterator, whose value the engine awaits. */
function held(result) {
  if (result === null || typeof result !== 'object') return result;
  const { done } = result;
  return { done, value: done ? result.value : hold(result.value) };
}

module.exports = {
  state,
  get: () => state.frame,
  set(frame) { state.frame = frame; },
  run,
  bind,
  onFirstUse,
};
