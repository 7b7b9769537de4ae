// `internal/stream_iter/push`: iterable streams that are written to: `push`, and pairs of them, `duplex`. Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/stream_iter.html#push-streams
'use strict';

const { codes: { ERR_INVALID_STATE } } = require('internal/errors');
const { bufferingOf, dictionary, signalOf, transformsAndOptions } = require('internal/stream_iter/arguments');
const { source } = require('internal/stream_iter/from');
const { pipeline } = require('internal/stream_iter/pull');
const { Writer, Channel, onAborted, given, over } = require('internal/stream_iter/writer');

const defaults = { backpressure: 'strict', budget: 16384 };

class PushWriter extends Writer {}

function push(...args) {
  const { transforms, options } = transformsAndOptions(args);
  const buffering = bufferingOf(options, defaults);
  return join(new Queue(buffering), transforms, signalOf(options));
}

function join(queue, transforms, signal) {
  queue.forgetSignal = onAborted(signal, (reason) => queue.fail(reason));
  const read = source(() => queue.iterator());
  const readable = transforms.length === 0 ? read : pipeline(read, transforms, signal);
  return { __proto__: null, writer: new PushWriter(queue), readable };
}

/** A channel with one reader, which takes all that is there at once. */
class Queue extends Channel {
  constructor(buffering) {
    super(buffering);
    this.readers = [];
    /** The reader has left. */
    this.isAbandoned = false;
    /** Nobody has to hear of the signal once it is over. */
    this.forgetSignal = undefined;
  }

  finish() {
    super.finish();
    this.forgetSignal?.();
  }

  failAll(reason) {
    super.failAll(reason);
    this.forgetSignal?.();
  }

  store(batch, size) {
    const reader = this.readers.shift();
    if (reader === undefined) return super.store(batch, size);
    this.total += size;
    reader.resolve(given(batch));
  }

  iterator() {
    return {
      __proto__: null,
      next: () => this.read(),
      return: async () => {
        this.abandon(new ERR_INVALID_STATE.TypeError('Stream closed by consumer'));
        return over();
      },
      throw: async (error) => {
        this.abandon(error);
        throw error;
      },
    };
  }

  read() {
    if (this.entries.length > 0) return Promise.resolve(given(this.takeAll()));
    if (this.isAbandoned) return Promise.resolve(over());
    if (this.state === 'failed') return Promise.reject(this.reason);
    if (this.state === 'closing') this.finish();
    if (this.state === 'closed') return Promise.resolve(over());
    const reader = Promise.withResolvers();
    this.readers.push(reader);
    return reader.promise;
  }

  takeAll() {
    const batches = this.entries.splice(0).map(({ batch }) => batch);
    this.buffered = 0;
    this.roomMade();
    return batches.length === 1 ? batches[0] : batches.flat();
  }

  isRead() { return this.entries.length === 0 && this.pending.length === 0; }
  tellEnd() { for (const { resolve } of this.isRead() ? this.readers.splice(0) : []) resolve(over()); }
  tellFailure() { for (const { reject } of this.readers.splice(0)) reject(this.reason); }

  abandon(reason) {
    this.entries.length = 0;
    this.buffered = 0;
    this.isAbandoned = true;
    if (this.state === 'closed' || this.state === 'failed') return;
    this.failAll(reason);
    this.settleDrains(({ resolve }) => resolve(false));
    for (const { resolve } of this.readers.splice(0)) resolve(over());
  }
}

// ---- pairs

/** Two channels: what is written to one is read from the other. */
function duplex(options) {
  const { a, b } = dictionary(options);
  const shared = bufferingOf(options, defaults);
  const signal = signalOf(options);
  const there = join(new Queue(bufferingOf(a, shared, 'a in options')), [], signal);
  const back = join(new Queue(bufferingOf(b, shared, 'b in options')), [], signal);
  return [duplexChannel(there.writer, back.readable), duplexChannel(back.writer, there.readable)];
}

function duplexChannel(writer, readable) {
  let closing;
  const close = () => closing ??= closeBoth(writer, readable);
  return {
    __proto__: null,
    get writer() { return writer; },
    get readable() { return readable; },
    close,
    async [Symbol.asyncDispose]() { await close(); },
  };
}

/** Ends what this side writes, and reads no more. */
async function closeBoth(writer, readable) {
  const ended = writer.end().catch(() => {});
  await readable[Symbol.asyncIterator]().return();
  await ended;
}

module.exports = { push, duplex };
