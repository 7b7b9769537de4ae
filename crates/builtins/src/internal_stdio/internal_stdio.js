// `internal/stdio`: process.stdin, process.stdout and process.stderr, Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/process.html#process-io
//
// Files and terminals have what a program writes when `write` returns; a pipe that is full has it later, as in Node, but always: nothing is lost at
// the end of the process. Output is a Writable, which becomes a socket when `node:net` is loaded (`internal/stdio_sockets`); input, which few programs
// read, is in `internal/stdio_streams`, terminals are in `internal/terminal`.
'use strict';

const process = require('process');
const { whenLoaded, context } = require('internal/boot');
const { Writable } = require('internal/streams/writable');
const loop = require('internal/loop');

function make(fd) {
  const stream = fd === 0 ? require('internal/stdio_streams').makeInput(ops) : makeOutput(fd);
  if (!('_handle' in stream)) return stream;
  streams.push(stream);
  whenLoaded('internal/net/socket', () => require('internal/stdio_sockets').join(streams.splice(0)));
  return stream;
}

function makeOutput(fd) {
  const kind = ops.kind(fd);
  const stream = kind === 'tty' ? require('internal/terminal').makeOutput(fd) : kind === 'fs' ? new FileOutput(fd) : new SocketOutput(fd);
  outputs.push(stream);
  require('internal/console').attachStream(fd, stream);
  if (context.mirrored) stream.on('error', (error) => tellProgram(fd, error));
  return stream;
}

/** On a core: what its node functions print is the program's output, and so is what becomes of that. */
function tellProgram(fd, error) {
  if (failed.has(fd)) return;
  failed.add(fd);
  const { ask, OUTPUT } = require('internal/node_post');
  ask(0, OUTPUT, fd, error, 'the error').catch(() => {});
}

const failed = new Set();

/** In the program: output of a core's has failed. */
function handle(fd, error) {
  loop.nextTick(() => process[fd === 1 ? 'stdout' : 'stderr'].emit('error', error));
}

const outputs = [];

/** Those that are still to become sockets. */
const streams = [];

/** The process is about to end: what the streams hold back is written. */
function finish() {
  for (const stream of outputs) stream.finish();
}

/** Writes text; errors are dropped: for what the runtime itself has to say. */
function writeText(fd, text) {
  ops.writeText(fd, text);
}

// ---- output

class Output extends Writable {
  constructor(fd, emitClose) {
    super({ decodeStrings: false, emitClose });
    this.fd = fd;
    this.readable = false;
    this._type = ops.kind(fd);
    this._isStdio = true;
  }

  _write(chunk, encoding, callback) {
    if (this.#isShut) return callback(writeFailure(EPIPE));
    const outcome = typeof chunk === 'string' && isUtf8(encoding) ? ops.writeText(this.fd, chunk) : ops.writeBytes(this.fd, bytesOf(chunk, encoding));
    if (outcome === 0) callback();
    else this.#wait(outcome, callback);
  }

  _writev(entries, callback) {
    const isText = entries.every(({ chunk, encoding }) => typeof chunk === 'string' && isUtf8(encoding));
    if (isText) this._write(entries.map(({ chunk }) => chunk).join(''), 'utf8', callback);
    else this._write(require('buffer').Buffer.concat(entries.map(({ chunk, encoding }) => bytesOf(chunk, encoding))), 'buffer', callback);
  }

  #isShut = false;
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

  /** The descriptor stays open, but the stream has nothing to do with it any more. */
  shut(callback) {
    require('internal/sockets').enqueuePending(() => {
      this.#isShut = true;
      require('internal/console').attachStream(this.fd, this, false);
      callback();
    });
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
}

class FileOutput extends Output {
  autoClose = false;
  constructor(fd) { super(fd, true); }
}
Object.defineProperty(FileOutput, 'name', { value: 'SyncWriteStream' });

/** A pipe, a socket, or a terminal. */
class SocketOutput extends Output {
  #handle;
  constructor(fd) { super(fd, false); }
  get _handle() { return this.#handle ??= require('internal/stdio_sockets').outputHandle(this, () => ops.bytesWritten(this.fd)); }
  ref() { return this; }
  unref() { return this; }
  _final(callback) { this.shut(callback); }

}
Object.defineProperty(SocketOutput, 'name', { value: 'Socket' });

const EPIPE = -32;
const bytesOf = (chunk, encoding) => (typeof chunk === 'string' ? require('buffer').Buffer.from(chunk, encoding) : chunk);
const writeFailure = (errno) => require('internal/errors').errnoException(errno, 'write');
const isUtf8 = (encoding) => encoding === 'utf8' || encoding === 'utf-8' || !encoding;

Object.assign(exports, { make, finish, writeText, SocketOutput, ops, handle });
