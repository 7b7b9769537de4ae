// `internal/stream_iter/share`: one source, many consumers: `share` and `shareSync`. Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/stream_iter.html#sharesource-options
//
// The source is read when a consumer asks for more than has been read; entries stay until the slowest consumer has them.
'use strict';

const { codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_INVALID_RETURN_VALUE, ERR_OUT_OF_RANGE } } = require('internal/errors');
const { symbols, bufferingOf, checkedTransforms, hasMethod, isObject, signalOf, sizeOf, transformsAndOptions } = require('internal/stream_iter/arguments');
const { from, fromSync, source, syncSource } = require('internal/stream_iter/from');
const { pipeline, pipelineSync } = require('internal/stream_iter/pull');
const { onAborted, given, over } = require('internal/stream_iter/writer');

const defaults = { backpressure: 'strict', budget: 65536 };

/** What both kinds of shares keep: entries, consumers, and how it ended. */
class Shared {
  constructor({ backpressure, budget }) {
    this.backpressure = backpressure;
    this.budget = budget;
    this.entries = [];
    this.buffered = 0;
    /** The number of the first entry that is left. */
    this.gone = 0;
    this.consumers = new Set();
    /** Undefined, `{}` for the end, or `{ reason }`. */
    this.outcome = undefined;
    this.isCancelled = false;
  }

  isFull() { return this.buffered >= this.budget; }

  store(batch) {
    const size = sizeOf(batch);
    this.entries.push({ batch, size });
    this.buffered += size;
  }

  dropOldest() {
    this.buffered -= this.entries.shift().size;
    this.gone++;
  }

  /** The entry that a consumer has not read yet, if there is one. */
  take(consumer) {
    consumer.position = Math.max(consumer.position, this.gone);
    const entry = this.entries[consumer.position - this.gone];
    if (entry === undefined) return undefined;
    consumer.position++;
    this.trim();
    return entry.batch;
  }

  trim() {
    if (this.consumers.size === 0) return;
    let least = Infinity;
    for (const { position } of this.consumers) least = Math.min(least, position);
    while (this.gone < least && this.entries.length > 0) this.dropOldest();
  }

  join() {
    const consumer = { position: this.gone, isOver: false };
    this.consumers.add(consumer);
    return consumer;
  }

  leave(consumer) {
    consumer.isOver = true;
    this.consumers.delete(consumer);
    this.trim();
  }

  tooMuch() {
    return new ERR_OUT_OF_RANGE('buffered bytes', `< ${this.budget}`, this.buffered);
  }
}

// ---- asynchronous

class ShareImpl {
  #shared;

  constructor(batches, buffering) {
    this.#shared = new AsyncShared(batches, buffering);
  }

