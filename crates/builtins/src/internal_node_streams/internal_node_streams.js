// `internal/node_streams`: values of async generators that are node functions, as their callers read them; and async iterables (Readable and ReadableStream
// among them) as arguments and results. In both the reader allows how many values may be ahead of it, and ending the reading ends the producer.
'use strict';

const { registerKind, out, arrival } = require('internal/node_values');

const { asyncIterator } = Symbol;
const kHighWaterMark = 16;

// ---- the values of a call

/** What a generator is to its caller. One that nobody holds any more ends its producer. */
class Reader {
  #reading;

  constructor(place, ahead, signal) {
    this.#reading = new Reading(place, ahead);
    abandoned.register(this, this.#reading);
    if (signal !== undefined) this.#reading.follow(signal);
  }

  [asyncIterator]() { return this; }
  next() { return this.#reading.next(); }

  /** Ends the producer, wherever it stands, and resolves when that has come; what it has sent and nobody has read is dropped. */
  async return(value) {
    await this.#reading.stop();
    return { value, done: true };
  }

  async throw(error) {
    await this.#reading.stop(error);
    throw error;
  }

  /** The same as `return()`, for those who hold it as a Thread. */
  cancel(reason) { this.#reading.stop(reason); }
  async [Symbol.asyncDispose]() { await this.#reading.stop(); }
}

const abandoned = new FinalizationRegistry((reading) => reading.abandon());

/** The caller's end of an async generator on a core. The call is placed when the first value is asked for, as a generator begins then. */
class Reading {
  #place;
  #placed;
  #ahead;
  #values = [];
  #readers = [];
  #taken = 0;
  #isOver = false;
  #isAbandoned = false;
  #settled;
  #failure;
  #value;
  /** Takes its listener from the signal that it follows. */
  #unfollow;

  /** `place(ahead)` places the call. */
  constructor(place, ahead = kHighWaterMark) {
    this.#place = place;
    this.#ahead = ahead;
  }

  next() {
    if (this.#values.length !== 0) {
      this.#grant();
      return Promise.resolve({ value: this.#values.shift(), done: false });
    }
    if (this.#isOver) return this.#end();
    this.#begin();
    return new Promise((resolve, reject) => this.#readers.push({ resolve, reject }));
  }

  /** Nobody can ask for values any more, but for those who wait for one. */
  abandon() {
    if (this.#readers.length === 0) this.stop();
    else this.#isAbandoned = true;
  }

  /** Aborted, it ends its producer; who reads is told once, and what has come and nobody has read is dropped. */
  follow(signal) {
    const onAbort = () => {
      const { abortError } = require('internal/node_errors');
      this.#values = [];
      this.#placed?.cancel(signal.reason);
      this.#finish({ error: abortError(signal.reason) });
    };
    if (signal.aborted) {
      onAbort();
      return;
    }
    signal.addEventListener('abort', onAbort, { once: true });
    this.#unfollow = () => signal.removeEventListener('abort', onAbort);
  }

  #begin() {
    if (this.#placed !== undefined) return;
    const placed = this.#placed = this.#place(this.#ahead);
    placed.onYield = (value) => this.#arrive(value);
    this.#settled = placed.promise.then((value) => this.#finish(undefined, value), (error) => this.#finish({ error }));
  }

  #arrive(value) {
    if (this.#isOver) return;
    const reader = this.#readers.shift();
    if (reader === undefined) {
      this.#values.push(value);
      return;
    }
    this.#grant();
    reader.resolve({ value, done: false });
    if (this.#isAbandoned) this.abandon();
  }

  /** Half of what may be ahead is allowed at once, so that not each value costs a message. */
  #grant() {
    if (++this.#taken < this.#ahead / 2) return;
    this.#placed.grant(this.#taken);
    this.#taken = 0;
  }

  #finish(failure, value) {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#unfollow?.();
    this.#failure = failure;
    this.#value = value;
    for (const { resolve } of this.#readers.splice(0)) resolve(this.#end());
  }

  /** The end is told once: the error, or the value it returned; after that it is over. */
  #end() {
    const failure = this.#failure;
    const value = this.#value;
    this.#failure = this.#value = undefined;
    return failure === undefined ? Promise.resolve({ value, done: true }) : Promise.reject(failure.error);
  }

  stop(reason) {
    this.#values = [];
    this.#failure = this.#value = undefined;
    if (this.#isOver) return this.#settled;
    this.#isOver = true;
    this.#unfollow?.();
    this.#placed?.cancel(reason);
    for (const { resolve } of this.#readers.splice(0)) resolve({ value: undefined, done: true });
    return this.#settled;
  }
}

// ---- async iterables that travel

/** Those that other realms read, by number, each with the iterator once that has begun, and the machine that reads it (0: this process). */
const lent = new Map();
/** Numbers within this process; those for others are secret. */
let lastLent = 0;

/** What they arrive as. */
const kIterable = 0;
const kReadable = 1;
const kReadableObjects = 2;
const kReadableStream = 3;

const isAsyncIterable = (object) => typeof object[asyncIterator] === 'function';

function shapeOf(iterable) {
  if (typeof iterable.pipe === 'function' && iterable._readableState !== undefined) return iterable.readableObjectMode ? kReadableObjects : kReadable;
  return iterable[Symbol.toStringTag] === 'ReadableStream' ? kReadableStream : kIterable;
}

registerKind({
  tag: 14,
  is: isAsyncIterable,
  lends: true,
  encode(iterable, { near }) {
    const number = near ? ++lastLent : require('internal/node_post').secretNumber();
    lent.set(number, { iterable, iterator: undefined, last: undefined, machine: 0 });
    out.lent.push(number);
    return [require('internal/node_post').here(), number, shapeOf(iterable)];
  },
  decode([realm, number, shape]) {
    const borrowed = new Borrowed({ machine: arrival.from, realm, number, isOver: false });
    if (shape === kIterable) return borrowed;
    if (shape === kReadableStream) return require('stream/web').ReadableStream.from(borrowed);
    return require('stream').Readable.from(borrowed, { objectMode: shape === kReadableObjects });
  },
});

/** What another realm asks of a lent iterable: `[what, value]`, one after the other; `machine` is the one it is in, 0 for this process. */
function handle(number, [what, value, machine = 0]) {
  const entry = lent.get(number);
  if (entry === undefined) return { value: undefined, done: true };
  if (machine !== 0) lendTo(machine, entry);
  const answer = (entry.last ?? Promise.resolve()).then(() => pull(entry, number, what, value));
  entry.last = answer.then(() => {}, () => {});
  return answer;
}

async function pull(entry, number, what, value) {
  if (what === 'next') {
    if (!lent.has(number)) return { value: undefined, done: true };
    entry.iterator ??= entry.iterable[asyncIterator]();
    try {
      const { value: item, done } = await entry.iterator.next();
      if (done) lent.delete(number);
      return { value: item, done: Boolean(done) };
    } catch (error) {
      lent.delete(number);
      throw error;
    }
  }
  if (!lent.delete(number)) return { value, done: true };
  const iterator = entry.iterator ?? entry.iterable[asyncIterator]();
  if (typeof iterator[what] === 'function') await iterator[what](value);
  return { value, done: true };
}

/** Nobody reads these any more: the call that they went along with is over, or who read them is. */
function takeBack(numbers) {
  for (const number of numbers) if (lent.has(number)) handle(number, ['return']).catch(() => {});
}

/** Whether some of a call's iterables have been read from: then it cannot be made again. */
const haveBegun = (numbers) => numbers.some((number) => lent.get(number)?.iterator !== undefined || !lent.has(number));

let isWatching = false;

/** A machine that goes down reads no more. */
function lendTo(machine, entry) {
  entry.machine = machine;
  if (isWatching) return;
  isWatching = true;
  require('internal/machines').onGone((gone) => {
    takeBack([...lent].filter(([, { machine }]) => machine === gone).map(([number]) => number));
  });
}

/** So many values of an iterable in another process are on their way; in this process, one. */
const kFarAhead = 16;

/** Iterables that nobody here holds any more end. */
const forgotten = new FinalizationRegistry((source) => {
  if (!source.isOver) askSource(source, 'return').catch(() => {});
});

function askSource({ machine, realm, number }, what, value) {
  if (machine !== 0) return require('internal/machines').ask(machine, 'pull', [realm, number, what, value], 'the value');
  const { ask, PULL } = require('internal/node_post');
  return ask(realm, PULL, number, [what, value], 'the value');
}

/** An async iterable of another realm. Some values are asked for ahead of the reader. */
class Borrowed {
  #source;
  #asked = [];
  #ahead;

  constructor(source) {
    this.#source = source;
    this.#ahead = source.machine === 0 ? 1 : kFarAhead;
    forgotten.register(this, source);
    // Who borrows and has its Thread-Node ended reads no more.
    const node = require('internal/async_context').state.frame?.node;
    if (node !== undefined) (node.atEnd ??= []).push(() => end(source));
  }

  [asyncIterator]() {
    return this;
  }

  async next() {
    this.#askAhead();
    const first = this.#asked.shift();
    // More is on its way while this one is worked on.
    this.#askAhead();
    return first ?? { value: undefined, done: true };
  }

  #askAhead() {
    const source = this.#source;
    while (!source.isOver && this.#asked.length < this.#ahead) {
      const asked = askSource(source, 'next');
      asked.then(({ done }) => { if (done) source.isOver = true; }, () => { source.isOver = true; });
      this.#asked.push(asked);
    }
  }

  async return(value) {
    this.#asked = [];
    const source = this.#source;
    if (source.isOver) return { value, done: true };
    source.isOver = true;
    return askSource(source, 'return', value);
  }

  async throw(error) {
    this.#asked = [];
    const source = this.#source;
    if (!source.isOver) {
      source.isOver = true;
      await askSource(source, 'throw', error).catch(() => {});
    }
    throw error;
  }
}

function end(source) {
  if (source.isOver) return;
  source.isOver = true;
  askSource(source, 'return').catch(() => {});
}

module.exports = { Reader, handle, takeBack, haveBegun, kHighWaterMark };
