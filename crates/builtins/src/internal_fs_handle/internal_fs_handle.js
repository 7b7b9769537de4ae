// `internal/fs_handle`: FileHandle of `fs/promises`, of Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/fs.html#class-filehandle
'use strict';

const EventEmitter = require('events');
const shared = require('internal/fs');
const { codes } = require('internal/errors');
const { Buffer } = require('buffer');

const { ops, register, BIG, readStats, fdCalls, readArguments, writeArguments, checkBuffers, totalLength, scatter, gather, decoded, toOptions } = shared;

/** Frees the descriptor of a handle that nobody closed; Node warns, and so do we. */
const forgotten = new FinalizationRegistry((fd) => {
  process.emitWarning(`Closing file descriptor ${fd} on garbage collection`);
  ops.close(fd, () => {});
});

/** Of FileHandles for `internal/movables`, and for streams over them. */
let isFileHandle, checkMovable, leave, lend, holdOf;

class FileHandle extends EventEmitter {
  #fd;
  #hasMoved = false;
  /** Those over it that are not destroyed keep it in this realm. */
  #streams = [];
  #closing = null;
  #uses = 0;
  /** By an iterable stream or its writer. */
  #isLocked = false;
  #idle = null;

  constructor(fd) {
    super();
    this.#fd = fd;
    forgotten.register(this, fd, this);
  }