  get consumerCount() { return this.#shared.consumers.size; }

  pull(...args) {
    const { transforms, options } = transformsAndOptions(args);
    const signal = signalOf(options);
    const shared = this.#shared;
    const consumer = shared.join();
    const read = source(() => shared.iterator(consumer));
    onAborted(signal, () => shared.leave(consumer));
    return transforms.length === 0 && signal === undefined ? read : pipeline(read, transforms, signal);
  }

  cancel(reason) { this.#shared.cancel(reason === undefined ? {} : { reason }); }
  [Symbol.dispose]() { this.cancel(); }
}

class AsyncShared extends Shared {
  constructor(batches, buffering) {
    super(buffering);
    this.batches = batches;
    this.iterator_ = undefined;
    this.isPulling = false;
    /** Settled when anything changes: an entry came or went, or it is over. */
    this.change = Promise.withResolvers();
  }

  changed() {
    const { change } = this;
    this.change = Promise.withResolvers();
    change.resolve();
  }

  iterator(consumer) {
    let reading = Promise.resolve();
    return {
      __proto__: null,
      next: () => {
        const next = reading.then(() => this.next(consumer));
        reading = next.then(undefined, () => {});
        return next;
      },
      return: async () => {
        this.leave(consumer);
        return over();
      },
      throw: async () => {
        this.leave(consumer);
        return over();
      },
    };
  }

  async next(consumer) {
    let hasDropped = false;
    for (;;) {
      if (consumer.isOver) return over();
      if (!this.isCancelled) {
        const batch = this.take(consumer);
        if (batch !== undefined) {
          this.changed();
          return given(batch);
        }
      }
      if (this.outcome !== undefined) return this.ended(consumer);
      if (this.isFull() && !this.isPulling) {
        if (this.backpressure === 'strict') {
          this.leave(consumer);
          throw this.tooMuch();
        }
        if (this.backpressure === 'drop-oldest') while (this.isFull()) this.dropOldest();
        if (this.backpressure === 'unbounded' || hasDropped) {
          await this.change.promise;
          continue;
        }
      }
      hasDropped ||= this.isFull();
      if (!this.isPulling) this.pull();
      await this.change.promise;
    }
  }

  ended(consumer) {
    this.leave(consumer);
    if ('reason' in this.outcome) throw this.outcome.reason;
    return over();
  }

  /** Reads the source once; what comes while the buffer is full is dropped. */
  async pull() {
    this.isPulling = true;
    const isDropped = this.isFull();
    try {
      this.iterator_ ??= this.batches[Symbol.asyncIterator]();
      const { value, done } = await this.iterator_.next();
      if (done) this.outcome ??= {};
      else if (!isDropped && this.outcome === undefined) this.store(value);
    } catch (reason) {
      this.outcome ??= { reason };
    }
    this.isPulling = false;
    this.changed();
  }

  leave(consumer) {
    super.leave(consumer);
    this.changed();
  }

  cancel(outcome) {
    if (this.isCancelled) return;
    this.isCancelled = true;
    this.outcome = outcome;
    this.consumers.clear();
    this.entries.length = 0;
    this.iterator_?.return?.()?.then?.(undefined, () => {});
    this.changed();
  }
}

function share(input, options = undefined) {
  const batches = from(input);
  const made = new ShareImpl(batches, bufferingOf(options, defaults));
  onAborted(signalOf(options), (reason) => made.cancel(reason));
  return made;
}

// ---- synchronous

class SyncShareImpl {
  #shared;

  constructor(batches, buffering) {
    this.#shared = new SyncShared(batches, buffering);
  }

  get consumerCount() { return this.#shared.consumers.size; }

  pull(...transforms) {
    checkedTransforms(transforms);
    const shared = this.#shared;
    const consumer = shared.join();
    const read = syncSource(() => shared.iterator(consumer));
    return transforms.length === 0 ? read : pipelineSync(read, transforms);
  }

  cancel(reason) { this.#shared.cancel(reason === undefined ? {} : { reason }); }
  [Symbol.dispose]() { this.cancel(); }
}

class SyncShared extends Shared {
  constructor(batches, buffering) {
    super(buffering);
    this.batches = batches;
    this.source = undefined;
  }

  iterator(consumer) {
    return {
      __proto__: null,
      next: () => this.next(consumer),
      return: () => {
        this.leave(consumer);
        return over();
      },
      throw: () => {
        this.leave(consumer);
        return over();
      },
    };
  }

  next(consumer) {
    if (consumer.isOver) return over();
    const batch = this.isCancelled ? undefined : this.take(consumer);
    if (batch !== undefined) return given(batch);
    if (this.outcome !== undefined) return this.ended(consumer);
    if (this.isFull() && this.backpressure === 'strict') throw this.tooMuch();
    if (this.backpressure === 'drop-oldest') while (this.isFull()) this.dropOldest();
    const isDropped = this.isFull();
    this.pull(isDropped);
    if (this.outcome !== undefined) return this.ended(consumer);
    return isDropped ? over() : given(this.take(consumer));
  }

  pull(isDropped) {
    try {
      this.source ??= this.batches[Symbol.iterator]();
      const { value, done } = this.source.next();
      if (done) this.outcome = {};
      else if (!isDropped) this.store(value);
    } catch (reason) {
      this.outcome = { reason };
    }
  }

  ended(consumer) {
    this.leave(consumer);
    if ('reason' in this.outcome) throw this.outcome.reason;
    return over();
  }

  cancel(outcome) {
    if (this.isCancelled) return;
    this.isCancelled = true;
    this.outcome = outcome;
    this.consumers.clear();
    this.entries.length = 0;
    this.source?.return?.();
  }
}

function shareSync(input, options = undefined) {
  const batches = fromSync(input);
  const buffering = bufferingOf(options, defaults);
  if (buffering.backpressure === 'unbounded') {
    throw new ERR_INVALID_ARG_VALUE('options.backpressure', 'unbounded', 'unbounded is not supported by shareSync()');
  }
  return new SyncShareImpl(batches, buffering);
}

// ---- from objects that say what their share is

function converted(input, protocol, options) {
  const made = input[symbols[protocol]](options);
  if (!isObject(made)) throw new ERR_INVALID_RETURN_VALUE('an object', `[Symbol.for('Stream.${protocol}')]`, made);
  return made;
}

const Share = {
  __proto__: null,
  from(input, options) {
    if (hasMethod(input, symbols.shareProtocol)) return converted(input, 'shareProtocol', options);
    if (hasMethod(input, Symbol.asyncIterator) || hasMethod(input, Symbol.iterator)) return share(input, options);
    throw new ERR_INVALID_ARG_TYPE('input', ['Shareable', 'AsyncIterable', 'Iterable'], input);
  },
};

const SyncShare = {
  __proto__: null,
  fromSync(input, options) {
    if (hasMethod(input, symbols.shareSyncProtocol)) return converted(input, 'shareSyncProtocol', options);
    if (hasMethod(input, Symbol.iterator)) return shareSync(input, options);
    throw new ERR_INVALID_ARG_TYPE('input', ['SyncShareable', 'Iterable'], input);
  },
};

module.exports = { share, Share, shareSync, SyncShare };
