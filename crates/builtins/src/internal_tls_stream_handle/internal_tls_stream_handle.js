// `internal/tls/stream_handle`: a stream of any kind as a handle of `internal/sockets`, for TLS over what is no socket. Node 26.
'use strict';

const { kOwner } = require('internal/sockets');

const EOF = -4095;
const EPIPE = -32;

class StreamHandle {
  reading = false;
  #stream;
  #onRead = null;
  #isClosed = false;

  constructor(stream) {
    this.#stream = stream;
    stream.pause();
    stream.on('data', (bytes) => this.#receive(bytes));
    stream.on('end', () => this.#end());
    stream.on('close', () => this.#end());
    stream.on('error', (error) => this[kOwner]?.destroy(error));
  }

  #receive(bytes) {
    if (typeof bytes === 'string') bytes = require('buffer').Buffer.from(bytes);
    if (!this.#isClosed && bytes.length > 0) this.#onRead?.(this, bytes.length, bytes.buffer, bytes.byteOffset);
  }

  #end() {
    const onRead = this.#onRead;
    this.#onRead = null;
    if (!this.#isClosed) onRead?.(this, EOF);
  }

  readStart(onRead = this.#onRead) {
    this.#onRead = onRead;
    this.#stream.resume();
    return 0;
  }

  readStop() {
    this.#stream.pause();
    return 0;
  }

  writeBytes(bytes, done) {
    const { Buffer } = require('buffer');
    if (this.#isClosed || this.#stream.destroyed) return EPIPE;
    this.#stream.write(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), (error) => {
      if (!this.#isClosed) done(error ? EPIPE : 0);
    });
    return Math.max(bytes.length, 1);
  }

  shutdown(done) {
    this.#stream.end(() => {
      if (!this.#isClosed) done(0);
    });
    return 0;
  }

  close(onClosed) {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#stream.destroy();
    require('internal/loop').setImmediate(onClosed);
  }

  ref() { this.#stream.ref?.(); }
  unref() { this.#stream.unref?.(); }
}

Object.assign(exports, { StreamHandle });
