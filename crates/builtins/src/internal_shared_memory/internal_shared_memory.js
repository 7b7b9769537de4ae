// `internal/shared_memory`: the class SharedMemory of `roata`, and how SharedArrayBuffers travel between cores. Follows docs/nodes.md.
//
// `buffer` is a SharedArrayBuffer, so that Atomics work on it on every core; waiting and notifying are those of `internal/atomics`, one for all.
'use strict';

const { apply } = Reflect;
const { SharedArrayBuffer } = globalThis;
const { waitAt, waitAtSync, notifyAt } = require('internal/atomics');

const byteLength = Object.getOwnPropertyDescriptor(SharedArrayBuffer.prototype, 'byteLength').get;

/** Memory of a fixed size that all cores of this process have. Every clone is the same memory; it is freed with the last. */
class SharedMemory {
  #buffer;
  #cells;

  constructor(bytes) {
    if (bytes === adopted) return;
    const { validateInteger } = require('internal/validators');
    validateInteger(bytes, 'bytes', 1, kMostBytes);
    this.#set(allocate(bytes));
  }

  get buffer() {
    return this.#buffer;
  }

  /**
   * Waits while the 32-bit integer `index` is `value`, without blocking the loop, until it is notified or `ms` are over. 'not-equal' if it is another
   * to begin with.
   */
  async wait(index, value, ms, options) {
    const { signalOf, abortError } = require('internal/waiting');
    const signal = signalOf(options);
    const timeout = this.#check(index, value, ms);
    if (signal?.aborted) throw abortError(signal.reason);
    return waitAt(this.#buffer, index * 4, value | 0, timeout, signal);
  }

  /** The same, blocking the OS thread. */
  waitSync(index, value, ms) {
    const timeout = this.#check(index, value, ms);
    return waitAtSync(this.#buffer, index * 4, value | 0, timeout);
  }

  /** Wakes `count` (all, if not given) of those that wait at `index`, longest waiting first. Gives how many there were. */
  notify(index, count = Infinity) {
    this.#checkIndex(index);
    const { validateInteger } = require('internal/validators');
    if (count !== Infinity) validateInteger(count, 'count', 0);
    return notifyAt(this.#buffer, index * 4, count);
  }

  #check(index, value, ms = Infinity) {
    this.#checkIndex(index);
    const { validateInteger, validateNumber } = require('internal/validators');
    validateInteger(value, 'value', -0x80000000, 0xffffffff);
    validateNumber(ms, 'ms', 0);
    return ms;
  }

  #checkIndex(index) {
    require('internal/validators').validateInteger(index, 'index', 0, this.#cells - 1);
  }

  #set(buffer) {
    this.#buffer = buffer;
    this.#cells = Math.floor(apply(byteLength, buffer, []) / 4);
  }

  get [Symbol.toStringTag]() {
    return 'SharedMemory';
  }

  [Symbol.for('nodejs.util.inspect.custom')](depth, options, inspect) {
    return depth < 0 ? '[SharedMemory]' : `SharedMemory ${inspect({ buffer: this.#buffer }, { ...options, depth: depth - 1 })}`;
  }

  static cloneOf(object) {
    return #buffer in object ? over(cloneBuffer(object.#buffer)) : undefined;
  }

  static over(buffer) {
    const memory = new SharedMemory(adopted);
    memory.#set(buffer);
    return memory;
  }

  static bufferOf(memory) {
    return memory.#buffer;
  }
}

const adopted = Symbol('adopted');
const { over, bufferOf, cloneOf } = SharedMemory;
for (const name of ['over', 'bufferOf', 'cloneOf']) delete SharedMemory[name];

/** What the engine can make at most: 4 GiB. */
const kMostBytes = 0x100000000;

function allocate(bytes) {
  try {
    return new SharedArrayBuffer(bytes);
  } catch {
    const error = new RangeError(`SharedMemory of ${bytes} bytes could not be allocated`);
    error.code = 'ERR_MEMORY_ALLOCATION_FAILED';
    throw error;
  }
}

function isSharedBuffer(object) {
  try {
    apply(byteLength, object, []);
    return true;
  } catch {
    return false;
  }
}

// Both travel as a handle of the memory; `isPlain` tells the buffer from the SharedMemory.
const TAG = 13;
const { registerKind } = require('internal/node_values');

/** Another SharedArrayBuffer over the memory of `buffer`. */
const cloneBuffer = (buffer) => ops.adopt(new SharedArrayBuffer(0), ops.share(buffer));

function decode([index, isPlain], travel) {
  const buffer = ops.adopt(new SharedArrayBuffer(0), travel.handle(index));
  return isPlain ? buffer : over(buffer);
}

registerKind({ tag: TAG, type: SharedMemory, near: true, encode: (memory, travel) => [travel.handle(ops.share(bufferOf(memory))), false], decode });
registerKind({ tag: TAG, is: isSharedBuffer, near: true, encode: (buffer, travel) => [travel.handle(ops.share(buffer)), true], decode });

module.exports = { SharedMemory, cloneBuffer, cloneOf };
