// `internal/pipe_stream`: a stream over a pipe or socket to another process. Node 26. What child.stdin, child.stdout and child.stdio are.
// Follows https://nodejs.org/docs/latest-v26.x/api/child_process.html#subprocessstdio
//
// It reads from the moment it is made, up to its high-water mark. Reading, and a write that waits for room, keep the loop alive.
'use strict';

const { Duplex } = require('internal/streams/duplex');
const { Buffer } = require('buffer');
const { errnoException } = require('internal/errors');
const loop = require('internal/loop');
const { LoopHold } = require('internal/loop_hold');
const { pipes: ops, NONE } = require('internal/pipe');

const END = 0;
const BYTES = 1;

class Socket extends Duplex {
  #pipe;
  #isReading = false;
  #isWaiting = false;
  #hold = new LoopHold();
  #isLent = false;
  #onRead = (kind, bytes) => this.#receive(kind, bytes);

  /** Over the pipe of that number in `ops`, or over nothing. */
  constructor(pipe, isReadable) {
    super({ allowHalfOpen: false, emitClose: false, readable: isReadable });
    this.#pipe = pipe;
    this.bytesRead = 0;
    this.bytesWritten = 0;
    this._handle = pipe === NONE ? null : new Handle(pipe);
    if (isReadable && pipe !== NONE) this.read(0);
  }

  /** Takes over descriptor `fd`. */
  static open(fd, isReadable) {
    const pipe = ops.open(fd);
    if (pipe < 0) throw errnoException(pipe, 'open');
    return new Socket(pipe, isReadable);
  }

  // ---- reading

  _read() {
    if (this.#pipe === NONE) {
      loop.nextTick(() => this.#receive(END));
      return;
    }
    if (this.#isReading || this.#isLent) return;
    this.#isReading = true;
    ops.read(this.#pipe, this.#onRead, false);
    this.#updateHold();
  }

  #receive(kind, bytes) {
    if (this.destroyed) return;
    if (kind === BYTES) {
      this.bytesRead += bytes.byteLength;
      if (this.push(Buffer.from(bytes)) || !this.#isReading) return;
      this.#stopReading();
      return;
    }
    this.#stopReading();
    if (kind === END) {
      this.push(null);
      this.read(0);
    } else {
      this.destroy(errnoException(kind, 'read'));
    }
  }

  #stopReading() {
    this.#isReading = false;
    if (this.#pipe !== NONE) ops.stopReading(this.#pipe);
    this.#updateHold();
  }

  /** Another process reads from it now. */
  lend() {
    this.#isLent = true;
    this.pause();
    this.#stopReading();
  }

  get isLent() {
    return this.#isLent;
  }

  // ---- writing

  _write(chunk, encoding, callback) {
    this.#writeFrom(chunk, 0, callback);
  }

  _writev(entries, callback) {
    this.#writeFrom(Buffer.concat(entries.map(({ chunk }) => chunk)), 0, callback);
  }

  #writeFrom(bytes, start, callback) {
    if (this.#pipe === NONE) return callback(errnoException(EPIPE, 'write'));
    const taken = ops.write(this.#pipe, start === 0 ? bytes : bytes.subarray(start));
    if (taken < 0) return callback(errnoException(taken, 'write'));
    this.bytesWritten += taken;
    if (start + taken === bytes.length) return callback();
    this.#isWaiting = true;
    this.#updateHold();
    ops.onWritable(this.#pipe, () => {
      this.#isWaiting = false;
      this.#updateHold();
      if (!this.destroyed) this.#writeFrom(bytes, start + taken, callback);
    });
  }

  _final(callback) {
    if (this.#pipe === NONE || this.readableEnded) return callback();
    ops.shutdown(this.#pipe);
    loop.enqueuePoll(callback);
  }

  // ---- the end

  _destroy(error, callback) {
    const pipe = this.#pipe;
    this.#pipe = NONE;
    this.#isReading = this.#isWaiting = false;
    this.#updateHold();
    callback(error);
    if (pipe !== NONE) ops.close(pipe);
    this._handle = null;
    loop.enqueueClose(() => this.emit('close', Boolean(error)));
  }

  /** Ends it, and destroys it once what was written is out. */
  destroySoon() {
    if (this.writable) this.end();
    if (this.writableFinished) this.destroy();
    else this.once('finish', this.destroy);
  }

  // ---- the loop

  ref() {
    this.#hold.ref();
    return this;
  }

  unref() {
    this.#hold.unref();
    return this;
  }

  #updateHold() {
    this.#hold.need(this.#isReading || this.#isWaiting);
  }
}

const EPIPE = -32;

/** What other modules see of the pipe: its descriptor, to give it to a child. */
class Handle {
  #pipe;
  constructor(pipe) {
    this.#pipe = pipe;
  }

  get fd() {
    return ops.descriptor(this.#pipe);
  }
}
Object.defineProperty(Handle, 'name', { value: 'Pipe' });

Object.assign(exports, { Socket });
