// `internal/rate_limits`: `util.debounce` and `util.throttle`, Node 26: functions that put off or space out the calls of another.
// Follows https://nodejs.org/docs/latest-v26.x/api/util.html
'use strict';

const { setTimeout, clearTimeout } = require('internal/loop');
const { AbortError, codes } = require('internal/errors');
const { validateAbortSignal, validateBoolean, validateFunction, validateInteger, validateObject, validateOneOf } = require('internal/validators');

const LONGEST = 2 ** 31 - 1;

/** A timer of which there is one at a time, and which may let the program end. */
class Timer {
  #timer;
  #isRefed = true;

  get isRunning() { return this.#timer !== undefined; }

  start(delay, fire) {
    this.stop();
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      fire();
    }, delay);
    if (!this.#isRefed) this.#timer.unref();
  }

  stop() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  hold(isRefed) {
    this.#isRefed = isRefed;
    this.#timer?.[isRefed ? 'ref' : 'unref']();
  }
}

function aborted(reason) {
  return reason === undefined ? new AbortError() : new AbortError(undefined, { cause: reason });
}

/** Gives the limited function what both kinds have. */
function dress(limited, fn, timer, { signal, cancel, pending, pendingCount, ...further }) {
  Object.defineProperties(limited, {
    name: { value: fn.name, configurable: true },
    length: { value: fn.length, configurable: true },
  });
  Object.assign(limited, {
    cancel,
    ...further,
    ref() {
      timer.hold(true);
      return limited;
    },
    unref() {
      timer.hold(false);
      return limited;
    },
  });
  Object.defineProperties(limited, { pending: { get() { return pending(); } }, pendingCount: { get() { return pendingCount(); } } });
  signal?.addEventListener('abort', () => cancel(signal.reason), { once: true });
  return limited;
}

function checkSignal(signal) {
  if (signal === undefined) return;
  validateAbortSignal(signal, 'options.signal');
  if (signal.aborted) throw aborted(signal.reason);
}

// ---- debounce

/** Calls that come within `wait` milliseconds of each other are one call, with the last's arguments. */
function debounce(fn, wait, options = {}) {
  validateFunction(fn, 'fn');
  validateInteger(wait, 'wait', 0, LONGEST);
  validateObject(options, 'options');
  const { leading = false, rejectOnCancel = false, signal } = options;
  validateBoolean(leading, 'options.leading');
  validateBoolean(rejectOnCancel, 'options.rejectOnCancel');
  checkSignal(signal);
  const timer = new Timer();
  let waiting = [];
  let latest;

  function debounced(...args) {
    if (signal?.aborted) return Promise.reject(aborted(signal.reason));
    const isFirst = leading && !timer.isRunning;
    timer.start(wait, run);
    if (isFirst) return Promise.try(() => Reflect.apply(fn, debounced, args));
    if (rejectOnCancel) rejectAll(new AbortError('The debounced call was superseded'));
    latest = args;
    waiting.push(Promise.withResolvers());
    return waiting.at(-1).promise;
  }

  function run() {
    timer.stop();
    const settled = waiting;
    if (settled.length === 0) return;
    waiting = [];
    try {
      const result = Reflect.apply(fn, debounced, latest);
      for (const { resolve } of settled) resolve(result);
    } catch (error) {
      for (const { reject } of settled) reject(error);
    }
  }

  function rejectAll(error) {
    const rejected = waiting;
    waiting = [];
    for (const { reject } of rejected) reject(error);
  }

  return dress(debounced, fn, timer, {
    signal,
    cancel: function cancel(reason) {
      timer.stop();
      if (waiting.length !== 0) rejectAll(aborted(reason));
    },
    flush: function flush() { run(); },
    pending: () => waiting.at(-1)?.promise ?? null,
    pendingCount: () => waiting.length,
  });
}

// ---- throttle

/** How many calls may still begin now: at most `limit` in each window of `interval` milliseconds. */
class Windows {
  #begun = 0;
  #start = -Infinity;

