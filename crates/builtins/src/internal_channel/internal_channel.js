// `internal/channel`: the class Channel of `roata`. Follows docs/nodes.md.
//
// Many senders, many receivers, any core; first in, first out; every value is received once. A value whose receiver ended, or gave up, before it had it goes to
// the next. Values are cloned as the arguments of calls are.
'use strict';

const { waitFor, runningThread, signalOf, abortError } = require('internal/waiting');
const { scratch, out, encode, decode, registerKind } = require('internal/node_values');

/** A bounded queue between Thread-Nodes, wherever in this process they run. Every clone is the same channel. */
class Channel {
  #native;

  /** So many values may wait in it; with 0 each `send` waits for its receiver. */
  constructor(capacity) {
    if (capacity === adopted) return;
    require('internal/validators').validateInteger(capacity, 'capacity', 0);
    this.#native = ops.create(capacity);
  }

  get capacity() {
    return ops.capacity(this.#native);
  }

  /** Resolves when the value is in the channel (capacity 0: with its receiver). `options.signal` ends the wait. */
  async send(value, options) {
    const signal = signalOf(options);
    if (signal?.aborted) throw abortError(signal.reason);
    const length = encode(value, 'the value sent');
    const transfers = out.transfers.length === 0 ? undefined : out.transfers;
    const sent = ops.send(this.#native, runningThread(), scratch.bytes, length, transfers);
    if (typeof sent === 'number') return waitFor(sent, checkSent, { signal });
    return checkSent(sent);
  }

  /** The next value. Rejects if the channel is closed and empty. */
  async receive(options) {
    const result = await this.#next(options);
    if (result.done) throw closedError('receive from');
    return result.value;
  }

  /** Nothing more can be sent: senders that wait are refused. What is in the channel can still be received. */
  close() {
    ops.close(this.#native);
  }

  /** Iterates until the channel is closed and empty; several iterators share the values. */
  [Symbol.asyncIterator]() {
    return new Values((options) => this.#next(options));
  }

  #next(options) {
    const signal = signalOf(options);
    if (signal?.aborted) throw abortError(signal.reason);
    const received = ops.receive(this.#native, runningThread());
    return typeof received === 'number' ? waitFor(received, readResult, { signal }) : readResult(received);
  }

  get [Symbol.toStringTag]() {
    return 'Channel';
  }

  [Symbol.for('nodejs.util.inspect.custom')](depth, options, inspect) {
    return `Channel ${inspect({ capacity: this.capacity }, options)}`;
  }

  static cloneOf(object) {
    return #native in object ? over(object.#native) : undefined;
  }

  static native(channel) {
    return channel.#native;
  }

  static over(native) {
    const channel = new Channel(adopted);
    channel.#native = native;
    return channel;
  }
}

const adopted = Symbol('adopted');
const { native, over, cloneOf } = Channel;
for (const name of ['native', 'over', 'cloneOf']) delete Channel[name];

const asyncIteratorPrototype = Object.getPrototypeOf(Object.getPrototypeOf((async function* () {}).prototype));

/** What `for await` uses. `return` ends this iterator alone. */
class Values {
  #next;
  #isOver = false;

  constructor(next) {
    this.#next = next;
  }

  async next() {
    if (this.#isOver) return { value: undefined, done: true };
    const result = await this.#next();
    if (result.done) this.#isOver = true;
    return result;
  }

  async return(value) {
    this.#isOver = true;
    return { value, done: true };
  }
}
Object.setPrototypeOf(Values.prototype, asyncIteratorPrototype);

function checkSent(taken) {
  if (!taken) throw closedError('send to');
}

function readResult(received) {
  if (received === undefined) return { value: undefined, done: true };
  const [bytes, transfers] = received;
  return { value: decode(new Uint8Array(bytes), 0, bytes.byteLength, transfers), done: false };
}

function closedError(what) {
  const error = new Error(`Cannot ${what} a closed channel`);
  error.code = 'ERR_ROATA_CHANNEL_CLOSED';
  return error;
}

registerKind({
  tag: 12,
  type: Channel,
  near: true,
  encode: (channel, travel) => travel.handle(native(channel)),
  decode: (index, travel) => over(travel.handle(index)),
});

module.exports = { Channel, cloneOf };
