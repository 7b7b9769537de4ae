// `internal/node_groups`: any, all and map of `roata`: many calls as one.
'use strict';

const { NodeCall, infoOf, isGenerator, requireCall } = require('internal/node_functions');
const { abortError, timeoutError } = require('internal/node_errors');

/** Timers know no longer ones, 24.8 days: such a group has no limit. */
const kLongest = 0x7fffffff;

function groupOptions(options) {
  if (options === undefined) return {};
  const { validateObject, validateAbortSignal, validateInteger, validateNumber, validateFunction } = require('internal/validators');
  validateObject(options, 'options');
  const { signal, concurrency, timeout, onProgress } = options;
  if (signal !== undefined) validateAbortSignal(signal, 'options.signal');
  if (concurrency !== undefined) validateInteger(concurrency, 'options.concurrency', 1);
  if (timeout !== undefined) validateNumber(timeout, 'options.timeout', 0);
  if (onProgress !== undefined) validateFunction(onProgress, 'options.onProgress');
  return { signal, concurrency, timeout: timeout > kLongest ? undefined : timeout, onProgress };
}

/** A call that gives one value. */
function requireValueCall(value) {
  const call = requireCall(value);
  refuseGenerator('calls', NodeCall.infoOf(call));
  return call;
}

/** An async generator gives no single value: nothing would ever settle. */
function refuseGenerator(name, info) {
  if (!isGenerator(info)) return;
  const { codes: { ERR_INVALID_ARG_VALUE } } = require('internal/errors');
  throw new ERR_INVALID_ARG_VALUE(name, info.fn, 'must not be of async generators, which give no single value');
}

function requireIterable(name, value, ...kinds) {
  const begin = (kinds.includes('AsyncIterable') ? value?.[Symbol.asyncIterator] : undefined) ?? value?.[Symbol.iterator];
  if (typeof begin === 'function') return begin;
  const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
  throw new ERR_INVALID_ARG_TYPE(name, kinds, value);
}

/** What any and all have in common: starts the calls (at most `concurrency` at a time), and ends those left when the group is over. */
class Group {
  constructor(calls, options) {
    requireIterable('calls', calls, 'Iterable');
    this.calls = [...calls].map(requireValueCall);
    Object.assign(this, groupOptions(options));
    this.started = [];
    this.settled = 0;
    this.isOver = false;
    ({ promise: this.promise, resolve: this.resolve, reject: this.reject } = Promise.withResolvers());
  }

  run(onSettled) {
    const { signal, timeout } = this;
    if (signal?.aborted) {
      this.over(() => this.reject(abortError(signal.reason)));
      return this.promise;
    }
    if (signal !== undefined) {
      this.onAbort = () => this.over(() => this.reject(abortError(signal.reason)), signal.reason);
      signal.addEventListener('abort', this.onAbort, { once: true });
    }
    if (timeout !== undefined) {
      const { setTimeout } = require('internal/timers');
      this.timer = setTimeout(() => this.over(() => this.reject(timeoutError(`The calls took longer than ${timeout} ms`))), timeout);
    }
    this.onSettled = onSettled;
    const atOnce = Math.min(this.concurrency ?? Infinity, this.calls.length);
    for (let i = 0; i < atOnce && !this.isOver; i++) this.startNext();
    return this.promise;
  }

  startNext() {
    const index = this.started.length;
    if (index === this.calls.length || this.isOver) return;
    const placed = NodeCall.place(this.calls[index], 0, undefined);
    this.started.push(placed);
    placed.promise.then((value) => this.settle(index, true, value), (error) => this.settle(index, false, error));
  }

  settle(index, fulfilled, value) {
    if (this.isOver) return;
    this.settled++;
    this.onSettled(index, fulfilled, value);
    try {
      this.onProgress?.(this.settled, this.calls.length);
    } catch (error) {
      this.over(() => this.reject(error));
    }
    this.startNext();
  }

  over(finish, reason) {
    if (this.isOver) return;
    this.isOver = true;
    this.signal?.removeEventListener('abort', this.onAbort);
    if (this.timer !== undefined) require('internal/timers').clearTimeout(this.timer);
    for (const placed of this.started) placed.cancel(reason);
    finish();
  }
}

/** The first call to succeed; the others are stopped. All failed: an AggregateError with their errors, in order. */
function any(calls, options) {
  let group;
  try {
    group = new Group(calls, options);
  } catch (error) {
    return Promise.reject(error);
  }
  const errors = new Array(group.calls.length);
  if (errors.length === 0) return Promise.reject(new AggregateError([], 'All promises were rejected'));
  return group.run((index, fulfilled, value) => {
    if (fulfilled) {
      group.over(() => group.resolve(value));
      return;
    }
    errors[index] = value;
    if (group.settled === errors.length) group.over(() => group.reject(new AggregateError(errors, 'All promises were rejected')));
  });
}

/** The values of all calls, in order; the first to fail stops the others. */
function all(calls, options) {
  let group;
  try {
    group = new Group(calls, options);
  } catch (error) {
    return Promise.reject(error);
  }
  const values = new Array(group.calls.length);
  if (values.length === 0) return Promise.resolve(values);
  return group.run((index, fulfilled, value) => {
    if (!fulfilled) {
      group.over(() => group.reject(value));
      return;
    }
    values[index] = value;
    if (group.settled === values.length) group.over(() => group.resolve(values));
  });
}

/**
 * The values of `fn` called with each item, as an async iterable: in the items' order, or with `ordered: false` as they come. Items are taken as there is
 * room: `concurrency` calls at most (twice the cores if it is not given) are under way or have values that nobody has read. The first failure, and
 * whoever stops reading, cancel what is under way and end the source.
 */
