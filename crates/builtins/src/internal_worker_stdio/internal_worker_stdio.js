// `internal/worker_stdio`: the streams of a worker's input and output, on both sides, Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/worker_threads.html#workerstdin
//
// Whoever writes goes on when the other side wants more, so that nothing piles up in a port.
'use strict';

const { Readable } = require('internal/streams/readable');
const { Writable } = require('internal/streams/writable');

/** What the other thread pushes. `askForMore()` lets it go on; `hold(isWanted)` hears whether somebody waits for it. */
class Output extends Readable {
  #askForMore;
  #hold;
  #isHeld = false;
  #isAwaited = false;

  constructor(askForMore, hold = () => {}) {
    super();
    this.#askForMore = askForMore;
    this.#hold = hold;
  }

  /** The other side waits until this is wanted. */
  arrive(chunk) {
    this.#isAwaited = true;
    this.push(chunk);
  }

  _read() {
    this.#setHeld(!this.readableEnded);
    if (!this.#isAwaited) return;
    this.#isAwaited = false;
    this.#askForMore();
  }

  push(chunk, encoding) {
    if (chunk === null) this.#setHeld(false);
    return super.push(chunk, encoding);
  }

  _destroy(error, callback) {
    this.#setHeld(false);
    callback(error);
  }

  #setHeld(held) {
    if (held === this.#isHeld) return;
    this.#isHeld = held;
    this.#hold(held);
  }
}
Object.defineProperty(Output, 'name', { value: 'ReadableWorkerStdio' });

/** `send(chunk)` carries text or bytes to the other thread, null at the end; `hold(isWaiting)` hears whether a write waits for the other side. */
class Input extends Writable {
  #send;
  #hold;
  #callback;

  constructor(send, hold = () => {}) {
    super({ decodeStrings: false });
    this.#send = send;
    this.#hold = hold;
  }

  _writev(chunks, callback) {
    const { Buffer } = require('buffer');
    for (const { chunk, encoding } of chunks) {
      this.#send(typeof chunk === 'string' && encoding !== 'utf8' && encoding !== 'utf-8' ? Buffer.from(chunk, encoding) : chunk);
    }
    this.#callback = callback;
    this.#hold(true);
  }

  _final(callback) {
    this.#send(null);
    callback();
  }

  /** The other side wants more, or will never. */
  release() {
    const callback = this.#callback;
    if (callback === undefined) return;
    this.#callback = undefined;
    this.#hold(false);
    callback();
  }
}
Object.defineProperty(Input, 'name', { value: 'WritableWorkerStdio' });

module.exports = { Input, Output };
