// `internal/stdio_sockets`: standard streams over pipes and terminals as sockets of `node:net`, which they are in Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/process.html#a-note-on-process-io
//
// A program that prints needs no sockets, and loading `node:net` would cost its start some milliseconds. So these streams are a Writable and a Readable
// at first, and are joined to Socket when something loads `node:net`: only then can a program ask what they are.
'use strict';

const { Readable } = require('internal/streams/readable');
const { Writable } = require('internal/streams/writable');

// ---- joining

/** From now on they are instances of Socket. */
function join(streams) {
  for (const stream of streams) {
    joinClass(Object.getPrototypeOf(stream));
    addFields(stream);
  }
}

/** What the class and its parents do stays; all else is done by Socket. */
function joinClass(prototype) {
  const { Socket } = require('internal/net/socket');
  if (prototype instanceof Socket) return;
  const own = Object.create(null);
  for (let from = prototype; from !== Writable.prototype && from !== Readable.prototype; from = Object.getPrototypeOf(from)) {
    for (const key of Reflect.ownKeys(from)) own[key] ??= Object.getOwnPropertyDescriptor(from, key);
  }
  if (own.constructor.value.name === 'Socket') own.constructor.value = Socket;
  Object.defineProperties(prototype, own);
  Object.setPrototypeOf(prototype, Socket.prototype);
}

/** The state of the side that the stream does not have, which is at its end, and Socket's fields. */
function addFields(stream) {
  const { Socket } = require('internal/net/socket');
  const isOutput = stream._readableState === undefined;
  if (isOutput) delete stream.readable;
  const model = new Socket(isOutput ? { readable: false } : { writable: false });
  for (const key of Reflect.ownKeys(model)) {
    if (!Object.hasOwn(stream, key)) Object.defineProperty(stream, key, Object.getOwnPropertyDescriptor(model, key));
  }
}

// ---- `_handle`, as far as programs are known to use it

/** `count()` gives the bytes that have been read or written. */
class Handle {
  #stream;
  #count;
  #hasRef = true;

  constructor(stream, count) {
    this.#stream = stream;
    this.#count = count;
  }

  get fd() { return this.#stream.fd; }
  get bytesRead() { return this.fd === 0 ? this.#count() : 0; }
  get bytesWritten() { return this.fd === 0 ? 0 : this.#count(); }
  get writeQueueSize() { return this.#stream.writableLength ?? 0; }
  getAsyncId() { return 0; }
  hasRef() { return this.#hasRef; }

  ref() {
    this.#hasRef = true;
    this.#stream.ref();
  }

  unref() {
    this.#hasRef = false;
    this.#stream.unref();
  }

  /** Whether writes block is settled: see the page above. */
  setBlocking() { return 0; }
}

class Pipe extends Handle {}
class TTY extends Handle {}

const outputHandle = (stream, bytesWritten) => new (stream.isTTY ? TTY : Pipe)(stream, bytesWritten);

/** `stop` is told whether what comes is not wanted for the moment. */
function inputHandle(stream, bytesRead, stop) {
  const handle = new (stream.isTTY ? TTY : Pipe)(stream, bytesRead);
  handle.reading = false;
  handle.readStart = () => {
    stop(false);
    stream._read();
    return 0;
  };
  handle.readStop = () => {
    stop(true);
    return 0;
  };
  return handle;
}

Object.assign(exports, { join, outputHandle, inputHandle });
