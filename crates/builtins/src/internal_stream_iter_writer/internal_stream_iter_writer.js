// `internal/stream_iter/writer`: what the writers of `push` and `broadcast` have in common. Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/stream_iter.html#writer-interface
//
// A `Writer` is the face that programs see, a `Channel` what stands behind it: bytes up to a budget, and behind them the writes that wait for room.
'use strict';

const { codes: { ERR_INVALID_STATE } } = require('internal/errors');
const { symbols: { drainableProtocol }, signalOf, sizeOf, writtenBytes, writtenBatch } = require('internal/stream_iter/arguments');

const violation = 'Backpressure violation: too many pending writes. Await each write() call to respect backpressure.';
/** What a write gives that need not wait. */
const accepted = Promise.resolve();

class Writer {
  #channel;

  constructor(channel) {
    this.#channel = channel;
  }

  /** Whether there is room; null if nothing can be written any more. */
  get canWrite() { return this.#channel.canWrite(); }

  write(chunk, options) {
    const batch = [writtenBytes(chunk)];
    return this.#channel.write(batch, signalOf(options));
  }

  writev(chunks, options) {
    const batch = writtenBatch(chunks);
    return this.#channel.write(batch, signalOf(options));
  }

  writeSync(chunk) { return this.#channel.writeSync([writtenBytes(chunk)]); }
  writevSync(chunks) { return this.#channel.writeSync(writtenBatch(chunks)); }
  end(options) { return this.#channel.end(signalOf(options)); }
  endSync() { return this.#channel.endSync(); }
  fail(reason) { this.#channel.fail(reason); }
  [drainableProtocol]() { return this.#channel.whenDrained(); }

  /** Waits for an end that has been asked for; otherwise the stream fails. */
  async [Symbol.asyncDispose]() {
    if (this.#channel.state === 'closing') return this.#channel.end();
    this.fail();
    return undefined;
  }

  [Symbol.dispose]() { this.fail(); }
}

/** The states: `open`, `closing` (what was written has not been read), `closed`, `failed`. */
class Channel {
  constructor({ backpressure, budget }) {
    this.backpressure = backpressure;
    this.budget = budget;
    this.state = 'open';
    this.reason = undefined;
    /** Batches that nobody has read, and their bytes. */
    this.entries = [];
    this.buffered = 0;
    /** All that was written, in bytes. */
    this.total = 0;
    /** Writes that wait for room. */
    this.pending = [];
    this.drains = [];
    this.ends = [];
    this.ending = undefined;
  }

  canWrite() { return this.state === 'open' ? this.hasRoom() : null; }
  hasRoom() { return this.buffered < this.budget; }

  // ---- writing

  writeSync(batch) { return this.state === 'open' && this.accept(batch); }

  write(batch, signal) {
    if (this.state === 'failed') return Promise.reject(this.reason);
    if (this.state !== 'open') return Promise.reject(new ERR_INVALID_STATE.TypeError(`Writer is ${this.state}`));
    if (signal?.aborted) return Promise.reject(signal.reason);
    if (this.accept(batch)) return accepted;
    if (this.backpressure === 'strict' && this.pending.length > 0) return Promise.reject(new ERR_INVALID_STATE.RangeError(violation));
    return this.wait(batch, signal);
  }

  /** Takes a batch if there is room, or if the policy makes some; what has no bytes needs none. */
  accept(batch) {
    const size = sizeOf(batch);
    if (size === 0) return true;
    if (!this.hasRoom()) {
      if (this.backpressure === 'drop-newest') {
        this.total += size;
        return true;
      }
      if (this.backpressure !== 'drop-oldest') return false;
      while (!this.hasRoom()) this.dropOldest();
    }
    this.store(batch, size);
    return true;
  }

  store(batch, size) {
    this.total += size;
    this.buffered += size;
    this.entries.push({ batch, size });
  }

  dropOldest() { this.buffered -= this.entries.shift().size; }

  wait(batch, signal) {
    return new Promise((resolve, reject) => {
      const forget = () => signal?.removeEventListener('abort', onAbort);
      const write = {
        batch,
        resolve() { forget(); resolve(); },
        reject(reason) { forget(); reject(reason); },
      };
      const onAbort = () => {
        this.pending.splice(this.pending.indexOf(write), 1);
        write.reject(signal.reason);
      };
      this.pending.push(write);
      signal?.addEventListener('abort', onAbort, { once: true });
    });
  }

  /** Somebody has read: writes that waited follow, and whoever waits for room hears of it. */
  roomMade() {
    while (this.pending.length > 0 && this.hasRoom()) {
      const { batch, resolve } = this.pending.shift();
      this.store(batch, sizeOf(batch));
      resolve();
    }
    if (this.canWrite()) this.settleDrains(({ resolve }) => resolve(true));
  }

  whenDrained() {
    const canWrite = this.canWrite();
    if (canWrite === null) return null;
    if (canWrite) return Promise.resolve(true);
    return new Promise((resolve, reject) => { this.drains.push({ resolve, reject }); });
  }

  settleDrains(settle) { this.drains.splice(0).forEach(settle); }

  // ---- the end

  end(signal) {
    if (this.state === 'failed') return Promise.reject(this.reason);
    if (this.state === 'closed') return Promise.resolve(this.total);
    if (signal?.aborted) return Promise.reject(signal.reason);
    if (this.state === 'open') this.beginEnd();
    if (this.state === 'closed') return Promise.resolve(this.total);
    if (signal === undefined) return this.ending ??= this.whenEnded();
    return Promise.race([this.whenEnded(), aborted(signal)]);
  }

  /** All bytes that were written, or -1 if some have not been read, or were lost. */
  endSync() {
    if (this.state === 'open') this.beginEnd();
    return this.state === 'closed' ? this.total : -1;
  }

  beginEnd() {
    this.state = 'closing';
    this.settleDrains(({ resolve }) => resolve(false));
    this.tellEnd();
    if (this.isRead()) this.finish();
  }

  whenEnded() {
    const ended = Promise.withResolvers();
    this.ends.push(ended);
    return ended.promise;
  }

  /** Everything has been read. */
  finish() {
    this.state = 'closed';
    for (const { resolve } of this.ends.splice(0)) resolve(this.total);
  }

  fail(reason) {
    if (this.state === 'closed' || this.state === 'failed') return;
    this.failAll(reason);
    this.settleDrains(({ reject }) => reject(reason));
    this.tellFailure();
  }

  /** From now on every write fails, those that wait too. */
  failAll(reason) {
    this.state = 'failed';
    this.reason = reason;
    for (const { reject } of this.pending.splice(0)) reject(reason);
    for (const { reject } of this.ends.splice(0)) reject(reason);
  }
}

function aborted(signal) {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

/** Calls `abort(reason)` when the signal aborts, or now if it has. What it gives takes that back. */
function onAborted(signal, abort) {
  if (signal === undefined) return undefined;
  const listener = () => abort(signal.reason);
  if (signal.aborted) listener();
  else signal.addEventListener('abort', listener, { once: true });
  return () => signal.removeEventListener('abort', listener);
}

/** What iterators of channels give. */
const given = (value) => ({ __proto__: null, done: false, value });
const over = () => ({ __proto__: null, done: true, value: undefined });

module.exports = { Writer, Channel, onAborted, given, over };
