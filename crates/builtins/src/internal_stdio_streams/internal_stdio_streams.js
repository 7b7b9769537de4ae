// `internal/stdio_streams`: process.stdin as a Readable. Node 26. Follows https://nodejs.org/docs/latest-v26.x/api/process.html#processstdin
//
// Bytes are read by an OS thread, one piece when `_read` asks. The loop stays alive while a piece is waited for, unless the stream is
// unreferenced, or was paused after it had asked: then the piece is kept for who resumes.
'use strict';

const { Readable } = require('internal/streams/readable');
const { Buffer } = require('buffer');
const loop = require('internal/loop');
const { LoopHold } = require('internal/loop_hold');

/** The stream of descriptor 0; `ops` are the native functions of `internal/stdio`. */
function makeInput(ops) {
  return ops.kind(0) === 'tty' ? require('internal/terminal').makeInput(ops) : new Input(ops);
}

class Input extends Readable {
  #ops;
  #isReading = false;
  #hold = new LoopHold();
  #isStopped = false;

  constructor(ops) {
    const kind = ops.kind(0);
    // A file's descriptor is not the stream's to close.
    super({ highWaterMark: 65536, autoDestroy: kind !== 'fs', emitClose: kind === 'fs' });
    this.#ops = ops;
    this.fd = 0;
    this._type = kind;
  }

  _read() {
    this.#isStopped = false;
    if (!this.#isReading) {
      this.#isReading = true;
      this.#ops.read((error, bytes) => this.#receive(error, bytes));
    }
    this.#updateHold();
  }

  #receive(error, bytes) {
    this.#isReading = false;
    if (!this.destroyed) {
      if (error) this.destroy(error);
      else if (bytes.byteLength !== 0) this.push(Buffer.from(bytes));
      else this.#end();
    }
    this.#updateHold();
  }

  #end() {
    this.push(null);
    // The end of a pipe is told also while it is paused.
    if (this._type !== 'fs' && this.readableLength === 0) this.read(0);
  }

  _destroy(error, callback) {
    this.#updateHold();
    callback(error);
    // As a handle's, which the loop closes.
    if (this._type !== 'fs') loop.enqueueClose(() => this.emit('close', Boolean(error)));
  }

  resume() {
    super.resume();
    this.#isStopped = false;
    this.#updateHold();
    return this;
  }

  pause() {
    super.pause();
    loop.nextTick(() => {
      if (this.readableFlowing) return;
      this.#isStopped = true;
      this.#updateHold();
    });
    return this;
  }

  ref() {
    this.#hold.ref();
    return this;
  }

  unref() {
    this.#hold.unref();
    return this;
  }

  #updateHold() {
    this.#hold.need(this.#isReading && !this.destroyed && !this.#isStopped);
  }
}
Object.defineProperty(Input, 'name', { value: 'ReadStream' });

Object.assign(exports, { makeInput, Input });
