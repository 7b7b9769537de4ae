// `internal/tls/handle`: the handle of a TLSSocket: it stands over the handle of a socket and has the same methods (`internal/sockets`), so that all that
// streams do is the affair of `internal/net/socket`. What goes through it is encrypted by a native session. Node 26.
//
// Each record that comes is told as a piece of its own, with the checkpoint behind it. What is written is never out at once: its callback is called in
// the next check phase, before the immediates, as in Node.
'use strict';

const { invoke } = require('internal/ticks');
const { nextTick } = require('internal/loop');
const { Buffer } = require('buffer');
const { TCP, Pipe } = require('internal/sockets');
const { native } = require('internal/tls');

const EOF = -4095;
const EBADF = -9;
const ENOTCONN = -107;
const ECANCELED = -125;

// What a step of a session has brought; see `session.rs`.
const PLAIN = 1;
const SECURE = 2;
const END = 4;
const HELLO = 8;
const FAILED = 16;
const SESSION = 32;
const KEYS = 64;

/** No session. */
const NONE = 0;

class TLSHandle {
  reading = false;
  #inner;
  /** The socket whose handle this one stands over; null if it has the handle for itself. */
  #wrapped;
  #id = NONE;
  #events;
  #onRead = null;
  /** Pieces that came before anybody read. */
  #early = [];
  #largestRead = Infinity;
  #isShaking = true;
  #hasEnded = false;
  #isClosed = false;
  #bytesRead = 0;
  #bytesWritten = 0;
  /** The pieces of a write that waits for the handshake. */
  #held = null;
  #writing = null;
  #shutting = null;
  /** The handle below has taken only a part. */
  #isSending = false;
  #isWorking = false;

  /** `events` has functions for what comes: onhello, onsecure, onsession, onkeylog, onerror. */
  constructor(inner, wrapped, events) {
    this.#inner = inner;
    this.#wrapped = wrapped;
    this.#events = events;
  }

  // ---- the session

