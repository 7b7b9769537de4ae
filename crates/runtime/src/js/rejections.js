// internal/rejections: what becomes of rejected promises that nobody handles. Loaded with the first that the engine proposes.
// Follows https://nodejs.org/docs/latest-v26.x/api/process.html (events 'unhandledRejection', 'rejectionHandled'); tests/order holds it.
'use strict';

const { context, engine } = require('internal/boot');
const { uncaught, reporter } = require('internal/ticks');
const { isHandled } = ops;
const { apply } = Reflect;

/** Rejected promises that the engine has proposed: `{ promise, reason, frame, isGuess }`, the last if it is not known in which frame it was rejected. */
let candidates = [];
/** Those that were reported, watched in case they are handled after all. */
let reported = [];
/** The latest of them are held too: one may be handled and let go at once, and collected before the next look. */
const kHeld = 16;
const held = new Array(kHeld).fill(undefined);
let reportedCount = 0;

/** `frame`: the one to take if it is not known in which the promise was rejected. */
function propose(promise, reason, frame) {
  if (Line.is(reason)) {
    reason.claim(candidates);
    return;
  }
  const at = placeOf(reason);
  candidates.push(at === -1 ? { promise, reason, frame, isGuess: true } : { promise, reason, frame: noted[at + 1], isGuess: false });
}

/** Stands among the rejected promises, which the engine proposes in their order: those before it were rejected in its frame. */
class Line {
  #frame;

  constructor(frame) { this.#frame = frame; }

  /** Runs nothing of the program's, as `instanceof` may. */
  static is(value) { return typeof value === 'object' && value !== null && #frame in value; }

  claim(proposed) {
    for (const candidate of proposed) {
      if (!candidate.isGuess) continue;
      candidate.frame = this.#frame;
      candidate.isGuess = false;
    }
  }
}

/**
 * The code of `frame` was ended from outside: what has been rejected and not been proposed yet was rejected by it, unless another's frame was noted. It may
 * have failed at that very moment, before anybody could wait for what it gave.
 */
function drawLine(frame) {
  apply(engine.reject, Promise, [new Line(frame)]);
}

/** What a Thread-Node leaves that was ended from outside, is nobody's affair. */
const isDiscarded = (frame) => frame?.node?.wasEnded === true;

/** Errors that only such ones are told: they may have been ended before they awaited what is rejected with it. */
const discarded = new WeakSet();

function discard(reason) {
  discarded.add(reason);
}

/**
 * Reports what is still unhandled now. True if anything was reported, so that the checkpoint goes round again; undefined if a listener threw: nobody hears
 * then of the other rejections that were to be reported with it, as in Node.
 */
function processRejections() {
  try {
    return reportAll();
  } catch (error) {
    uncaught(error, 'uncaughtException');
    context.frame = undefined;
    return undefined;
  }
}

function reportAll() {
  let busy = false;
  if (reported.length !== 0) busy = reportHandledLate();
  if (candidates.length === 0) return busy;
  const batch = candidates;
  candidates = [];
  forgetRejections();
  for (const { promise, reason, frame } of batch) {
    if (isHandled(promise) || isDiscarded(frame) || discarded.has(reason)) continue;
    busy = true;
    reported.push(new WeakRef(promise));
    held[reportedCount++ % kHeld] = promise;
    context.frame = frame;
    reporter(reason).reportRejection(promise, reason);
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
  let told = 0;
  try {
    while (told < late.length) {
      const promise = late[told++];
      reporter(promise).reportHandled(promise);
    }
  } finally {
    // What a listener that throws leaves is told the next time.
    while (told < late.length) reported.push(new WeakRef(late[told++]));
  }
  return late.length !== 0;
}

// Reasons and the frames in which they were given, for 'unhandledRejection': the engine tells of rejections only when all jobs are done.
const NOTED = 256;
const noted = [];

function noteRejection(reason) {
  if (noted.length === NOTED) noted.splice(0, NOTED / 2);
  noted.push(reason, context.frame);
}

/** Where a rejection with `reason` is noted, -1 if it is not. */
function placeOf(reason) {
  for (let i = 0; i < noted.length; i += 2) if (Object.is(noted[i], reason)) return i;
  return -1;
}

function forgetRejections() {
  if (noted.length !== 0) noted.length = 0;
}

module.exports = { propose, processRejections, noteRejection, drawLine, discard };
