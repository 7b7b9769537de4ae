// `internal/stream_iter/classic`: iterable streams to and from the streams of `node:stream`. Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/stream_iter.html#classic-stream-interop
'use strict';

const { context } = require('internal/boot');
const { codes } = require('internal/errors');
const { apply } = Reflect;
const { validateInteger, validateObject } = require('internal/validators');
const { symbols, hasMethod, sizeOf, writtenBytes, writtenBatch } = require('internal/stream_iter/arguments');
const { bytesIn, kBatches } = require('internal/stream_iter/from');
const { finished } = require('internal/streams/finished');

const { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_INVALID_STATE } = codes;
const then = Promise.prototype.then;

// ---- from classic streams

/** One per stream. */
const readers = new WeakMap();

function fromReadable(readable) {
  if (!hasMethod(readable, symbols.toAsyncStreamable) && !(hasMethod(readable, 'read') && hasMethod(readable, 'on'))) {
    throw new ERR_INVALID_ARG_TYPE('readable', 'Readable', readable);
  }
  if (readers.has(readable)) return readers.get(readable);
  const batches = hasMethod(readable, symbols.toAsyncStreamable) ? readable[symbols.toAsyncStreamable]() : batchesOf(readable);
  readers.set(readable, batches);
  return batches;
}

/** An async iterator whose batches are what the stream has at a time. */
function batchesOf(stream) {
  return Object.assign(generateBatches(stream), { stream, [kBatches]: true });
}

async function* generateBatches(stream) {
  const state = watch(stream);
  try {
    for (;;) {
      const chunks = stream.destroyed ? [] : readAll(stream);
      if (chunks.length > 0) {
        const { frame } = context;
        let batch = chunks;
        if (!isPlain(stream)) {
          batch = [];
          for await (const bytes of bytesIn(chunks, true)) batch.push(bytes);
        }
        context.frame = frame;
        if (batch.length > 0) yield batch;
      } else if (state.outcome === null) {
        return;
      } else if (state.outcome !== undefined) {
        throw state.outcome;
      } else {
        await new Promise((resolve) => { state.rouse = resolve; });
      }
    }
  } finally {
    state.forget();
    if (!stream.destroyed) stream.destroy?.();
  }
}

/** `outcome`: undefined while more may come, null after the end, else the error. */
function watch(stream) {
  const state = { outcome: undefined, rouse: undefined, forget: undefined };
  const onReadable = () => state.rouse?.();
  stream.on('readable', onReadable);
  const forget = finished(stream, { writable: false }, (error) => {
    state.outcome = error ?? null;
    state.rouse?.();
  });
  state.forget = () => {
    stream.off('readable', onReadable);
    forget();
  };
  return state;
}

/** What the stream has now; what a read brings in waits for the next time. */
function readAll(stream) {
  const chunks = [];
  let left = stream.readableLength ?? Infinity;
  do {
    const chunk = stream.read();
    if (chunk === null || chunk === undefined) break;
    chunks.push(chunk);
    left -= stream.readableObjectMode ? 1 : chunk.length;
  } while (left > 0);
  return chunks;
}

/** Its chunks are bytes. */
const isPlain = ({ readableObjectMode, readableEncoding, _readableState }) => _readableState !== undefined && !readableObjectMode && !readableEncoding;

// ---- to classic writables

const fullBuffer = 'Backpressure violation: buffer is full. Await each write() call to respect backpressure.';
const policies = ['strict', 'unbounded', 'drop-oldest', 'drop-newest'];

/** Writers by stream, and then by policy. */
const writers = new WeakMap();

function fromWritable(writable, options = {}) {
  if (!hasMethod(writable, 'write') || !hasMethod(writable, 'on')) throw new ERR_INVALID_ARG_TYPE('writable', 'Writable', writable);
  validateObject(options, 'options');
  const { backpressure = 'strict' } = options;
  if (!policies.includes(backpressure)) {
    const expected = policies.map((policy) => `'${policy}'`).join(', ');
    throw new ERR_INVALID_ARG_VALUE('options.backpressure', backpressure, `must be one of: ${expected}`);
  }
  if (backpressure === 'drop-oldest') {
    throw new ERR_INVALID_ARG_VALUE('options.backpressure', backpressure, 'drop-oldest is not supported for classic stream.Writable');
  }
  if (writable.writableObjectMode) throw new ERR_INVALID_STATE('Cannot create a stream/iter Writer from an object-mode Writable');
  if (!writers.has(writable)) writers.set(writable, new Map());
  const known = writers.get(writable);
  if (!known.has(backpressure)) known.set(backpressure, writerInto(new Destination(writable, backpressure)));
  return known.get(backpressure);
}

