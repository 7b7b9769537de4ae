// internal/ticks: process.nextTick, queueMicrotask, the checkpoint, and what happens to errors and rejections nobody handles.
// Follows https://nodejs.org/docs/latest-v26.x/api/process.html ("When to use queueMicrotask() vs. process.nextTick()", events 'uncaughtException',
// 'unhandledRejection', 'rejectionHandled') and what Node 26 was seen to do; tests/order holds it.
'use strict';

const { state: context, frameOfRejection, forgetRejections } = require('internal/async_context');
const { apply } = Reflect;
const { drain, isHandled, promiseJobCount } = ops;

// The tick queue is a ring of four parallel arrays: no object is made per tick.
let capacity = 64;
let callbacks = new Array(capacity).fill(undefined);
let firstArgs = new Array(capacity).fill(undefined);
let moreArgs = new Array(capacity).fill(undefined);
let frames = new Array(capacity).fill(undefined);
let head = 0;
let size = 0;

let reportUncaught = (error) => { throw error; };
let reportRejection = (promise, reason) => { throw reason; };
let reportHandled = () => {};
let wakeLoop = () => {};
let exiting = () => false;

let origin;
/** An error ended what ran: ticks and promise jobs may be left for the next checkpoint. */
let isLeftBehind = false;

/**
 * What must run after every callback before the next: all ticks, then promise jobs, until both are empty, then the rejections
 * that are still unhandled. False if a tick threw: what is left then waits for the next checkpoint, as in Node.
 */
function checkpoint() {
  // What the callback has left: its own frame.
  origin = context.frame;
  context.frame = undefined;
  for (;;) {
    if (size !== 0 && !runTicks()) return false;
    drain();
    context.frame = undefined;
    if (size === 0 && !processRejections()) {
      isLeftBehind = false;
      return true;
    }
  }
}

/**
 * Runs a callback from the loop, then the checkpoint. An error goes to 'uncaughtException'; the ticks are then left to the next checkpoint, as in Node.
 * True if nothing threw.
 */
function invoke(callback, ...args) {
  try {
    apply(callback, undefined, args);
  } catch (error) {
    uncaught(error, 'uncaughtException');
    context.frame = undefined;
    return false;
  }
  return checkpoint();
}

/** The engine's own run loop has worked, and may have settled promises. What an error left behind still waits for the next callback. */
function afterEngine() {
  if (!isLeftBehind) checkpoint();
}

/** As `invoke`, in the asynchronous context that was current when the operation began. */
function invokeIn(frame, callback, a, b, c) {
  context.frame = frame;
  return invoke(callback, a, b, c);
}

function runTicks() {
  const outer = context.frame;
  try {
    while (size !== 0) {
      const at = head;
      const callback = callbacks[at];
      const first = firstArgs[at];
      const more = moreArgs[at];
      context.frame = frames[at];
      callbacks[at] = firstArgs[at] = moreArgs[at] = frames[at] = undefined;
      head = (at + 1) & (capacity - 1);
      size--;
      if (more === undefined) callback(first);
      else if (more === 0) callback();
      else callback(first, ...more);
    }
  } catch (error) {
    uncaught(error, 'uncaughtException');
    context.frame = outer;
    return false;
  }
  context.frame = outer;
  return true;
}

function pushTick(callback, first, more) {
  if (size === capacity) grow();
  const at = (head + size) & (capacity - 1);
  callbacks[at] = callback;
  firstArgs[at] = first;
  moreArgs[at] = more;
  frames[at] = context.frame;
  size++;
}

function grow() {
  const unroll = (ring) => {
    const next = new Array(capacity * 2).fill(undefined);
    for (let i = 0; i < size; i++) next[i] = ring[(head + i) & (capacity - 1)];
    return next;
  };
  callbacks = unroll(callbacks);
  firstArgs = unroll(firstArgs);
  moreArgs = unroll(moreArgs);
  frames = unroll(frames);
  head = 0;
  capacity *= 2;
}

/** process.nextTick */
function nextTick(callback, ...args) {
  if (typeof callback !== 'function') throw invalidCallback(callback);
  if (exiting()) return;
  switch (args.length) {
    case 0: pushTick(callback, undefined, 0); break;
    case 1: pushTick(callback, args[0], undefined); break;
    default: pushTick(callback, args[0], args.slice(1));
  }
}

// Made when first needed: making a promise takes a good part of the engine's start.
let resolved;
const then = Promise.prototype.then;

/** queueMicrotask: a callback that throws is an uncaught exception, not a rejection. */
function queueMicrotask(callback) {
  if (typeof callback !== 'function') throw invalidCallback(callback);
  if (resolved === undefined) prepareJobs();
  if (context.mirrored) {
    // On a core, ending a Thread-Node can lose promise jobs, and then those left must still find their own callbacks.
    const frame = context.frame;
    resolved.then(() => runCallback(callback, frame));
    return;
  }
  // One promise job runs a whole run of callbacks: all that are queued, while it waits or runs, with no other promise job between them.
  const joins = runs !== 0 && queued !== undefined && queued[0] === lastQueued;
  if (!joins && runs++ !== 0) runEnds.push(tail);
  pushJob(callback);
  if (joins) return;
  resolved.then(runJobs);
  if (queued !== undefined) lastQueued = queued[0];
}

