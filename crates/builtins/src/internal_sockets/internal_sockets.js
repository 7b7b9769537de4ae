// `internal/sockets`: handles of sockets and pipes, what `socket._handle` and `server._handle` are in Node 26. They keep libuv's rules
// (https://docs.libuv.org/en/v1.x/stream.html): errors are negative numbers; what is asked of a handle keeps the loop alive until it is answered, and
// whoever waits when it is closed is told ECANCELED in the close phase.
'use strict';

const { context } = require('internal/boot');
const loop = require('internal/loop');
const { run } = require('internal/async_context');
const { invoke } = require('internal/ticks');
const { Buffer } = require('buffer');

/** In the place of a socket's number. */
const NONE = -1;

const EBADF = -9;
const EINVAL = -22;
const EADDRINUSE = -98;
const ENOTCONN = -107;
const ECANCELED = -125;

/** The stream or server that a handle belongs to. */
const kOwner = Symbol('owner_symbol');

let lastAsyncId = 1;
const newAsyncId = () => ++lastAsyncId;

class StreamHandle {
  reading = false;
  onconnection = null;
  #socket;
  #bytesRead = 0;
  #bytesWritten = 0;
  #onRead = null;
  #told = null;
  #largestRead = 0;
  // What is under way: whom to tell; null where there is nothing.
  #connecting = null;
  #writing = null;
  #shutting = null;
  /** Of a write that did not fit: the pieces that are left. */
  #rest = [];
  #queueSize = 0;
  #isReading = false;
  #isListening = false;
  #isClosed = false;
  #isRefed = true;
  #holds = false;
  #asyncId = 0;
  /** An error of `bind` that is told by `listen` or `connect`. */
  #late = 0;
  /** In which its end is told: where it was made, nobody's for a connection that came in. */
  #frame = undefined;

  constructor(socket) {
    if (socket >= 0) {
      this.#socket = socket;
    } else {
      this.#socket = NONE;
      this.#frame = context.frame;
    }
  }

  // ---- reading

