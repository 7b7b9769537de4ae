// `internal/mutex`: the class Mutex of `roata`. Follows docs/nodes.md.
//
// A lock is granted in the order in which it was asked for, on whichever core. It belongs to the Thread-Node that got it: when that ends, by returning,
// throwing, cancellation or with its core, it is let go, and whoever gets it next reads `abandoned: true` on its Lock, because what the lock protects may be
// half-done. A Lock that is collected without having been released is let go in the same way, with a warning.
'use strict';

const { waitFor, runningThread, signalOf, abortError } = require('internal/waiting');

class Lock {
  #granted;

  constructor(granted) {
    this.#granted = granted;
  }

  /** Whether the holder before ended without releasing it. */
  get abandoned() {
    return ops.wasAbandoned(this.#granted);
  }

  /** Lets it go; once more does nothing. */
  release() {
    ops.release(this.#granted);
  }

  [Symbol.dispose]() {
    ops.release(this.#granted);
  }

  get [Symbol.toStringTag]() {
    return 'Lock';
  }
}

/** A lock between Thread-Nodes, wherever in this process they run. Every clone is the same lock. */
class Mutex {
  #native;

  constructor(token) {
    if (token !== adopted) this.#native = ops.create();
  }

  /** The lock, when it is free and all who asked earlier have had it. `options.signal` ends the wait. */
  async lock(options) {
    const signal = signalOf(options);
    if (signal?.aborted) throw abortError(signal.reason);
    const thread = runningThread();
    const got = ops.lock(this.#native, thread);
    if (typeof got !== 'number') return new Lock(got);
    return waitFor(got, (granted) => {
      ops.keep(granted, thread);
      return new Lock(granted);
    }, { signal });
  }

  /** The same, blocking the OS thread. If the lock is held by code on the same core, which could never release it, throws. */
  lockSync() {
    const granted = ops.lockSync(this.#native, runningThread());
    // The code that waited is being ended.
    if (granted === undefined) throw abortError();
    return new Lock(granted);
  }

  get [Symbol.toStringTag]() {
    return 'Mutex';
  }

  static cloneOf(object) {
    return #native in object ? over(object.#native) : undefined;
  }

  static native(mutex) {
    return mutex.#native;
  }

  static over(native) {
    const mutex = new Mutex(adopted);
    mutex.#native = native;
    return mutex;
  }
}

const adopted = Symbol('adopted');
const { native, over, cloneOf } = Mutex;
for (const name of ['native', 'over', 'cloneOf']) delete Mutex[name];

function onForgotten(count) {
  const { emitWarning } = require('internal/warnings');
  const which = count === 1 ? 'A Lock was' : `${count} Locks were`;
  emitWarning(`${which} garbage-collected without having been released; call release() or use Symbol.dispose`, 'LockWarning', 'ROATA_LOCK');
}

ops.attach(onForgotten);

// A lock is held by one.
require('internal/wire').markUncloneable(Lock);
require('internal/node_values').registerKind({
  tag: 11,
  type: Mutex,
  near: true,
  encode: (mutex, travel) => travel.handle(native(mutex)),
  decode: (index, travel) => over(travel.handle(index)),
});

module.exports = { Mutex, cloneOf };
