// `node:timers/promises`, Node 26. Follows https://nodejs.org/docs/latest-v26.x/api/timers.html#timers-promises-api

const loop = require('internal/loop');

const kScheduler = Symbol('kScheduler');
const noOptions = Object.freeze({ __proto__: null });

function setTimeout(delay, value, options = noOptions) {
  try {
    if (delay !== undefined) require('internal/validators').validateNumber(delay, 'delay');
    checkOptions(options);
  } catch (error) {
    return Promise.reject(error);
  }
  return settled(options, (resolve) => loop.setTimeout(resolve, delay, value), loop.clearTimeout);
}

function setImmediate(value, options = noOptions) {
  try {
    checkOptions(options);
  } catch (error) {
    return Promise.reject(error);
  }
  return settled(options, (resolve) => loop.setImmediate(resolve, value), loop.clearImmediate);
}

// The promise of what `start` arranges; `signal` ends it early by way of `clear`.
function settled({ signal, ref = true }, start, clear) {
  if (signal?.aborted) return Promise.reject(abortedBy(signal));
  let onAbort;
  const promise = new Promise((resolve) => {
    const handle = start(resolve);
    if (!ref) handle.unref();
    if (signal) {
      onAbort = () => {
        clear(handle);
        resolve(Promise.reject(abortedBy(signal))); // two jobs later than a plain rejection, as in Node
      };
      listenForAbort(signal, onAbort);
    }
  });
  if (onAbort === undefined) return promise;
  return promise.finally(() => signal.removeEventListener('abort', onAbort));
}

async function* setInterval(delay, value, options = noOptions) {
  if (delay !== undefined) require('internal/validators').validateNumber(delay, 'delay');
  checkOptions(options);
  const { signal, ref = true } = options;
  if (signal?.aborted) throw abortedBy(signal);
  let due = 0;
  let wake;
  let onAbort;
  const interval = loop.setInterval(() => {
    due++;
    wake?.();
    wake = undefined;
  }, delay);
  if (!ref) interval.unref();
  try {
    if (signal) {
      onAbort = () => {
        loop.clearTimeout(interval);
        wake?.(Promise.reject(abortedBy(signal)));
        wake = undefined;
      };
      listenForAbort(signal, onAbort);
    }
    while (!signal?.aborted) {
      if (due === 0) await new Promise((resolve) => { wake = resolve; });
      for (; due > 0; due--) yield value;
    }
    throw abortedBy(signal);
  } finally {
    loop.clearTimeout(interval);
    signal?.removeEventListener('abort', onAbort);
  }
}

function checkOptions(options) {
  const { validateAbortSignal, validateBoolean, validateObject } = require('internal/validators');
  validateObject(options, 'options');
  if (options.signal !== undefined) validateAbortSignal(options.signal, 'options.signal');
  if (options.ref !== undefined) validateBoolean(options.ref, 'options.ref');
}

function listenForAbort(signal, onAbort) {
  const { kResistStopPropagation } = require('internal/event_target');
  signal.addEventListener('abort', onAbort, { once: true, [kResistStopPropagation]: true });
}

function abortedBy(signal) {
  const { AbortError } = require('internal/errors');
  return new AbortError(undefined, { cause: signal.reason });
}

class Scheduler {
  constructor() {
    const { codes: { ERR_ILLEGAL_CONSTRUCTOR } } = require('internal/errors');
    throw new ERR_ILLEGAL_CONSTRUCTOR();
  }

  yield() {
    checkScheduler(this);
    return setImmediate();
  }

  wait(delay, options) {
    checkScheduler(this);
    return setTimeout(delay, undefined, options);
  }
}

function checkScheduler(value) {
  if (value?.[kScheduler]) return;
  const { codes: { ERR_INVALID_THIS } } = require('internal/errors');
  throw new ERR_INVALID_THIS('Scheduler');
}

const scheduler = Object.create(Scheduler.prototype);
scheduler[kScheduler] = true;

module.exports = { setTimeout, setImmediate, setInterval, scheduler };
