// internal/async_context: the one variable that AsyncLocalStorage is built on, and how it travels.
// A frame is undefined or an immutable Map from AsyncLocalStorage to its store. Ticks, timers, immediates and operations carry their frame themselves;
// promise jobs get it from `then` (wrapped at first use) and from the loader's edit of `await` (`$ctx.r($ctx.frame, await x)`).
'use strict';

const { apply } = Reflect;
const state = { frame: undefined, r: restore };

/** After an await: the frame that was current before it is current again. */
function restore(frame, value) {
  state.frame = frame;
  return value;
}

function run(frame, fn, thisArg, ...args) {
  const outer = state.frame;
  state.frame = frame;
  try {
    return apply(fn, thisArg, args);
  } finally {
    state.frame = outer;
  }
}

/** A function that runs `fn` in the frame that is current now. */
function bind(fn) {
  const frame = state.frame;
  return function bound(...args) {
    return run(frame, fn, this, ...args);
  };
}

let used = false;

/** From the first AsyncLocalStorage on, `then` carries the frame. Before it, programs pay nothing. */
function onFirstUse() {
  if (used) return;
  used = true;
  const then = Promise.prototype.then;
  const carrying = {
    then(onFulfilled, onRejected) {
      if (state.frame === undefined) return apply(then, this, [onFulfilled, onRejected]);
      return apply(then, this, [carry(onFulfilled), carry(onRejected)]);
    },
  }.then;
  Object.defineProperty(Promise.prototype, 'then', { value: carrying, writable: true, enumerable: false, configurable: true });
}

function carry(callback) {
  if (typeof callback !== 'function') return callback;
  const frame = state.frame;
  return (value) => {
    const outer = state.frame;
    state.frame = frame;
    try {
      return callback(value);
    } finally {
      state.frame = outer;
    }
  };
}

module.exports = {
  state,
  get: () => state.frame,
  set(frame) { state.frame = frame; },
  run,
  bind,
  onFirstUse,
};