  constructor(limit, interval) {
    Object.assign(this, { limit, interval });
  }

  /** Milliseconds until a call may begin. */
  delay(now) {
    return this.#begun < this.limit ? 0 : Math.max(0, this.#start + this.interval - now);
  }

  begin(now) {
    if (now >= this.#start + this.interval) [this.#start, this.#begun] = [now, 0];
    this.#begun++;
  }

  reset() {
    [this.#start, this.#begun] = [-Infinity, 0];
  }
}

/** The same, in whatever stretch of `interval` milliseconds. */
class SlidingWindow {
  #starts = [];

  constructor(limit, interval) {
    Object.assign(this, { limit, interval });
  }

  delay(now) {
    return this.#starts.length < this.limit ? 0 : Math.max(0, this.#starts[0] + this.interval - now);
  }

  begin(now) {
    if (this.#starts.push(now) > this.limit) this.#starts.shift();
  }

  reset() {
    this.#starts = [];
  }
}

function checkCount(value, name, min) {
  if (value !== Infinity) validateInteger(value, name, min);
}

/** Begins at most `limit` calls in `interval` milliseconds; the others wait, or are refused. */
function throttle(fn, limit, interval, options = {}) {
  validateFunction(fn, 'fn');
  validateInteger(limit, 'limit', 1);
  validateInteger(interval, 'interval', 0, LONGEST);
  validateObject(options, 'options');
  const { concurrency = Infinity, maxPending = Infinity, overflow = 'queue', signal, strict = false } = options;
  checkCount(concurrency, 'options.concurrency', 1);
  checkCount(maxPending, 'options.maxPending', 0);
  validateOneOf(overflow, 'options.overflow', ['queue', 'drop']);
  validateBoolean(strict, 'options.strict');
  checkSignal(signal);
  const timer = new Timer();
  const pace = new (strict ? SlidingWindow : Windows)(limit, interval);
  const most = overflow === 'drop' ? 0 : maxPending;
  let queue = [];
  let active = 0;

  const now = () => Math.floor(performance.now());
  const hasRoom = () => active < concurrency && pace.delay(now()) === 0;

  function throttled(...args) {
    if (signal?.aborted) return Promise.reject(aborted(signal.reason));
    const isImmediate = queue.length === 0 && hasRoom();
    if (!isImmediate && queue.length >= most) return Promise.reject(new codes.ERR_THROTTLED());
    const call = { args, ...Promise.withResolvers() };
    if (isImmediate) {
      begin(call);
    } else {
      queue.push(call);
      advance();
    }
    return call.promise;
  }

  function begin({ args, resolve, reject }) {
    active++;
    pace.begin(now());
    // One promise job more than is needed, as in Node.
    Promise.try(() => Reflect.apply(fn, throttled, args)).then().then(
      (value) => end(() => resolve(value)),
      (error) => end(() => reject(error)),
    );
  }

  function end(settle) {
    active--;
    settle();
    advance();
  }

  /** Begins what may begin, and comes back when more may. */
  function advance() {
    while (queue.length !== 0 && hasRoom()) begin(queue.shift());
    if (queue.length !== 0 && active < concurrency) timer.start(pace.delay(now()), advance);
    else timer.stop();
  }

  return Object.defineProperty(dress(throttled, fn, timer, {
    signal,
    cancel: function cancel(reason) {
      timer.stop();
      pace.reset();
      const rejected = queue;
      queue = [];
      if (rejected.length === 0) return;
      const error = aborted(reason);
      for (const { reject } of rejected) reject(error);
    },
    hasImmediateCapacity: function hasImmediateCapacity() { return queue.length === 0 && hasRoom(); },
    pending: () => queue.at(-1)?.promise ?? null,
    pendingCount: () => queue.length,
  }), 'activeCount', { get() { return active; } });
}

module.exports = { debounce, throttle };
