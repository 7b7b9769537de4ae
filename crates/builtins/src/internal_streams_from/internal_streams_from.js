// `internal/streams/from`: `Readable.from`. Node 26. Follows https://nodejs.org/docs/latest-v26.x/api/stream.html#streamreadablefromiterable-options
'use strict';

const { context } = require('internal/boot');
const { nextTick } = require('internal/loop');
const { codes } = require('internal/errors');
const { Buffer } = require('buffer');

function from(Readable, iterable, options) {
  if (typeof iterable === 'string' || iterable instanceof Buffer) return fromWhole(Readable, iterable, options);
  let isAsync;
  let iterator;
  if (iterable?.[Symbol.asyncIterator]) {
    isAsync = true;
    iterator = iterable[Symbol.asyncIterator]();
  } else if (iterable?.[Symbol.iterator]) {
    isAsync = false;
    iterator = iterable[Symbol.iterator]();
  } else {
    throw new codes.ERR_INVALID_ARG_TYPE('iterable', ['Iterable'], iterable);
  }
  const readable = new Readable({ objectMode: true, highWaterMark: 1, ...options });
  const source = new Source(readable, iterator, isAsync);
  const { _destroy: before } = readable;
  readable._read = () => source.read();
  readable._destroy = function(error, callback) {
    Reflect.apply(before, this, [error, (earlier) => source.close(earlier).then(
      () => nextTick(callback, earlier),
      (failure) => nextTick(callback, failure || earlier))]);
  };
  return readable;
}

/** A text and a Buffer are one chunk, not a row of characters. */
function fromWhole(Readable, whole, options) {
  return new Readable({
    objectMode: true,
    ...options,
    read() {
      this.push(whole);
      this.push(null);
    },
  });
}

class Source {
  constructor(readable, iterator, isAsync) {
    this.readable = readable;
    this.iterator = iterator;
    this.isAsync = isAsync;
    this.isReading = false;
  }

  read() {
    if (this.isReading) return;
    this.isReading = true;
    if (this.isAsync) this.pumpAsync();
    else this.pump();
  }

  /** An iterable of values is read without waiting; a promise among them is waited for. */
  pump() {
    const { readable, iterator } = this;
    try {
      for (;;) {
        const { value, done } = iterator.next();
        if (done) {
          readable.push(null);
          return;
        }
        if (value && typeof value.then === 'function') {
          this.pumpPromised(value);
          return;
        }
        if (!this.give(value)) return;
      }
    } catch (error) {
      readable.destroy(error);
    }
  }

  async pumpPromised(promise) {
    const { frame } = context;
    try {
      const chunk = await promise;
      context.frame = frame;
      if (!this.give(chunk)) return;
    } catch (error) {
      this.readable.destroy(error);
      return;
    }
    this.pump();
  }

  async pumpAsync() {
    const { readable, iterator } = this;
    const { frame } = context;
    for (;;) {
      try {
        const { value, done } = await iterator.next();
        context.frame = frame;
        if (done) {
          readable.push(null);
          return;
        }
        if (!this.give(value)) return;
      } catch (error) {
        readable.destroy(error);
        return;
      }
    }
  }

  give(chunk) {
    if (chunk === null) {
      this.isReading = false;
      throw new codes.ERR_STREAM_NULL_VALUES();
    }
    if (this.readable.push(chunk)) return true;
    this.isReading = false;
    return false;
  }

  /** Tells the iterator that no more is wanted, or why. */
  async close(error) {
    const { iterator } = this;
    const { frame } = context;
    if (error != null && typeof iterator.throw === 'function') {
      const { value, done } = await iterator.throw(error);
      await value;
      context.frame = frame;
      if (done) return;
    }
    if (typeof iterator.return === 'function') {
      const { value } = await iterator.return();
      await value;
    }
  }
}

Object.assign(exports, { from });