  /** From now on `onRead(handle, length, buffer, offset)` is told what comes, and `onRead(handle, error)` what ends it. */
  readStart(onRead = this.#onRead) {
    if (this.#socket === NONE) return this.#isClosed ? EBADF : ENOTCONN;
    this.#onRead = onRead;
    this.#told ??= (length, buffer, offset) => this.#receive(length, buffer, offset);
    if (this.#largestRead !== 0) ops.limitReads(this.#socket, this.#largestRead);
    const failed = ops.read(this.#socket, this.#told);
    if (failed < 0) return failed;
    this.#isReading = true;
    this.#updateHold();
    return 0;
  }

  #receive(length, buffer, offset) {
    // The other side has gone, which has been told: now is the turn of what was to be done at the end of writing.
    if (length === 0) {
      if (this.#writing === null) this.#shutDown();
      return;
    }
    if (length > 0) {
      this.#bytesRead += length;
    } else {
      this.#isReading = false;
      this.#updateHold();
    }
    this.#onRead(this, length, buffer, offset);
  }

  readStop() {
    if (this.#isReading && this.#socket !== NONE) {
      ops.stopReading(this.#socket);
      this.#isReading = false;
      this.#updateHold();
    }
    return 0;
  }

  /** No piece that is told is larger than that. */
  limitReads(length) {
    this.#largestRead = length;
    if (this.#isReading) ops.limitReads(this.#socket, length);
  }

  get bytesRead() {
    return this.#bytesRead;
  }

  // ---- writing. Each gives 0 if all has been taken, a negative error, or how many bytes wait: then `done(status)` is told when they are out.

  writeBytes(bytes, done) {
    const taken = ops.write(this.#socket, bytes);
    return taken === bytes.length ? this.#tookAll(taken) : this.#keep(taken, bytes.length, () => [bytes], done);
  }

  /** As UTF-8, or as Latin-1. */
  writeText(text, isLatin1, done) {
    const taken = isLatin1 ? ops.writeLatin1(this.#socket, text) : ops.writeText(this.#socket, text);
    const encoding = isLatin1 ? 'latin1' : 'utf8';
    // A code unit takes one byte or more: with fewer, something is left for certain.
    const length = isLatin1 || taken < text.length ? NONE : Buffer.byteLength(text);
    if (taken === (length === NONE ? text.length : length)) return this.#tookAll(taken);
    const bytes = Buffer.from(text, encoding);
    return this.#keep(taken, bytes.length, () => [bytes], done);
  }

  /** Several at once. */
  writeAll(pieces, done) {
    let length = 0;
    for (let i = 0; i < pieces.length; i++) length += pieces[i].length;
    const taken = ops.writeAll(this.#socket, pieces, pieces.length);
    return taken === length ? this.#tookAll(taken) : this.#keep(taken, length, () => pieces, done);
  }

  #tookAll(count) {
    this.#bytesWritten += count;
    return 0;
  }

  #keep(taken, length, pieces, done) {
    if (taken < 0) return taken;
    this.#bytesWritten += length;
    this.#rest = after(taken, pieces());
    this.#queueSize = length - taken;
    this.#writing = done;
    this.#waitForRoom();
    return this.#queueSize;
  }

  #waitForRoom() {
    ops.onWritable(this.#socket, () => this.#writeRest());
    this.#updateHold();
  }

  #writeRest() {
    if (this.#writing === null) return;
    const pieces = this.#rest;
    const taken = pieces.length === 1 ? ops.write(this.#socket, pieces[0]) : ops.writeAll(this.#socket, pieces, pieces.length);
    if (taken >= 0) {
      this.#queueSize -= taken;
      this.#rest = after(taken, pieces);
      if (this.#queueSize > 0) return this.#waitForRoom();
    }
    const done = this.#writing;
    this.#writing = null;
    this.#rest = [];
    this.#queueSize = 0;
    this.#updateHold();
    done(taken < 0 ? taken : 0);
  }

  get bytesWritten() {
    return this.#bytesWritten;
  }

  get writeQueueSize() {
    return this.#queueSize;
  }

  /** Nothing more will be written; `done(status)` is told in the next pending phase, or right after the end if the other side has gone. */
  shutdown(done) {
    if (this.#socket === NONE || this.#connecting !== null) return ENOTCONN;
    this.#shutting = done;
    ops.enqueuePending(() => this.#shutDown());
    return 0;
  }

  #shutDown() {
    const done = this.#shutting;
    if (done === null) return;
    this.#shutting = null;
    done(ops.shutdown(this.#socket));
  }

  // ---- opening

  /** Takes over a descriptor. */
  open(fd) {
    return this._bound(ops.adopt(fd));
  }

  /** It is that socket from now on. An address in use is told later, as in libuv. */
  _bound(socket) {
    if (this.#socket !== NONE || this.#isClosed) {
      if (socket >= 0) ops.close(socket);
      return EINVAL;
    }
    if (socket === EADDRINUSE) {
      this.#late = socket;
      return 0;
    }
    if (socket < 0) return socket;
    this.#socket = socket;
    return 0;
  }

  /** What `bind` has kept for later; 0 for nothing. */
  lateError() {
    return this.#late;
  }

  /** From now on `onconnection(0, handle)` is called. */
  listen(backlog) {
    if (this.#late !== 0) return this.#late;
    if (this.#socket === NONE) this._listenAnywhere();
    const failed = ops.listen(this.#socket, backlog, (socket) => this.#accept(socket));
    if (failed < 0) return failed;
    this.#isListening = true;
    this.#updateHold();
    return 0;
  }

  #accept(socket) {
    const { constructor: Handle, onconnection } = this;
    if (onconnection === null) ops.close(socket);
    else this.onconnection(0, new Handle(socket));
  }

  /** With `ops.connectTcp` or `connectPath`: `done(status)` is told, unless a negative error is given back. */
  _connect(operation, address, port, done) {
    if (this.#isClosed) return EBADF;
    if (this.#late !== 0) {
      ops.enqueuePending(() => this.#endConnecting(this.#late));
    } else {
      const socket = operation(this.#socket, address, port, (status) => this.#endConnecting(status));
      if (socket < 0) return socket;
      this.#socket = socket;
    }
    this.#connecting = done;
    this.#updateHold();
    return 0;
  }

  #endConnecting(status) {
    const done = this.#connecting;
    if (done === null) return;
    this.#connecting = null;
    this.#updateHold();
    done(status);
  }

  // ---- the end

  /** `onClosed` is called in the close phase, after whoever waited. */
  close(onClosed) {
    if (this.#isClosed) return;
    this.#isClosed = true;
    if (this.#socket !== NONE) ops.close(this.#socket);
    this.#socket = NONE;
    this.#isReading = this.#isListening = false;
    const waiting = [this.#connecting, this.#writing, this.#shutting].filter((done) => done !== null);
    this.#connecting = this.#writing = this.#shutting = null;
    this.#rest = [];
    this.#updateHold();
    run(this.#frame, loop.enqueueClose, undefined, () => {
      for (const done of waiting) invoke(done, ECANCELED);
      if (typeof onClosed === 'function') onClosed();
    });
  }

  /** The same, and the other side sees that something went wrong. Not while an end is on its way: then it is closed, and nobody is told. */
  reset(onClosed) {
    if (this.#socket === NONE) return this.#isClosed ? EINVAL : 0;
    if (this.#shutting !== null) {
      this.close();
      return EINVAL;
    }
    const failed = ops.resetAtClose(this.#socket);
    if (failed < 0) return failed;
    this.close(onClosed);
    return 0;
  }

  // ---- the loop

  ref() {
    this.#isRefed = true;
    this.#updateHold();
  }

  unref() {
    this.#isRefed = false;
    this.#updateHold();
  }

  hasRef() {
    return this.#isRefed && !this.#isClosed;
  }

  /** What is under way holds the loop also for a handle that does not. */
  #updateHold() {
    const holds = this.#connecting !== null || this.#writing !== null || (this.#isRefed && (this.#isReading || this.#isListening));
    if (holds === this.#holds) return;
    this.#holds = holds;
    if (holds) loop.ref();
    else loop.unref();
  }

  // ---- what it is

  get fd() {
    return this.#socket === NONE ? -1 : ops.descriptor(this.#socket);
  }

  getAsyncId() {
    if (this.#asyncId === 0) this.#asyncId = newAsyncId();
    return this.#asyncId;
  }

  /** The number for operations of other modules, NONE if there is none. */
  _socket() {
    return this.#socket;
  }

  /** Fills `out` with what `operation` says about addresses. */
  _name(operation, out) {
    if (this.#late !== 0) return this.#late;
    const name = this.#socket === NONE ? EBADF : operation(this.#socket);
    if (typeof name === 'number') return name;
    if (typeof name === 'string') out.address = name;
    else [out.address, out.family, out.port] = [name[0], name[2], name[1]];
    return 0;
  }
}

/** What is left of `pieces` after the first `count` bytes. */
function after(count, pieces) {
  let first = 0;
  while (first < pieces.length && count >= pieces[first].length) count -= pieces[first++].length;
  const rest = pieces.slice(first);
  if (count > 0) rest[0] = rest[0].subarray(count);
  return rest;
}

/** Bits of `TCP.bind`. */
const ONLY_V6 = 1;
const SHARED_PORT = 2;

class TCP extends StreamHandle {
  bind(address, port, flags = 0) {
    return this._bound(ops.bindTcp(address, port, flags));
  }

  connect(address, port, done) {
    return this._connect(ops.connectTcp, address, port, done);
  }

  _listenAnywhere() {
    this.bind('0.0.0.0', 0);
  }

  getsockname(out) {
    return this._name(ops.ownName, out);
  }

  getpeername(out) {
    return this._name(ops.peerName, out);
  }

  setNoDelay(isOn) {
    return this._socket() === NONE ? EBADF : ops.setNoDelay(this._socket(), isOn);
  }

  /** Times in seconds. */
  setKeepAlive(isOn, delay, interval = 0, count = 0) {
    return this._socket() === NONE ? EBADF : ops.setKeepAlive(this._socket(), isOn, delay, interval, count);
  }

  setTypeOfService(number) {
    return this._socket() === NONE ? EBADF : ops.setTypeOfService(this._socket(), number);
  }

  getTypeOfService() {
    return this._socket() === NONE ? EBADF : ops.typeOfService(this._socket());
  }
}

class Pipe extends StreamHandle {
  /** Takes over a pipe of `internal/pipe`. */
  adopt(pipe) {
    return this._bound(ops.adoptPipe(pipe));
  }

  bind(path) {
    return this._bound(ops.bindPath(path));
  }

  connect(path, done) {
    return this._connect(ops.connectPath, path, 0, done);
  }

  _listenAnywhere() {}

  /** Whether it goes both ways: a pipe that is no socket goes one. */
  directions() {
    const directions = ops.directions(this._socket());
    return { readable: (directions & 1) !== 0, writable: (directions & 2) !== 0 };
  }

  /** Others may connect to it: 1 to read, 2 to write. */
  fchmod(mode) {
    const out = {};
    const failed = this._name(ops.ownName, out);
    if (failed !== 0) return failed;
    const fs = require('fs');
    const granted = (mode & 1 ? 0o444 : 0) | (mode & 2 ? 0o222 : 0);
    fs.chmodSync(out.address, (fs.statSync(out.address).mode & 0o777) | granted);
    return 0;
  }
}

/** Datagrams to and from one address; each is read as one piece. */
class Datagrams extends StreamHandle {
  connect(address, port, ownAddress = '') {
    return this._bound(ops.connectUdp(address, port, ownAddress));
  }
}

/** A handle for a descriptor, by what that is; undefined if it is neither. */
function handleOf(fd) {
  switch (ops.kindOf(fd)) {
    case 'TCP': return new TCP();
    case 'PIPE': return new Pipe();
    case 'UDP': return new (require('internal/datagrams').UDP)();
    default: return undefined;
  }
}

Object.assign(exports, {
  enqueuePending: ops.enqueuePending, TCP, Pipe, Datagrams, handleOf, kindOf: ops.kindOf, parseAddress: ops.parseAddress, newAsyncId, kOwner, ONLY_V6, SHARED_PORT,
});
