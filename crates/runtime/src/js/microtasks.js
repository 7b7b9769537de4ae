// internal/microtasks: queueMicrotask. Loaded when a program first names it.
// Follows https://nodejs.org/docs/latest-v26.x/api/globals.html#queuemicrotaskcallback; tests/order holds it.
'use strict';

const { context, engine } = require('internal/boot');
const { uncaught, invalidCallback } = require('internal/ticks');

// Made when first needed: making a promise takes a good part of the engine's start.
let resolved;

/** queueMicrotask: a callback that throws is an uncaught exception, not a rejection. */
function queueMicrotask(callback) {
  if (typeof callback !== 'function') throw invalidCallback(callback);
  if (resolved === undefined) prepareJobs();
  if (context.hooks !== undefined) callback = context.hooks.wrap('Microtask', callback);
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
    nextEnd = front = tail = 0;
    if (runEnds.length !== 0) runEnds.length = 0; // setting it costs as much as a job
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
  Object.defineProperty(resolved, 'then', { value: engine.then });
  queued = ops.promiseJobCount();
}

module.exports = { queueMicrotask };
