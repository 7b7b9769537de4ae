// `internal/stdio`: process.stdin, process.stdout and process.stderr, Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/process.html#process-io
//
// Files and terminals have what a program writes when `write` returns; a pipe that is full has it later, as in Node, but always: nothing is lost at
// the end of the process. Output is a Writable; input, which few programs read, is in `internal/stdio_streams`, terminals are in `internal/terminal`.
'use strict';

const process = require('process');
const { Writable } = require('internal/streams/writable');
const loop = require('internal/loop');

function make(fd) {
  if (fd === 0) return require('internal/stdio_streams').makeInput(ops);
  const stream = ops.kind(fd) === 'tty' ? require('internal/terminal').makeOutput(fd) : new Output(fd);
  outputs.push(stream);
  require('internal/console').attachStream(fd, stream);
  return stream;
}

const outputs = [];

/** The process is about to end: what the streams hold back is written. */
function finish() {
  for (const stream of outputs) stream.finish();
}

/** Writes text; errors are dropped: for what the runtime itself has to say. */
function writeText(fd, text) {
  ops.writeText(fd, text);
}

// ---- output

const outputOptions = { decodeStrings: false };

class Output extends Writable {
  constructor(fd) {
    super(outputOptions);
    this.fd = fd;
    this.readable = false;
    this._type = ops.kind(fd);
    this._isStdio = true;
  }

  _write(chunk, encoding, callback) {
    const outcome = typeof chunk === 'string' && isUtf8(encoding) ? ops.writeText(this.fd, chunk) : ops.writeBytes(this.fd, bytesOf(chunk, encoding));
    if (outcome === 0) callback();
    else this.#wait(outcome, callback);
  }

  _writev(entries, callback) {
    const isText = entries.every(({ chunk, encoding }) => typeof chunk === 'string' && isUtf8(encoding));
    if (isText) this._write(entries.map(({ chunk }) => chunk).join(''), 'utf8', callback);
    else this._write(require('buffer').Buffer.concat(entries.map(({ chunk, encoding }) => bytesOf(chunk, encoding))), 'buffer', callback);
  }

  #waiting = undefined;

  /** The pipe is full, or broken: `callback` is told when all is out. */
  #wait(outcome, callback) {
    if (outcome < 0) return callback(writeFailure(outcome));
    this.#waiting = callback;
    loop.ref();
    ops.whenWritten(this.fd, (errno) => {
      loop.unref();
      if (this.#waiting === callback) this.#goOn(errno);
    });
  }

  #goOn(errno) {
    const callback = this.#waiting;
    this.#waiting = undefined;
    if (errno === 0) callback();
    else callback(writeFailure(errno));
  }

  /** Hands over all that it holds, so that it is out before the process ends. */
  finish() {
    while (this.#waiting !== undefined) this.#goOn(0);
  }

  /** The process needs its output to its end: it is told closed, but can be written on. */
  _destroy(error, callback) {
    callback(error);
    this._undestroy();
    if (!this._writableState.emitClose) loop.nextTick(() => this.emit('close'));
  }

  destroySoon(...args) { return this.destroy(...args); }
  ref() { return this; }
  unref() { return this; }
}
Object.defineProperty(Output, 'name', { value: 'WriteStream' });

const bytesOf = (chunk, encoding) => (typeof chunk === 'string' ? require('buffer').Buffer.from(chunk, encoding) : chunk);
const writeFailure = (errno) => require('internal/errors').errnoException(errno, 'write');
const isUtf8 = (encoding) => encoding === 'utf8' || encoding === 'utf-8' || !encoding;

Object.assign(exports, { make, finish, writeText, Output, ops });
