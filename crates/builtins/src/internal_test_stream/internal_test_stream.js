// `internal/test/stream`: the stream of a run's events, Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/test.html#class-teststream
'use strict';

const { Readable } = require('stream');

/** Every event is an item `{ type, data }` of the stream and an event of the same name. */
class TestsStream extends Readable {
  #waiting = [];
  #canPush = true;

  constructor() {
    super({ objectMode: true, highWaterMark: Number.MAX_SAFE_INTEGER });
  }

  _read() {
    this.#canPush = true;
    while (this.#waiting.length > 0 && this.#canPush) this.#canPush = this.push(this.#waiting.shift());
  }

  tell(type, data) {
    this.emit(type, data);
    this.#add({ type, data });
  }

  end() {
    this.#add(null);
  }

  #add(item) {
    if (this.#waiting.length > 0 || !this.#canPush) this.#waiting.push(item);
    else this.#canPush = this.push(item);
  }
}
Object.defineProperty(TestsStream.prototype, 'tell', { enumerable: false });

exports.TestsStream = TestsStream;
