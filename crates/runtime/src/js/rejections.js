// internal/rejections: what becomes of rejected promises that nobody handles. Loaded with the first that the engine proposes.
// Follows https://nodejs.org/docs/latest-v26.x/api/process.html (events 'unhandledRejection', 'rejectionHandled'); tests/order holds it.
'use strict';

const { context } = require('internal/boot');
const { uncaught, reporter } = require('internal/ticks');
const { isHandled } = ops;

// Rejected promises the engine has proposed, with their reasons and frames; then those reported, watched in case they are handled after all.
let candidates = [];
let reported = [];

/** `frame`: the one to take if it is not known in which the promise was rejected. */
function propose(promise, reason, frame) {
  candidates.push(promise, reason, frameOfRejection(reason, frame));
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
      reporter(batch[i + 1]).reportRejection(batch[i], batch[i + 1]);
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
      reporter(promise).reportHandled(promise);
    } catch (error) {
      uncaught(error, 'uncaughtException');
    }
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

/** The frame in which a promise was rejected with `reason`, as far as it is known, else `otherwise`. */
function frameOfRejection(reason, otherwise) {
  for (let i = 0; i < noted.length; i += 2) if (Object.is(noted[i], reason)) return noted[i + 1];
  return otherwise;
}

function forgetRejections() {
  if (noted.length !== 0) noted.length = 0;
}

module.exports = { propose, processRejections, noteRejection };
