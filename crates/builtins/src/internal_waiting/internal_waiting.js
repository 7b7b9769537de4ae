// `internal/waiting`: promises of what another core does: a lock let go, a value sent, a word of memory changed. The queues are in Rust.
'use strict';

const context = require('internal/async_context').state;

/** What waits, by ticket. */
const waiting = new Map();

/** The Thread-Node whose code runs, 0 for the program's own. */
const runningThread = () => context.frame?.thread ?? 0;

/**
 * The promise of what the ticket gets; `read` makes the value of it. `options`: `signal` ends the wait with an AbortError, `timeout` (milliseconds) with
 * what `late()` gives. With `keepsAlive: false` its timer does not keep the loop alive (nor does its ticket, then).
 */
function waitFor(ticket, read, { signal, timeout, late, keepsAlive = true } = {}) {
  const entry = { read, resolve: undefined, reject: undefined, promise: undefined, clean: undefined };
  entry.promise = new Promise((resolve, reject) => {
    entry.resolve = resolve;
    entry.reject = reject;
  });
  waiting.set(ticket, entry);
  if (signal !== undefined) endWith(ticket, entry, signal);
  if (timeout !== undefined && timeout !== Infinity) endAfter(ticket, entry, timeout, late, keepsAlive);
  return entry.promise;
}

function endWith(ticket, entry, signal) {
  const onAbort = () => {
    // If it has been settled already, what it got is about to arrive.
    if (!ops.withdraw(ticket)) return;
    finish(ticket, entry);
    entry.reject(abortError(signal.reason));
  };
  signal.addEventListener('abort', onAbort, { once: true });
  entry.clean = () => signal.removeEventListener('abort', onAbort);
}

function endAfter(ticket, entry, timeout, late, keepsAlive) {
  const { setTimeout, clearTimeout } = require('internal/timers');
  // A timer fires at most 2^31 - 1 ms after it is set.
  const step = (left) => {
    const next = Math.min(left, 0x7fffffff);
    timer = setTimeout(() => {
      if (next < left) {
        step(left - next);
      } else if (ops.withdraw(ticket)) {
        finish(ticket, entry);
        entry.resolve(late());
      }
    }, next);
    if (!keepsAlive) timer.unref();
  };
  let timer;
  step(timeout);
  const { clean } = entry;
  entry.clean = () => {
    clean?.();
    clearTimeout(timer);
  };
}

function finish(ticket, entry) {
  waiting.delete(ticket);
  entry.clean?.();
}

function onSettled(ticket, value, ended) {
  const entry = waiting.get(ticket);
  // Its Thread-Node was ended between asking and waiting.
  if (entry === undefined) return;
  finish(ticket, entry);
  if (ended) {
    const error = abortError(undefined, 'The Thread-Node that waited has ended');
    require('internal/rejections').discard(error);
    entry.reject(error);
    return;
  }
  try {
    entry.resolve(entry.read(value));
  } catch (error) {
    entry.reject(error);
  }
}

function abortError(reason, message = 'The operation was aborted') {
  const { AbortError } = require('internal/errors');
  return new AbortError(message, reason === undefined ? undefined : { cause: reason });
}

/** The options that every wait takes. */
function signalOf(options) {
  if (options === undefined) return undefined;
  const { validateObject, validateAbortSignal } = require('internal/validators');
  validateObject(options, 'options');
  if (options.signal !== undefined) validateAbortSignal(options.signal, 'options.signal');
  return options.signal;
}

ops.attach(onSettled);

module.exports = { waitFor, runningThread, signalOf, abortError };