  static {
    isFileHandle = (value) => typeof value === 'object' && value !== null && #fd in value;
    checkMovable = (handle) => {
      const { cloneError } = require('internal/structured_clone');
      if (handle.#fd === -1) throw cloneError('Cannot clone object of unsupported type.');
      const isLent = handle.#streams.some((stream) => !stream.destroyed);
      if (handle.#uses > 0 || handle.#closing || isLent) throw cloneError('Cannot transfer FileHandle while in use');
    };
    lend = (handle, stream) => handle.#streams.push(stream);
    holdOf = (handle) => ({
      lock() {
        if (handle.#fd === -1) throw new codes.ERR_INVALID_STATE('The FileHandle is closed');
        if (handle.#closing) throw new codes.ERR_INVALID_STATE('The FileHandle is closing');
        if (handle.#isLocked) throw lockedError();
        handle.#isLocked = true;
      },
      unlock() { handle.#isLocked = false; },
      closeSync() { handle.#closeSync(); },
    });
    // The descriptor is another handle's from now on, if there is one.
    leave = (handle, isTaken) => {
      const fd = handle.#fd;
      handle.#fd = -1;
      handle.#hasMoved = true;
      forgotten.unregister(handle);
      if (!isTaken) ops.close(fd, () => {});
    };
  }

  get fd() { return this.#fd; }
  getAsyncId() { return 0; }

  close() {
    if (this.#fd === -1) return Promise.resolve();
    if (this.#closing) return this.#closing;
    const end = () => {
      const fd = this.#fd;
      this.#fd = -1;
      forgotten.unregister(this);
      return run(ops.close, [fd]);
    };
    this.#closing = this.#whenIdle().then(end).finally(() => {
      this.#closing = null;
    });
    this.emit('close');
    return this.#closing;
  }

  #closeSync() {
    if (this.#fd === -1 || this.#closing) return;
    const fd = this.#fd;
    this.#fd = -1;
    forgotten.unregister(this);
    require('fs').closeSync(fd);
    this.emit('close');
  }

  [Symbol.asyncDispose]() { return this.close(); }

  appendFile(data, options) { return this.writeFile(data, options); }
  chmod(mode) { return this.#simple(fdCalls.fchmod, [mode], 'fchmod'); }
  chown(uid, gid) { return this.#simple(fdCalls.fchown, [uid, gid], 'fchown'); }
  datasync() { return this.#simple(fdCalls.fdatasync, [], 'fdatasync'); }
  sync() { return this.#simple(fdCalls.fsync, [], 'fsync'); }
  truncate(length = 0) { return this.#simple(fdCalls.ftruncate, [length], 'ftruncate'); }
  utimes(atime, mtime) { return this.#simple(fdCalls.futimes, [atime, mtime], 'futimes'); }

  stat(options) {
    const flags = options?.bigint ? BIG : 0;
    return this.#use('fstat', (fd) => run(ops.fstat, [fd, flags], () => readStats(flags)));
  }

  read(buffer, offset, length, position) {
    return this.#use('read', async (fd) => {
      if (!ArrayBuffer.isView(buffer)) {
        const options = buffer ?? {};
        buffer = options.buffer ?? Buffer.alloc(16384);
        ({ offset = 0, length = buffer.byteLength - offset, position = null } = options);
      }
      const checked = readArguments(buffer, offset, length, position);
      const bytesRead = checked[2] === 0 ? 0 : await run(ops.read, [fd, ...checked]);
      return { __proto__: null, bytesRead, buffer };
    });
  }

  readv(buffers, position) {
    return this.#use('readv', async (fd) => {
      checkBuffers(buffers);
      const bytes = new Uint8Array(await run(ops.readBytes, [fd, totalLength(buffers), typeof position === 'number' ? position : -1]));
      scatter(bytes, buffers);
      return { __proto__: null, bytesRead: bytes.length, buffers };
    });
  }

  readFile(options) {
    return this.#use('readFile', async (fd) => {
      const { encoding, signal } = toOptions(options, { __proto__: null });
      const aborted = shared.abortedError(signal);
      if (aborted) throw aborted;
      return decoded(await run(ops.readFile, [fd, 0, false]), encoding);
    });
  }

  readLines(options = undefined) {
    return require('readline').createInterface({ input: this.createReadStream(options), crlfDelay: Infinity });
  }

  write(data, offset, length, position) {
    return this.#use('write', async (fd) => {
      if (data?.byteLength === 0) return { __proto__: null, bytesWritten: 0, buffer: data };
      const checked = writeArguments(data, offset, length, position);
      return { __proto__: null, bytesWritten: await run(ops.write, [fd, ...checked]), buffer: data };
    });
  }

  writev(buffers, position) {
    return this.#use('writev', async (fd) => {
      checkBuffers(buffers);
      if (buffers.length === 0) return { __proto__: null, bytesWritten: 0, buffers };
      const bytes = gather(buffers);
      const at = typeof position === 'number' ? position : -1;
      return { __proto__: null, bytesWritten: await run(ops.write, [fd, bytes, 0, bytes.length, at]), buffers };
    });
  }

  writeFile(data, options) {
    return this.#use('writeFile', () => require('fs/promises').writeFile(this, data, options));
  }

  createReadStream(options = undefined) {
    return new (require('internal/fs_streams').ReadStream)(undefined, { ...options, fd: this });
  }

  createWriteStream(options = undefined) {
    return new (require('internal/fs_streams').WriteStream)(undefined, { ...options, fd: this });
  }

  readableWebStream(options = undefined) {
    if (this.#isLocked) throw lockedError();
    if (this.#fd === -1) throw new codes.ERR_INVALID_STATE('The FileHandle is closed');
    if (this.#closing) throw new codes.ERR_INVALID_STATE('The FileHandle is closing');
    const { ReadableStream } = require('internal/webstreams/readable');
    const finish = () => (options?.autoClose ? this.close() : undefined);
    const stream = new ReadableStream({
      type: 'bytes',
      autoAllocateChunkSize: 16384,
      pull: async (controller) => {
        const { view } = controller.byobRequest;
        const { bytesRead } = await this.read(view, 0, view.byteLength);
        if (bytesRead === 0) {
          controller.close();
          await finish();
        }
        controller.byobRequest.respond(bytesRead);
      },
      cancel: finish,
    });
    this.once('close', () => {
      const core = require('internal/webstreams/readable').coreOf(stream);
      if (core.state === 'readable') core.controller.close();
    });
    return stream;
  }

  #simple(call, args, syscall) {
    return this.#use(syscall, (fd) => run(call.op, call.check(fd, ...args)));
  }

  /** Runs `work` with the descriptor; a close waits until it has ended. */
  async #use(syscall, work) {
    if (this.#fd === -1) throw closedError(this.#hasMoved ? 'The FileHandle has been transferred' : 'file closed', syscall);
    this.#uses++;
    try {
      return await work(this.#fd);
    } finally {
      this.#uses--;
      if (this.#uses === 0) this.#idle?.resolve();
    }
  }

  #whenIdle() {
    if (this.#uses === 0) return Promise.resolve();
    this.#idle ??= Promise.withResolvers();
    return this.#idle.promise;
  }
}

// With `--experimental-stream-iter` they have methods for iterable streams.
if (require('internal/flags').isOn('experimental-stream-iter')) {
  for (const name of ['pull', 'pullSync', 'writer']) {
    FileHandle.prototype[name] = { [name](...args) { return require('internal/stream_iter/files')[name](this, holdOf(this), name === 'writer' ? args[0] : args); } }[name];
  }
}

const lockedError = () => new codes.ERR_INVALID_STATE('The FileHandle is locked');

function closedError(message, syscall) {
  const error = new Error(message);
  error.code = 'EBADF';
  error.syscall = syscall;
  return error;
}

/** An operation as a promise; `read` takes the figures that it left, before another operation can. */
function run(op, args, read = undefined) {
  return new Promise((resolve, reject) => {
    op(...args, register((error, value) => (error === null ? resolve(read ? read() : value) : reject(error))));
  });
}

module.exports = { FileHandle, make: (fd) => new FileHandle(fd), isFileHandle, checkMovable, leave, lend };
