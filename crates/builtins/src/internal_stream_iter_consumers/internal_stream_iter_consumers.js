// `internal/stream_iter/consumers`: iterable streams as one value, and what looks at them on their way: `bytes`, `text`, `merge`, `tap` and the others. Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/stream_iter.html#consumers
'use strict';

const { codes: { ERR_INVALID_ARG_VALUE, ERR_OUT_OF_RANGE } } = require('internal/errors');
const { validateFunction } = require('internal/validators');
const { symbols: { drainableProtocol }, dictionary, limitOf, signalOf, sizeOf } = require('internal/stream_iter/arguments');
const { from, fromSync, isSource, source } = require('internal/stream_iter/from');
const { pipeline } = require('internal/stream_iter/pull');

// ---- whole streams

async function bytes(input, options) {
  return joined(await chunksOf(input, options));
}

async function arrayBuffer(input, options) {
  return bufferOf(joined(await chunksOf(input, options)));
}

async function array(input, options) {
  return chunksOf(input, options);
}

async function text(input, options) {
  const decoder = decoderOf(options);
  return decoder.decode(joined(await chunksOf(input, options)));
}

const bytesSync = (input, options = undefined) => joined(chunksOfSync(input, options));
const arrayBufferSync = (input, options = undefined) => bufferOf(joined(chunksOfSync(input, options)));
const arraySync = (input, options = undefined) => chunksOfSync(input, options);

function textSync(input, options) {
  const decoder = decoderOf(options);
  return decoder.decode(joined(chunksOfSync(input, options)));
}

async function chunksOf(input, options) {
  const limit = limitOf(options);
  const signal = signalOf(options);
  signal?.throwIfAborted();
  const collected = new Collected(limit);
  for await (const batch of pipeline(from(input), [], signal)) collected.add(batch);
  return collected.chunks;
}

function chunksOfSync(input, options) {
  const collected = new Collected(limitOf(options));
  for (const batch of fromSync(input)) collected.add(batch);
  return collected.chunks;
}

/** Chunks, up to a number of bytes. */
class Collected {
  constructor(limit) {
    this.limit = limit;
    this.chunks = [];
    this.size = 0;
  }

  add(batch) {
    for (const chunk of batch) {
      this.size += chunk.byteLength;
      if (this.size > this.limit) throw new ERR_OUT_OF_RANGE('totalBytes', `<= ${this.limit}`, this.size);
      this.chunks.push(chunk);
    }
  }
}

function joined(chunks) {
  if (chunks.length === 1 && chunks[0].buffer.byteLength === chunks[0].byteLength) return chunks[0];
  const whole = new Uint8Array(sizeOf(chunks));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}

/** The memory of these bytes, if nothing else is in it. */
function bufferOf({ buffer, byteOffset, byteLength }) {
  return buffer.byteLength === byteLength ? buffer : buffer.slice(byteOffset, byteOffset + byteLength);
}

function decoderOf(options) {
  const { encoding } = dictionary(options);
  const label = encoding === undefined ? 'utf-8' : `${encoding}`;
  try {
    return new TextDecoder(label, { fatal: true });
  } catch {
    throw new ERR_INVALID_ARG_VALUE.RangeError('options.encoding', label);
  }
}

// ---- on the way

/** A transform that shows each batch to `callback` and passes it on. */
function tap(callback) {
  validateFunction(callback, 'callback');
  return async (batch, options) => {
    await callback(batch, options);
    return batch;
  };
}

function tapSync(callback) {
  validateFunction(callback, 'callback');
  return (batch) => {
    callback(batch);
    return batch;
  };
}

/** A promise for room in a writer; null if it cannot be waited for. */
function ondrain(drainable) {
  if (drainable === null || drainable === undefined || typeof drainable[drainableProtocol] !== 'function') return null;
  return drainable[drainableProtocol]();
}

/** `merge(...sources[, options])`: the batches of all, as they come. */
function merge(...args) {
  const last = args.at(-1);
  const hasOptions = typeof last === 'object' && last !== null && !isSource(last);
  const signal = hasOptions ? signalOf(last) : undefined;
  const sources = (hasOptions ? args.slice(0, -1) : args).map(from);
  return source(async function* () {
    signal?.throwIfAborted();
    const race = new Race(sources, signal);
    try {
      for (let batch = await race.next(); batch !== undefined; batch = await race.next()) yield batch;
    } finally {
      await race.end();
    }
  });
}

/** Several iterators that are asked at once, each again when its batch has been taken. */
class Race {
  constructor(sources, signal) {
    this.signal = signal;
    /** Those that may have more. */
    this.running = new Set();
    /** Those that were asked and have not answered. */
    this.asked = new Set();
    /** `{ iterator, batch }` and `{ error }`, in the order in which they came. */
    this.arrived = [];
    this.rouse = undefined;
    /** The one whose batch was taken last: it is asked again when more is wanted. */
    this.last = undefined;
    this.onAbort = () => this.arrive({ error: signal.reason });
    signal?.addEventListener('abort', this.onAbort, { once: true });
    const iterators = sources.map((batches) => batches[Symbol.asyncIterator]());
    for (const iterator of iterators) this.running.add(iterator);
    for (const iterator of iterators) this.ask(iterator);
  }

  ask(iterator) {
    this.asked.add(iterator);
    iterator.next().then(({ value, done }) => {
      this.asked.delete(iterator);
      if (done) this.running.delete(iterator);
      this.arrive(done ? undefined : { iterator, batch: value });
    }, (error) => {
      this.asked.delete(iterator);
      this.running.delete(iterator);
      this.arrive({ failed: true, error });
    });
  }

  arrive(arrival) {
    if (arrival !== undefined) this.arrived.push(arrival);
    this.rouse?.();
  }

  /** The next batch; undefined when all have ended. */
  async next() {
    if (this.last !== undefined) this.ask(this.last);
    this.last = undefined;
    for (;;) {
      if (this.signal?.aborted) throw this.signal.reason;
      const arrival = this.arrived.shift();
      if (arrival !== undefined) {
        if (arrival.iterator === undefined) throw arrival.error;
        this.last = arrival.iterator;
        return arrival.batch;
      }
      if (this.running.size === 0) return undefined;
      await new Promise((resolve) => { this.rouse = resolve; });
    }
  }

  /** Ends those that have not ended; nobody waits for one that is busy with what may never come. */
  async end() {
    this.signal?.removeEventListener('abort', this.onAbort);
    await Promise.all([...this.running].map(async (iterator) => {
      const returned = iterator.return?.();
      if (this.asked.has(iterator)) returned?.then?.(undefined, () => {});
      else await returned;
    }));
  }
}

module.exports = { bytes, text, array, arrayBuffer, bytesSync, textSync, arraySync, arrayBufferSync, tap, tapSync, ondrain, merge };
