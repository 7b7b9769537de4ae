// internal/requests: the callbacks of operations on the thread pool, by number (see requests.rs).
'use strict';

const { checkpoint, uncaught } = require('internal/ticks');
const { context } = require('internal/boot');
const { next, outcome } = ops;

const callbacks = [];
const frames = [];
const free = [];

/** What hooks are shown of an operation. */
class FSReqCallback {
  constructor(oncomplete) {
    this.oncomplete = oncomplete;
  }
}

/** Keeps a callback until its operation has ended; the number stands for it in the call of the operation. Hooks know it by its type. */
function register(callback, type = 'FSREQCALLBACK') {
  if (context.hooks !== undefined) callback = context.hooks.wrap(type, callback, new FSReqCallback(callback));
  const number = free.length === 0 ? callbacks.length : free.pop();
  callbacks[number] = callback;
  frames[number] = context.frame;
  return number;
}

/** Calls back for an operation that has ended, and for those that have ended behind it, each followed by the checkpoint. */
function finish(number, failed, value) {
  do {
    const callback = callbacks[number];
    const frame = frames[number];
    callbacks[number] = frames[number] = undefined;
    free.push(number);
    callBack(callback, frame, failed, value);
    value = next();
    number = outcome[0];
    failed = outcome[1] !== 0;
  } while (number >= 0);
}

function callBack(callback, frame, failed, value) {
  context.frame = frame;
  try {
    if (failed) callback(value);
    else callback(null, value);
  } catch (error) {
    uncaught(error, 'uncaughtException');
    context.frame = undefined;
    return;
  }
  checkpoint();
}

/** Calls back at once, and without a checkpoint, for an operation that was not begun. */
function answer(number, error) {
  const callback = callbacks[number];
  callbacks[number] = frames[number] = undefined;
  free.push(number);
  callback(error);
}

module.exports = { register, finish, answer };
