// `internal/test/mock_timers`: timers and dates that move when told to, Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/test.html#class-mocktimers
'use strict';

const { codes: { ERR_INVALID_ARG_VALUE, ERR_INVALID_STATE } } = require('internal/errors');
const { validateAbortSignal, validateArray, validateNumber } = require('internal/validators');
const { AbortError } = require('internal/errors');

const timers = require('timers');
const RealDate = Date;
const APIS = ['setTimeout', 'setInterval', 'setImmediate', 'Date', 'scheduler.wait', 'AbortSignal.timeout'];

/** A mocked timer, as programs hold it. */
class Timeout {
  constructor(clock, entry) {
    Object.defineProperty(this, 'clock', { value: clock, enumerable: false });
    Object.defineProperty(this, 'entry', { value: entry, enumerable: false, writable: true });
  }

  hasRef() { return true; }
  ref() { return this; }
  unref() { return this; }

  refresh() {
    this.clock.reschedule(this.entry);
    return this;
  }

  [Symbol.dispose]() { this.clock.cancel(this); }
}

/** Time that stands still, and what is to happen in it. */
class Clock {
  now;
  #entries = [];
  #made = 0;

  constructor(now) {
    this.now = now;
  }

  add(callback, delay, args, interval) {
    const entry = { callback, args, delay, interval, at: this.now + delay, order: this.#made++ };
    this.#insert(entry);
    entry.handle = new Timeout(this, entry);
    return entry.handle;
  }

  #insert(entry) {
    const index = this.#entries.findIndex((other) => other.at > entry.at);
    this.#entries.splice(index === -1 ? this.#entries.length : index, 0, entry);
  }

  cancel(handle) {
    if (!(handle instanceof Timeout)) return;
    const index = this.#entries.indexOf(handle.entry);
    if (index !== -1) this.#entries.splice(index, 1);
    handle.entry.interval = undefined;
  }

  reschedule(entry) {
    const index = this.#entries.indexOf(entry);
    if (index !== -1) this.#entries.splice(index, 1);
    entry.at = this.now + entry.delay;
    this.#insert(entry);
  }

  advance(time) {
    this.now += time;
    this.#runDue();
  }

  runAll() {
    const last = this.#entries.at(-1);
    if (last !== undefined) this.advance(last.at - this.now);
  }

  #runDue() {
    while (this.#entries.length > 0 && this.#entries[0].at <= this.now) {
      const entry = this.#entries.shift();
      Reflect.apply(entry.callback, undefined, entry.args);
      if (entry.interval === undefined) continue;
      entry.at += Math.max(entry.interval, 1);
      this.#insert(entry);
    }
  }

  clear() { this.#entries = []; }
}

class MockTimers {
  #clock;
  #undo = [];

