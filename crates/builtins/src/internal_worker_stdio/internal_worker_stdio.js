// `internal/worker_stdio`: the streams of a worker's input and output, on both sides, Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/worker_threads.html#workerstdin
'use strict';

const { Readable } = require('internal/streams/readable');
const { Writable } = require('internal/streams/writable');

/** What the other thread pushes. `hold(isWanted)` hears whether somebody waits for it. */
class Output extends Readable {
  #hold;
  #isHeld = false;

  constructor(hold = () => {}) {
    super();
    this.#hold = hold;
  }

  _read() {
    this.#setHeld(!this.readableEnded);
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

/** `send(chunk)` carries text or bytes to the other thread, null at the end. */
class Input extends Writable {
  #send;

  constructor(send) {
    super({ decodeStrings: false });
    this.#send = send;
  }

  _write(chunk, encoding, callback) {
    this.#send(typeof chunk === 'string' && encoding !== 'utf8' && encoding !== 'utf-8' ? require('buffer').Buffer.from(chunk, encoding) : chunk);
    callback();
  }

  _final(callback) {
    this.#send(null);
    callback();
  }
}
Object.defineProperty(Input, 'name', { value: 'WritableWorkerStdio' });

module.exports = { Input, Output };