  /** Begins the handshake; `open()` makes the session. */
  start(open) {
    if (this.#isClosed || this.#id !== NONE) return;
    // A socket that was still connecting may have another handle by now.
    if (this.#wrapped?._handle) this.#inner = this.#wrapped._handle;
    this.#id = open();
    this.#flush();
    this.#updateReading();
  }

  /** A server's answer to what a client has said. */
  accept(context, alpn, asks, needs, ownOrder) {
    if (this.#id === NONE) return;
    this.#tell(native.accept(this.#id, context, alpn, asks, needs, ownOrder));
    this.#work();
  }

  /** Bytes that others have read from the socket. */
  receive(bytes) {
    if (this.#id === NONE) return;
    native.receive(this.#id, bytes);
    this.#work();
  }

  get session() {
    return this.#id;
  }

  // ---- reading

  readStart(onRead = this.#onRead) {
    if (this.#isClosed) return EBADF;
    this.#onRead = onRead;
    this.reading = true;
    if (this.#early.length > 0) nextTick(() => this.#tellEarly());
    return this.#updateReading();
  }

  readStop() {
    this.reading = false;
    this.#updateReading();
    return 0;
  }

  /** During the handshake everything is read. */
  #updateReading() {
    if (this.#id === NONE || this.#hasEnded) return 0;
    const wants = this.#isShaking || this.reading;
    if (wants === this.#inner.reading && this.#isOurs) return 0;
    this.#inner.reading = wants;
    if (!wants) return this.#inner.readStop();
    this.#isOurs = true;
    return this.#inner.readStart((handle, length, buffer, offset) => this.#receive(length, buffer, offset));
  }

  #isOurs = false;

  #receive(length, buffer, offset) {
    if (this.#id === NONE) return;
    if (length > 0) {
      native.receive(this.#id, new Uint8Array(buffer, offset, length));
      this.#work();
    } else {
      this.#inner.reading = false;
      this.#end(length);
    }
  }

  #work() {
    // What is told may write, or receive more.
    if (this.#isWorking) return;
    this.#isWorking = true;
    for (let what; this.#id !== NONE && (what = native.step(this.#id)) !== 0;) this.#tell(what);
    this.#isWorking = false;
    this.#flush();
  }

  #tell(what) {
    const events = this.#events;
    if (what & KEYS) for (const line of native.keys(this.#id)) invoke(() => events.onkeylog(Buffer.from(line)));
    if (what & HELLO) invoke(() => events.onhello());
    if (what & SECURE) this.#becomeSecure();
    if (this.#id !== NONE && what & PLAIN) this.#tellPlain(native.plain(this.#id));
    if (this.#id !== NONE && what & SESSION) invoke(() => events.onsession());
    if (this.#id !== NONE && what & END) this.#end(EOF);
    if (this.#id !== NONE && what & FAILED) {
      this.#flush();
      const [number, text] = native.failure(this.#id);
      invoke(() => events.onerror(number, text));
    }
  }

  #becomeSecure() {
    this.#isShaking = false;
    invoke(() => this.#events.onsecure());
    if (this.#id === NONE) return;
    this.#updateReading();
    const held = this.#held;
    if (held === null) return;
    this.#held = null;
    this.#encrypt(held);
  }

  #tellPlain(buffer) {
    this.#bytesRead += buffer.byteLength;
    for (let at = 0; at < buffer.byteLength; at += this.#largestRead) {
      this.#tellRead(Math.min(this.#largestRead, buffer.byteLength - at), buffer, at);
    }
  }

  #tellRead(length, buffer, offset) {
    if (this.#onRead === null) this.#early.push([length, buffer, offset]);
    else invoke(() => this.#onRead(this, length, buffer, offset));
  }

  #tellEarly() {
    for (const [length, buffer, offset] of this.#early.splice(0)) {
      if (!this.#isClosed) this.#onRead(this, length, buffer, offset);
    }
  }

  /** Nothing more comes: the end, or an error. */
  #end(status) {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#tellRead(status);
  }

  limitReads(length) {
    this.#largestRead = length;
  }

  get bytesRead() {
    return this.#bytesRead;
  }

  // ---- writing

  writeBytes(bytes, done) {
    return this.#write([bytes], done);
  }

  writeText(text, isLatin1, done) {
    return this.#write([Buffer.from(text, isLatin1 ? 'latin1' : 'utf8')], done);
  }

  writeAll(pieces, done) {
    return this.#write(pieces, done);
  }

  #write(pieces, done) {
    if (this.#isClosed) return EBADF;
    let length = 0;
    for (const piece of pieces) length += piece.length;
    this.#bytesWritten += length;
    this.#writing = done;
    if (this.#isShaking) {
      this.#held = pieces;
    } else {
      this.#encrypt(pieces);
    }
    return Math.max(length, 1);
  }

  /** What is written at once is one record, if it is not too long. */
  #encrypt(pieces) {
    native.write(this.#id, pieces.length === 1 ? pieces[0] : Buffer.concat(pieces));
    this.#flush();
  }

  /** Gives what is to be sent to the handle below, one write at a time. */
  #flush() {
    if (this.#id === NONE || this.#isSending) return;
    const bytes = native.take(this.#id);
    if (bytes === undefined) {
      if (this.#held === null && !this.#isSettling) this.#settle(0);
      return;
    }
    const waiting = this.#inner.writeBytes(new Uint8Array(bytes), (status) => {
      this.#isSending = false;
      if (status < 0) this.#settleNow(status);
      else this.#flushRest();
    });
    if (waiting < 0) this.#settle(waiting);
    else if (waiting === 0) this.#settle(0);
    else this.#isSending = true;
  }

  #flushRest() {
    this.#flush();
    if (!this.#isSending && this.#held === null) this.#settleNow(0);
  }

  #isSettling = false;

  /** All has been taken: whoever wrote is told so in the check phase. */
  #settle(status) {
    if (this.#held !== null || (this.#writing === null && this.#shutting === null) || this.#isSettling) return;
    if (this.#writing === null) {
      this.#settleNow(status);
      return;
    }
    this.#isSettling = true;
    require('internal/immediates').setNativeImmediate(() => {
      this.#isSettling = false;
      this.#settleNow(status);
    });
  }

  #settleNow(status) {
    const writing = this.#writing;
    this.#writing = null;
    if (writing !== null) writing(status);
    const shutting = this.#shutting;
    if (shutting === null || this.#isClosed || this.#isSending) return;
    this.#shutting = null;
    const failed = this.#inner.shutdown(shutting);
    if (failed !== 0) shutting(failed);
  }

  get bytesWritten() {
    return this.#bytesWritten;
  }

  get writeQueueSize() {
    return this.#inner.writeQueueSize ?? 0;
  }

  shutdown(done) {
    if (this.#isClosed) return ENOTCONN;
    if (this.#id === NONE) return this.#inner.shutdown(done);
    native.end(this.#id);
    this.#shutting = done;
    this.#flush();
    return 0;
  }

  // ---- the end

  close(onClosed) {
    if (this.#isClosed) return;
    const tell = this.#letGo(onClosed);
    const wrapped = this.#wrapped;
    if (wrapped === null) {
      this.#inner.close(tell);
    } else if (!wrapped._handle) {
      nextTick(tell);
    } else {
      wrapped.once('close', tell);
      wrapped.destroy();
    }
  }

  reset(onClosed) {
    const failed = this.#inner.reset === undefined ? EBADF : this.#inner.reset(() => tell());
    const tell = this.#letGo(onClosed);
    return failed;
  }

  /** What is left to be told when the handle below has closed. */
  #letGo(onClosed) {
    this.#isClosed = true;
    if (this.#id !== NONE) native.free(this.#id);
    this.#id = NONE;
    const waiting = [this.#writing, this.#shutting].filter((done) => done !== null);
    this.#writing = this.#shutting = this.#held = null;
    return () => {
      for (const done of waiting) invoke(done, ECANCELED);
      if (typeof onClosed === 'function') onClosed();
    };
  }

  /** What this handle stands over, if it is not its own: packages look for it. */
  get _parentWrap() {
    return this.#wrapped ?? (this.#inner instanceof TCP || this.#inner instanceof Pipe ? undefined : this.#inner);
  }

  // ---- what the handle below does

  connect(...args) { return this.#inner.connect(...args); }
  bind(...args) { return this.#inner.bind(...args); }
  open(fd) { return this.#inner.open(fd); }
  ref() { this.#inner.ref?.(); }
  unref() { this.#inner.unref?.(); }
  hasRef() { return this.#inner.hasRef?.() ?? false; }
  getAsyncId() { return this.#inner.getAsyncId?.() ?? -1; }
  get fd() { return this.#inner.fd ?? -1; }
  getsockname(out) { return this.#inner.getsockname?.(out) ?? EBADF; }
  getpeername(out) { return this.#inner.getpeername?.(out) ?? EBADF; }
  setNoDelay(isOn) { return this.#inner.setNoDelay?.(isOn); }
  setKeepAlive(...args) { return this.#inner.setKeepAlive?.(...args); }
  setTypeOfService(number) { return this.#inner.setTypeOfService?.(number) ?? EBADF; }
  getTypeOfService() { return this.#inner.getTypeOfService?.() ?? EBADF; }
}

Object.assign(exports, { TLSHandle });
