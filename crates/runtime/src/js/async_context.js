// internal/async_context: the one variable that AsyncLocalStorage is built on, and how it travels.
// A frame is undefined or an immutable Map from AsyncLocalStorage to its store. Ticks, timers, immediates and operations carry their frame themselves.
// Promise jobs get it from `then` (wrapped at first use) and from what the loader makes of `await`, `for await`, `yield` and `return` in async
// functions (see crates/loader/src/awaits.rs): texts save and restore `state.frame`, and call `hold`, `settle` and `watch`.
'use strict';

const { context: state, engine } = require('internal/boot');
const { apply } = Reflect;

/** Runs `fn` in a frame. */
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

/** From the first AsyncLocalStorage on, `then`, `Promise.resolve` and `Promise.reject` carry the frame. Before it, programs pay nothing. */
function onFirstUse() {
  if (!state.used) require('internal/async_carriers').carryFrames();
}

/**
 * On a core: mirrors the number of the Thread-Node whose code runs into `words[0]`, for other OS threads. When `words[1]` says that some
 * Thread-Node is to end, `ask` looks whether that runs now; it is given the number of one that was ended before, and whose callback this is. The order (write, then read) is what makes sure that one side sees the other.
 */
function mirror(words, ask) {
  const { load, store } = Atomics;
  state.mirrored = true;
  let frame;
  Object.defineProperty(state, 'frame', {
    get: () => frame,
    set(next) {
      frame = next;
      const number = (next?.thread ?? 0) & 0x7fffffff;
      if (words[0] === number) return;
      store(words, 0, number);
      const isLeft = number !== 0 && next.node.wasEnded;
      // Also when nobody's code comes next: what was meant for the one before must not end that.
      if (load(words, 1) !== 0 || isLeft) ask(isLeft ? number : 0);
    },
  });
}

module.exports = {
  state,
  get: () => state.frame,
  set(frame) { state.frame = frame; },
  run,
  bind,
  onFirstUse,
  mirror,
  engine,
};