  enable(options = { apis: APIS, now: 0 }) {
    if (this.#clock !== undefined) throw new ERR_INVALID_STATE('MockTimers is already enabled!');
    const { apis = APIS, now = 0 } = Array.isArray(options) ? { apis: options } : options;
    validateArray(apis, 'options.apis');
    for (const api of apis) {
      if (!APIS.includes(api)) throw new ERR_INVALID_ARG_VALUE('options.apis', api, `option ${api} is not supported`);
    }
    this.#clock = new Clock(startOf(now));
    for (const api of apis) installers[api](this.#clock, (...args) => this.#replace(...args));
    require('module').syncBuiltinESMExports();
  }

  tick(time = 1) {
    this.#mustBeEnabled();
    if (time < 0) throw new ERR_INVALID_ARG_VALUE('time', 'positive integer', time);
    this.#clock.advance(time);
  }

  setTime(time = 0) {
    validateNumber(time, 'time');
    this.#mustBeEnabled();
    this.#clock.now = time;
  }

  runAll() {
    this.#mustBeEnabled();
    this.#clock.runAll();
  }

  reset() {
    if (this.#clock === undefined) return;
    for (const undo of this.#undo.reverse()) undo();
    this.#undo = [];
    this.#clock.clear();
    this.#clock = undefined;
    require('module').syncBuiltinESMExports();
  }

  [Symbol.dispose]() { this.reset(); }

  #mustBeEnabled() {
    if (this.#clock === undefined) throw new ERR_INVALID_STATE('You should enable MockTimers first by calling the .enable function');
  }

  #replace(object, name, value) {
    const descriptor = Object.getOwnPropertyDescriptor(object, name);
    Object.defineProperty(object, name, { value, writable: true, configurable: true, enumerable: descriptor?.enumerable ?? true });
    this.#undo.push(() => descriptor === undefined ? delete object[name] : Object.defineProperty(object, name, descriptor));
  }
}

function startOf(now) {
  if (now instanceof RealDate) return now.getTime();
  validateNumber(now, 'initialTime', 0);
  return now;
}

// ---- what each API is replaced by

const installers = {
  setTimeout(clock, replace) {
    const set = (callback, delay = 1, ...args) => clock.add(callback, atLeastOne(delay), args, undefined);
    const clear = (handle) => clock.cancel(handle);
    for (const holder of [globalThis, timers]) {
      replace(holder, 'setTimeout', set);
      replace(holder, 'clearTimeout', clear);
    }
    replace(require('timers/promises'), 'setTimeout', (delay, value, options) => waitFor(clock, atLeastOne(delay), value, options));
  },

  setInterval(clock, replace) {
    const set = (callback, delay = 1, ...args) => clock.add(callback, atLeastOne(delay), args, atLeastOne(delay));
    const clear = (handle) => clock.cancel(handle);
    for (const holder of [globalThis, timers]) {
      replace(holder, 'setInterval', set);
      replace(holder, 'clearInterval', clear);
    }
    replace(require('timers/promises'), 'setInterval', (delay, value, options) => ticksOf(clock, atLeastOne(delay), value, options));
  },

  setImmediate(clock, replace) {
    const set = (callback, ...args) => clock.add(callback, 0, args, undefined);
    const clear = (handle) => clock.cancel(handle);
    for (const holder of [globalThis, timers]) {
      replace(holder, 'setImmediate', set);
      replace(holder, 'clearImmediate', clear);
    }
    replace(require('timers/promises'), 'setImmediate', (value, options) => waitFor(clock, 0, value, options));
  },

  Date(clock, replace) {
    replace(globalThis, 'Date', mockedDate(clock));
  },

  'scheduler.wait'(clock, replace) {
    const { scheduler } = require('timers/promises');
    replace(scheduler, 'wait', (delay, options) => waitFor(clock, atLeastOne(delay), undefined, options));
  },

  'AbortSignal.timeout'(clock, replace) {
    replace(AbortSignal, 'timeout', (delay) => {
      const controller = new AbortController();
      clock.add(() => controller.abort(), delay, [], undefined);
      return controller.signal;
    });
  },
};

const atLeastOne = (delay) => delay >= 1 && delay <= 2 ** 31 - 1 ? delay : 1;

function waitFor(clock, delay, value, { signal } = {}) {
  return new Promise((resolve, reject) => {
    validateAbortSignal(signal, 'options.signal');
    const abort = () => {
      clock.cancel(handle);
      reject(new AbortError(undefined, { cause: signal.reason }));
    };
    const handle = clock.add(() => {
      signal?.removeEventListener('abort', abort);
      resolve(value);
    }, delay, [], undefined);
    if (signal?.aborted) abort();
    signal?.addEventListener('abort', abort, { once: true });
  });
}

/** `timers/promises.setInterval`: a value per interval, none lost while nobody asks. */
async function* ticksOf(clock, delay, value, { signal } = {}) {
  validateAbortSignal(signal, 'options.signal');
  let due = 0;
  let asked = Promise.withResolvers();
  const handle = clock.add(() => {
    due++;
    asked.resolve();
  }, delay, [], delay);
  const abort = () => asked.reject(new AbortError(undefined, { cause: signal.reason }));
  if (signal?.aborted) abort();
  signal?.addEventListener('abort', abort, { once: true });
  try {
    for (;;) {
      if (due === 0) await asked.promise;
      asked = Promise.withResolvers();
      due--;
      yield value;
    }
  } finally {
    signal?.removeEventListener('abort', abort);
    clock.cancel(handle);
  }
}

function mockedDate(clock) {
  function MockedDate(...args) {
    if (new.target === undefined) return new RealDate(clock.now).toString();
    return Reflect.construct(RealDate, args.length === 0 ? [clock.now] : args, new.target);
  }
  const own = Object.getOwnPropertyDescriptors(RealDate);
  Object.defineProperties(MockedDate, { ...own, prototype: { ...own.prototype, writable: false } });
  Object.defineProperty(MockedDate, 'now', { value: function now() { return clock.now; }, writable: true, configurable: true });
  Object.defineProperty(MockedDate, 'isMock', { value: true, configurable: true });
  Object.defineProperty(MockedDate, 'toString', { value: () => RealDate.toString(), configurable: true, writable: true });
  return MockedDate;
}

exports.MockTimers = MockTimers;
