// internal/immediates: setImmediate and the check phase. Follows https://nodejs.org/docs/latest-v26.x/api/timers.html
'use strict';

const { checkpoint, uncaught } = require('internal/ticks');
const { context, undisturbed } = require('internal/boot');

const kRefed = Symbol('refed');
const kFrame = Symbol('kAsyncContextFrame');

let queue = [];
/** So many of them, at the front, are of the native side. */
let natives = 0;
let refed = 0;
// counts[0]: immediates that wait; counts[1]: those of them that keep the loop alive. The event loop reads them.
const counts = ops.counts;

class Immediate {
  constructor(callback, args) {
    this._onImmediate = callback;
    this._argv = args;
    this._destroyed = false;
    this[kRefed] = true;
    this[kFrame] = context.frame;
    if (context.hooks !== undefined) context.hooks.made(this, 'Immediate');
  }

  ref() {
    if (this[kRefed] === false) {
      this[kRefed] = true;
      counts[1] = ++refed;
    }
    return this;
  }

  unref() {
    if (this[kRefed] === true) {
      this[kRefed] = false;
      counts[1] = --refed;
    }
    return this;
  }

  hasRef() {
    return this[kRefed] === true;
  }

  [Symbol.dispose]() {
    clearImmediate(this);
  }
}

function setImmediate(callback, ...args) {
  if (typeof callback !== 'function') {
    const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
    throw new ERR_INVALID_ARG_TYPE('callback', 'Function', callback);
  }
  const immediate = new Immediate(callback, args.length === 0 ? undefined : args);
  if (context.mirrored) undisturbed(enqueue, immediate);
  else enqueue(immediate);
  return immediate;
}

function enqueue(immediate) {
  queue.push(immediate);
  counts[0]++;
  counts[1] = ++refed;
}

/** What Node's native side does in the check phase comes before all that programs have asked for. */
function setNativeImmediate(callback) {
  setImmediate(callback);
  queue.splice(natives++, 0, queue.pop());
}

function clearImmediate(immediate) {
  if (!immediate?._onImmediate || immediate._destroyed) return;
  settle(immediate);
  immediate._onImmediate = immediate._argv = undefined;
  if (context.hooks !== undefined) context.hooks.destroyed(immediate);
}

/** It will not run any more, or runs now: it counts no longer. */
function settle(immediate) {
  immediate._destroyed = true;
  counts[0]--;
  if (immediate[kRefed]) counts[1] = --refed;
  immediate[kRefed] = null;
}

// The immediates of this phase and how far it has come; kept here so that a terminated callback does not lose those behind it.
let batch = [];
let next = 0;

/**
 * The check phase: the immediates that are queued now, each followed by the checkpoint. Those queued meanwhile wait for the next turn. An error
 * begins the phase anew with what is left, without a checkpoint, and if nothing is left with what has been queued since, as in Node.
 */
function runImmediates() {
  if (context.hooks !== undefined) context.hooks.tellDestroyed();
  while (!runBatch()) continue;
  checkpoint();
}

/** False if a callback threw, or a tick that followed one. */
function runBatch() {
  if (next === batch.length) {
    batch = queue;
    queue = [];
    natives = next = 0;
  }
  let afterCallback = false;
  while (next < batch.length) {
    if (afterCallback && !checkpoint()) return false;
    const immediate = batch[next];
    batch[next++] = undefined;
    afterCallback = !immediate._destroyed;
    if (afterCallback && !runImmediate(immediate)) return false;
  }
  return true;
}

function runImmediate(immediate) {
  settle(immediate);
  const args = immediate._argv;
  context.frame = immediate[kFrame];
  try {
    if (context.hooks !== undefined) context.hooks.enter(immediate);
    if (args === undefined) immediate._onImmediate();
    else immediate._onImmediate(...args);
    if (context.hooks !== undefined) context.hooks.leave();
    return true;
  } catch (error) {
    uncaught(error, 'uncaughtException');
    return false;
  } finally {
    immediate._onImmediate = immediate._argv = undefined;
    if (context.hooks !== undefined) context.hooks.destroyed(immediate);
  }
}

module.exports = { setImmediate, setNativeImmediate, clearImmediate, runImmediates, Immediate, activeCount: () => counts[1] };
