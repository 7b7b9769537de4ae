// `internal/node_groups`: any, all and map of `roata`: many calls as one.
'use strict';

const { NodeCall, requireCall } = require('internal/node_functions');
const { abortError, timeoutError } = require('internal/node_errors');

function groupOptions(options) {
  if (options === undefined) return {};
  const { validateObject, validateAbortSignal, validateInteger, validateNumber, validateFunction } = require('internal/validators');
  validateObject(options, 'options');
  const { signal, concurrency, timeout, onProgress } = options;
  if (signal !== undefined) validateAbortSignal(signal, 'options.signal');
  if (concurrency !== undefined) validateInteger(concurrency, 'options.concurrency', 1);
  if (timeout !== undefined) validateNumber(timeout, 'options.timeout', 0);
  if (onProgress !== undefined) validateFunction(onProgress, 'options.onProgress');
  return { signal, concurrency, timeout, onProgress };
}

/** What any and all have in common: starts the calls (at most `concurrency` at a time), and ends those left when the group is over. */
class Group {
  constructor(calls, options) {
    this.calls = [...calls].map(requireCall);
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
    this.onProgress?.(this.settled, this.calls.length);
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

module.exports = { any, all, groupOptions };