function writerInto(destination) {
  return {
    __proto__: null,
    get canWrite() { return destination.canWrite(); },
    writeSync(chunk) { return false; },
    writevSync(chunks) { return false; },
    write(chunk, options) { return destination.write([writtenBytes(chunk)]); },
    writev(chunks, options) { return destination.write(writtenBatch(chunks)); },
    endSync() { return -1; },
    end(options) { return destination.end(); },
    fail(reason) { destination.fail(reason); },
    async [Symbol.asyncDispose]() { destination.fail(); },
    [Symbol.dispose]() { destination.fail(); },
    [symbols.drainableProtocol]: (() => () => destination.whenDrained())(),
  };
}

/** A classic writable behind a writer. */
class Destination {
  constructor(writable, backpressure) {
    this.writable = writable;
    this.backpressure = backpressure;
    this.total = 0;
    /** `{ reason }` after `fail`. */
    this.failure = undefined;
    this.isOver = false;
    this.waiting = [];
    this.ending = undefined;
    writable.on('drain', () => this.settle(({ resolve }) => resolve(true)));
    writable.on('error', (error) => this.settle(({ reject }) => reject(error)));
    writable.on('close', () => this.close());
  }

  isOpen() {
    const { writable } = this;
    return !this.isOver && this.failure === undefined && this.ending === undefined && !writable.destroyed && !writable.writableEnded && writable.writable !== false;
  }

  canWrite() { return this.isOpen() ? !this.isFull() : null; }
  isFull() { return (this.writable.writableLength ?? 0) >= (this.writable.writableHighWaterMark ?? 16384); }

  write(batch) {
    if (this.failure !== undefined) return Promise.reject(this.failure.reason);
    if (!this.isOpen()) return Promise.reject(new codes.ERR_STREAM_WRITE_AFTER_END());
    if (this.isFull()) {
      if (this.backpressure === 'strict') return Promise.reject(new ERR_INVALID_STATE.RangeError(fullBuffer));
      if (this.backpressure === 'drop-newest') {
        this.total += sizeOf(batch);
        return Promise.resolve();
      }
    }
    this.total += sizeOf(batch);
    const hasRoom = this.pass(batch);
    return hasRoom || this.backpressure !== 'unbounded' ? Promise.resolve() : this.whenRoom().then(() => undefined);
  }

  pass(batch) {
    const { writable } = this;
    if (batch.length > 1) writable.cork?.();
    let hasRoom = true;
    for (const chunk of batch) hasRoom = writable.write(chunk);
    if (batch.length > 1) writable.uncork?.();
    return hasRoom !== false;
  }

  whenRoom() {
    return new Promise((resolve, reject) => { this.waiting.push({ resolve, reject }); });
  }

  whenDrained() {
    const canWrite = this.canWrite();
    if (canWrite === null) return null;
    return canWrite ? Promise.resolve(true) : this.whenRoom();
  }

  settle(settle) { this.waiting.splice(0).forEach(settle); }

  close() {
    this.isOver = true;
    this.settle(({ resolve }) => resolve(false));
  }

  /** All bytes that were written, when they have left. */
  end() {
    if (this.failure !== undefined) return Promise.reject(this.failure.reason);
    if (this.ending === undefined && !this.isOpen()) return Promise.resolve(this.total);
    return this.ending ??= new Promise((resolve, reject) => {
      const { writable } = this;
      finished(writable, { readable: false }, (error) => (error ? reject(error) : resolve(this.total)));
      writable.end();
    });
  }

  fail(reason) {
    if (!this.isOpen()) return;
    this.failure = { reason };
    this.settle(({ reject }) => reject(reason));
    this.writable.destroy?.(reason || new codes.ERR_FALSY_VALUE_REJECTION(reason));
  }
}

// ---- to classic readables