function map(items, fn, options) {
  if (infoOf(fn) === undefined) {
    const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
    throw new ERR_INVALID_ARG_TYPE('fn', 'NodeFunction', fn);
  }
  refuseGenerator('fn', infoOf(fn));
  const begin = requireIterable('items', items, 'Iterable', 'AsyncIterable');
  const { ordered = true } = options ?? {};
  require('internal/validators').validateBoolean(ordered, 'options.ordered');
  return new Mapping(items, begin, fn, ordered, groupOptions(options));
}

class Mapping {
  #items;
  #begin;
  #fn;
  #ordered;
  #options;
  #atOnce;
  #source;
  #isTaking = false;
  #isDry = false;
  /** Calls under way and values not yet read: in the order of items, or of arrival. */
  #results = [];
  #underWay = new Set();
  #done = 0;
  #readers = [];
  #isOver = false;
  #failure;
  #onAbort;
  #timer;

  constructor(items, begin, fn, ordered, options) {
    this.#items = items;
    this.#begin = begin;
    this.#fn = fn;
    this.#ordered = ordered;
    this.#options = options;
    this.#atOnce = options.concurrency ?? require('internal/node_tree').machine().cores.length * 2;
  }

  [Symbol.asyncIterator]() {
    return this;
  }

  next() {
    return new Promise((resolve, reject) => {
      this.#readers.push({ resolve, reject });
      this.#start();
      this.#turn();
    });
  }

  async return(value) {
    await this.#finish(undefined);
    return { value, done: true };
  }

  async throw(error) {
    await this.#finish(undefined, error);
    throw error;
  }

  async [Symbol.asyncDispose]() {
    await this.#finish(undefined);
  }

  #start() {
    if (this.#source !== undefined || this.#isOver) return;
    this.#source = Reflect.apply(this.#begin, this.#items, []);
    const { signal, timeout } = this.#options;
    if (signal?.aborted) {
      this.#finish({ error: abortError(signal.reason) });
      return;
    }
    this.#onAbort = () => this.#finish({ error: abortError(signal.reason) }, signal.reason);
    signal?.addEventListener('abort', this.#onAbort, { once: true });
    if (timeout === undefined) return;
    const { setTimeout } = require('internal/timers');
    this.#timer = setTimeout(() => this.#finish({ error: timeoutError(`The calls took longer than ${timeout} ms`) }), timeout);
  }

  /** Takes items while there is room, and gives readers what is there. */
  #turn() {
    while (this.#readers.length !== 0) {
      const first = this.#results[0];
      if (first?.isDone) {
        this.#results.shift();
        this.#readers.shift().resolve({ value: first.value, done: false });
      } else if (this.#isOver || (this.#isDry && this.#results.length === 0 && this.#underWay.size === 0)) {
        this.#endReaders();
      } else {
        break;
      }
    }
    this.#take();
  }

  #endReaders() {
    const failure = this.#failure;
    this.#failure = undefined;
    if (!this.#isOver) this.#finish(undefined);
    if (failure !== undefined) this.#readers.shift().reject(failure.error);
    for (const { resolve } of this.#readers.splice(0)) resolve({ value: undefined, done: true });
  }

  #take() {
    if (this.#isTaking || this.#isDry || this.#isOver) return;
    if (this.#underWay.size + (this.#ordered ? this.#waiting() : this.#results.length) >= this.#atOnce) return;
    this.#isTaking = true;
    let step;
    try {
      step = this.#source.next();
    } catch (error) {
      this.#isTaking = false;
      this.#finish({ error });
      return;
    }
    if (step instanceof Promise) step.then((result) => this.#taken(result), (error) => this.#finish({ error }));
    else this.#taken(step);
  }

  /** Values that are there and that nobody has read. */
  #waiting() {
    let count = 0;
    for (const result of this.#results) if (result.isDone) count++;
    return count;
  }

  #taken({ value, done }) {
    this.#isTaking = false;
    if (this.#isOver) return;
    if (done) {
      this.#isDry = true;
      this.#turn();
      return;
    }
    const placed = NodeCall.place(this.#fn.with(value), 0, undefined);
    const result = { isDone: false, value: undefined };
    if (this.#ordered) this.#results.push(result);
    this.#underWay.add(placed);
    placed.promise.then((answer) => this.#arrived(placed, result, answer), (error) => {
      this.#underWay.delete(placed);
      this.#finish({ error });
    });
    this.#take();
  }

  #arrived(placed, result, value) {
    this.#underWay.delete(placed);
    if (this.#isOver) return;
    result.isDone = true;
    result.value = value;
    if (!this.#ordered) this.#results.push(result);
    try {
      this.#options.onProgress?.(++this.#done, Array.isArray(this.#items) ? this.#items.length : undefined);
    } catch (error) {
      this.#finish({ error });
    }
    this.#turn();
  }

  /** No more is taken or begun; what is under way is cancelled, and the source is told. */
  async #finish(failure, reason) {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#failure = failure;
    this.#options.signal?.removeEventListener('abort', this.#onAbort);
    if (this.#timer !== undefined) require('internal/timers').clearTimeout(this.#timer);
    if (!this.#ordered || failure !== undefined) this.#results = this.#ordered ? leadingDone(this.#results) : this.#results;
    else this.#results = [];
    for (const placed of this.#underWay) placed.cancel(reason);
    // A source may be waiting for ever: who reads is told of a failure first.
    if (failure !== undefined) this.#turn();
    if (this.#source !== undefined && !this.#isDry) {
      this.#isDry = true;
      await this.#source.return?.();
    }
    this.#turn();
  }
}

/** Values that come before the failure are still read. */
function leadingDone(results) {
  const end = results.findIndex((result) => !result.isDone);
  return end === -1 ? results : results.slice(0, end);
}

module.exports = { any, all, map };
