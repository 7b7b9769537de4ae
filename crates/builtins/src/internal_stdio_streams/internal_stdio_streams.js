// `internal/stdio_streams`: process.stdin as a Readable. Node 26. Follows https://nodejs.org/docs/latest-v26.x/api/process.html#processstdin
//
// A file is a stream of `fs`. Of a pipe or terminal bytes are read by an OS thread, one piece when `_read` asks. The loop stays alive while a piece is waited for, unless the stream is
// unreferenced, or was paused after it had asked: then the piece is kept for who resumes.
'use strict';

const { Readable } = require('internal/streams/readable');
const { Buffer } = require('buffer');
const loop = require('internal/loop');
const { LoopHold } = require('internal/loop_hold');

/** The stream of descriptor 0; `ops` are the native functions of `internal/stdio`. */
function makeInput(ops) {
  switch (ops.kind(0)) {
    case 'tty': return require('internal/terminal').makeInput(ops);
    case 'pipe': return new SocketInput(ops);
    default: return makeFileInput();
  }
}

/** A file's descriptor is not the stream's to close. */
function makeFileInput() {
  const { ReadStream } = require('fs');
  return new ReadStream(null, { fd: 0, autoClose: false });
}

class SocketInput extends Readable {
  #ops;
  #handle;
  #isReading = false;
  #hold = new LoopHold();
  #isStopped = false;
  #bytesRead = 0;

  constructor(ops) {
    super({ highWaterMark: 65536, emitClose: false });
    this.#ops = ops;
    this.fd = 0;
  }

  /** It is a socket that is only read, also before sockets are there. */
  get writable() { return false; }

  get _handle() {
    return this.#handle ??= require('internal/stdio_sockets').inputHandle(this, () => this.#bytesRead, (isStopped) => this.#stop(isStopped));
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
      this.#bytesRead += bytes?.byteLength ?? 0;
      this._unrefTimer?.();
      if (error) this.destroy(error);
      else if (bytes.byteLength !== 0) this.push(Buffer.from(bytes));
      else this.#end();
    }
    this.#updateHold();
  }

  #end() {
    this.push(null);
    // The end of a pipe is told also while it is paused.
    if (this.readableLength === 0) this.read(0);
  }

  _destroy(error, callback) {
    this.#updateHold();
    callback(error);
    // As a handle's, which the loop closes.
    loop.enqueueClose(() => this.emit('close', Boolean(error)));
  }

  resume() {
    super.resume();
    this.#stop(false);
    return this;
  }

  pause() {
    super.pause();
    loop.nextTick(() => {
      if (!this.readableFlowing) this.#stop(true);
    });
    return this;
  }

  /** What has been asked for does not keep the loop alive while it is stopped. */
  #stop(isStopped) {
    this.#isStopped = isStopped;
    this.#updateHold();
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
Object.defineProperty(SocketInput, 'name', { value: 'Socket' });

Object.assign(exports, { makeInput, SocketInput });