function toReadable(source, options = {}) {
  if (!hasMethod(source, Symbol.asyncIterator)) throw new ERR_INVALID_ARG_TYPE('source', 'AsyncIterable', source);
  validateObject(options, 'options');
  const { highWaterMark = 65536, signal } = options;
  validateInteger(highWaterMark, 'options.highWaterMark', 0);
  const iterator = source[Symbol.asyncIterator]();
  const feeding = new Feeding(iterator);
  const { Readable } = require('stream');
  return new Readable({
    highWaterMark,
    signal,
    read() { feeding.read(this); },
    destroy(error, callback) { feeding.end().then(() => callback(error), (failure) => callback(error || failure)); },
  });
}

/** Batches of an async iterator, pushed chunk by chunk as long as the stream takes them. */
class Feeding {
  constructor(iterator) {
    this.iterator = iterator;
    /** What is left of the last batch. */
    this.rest = [][Symbol.iterator]();
    this.isReading = false;
    this.isOver = false;
  }

  async read(stream) {
    if (this.isReading) return;
    this.isReading = true;
    try {
      while (this.pushRest(stream)) {
        const { value, done } = await this.iterator.next();
        if (stream.destroyed) return;
        if (done) {
          this.isOver = true;
          stream.push(null);
          return;
        }
        this.rest = value[Symbol.iterator]();
      }
    } catch (error) {
      this.isOver = true;
      stream.destroy(error);
    } finally {
      this.isReading = false;
    }
  }

  /** Whether the stream takes more. */
  pushRest(stream) {
    for (;;) {
      const { value, done } = this.rest.next();
      if (done) return true;
      if (!stream.push(value) || stream.destroyed) return false;
    }
  }

  async end() {
    if (this.isOver) return;
    this.isOver = true;
    await this.iterator.return?.();
  }
}

function toReadableSync(source, options = {}) {
  if (!hasSyncIterator(source)) throw new ERR_INVALID_ARG_TYPE('source', 'Iterable', source);
  validateObject(options, 'options');
  const { highWaterMark = 65536 } = options;
  validateInteger(highWaterMark, 'options.highWaterMark', 0);
  const iterator = source[Symbol.iterator]();
  const { Readable } = require('stream');
  let rest = [][Symbol.iterator]();
  return new Readable({
    highWaterMark,
    read() {
      for (;;) {
        const { value, done } = rest.next();
        if (done) {
          const batch = iterator.next();
          if (batch.done) {
            this.push(null);
            return;
          }
          rest = batch.value[Symbol.iterator]();
        } else if (!this.push(value)) {
          return;
        }
      }
    },
    destroy(error, callback) {
      iterator.return?.();
      callback(error);
    },
  });
}

const hasSyncIterator = (value) => value !== null && value !== undefined && typeof value[Symbol.iterator] === 'function';

// ---- writers as classic writables

function toWritable(writer) {
  if (typeof writer !== 'object' || !hasMethod(writer, 'write')) throw new ERR_INVALID_ARG_TYPE('writer', 'Writer', writer);
  const { Writable } = require('stream');
  const takesBatches = hasMethod(writer, 'writev');
  return new Writable({
    // The writer says when there is room.
    highWaterMark: Number.MAX_SAFE_INTEGER,
    write(chunk, encoding, callback) {
      const bytes = typeof chunk === 'string' ? writtenBytes(chunk) : chunk;
      attempt(callback, () => hasMethod(writer, 'writeSync') && writer.writeSync(bytes), () => writer.write(bytes));
    },
    writev: takesBatches ? (entries, callback) => {
      const chunks = entries.map(({ chunk }) => (typeof chunk === 'string' ? writtenBytes(chunk) : chunk));
      attempt(callback, () => hasMethod(writer, 'writevSync') && writer.writevSync(chunks), () => writer.writev(chunks));
    } : undefined,
    final(callback) {
      if (!hasMethod(writer, 'end')) queueMicrotask(callback);
      else attempt(callback, () => hasMethod(writer, 'endSync') && writer.endSync() >= 0, () => writer.end());
    },
    destroy(error, callback) {
      if (error && hasMethod(writer, 'fail')) writer.fail(error);
      callback(error);
    },
  });
}

/** Calls `callback` when the synchronous way has worked, or else when the promise of the other is settled. */
function attempt(callback, sync, async) {
  try {
    if (sync()) queueMicrotask(callback);
    else apply(then, async(), [() => callback(), callback]);
  } catch (error) {
    callback(error);
  }
}

module.exports = { batchesOf, fromReadable, fromWritable, toReadable, toReadableSync, toWritable };
