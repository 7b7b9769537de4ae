// internal/loop: the loop as built-ins see it, under one roof.
'use strict';

const ticks = require('internal/ticks');

module.exports = {
  // Loaded by who uses them.
  get setTimeout() { return require('internal/timers').setTimeout; },
  get clearTimeout() { return require('internal/timers').clearTimeout; },
  get setInterval() { return require('internal/timers').setInterval; },
  get setImmediate() { return require('internal/immediates').setImmediate; },
  get clearImmediate() { return require('internal/immediates').clearImmediate; },
  nextTick: ticks.nextTick,
  report: (error) => ticks.uncaught(error, 'uncaughtException'),
  /** Runs a function in the next poll phase, as a callback of its own; the loop stays alive until then. */
  enqueuePoll: ops.enqueuePoll,
  /** Runs a function in the next poll phase, without keeping the loop alive until then. It runs its callbacks itself, by `invoke`: no checkpoint follows it. */
  enqueueQuietPoll: ops.enqueueQuietPoll,
  /** Runs a function in the next close phase. */
  enqueueClose: ops.enqueueClose,
  /** The number of the poll phase that runs now; 0 in any other phase. */
  currentPoll: ops.currentPoll,
  /** One more, one fewer thing that keeps the loop alive. */
  ref: ops.ref,
  unref: ops.unref,
  /** Milliseconds since the loop began, with fractions. */
  now: ops.now,
  /** When the loop began (-1: not yet), how long it has waited since, in milliseconds; how often it has turned. */
  loopStart: ops.loopStart,
  idleTime: ops.idleTime,
  loopCount: ops.loopCount,
  /** When the loop began, in milliseconds since 1970. */
  get timeOrigin() { return Date.now() - ops.now(); },
};
