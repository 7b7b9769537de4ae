// What the preludes share: the moments at which random programs do things.
'use strict';
/** Computes for so long. */
const spin = (milliseconds) => {
  for (const until = performance.now() + milliseconds; performance.now() < until;);
};
/** A timer that is due at the loop's next look. */
const soon = (f, ...args) => {
  const timer = setTimeout(f, 1, ...args);
  spin(2.5);
  return timer;
};
const moments = {
  now: (f) => f(),
  tick: (f) => process.nextTick(f),
  job: (f) => queueMicrotask(f),
  immediate: (f) => setImmediate(f),
  far: (f) => setImmediate(() => setImmediate(() => setImmediate(f))),
};

module.exports = { moments, soon, spin };
