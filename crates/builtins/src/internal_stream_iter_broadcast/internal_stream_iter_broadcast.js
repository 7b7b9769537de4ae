// `internal/stream_iter/broadcast`: one writer, many consumers: `broadcast` and `Broadcast.from`. Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/stream_iter.html#broadcastoptions
//
// Entries stay until the slowest consumer has read them; a consumer that comes later begins with the oldest that is left.
'use strict';

const { codes: { ERR_INVALID_RETURN_VALUE } } = require('internal/errors');
const { symbols: { broadcastProtocol }, bufferingOf, hasMethod, isObject, signalOf, transformsAndOptions } = require('internal/stream_iter/arguments');
const { from, source } = require('internal/stream_iter/from');
const { pipeline } = require('internal/stream_iter/pull');
const { Writer, Channel, onAborted, given, over } = require('internal/stream_iter/writer');

const defaults = { backpressure: 'strict', budget: 65536 };

class BroadcastWriter extends Writer {}

function broadcast(options) {
  const station = new Station(bufferingOf(options, defaults));
  const made = { __proto__: null, writer: new BroadcastWriter(station), broadcast: new BroadcastImpl(station) };
  onAborted(signalOf(options), (reason) => station.cancel(reason, true));
  return made;
}

class BroadcastImpl {
  #station;

  constructor(station) {
    this.#station = station;
  }

  get backpressurePolicy() { return this.#station.backpressure; }
  get consumerCount() { return this.#station.consumers.size; }

  /** A consumer, by way of transforms. */
  push(...args) {
    const { transforms, options } = transformsAndOptions(args);
    const signal = signalOf(options);
    const consumer = new Consumer(this.#station);
    const read = source(() => consumer.iterator());
    onAborted(signal, (reason) => consumer.leave({ reason }));
    return transforms.length === 0 ? read : pipeline(read, transforms, signal);
  }

  cancel(reason) { this.#station.cancel(reason, arguments.length > 0 && reason !== undefined); }
  [Symbol.dispose]() { this.cancel(); }
}

class Station extends Channel {
  constructor(buffering) {
    super(buffering);
    this.consumers = new Set();
    /** Entries that are gone: the number of the first that is left. */
    this.gone = 0;
    /** What consumers find behind the last entry: undefined, `{}` for the end, or `{ reason }`. */
    this.outcome = undefined;
    this.onCancel = undefined;
  }

  store(batch, size) {
    super.store(batch, size);
    for (const consumer of this.consumers) consumer.answer();
  }

  dropOldest() {
    super.dropOldest();
    this.gone++;
  }

  /** Forgets what every consumer has read. */
  trim() {
    if (this.consumers.size === 0) return;
    let least = Infinity;
    for (const { position } of this.consumers) least = Math.min(least, position);
    if (least <= this.gone) return;
    while (this.gone < least && this.entries.length > 0) this.dropOldest();
    this.roomMade();
  }

  left() {
    this.trim();
    if (this.state === 'closing' && this.isRead()) this.finish();
  }

  isRead() { return this.consumers.size === 0; }

  tellEnd() {
    this.outcome = {};
    if (this.pending.length === 0) for (const consumer of this.consumers) consumer.answer();
  }

  tellFailure() {
    this.outcome = { reason: this.reason };
    this.endConsumers();
  }

  endConsumers() {
    const consumers = [...this.consumers];
    this.consumers.clear();
    for (const consumer of consumers) consumer.leave(this.outcome);
  }

  /** Nobody gets anything any more; what was written counts as read. */
  cancel(reason, hasReason) {
    if (this.state === 'closed' || this.state === 'failed') return;
    this.outcome = hasReason ? { reason } : {};
    for (const { reject } of this.pending.splice(0)) reject(new DOMException('Broadcast cancelled', 'AbortError'));
    this.settleDrains(({ resolve }) => resolve(false));
    this.finish();
    this.endConsumers();
    this.onCancel?.();
  }
}

class Consumer {
  constructor(station) {
    this.station = station;
    this.position = station.gone;
    this.readers = [];
    /** `{}` or `{ reason }` once it is no consumer any more. */
    this.outcome = undefined;
    station.consumers.add(this);
  }

  iterator() {
    return {
      __proto__: null,
      next: () => this.read(),
      return: async () => {
        this.leave({});
        return over();
      },
      throw: async () => {
        this.leave({});
        return over();
      },
    };
  }

  read() {
    const reader = Promise.withResolvers();
    this.readers.push(reader);
    this.answer();
    return reader.promise;
  }

  /** Gives readers what is there, and the end if that has come. */
  answer() {
    const { station } = this;
    while (this.readers.length > 0) {
      if (this.outcome !== undefined) {
        this.readers.shift().resolve(ended(this.outcome));
        this.outcome = {};
        continue;
      }
      this.position = Math.max(this.position, station.gone);
      const entry = station.entries[this.position - station.gone];
      if (entry === undefined) {
        if (station.outcome === undefined || station.pending.length > 0) return;
        this.leave(station.outcome);
        continue;
      }
      this.position++;
      this.readers.shift().resolve(given(entry.batch));
      station.trim();
    }
  }

  leave(outcome) {
    if (this.outcome !== undefined) return;
    this.outcome = outcome;
    this.station.consumers.delete(this);
    this.answer();
    this.station.left();
  }
}

const ended = (outcome) => ('reason' in outcome ? Promise.reject(outcome.reason) : over());

const Broadcast = {
  __proto__: null,
  /** A broadcast of a source, which is read at once; or what an object says it is. */
  from(input, options) {
    if (hasMethod(input, broadcastProtocol)) {
      const made = input[broadcastProtocol](options);
      if (!isObject(made)) throw new ERR_INVALID_RETURN_VALUE('an object', "[Symbol.for('Stream.broadcastProtocol')]", made);
      return { __proto__: null, writer: { __proto__: null }, broadcast: made };
    }
    const batches = from(input);
    const station = new Station(bufferingOf(options, defaults));
    const made = { __proto__: null, writer: new BroadcastWriter(station), broadcast: new BroadcastImpl(station) };
    onAborted(signalOf(options), (reason) => station.cancel(reason, true));
    feed(station, made.writer, batches);
    return made;
  },
};

/** Writes all of `batches`, as long as somebody may read them. */
async function feed(station, writer, batches) {
  const iterator = batches[Symbol.asyncIterator]();
  station.onCancel = () => iterator.return?.()?.then?.(undefined, () => {});
  try {
    for (let { value, done } = await iterator.next(); !done; { value, done } = await iterator.next()) {
      if (station.state !== 'open') return;
      if (!writer.writevSync(value)) await writer.writev(value);
    }
    station.onCancel = undefined;
    if (station.state === 'open') await writer.end();
  } catch (error) {
    writer.fail(error);
  }
}

module.exports = { broadcast, Broadcast };
