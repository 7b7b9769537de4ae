// `internal/signals`: `process.on('SIGINT', …)`, Node 26. Follows https://nodejs.org/docs/latest-v26.x/api/process.html#signal-events
// A listener does not keep the loop alive.
'use strict';

const process = require('process');
const { signals } = require('internal/errno');
const { errnoException } = require('internal/errors');
const { bind } = require('internal/async_context');

const EINVAL = -22;

/** They cannot be caught; the system says so. */
const uncatchable = new Set(['SIGKILL', 'SIGSTOP']);
/** Faults of the process itself: a handler would return to the fault, so the default stays. */
const faults = new Set(['SIGSEGV', 'SIGFPE', 'SIGILL']);

const watched = new Map();

function watch(name) {
  const number = signals[name];
  if (number === undefined || watched.has(name) || faults.has(name)) return;
  if (uncatchable.has(name)) throw errnoException(EINVAL, 'uv_signal_start');
  watched.set(name, ops.watch(number, bind(() => process.emit(name, name, number))));
}

function unwatch(name) {
  const watcher = watched.get(name);
  if (watcher === undefined) return;
  watched.delete(name);
  ops.unwatch(watcher);
}

Object.assign(exports, { watch, unwatch });
