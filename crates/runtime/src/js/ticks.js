// internal/ticks: process.nextTick, the checkpoint, and what happens to errors nobody handles.
// Follows https://nodejs.org/docs/latest-v26.x/api/process.html ("When to use queueMicrotask() vs. process.nextTick()", events 'uncaughtException',
// 'unhandledRejection', 'rejectionHandled') and what Node 26 was seen to do; tests/order holds it.
'use strict';

const { context, requireBuiltin, undisturbed } = require('internal/boot');
const { apply } = Reflect;
const { drain } = ops;

// The tick queue is a ring of parallel arrays, made with the first tick: no object is made per tick of at most two arguments. `counts` says how
// many arguments there are; where they are more it has those after the second.
let capacity = 0;
let callbacks;
let counts;
let firstArgs;
let secondArgs;
let frames;
let head = 0;
let size = 0;

/** Who is told; the process module brings it. */
let reporters;
/** `internal/rejections`, which the first proposal loads. */
let rejections;

let origin;
/** An error ended what ran: ticks and promise jobs may be left for the next checkpoint. */
let isLeftBehind = false;

/**
 * What must run after every callback before the next: all ticks, then promise jobs, until both are empty, then the rejections
 * that are still unhandled. False if a tick or a listener threw: what is left then waits for the next checkpoint, as in Node.
 */
function checkpoint() {
  // What the callback has left: its own frame.
  origin = context.frame;
  context.frame = undefined;
  for (;;) {
    if (size !== 0 && !runTicks()) return false;
    drain();
    context.frame = undefined;
    if (size !== 0) continue;
    const outcome = rejections !== undefined && rejections.processRejections();
    if (outcome === true) continue;
    if (outcome !== false) return false;
    isLeftBehind = false;
    return true;
  }
}

/**
 * Runs a callback from the loop, then the checkpoint. An error goes to 'uncaughtException'; the ticks are then left to the next checkpoint, as in Node.
 * True if nothing threw.
 */
function invoke(callback, first, second, third) {
  try {
    switch (arguments.length) {
      case 1: callback(); break;
      case 2: callback(first); break;
      case 3: callback(first, second); break;
      case 4: callback(first, second, third); break;
      default: apply(callback, undefined, from(1, arguments));
    }
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
      const count = counts[at];
      const first = firstArgs[at];
      const second = secondArgs[at];
      context.frame = frames[at];
      callbacks[at] = counts[at] = firstArgs[at] = secondArgs[at] = frames[at] = undefined;
      head = (at + 1) & (capacity - 1);
      size--;
      if (count === 1) callback(first);
      else if (count === 2) callback(first, second);
      else if (count === 0) callback();
      else callback(first, second, ...count);
    }
  } catch (error) {
    uncaught(error, 'uncaughtException');
    context.frame = outer;
    return false;
  }
  context.frame = outer;
  return true;
}

function pushTick(callback, count, first, second) {
  if (size === capacity) undisturbed(grow);
  const at = (head + size) & (capacity - 1);
  callbacks[at] = callback;
  counts[at] = count;
  firstArgs[at] = first;
  secondArgs[at] = second;
  frames[at] = context.frame;
  size++;
}

function grow() {
  const wider = capacity === 0 ? 64 : capacity * 2;
  const unroll = (ring) => {
    const next = new Array(wider).fill(undefined);
    for (let i = 0; i < size; i++) next[i] = ring[(head + i) & (capacity - 1)];
    return next;
  };
  callbacks = unroll(callbacks);
  counts = unroll(counts);
  firstArgs = unroll(firstArgs);
  secondArgs = unroll(secondArgs);
  frames = unroll(frames);
  head = 0;
  capacity = wider;
}

/** process.nextTick. Nothing lets `arguments` out where there are at most two of them for the callback, so optimised code makes no such object. */
function nextTick(callback) {
  if (typeof callback !== 'function') throw invalidCallback(callback);
  if (reporters !== undefined && reporters.exiting()) return;
  const count = arguments.length - 1;
  if (context.hooks !== undefined) callback = context.hooks.wrap('TickObject', callback, { callback, args: from(1, arguments) });
  pushTick(callback, count > 2 ? from(3, arguments) : count, arguments[1], arguments[2]);
}

function from(first, args) {
  const rest = [];
  for (let i = first; i < args.length; i++) rest.push(args[i]);
  return rest;
}

function invalidCallback(callback) {
  const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
  return new ERR_INVALID_ARG_TYPE('callback', 'Function', callback);
}

/** An error that nobody caught, told in the asynchronous context that is current. Returns only if a listener has taken it; the loop then turns once more, so that the ticks left behind run. */
function uncaught(error, origin) {
  isLeftBehind = true;
  reporter(error).reportUncaught(error, origin);
  reporters.wakeLoop();
  if (context.hooks !== undefined) context.hooks.unwind();
}

/** Many programs never touch the process object, so it is made when something does. A realm that has none throws `error` on. */
function reporter(error) {
  if (reporters === undefined) requireBuiltin('process');
  if (reporters === undefined) throw error;
  return reporters;
}

/** The engine proposes a rejected promise. */
function proposeRejection(promise, reason) {
  rejections ??= require('internal/rejections');
  rejections.propose(promise, reason, context.frame ?? origin);
}

/** Called once by the process module, which knows listeners, modes and texts. */
function setReporters(given) {
  reporters = given;
}

const hasTicks = () => size !== 0;

module.exports = { checkpoint, hasTicks, afterEngine, invoke, invokeIn, nextTick, uncaught, reporter, invalidCallback, proposeRejection, setReporters };
