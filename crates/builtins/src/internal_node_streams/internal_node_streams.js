// `internal/node_streams`: values of async generators that are node functions, as their callers read them; and async iterables (Readable and ReadableStream
// among them) as arguments and results. In both the reader allows how many values may be ahead of it, and ending the reading ends the producer.
'use strict';

const { registerKind } = require('internal/node_values');

const { asyncIterator } = Symbol;
const kHighWaterMark = 16;

// ---- the values of a call

/** The caller's end of an async generator on a core. The call is placed when the first value is asked for, as a generator begins then. */
class Reader {
  #place;
  #placed;
  #ahead;
  #values = [];
  #readers = [];
  #taken = 0;
  #isOver = false;
  #settled;
  #failure;
  #value;

  /** `place(ahead)` places the call. */
  constructor(place, ahead = kHighWaterMark) {
    this.#place = place;
    this.#ahead = ahead;
  }

  [asyncIterator]() {
    return this;
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

  /** Ends the producer, wherever it stands, and resolves when that has come; what it has sent and nobody has read is dropped. */
  async return(value) {
    await this.#stop();
    return { value, done: true };
  }

  async throw(error) {
    await this.#stop(error);
    throw error;
  }

  /** The same as `return()`, for those who hold it as a Thread. */
  cancel(reason) {
    this.#stop(reason);
  }

  async [Symbol.asyncDispose]() {
    await this.#stop();
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

  #stop(reason) {
    this.#values = [];
    this.#failure = this.#value = undefined;
    if (this.#isOver) return this.#settled;
    this.#isOver = true;
    this.#placed?.cancel(reason);
    for (const { resolve } of this.#readers.splice(0)) resolve({ value: undefined, done: true });
    return this.#settled;
  }
}

// ---- async iterables that travel

/** Those that other realms read, by number, each with the iterator once that has begun. */
const lent = new Map();
let lastLent = 0;

const isAsyncIterable = (object) => typeof object[asyncIterator] === 'function';

registerKind({
  tag: 14,
  near: true,
  is: isAsyncIterable,
  encode(iterable) {
    const number = ++lastLent;
    lent.set(number, { iterable, iterator: undefined, last: undefined });
    return [require('internal/node_post').here(), number];
  },
  decode: ([realm, number]) => new Borrowed(realm, number),
});

/** What the other realm asks of a lent iterable: `[what, value]`, one after the other. */
function handle(number, [what, value]) {
  const entry = lent.get(number);
  if (entry === undefined) return { value: undefined, done: true };
  const answer = (entry.last ?? Promise.resolve()).then(() => pull(entry, number, what, value));
  entry.last = answer.then(() => {}, () => {});
  return answer;
}

async function pull(entry, number, what, value) {
  if (what === 'next') {
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
  lent.delete(number);
  const iterator = entry.iterator ?? entry.iterable[asyncIterator]();
  if (typeof iterator[what] === 'function') await iterator[what](value);
  return { value, done: true };
}

/** An async iterable of another realm. Some values are asked for ahead of the reader. */
class Borrowed {
  #realm;
  #number;
  #asked = [];
  #isOver = false;

  constructor(realm, number) {
    this.#realm = realm;
    this.#number = number;
    // Who borrows and has its Thread-Node ended reads no more.
    const node = require('internal/async_context').state.frame?.node;
    if (node !== undefined) (node.atEnd ??= []).push(() => { if (!this.#isOver) this.return().catch(() => {}); });
  }

  [asyncIterator]() {
    return this;
  }

  #ask(what, value) {
    const { ask, PULL } = require('internal/node_post');
    return ask(this.#realm, PULL, this.#number, [what, value], 'the value');
  }

  async next() {
    if (this.#isOver && this.#asked.length === 0) return { value: undefined, done: true };
    while (!this.#isOver && this.#asked.length < kHighWaterMark) {
      const asked = this.#ask('next');
      asked.then(({ done }) => { if (done) this.#isOver = true; }, () => { this.#isOver = true; });
      this.#asked.push(asked);
      if (this.#asked.length === 1) break;
    }
    const first = this.#asked.shift();
    // The next is on its way while this one is worked on.
    if (!this.#isOver && this.#asked.length === 0) this.#prefetch();
    return first;
  }

  #prefetch() {
    const asked = this.#ask('next');
    asked.then(({ done }) => { if (done) this.#isOver = true; }, () => { this.#isOver = true; });
    this.#asked.push(asked);
  }

  async return(value) {
    if (this.#isOver) return { value, done: true };
    this.#isOver = true;
    for (const asked of this.#asked.splice(0)) asked.catch(() => {});
    return this.#ask('return', value);
  }

  async throw(error) {
    if (!this.#isOver) {
      this.#isOver = true;
      for (const asked of this.#asked.splice(0)) asked.catch(() => {});
      await this.#ask('throw', error).catch(() => {});
    }
    throw error;
  }
}

module.exports = { Reader, handle, kHighWaterMark };