// Callbacks and their frames, first come, first served, in rings; `front` and `tail` count all that have run, and all that have come.
let jobCapacity = 64;
let jobs = new Array(jobCapacity).fill(undefined);
let jobFrames = new Array(jobCapacity).fill(undefined);
let front = 0;
let tail = 0;
// Runs that are not over, and where all but the last of them end (from `nextEnd` on); the last may still grow.
let runs = 0;
const runEnds = [];
let nextEnd = 0;
// queued[0] changes when the engine queues a promise job (undefined if it cannot be seen: then each run is one callback).
let queued;
let lastQueued = 0;

function pushJob(callback) {
  if (tail - front === jobCapacity) growJobs();
  const at = tail & (jobCapacity - 1);
  jobs[at] = callback;
  jobFrames[at] = context.frame;
  tail++;
}

function growJobs() {
  const unroll = (ring) => {
    const next = new Array(jobCapacity * 2).fill(undefined);
    for (let i = front; i < tail; i++) next[i & (jobCapacity * 2 - 1)] = ring[i & (jobCapacity - 1)];
    return next;
  };
  jobs = unroll(jobs);
  jobFrames = unroll(jobFrames);
  jobCapacity *= 2;
}

/** The promise job of the earliest run. */
function runJobs() {
  while (front !== (nextEnd === runEnds.length ? tail : runEnds[nextEnd])) {
    const at = front & (jobCapacity - 1);
    const callback = jobs[at];
    const frame = jobFrames[at];
    jobs[at] = jobFrames[at] = undefined;
    front++;
    runCallback(callback, frame);
  }
  if (--runs === 0) {
    runEnds.length = nextEnd = front = tail = 0;
  } else if (++nextEnd === 1024) {
    runEnds.splice(0, nextEnd);
    nextEnd = 0;
  }
}

function runCallback(callback, frame) {
  context.frame = frame;
  try {
    callback();
  } catch (error) {
    uncaught(error, 'uncaughtException');
  }
  context.frame = undefined;
}

/** Makes a promise whose `then` is the engine's own, whatever programs do to theirs. */
function prepareJobs() {
  resolved = Promise.resolve();
  Object.defineProperty(resolved, 'then', { value: then });
  queued = promiseJobCount();
}

function invalidCallback(callback) {
  const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
  return new ERR_INVALID_ARG_TYPE('callback', 'Function', callback);
}

/** An error that nobody caught, told in the asynchronous context that is current. Returns only if a listener has taken it; the loop then turns once more, so that the ticks left behind run. */
function uncaught(error, origin) {
  isLeftBehind = true;
  reportUncaught(error, origin);
  wakeLoop();
}

// Rejected promises the engine has proposed, with their reasons and frames; then those reported, watched in case they are handled after all.
let candidates = [];
let reported = [];

function proposeRejection(promise, reason) {
  candidates.push(promise, reason, frameOfRejection(reason, context.frame ?? origin));
}

/** Reports what is still unhandled now. True if anything was reported, so that the checkpoint goes round again. */
function processRejections() {
  let busy = false;
  if (reported.length !== 0) busy = reportHandledLate();
  if (candidates.length === 0) return busy;
  const batch = candidates;
  candidates = [];
  forgetRejections();
  for (let i = 0; i < batch.length; i += 3) {
    if (isHandled(batch[i])) continue;
    busy = true;
    reported.push(new WeakRef(batch[i]));
    context.frame = batch[i + 2];
    try {
      reportRejection(batch[i], batch[i + 1]);
    } catch (error) {
      uncaught(error, 'uncaughtException');
    }
  }
  context.frame = undefined;
  return busy;
}

function reportHandledLate() {
  const late = [];
  const rest = [];
  for (const reference of reported) {
    const promise = reference.deref();
    if (promise === undefined) continue;
    if (isHandled(promise)) late.push(promise);
    else rest.push(reference);
  }
  reported = rest;
  context.frame = undefined;
  for (const promise of late) {
    try {
      reportHandled(promise);
    } catch (error) {
      uncaught(error, 'uncaughtException');
    }
  }
  return late.length !== 0;
}

/** Called once by the process module, which knows listeners, modes and texts. */
function setReporters(reporters) {
  ({ reportUncaught, reportRejection, reportHandled, wakeLoop, exiting } = reporters);
}

module.exports = { checkpoint, afterEngine, invoke, invokeIn, nextTick, queueMicrotask, uncaught, proposeRejection, setReporters };
