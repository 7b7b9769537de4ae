// `internal/fs_streams`: `fs.ReadStream` and `fs.WriteStream`, over descriptors and FileHandles. Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/fs.html#fscreatereadstreampath-options
//
// A stream that is destroyed while a call of the system is under way closes its descriptor only after that call has ended.
'use strict';

const { codes } = require('internal/errors');
const { validateBoolean, validateFunction, validateInteger } = require('internal/validators');
const { Readable } = require('internal/streams/readable');
const { Writable } = require('internal/streams/writable');
const { finished } = require('internal/streams/finished');
const { errorOrDestroy } = require('internal/streams/destroy');
const { toPath } = require('internal/fs');
const { Buffer } = require('buffer');
const { nextTick } = require('internal/loop');

const kFs = Symbol('kFs');
const kHandle = Symbol('kHandle');
/** Is a call of the system under way; and who waits for its end. */
const kIsBusy = Symbol('kIsPerformingIO');
const kOnIdle = Symbol('kIoDone');
const hidden = [kFs, kHandle, kIsBusy];

// ---- reading

function ReadStream(path, options) {
  if (!(this instanceof ReadStream)) return new ReadStream(path, options);
  options = readOptions(options);
  openOn(this, path, options, 'r', ['open', 'read', 'close']);
  this.start = options.start;
  this.end = options.end ?? Infinity;
  this.pos = undefined;
  this.bytesRead = 0;
  if (this.start !== undefined) {
    validateInteger(this.start, 'start', 0);
    this.pos = this.start;
  }
  if (this.end !== Infinity) {
    validateInteger(this.end, 'end', 0);
    if (this.start !== undefined && this.start > this.end) {
      throw new codes.ERR_OUT_OF_RANGE('start', `<= "end" (here: ${this.end})`, this.start);
    }
  }
  Readable.call(this, options);
  if (options.encoding) this.setEncoding(options.encoding);
}
inherit(ReadStream, Readable);

accessor(ReadStream.prototype, 'autoClose', {
  get() { return this._readableState.autoDestroy; },
  set(value) { this._readableState.autoDestroy = value; },
});

ReadStream.prototype._construct = _construct;

ReadStream.prototype._read = function(size) {
  const left = this.pos !== undefined ? this.end - this.pos + 1 : this.end - this.bytesRead + 1;
  const wanted = Math.min(left, size);
  if (wanted <= 0) {
    this.push(null);
    return;
  }
  const buffer = Buffer.allocUnsafeSlow(wanted);
  this[kIsBusy] = true;
  this[kFs].read(this.fd, buffer, 0, wanted, this.pos, (error, bytesRead) => {
    if (stopBusy(this, error)) return;
    if (error) errorOrDestroy(this, error);
    else if (bytesRead > 0) giveRead(this, buffer, bytesRead);
    else this.push(null);
  });
};

function giveRead(stream, buffer, bytesRead) {
  if (stream.pos !== undefined) stream.pos += bytesRead;
  stream.bytesRead += bytesRead;
  // A short piece must not hold on to a long buffer.
  stream.push(bytesRead === buffer.length ? buffer : Uint8Array.prototype.slice.call(buffer, 0, bytesRead));
}

ReadStream.prototype._destroy = function(error, callback) {
  whenIdle(this, (failure) => close(this, error || failure, callback));
};

ReadStream.prototype.close = function(callback) {
  if (typeof callback === 'function') finished(this, callback);
  this.destroy();
};

// ---- writing

function WriteStream(path, options) {
  if (!(this instanceof WriteStream)) return new WriteStream(path, options);
  options = readOptions(options);
  options.decodeStrings = true;
  openOn(this, path, options, 'w', ['open', 'close', 'write', 'writev']);
  if (options.flush != null) validateBoolean(options.flush, 'options.flush');
  this.flush = options.flush ?? false;
  if (this.flush) validateFunction(this[kFs].fsync, 'options.fs.fsync');
  // Where only one way of writing is given, it does for both.
  if (options.fs !== undefined && !options.fs.write) this._write = null;
  if (options.fs !== undefined && !options.fs.writev) this._writev = null;
  this.start = options.start;
  this.pos = undefined;
  this.bytesWritten = 0;
  if (this.start !== undefined) {
    validateInteger(this.start, 'start', 0);
    this.pos = this.start;
  }
  Writable.call(this, options);
  if (options.encoding) this.setDefaultEncoding(options.encoding);
}
inherit(WriteStream, Writable);

accessor(WriteStream.prototype, 'autoClose', {
  get() { return this._writableState.autoDestroy; },
  set(value) { this._writableState.autoDestroy = value; },
});

WriteStream.prototype._construct = _construct;

WriteStream.prototype._write = function(data, encoding, callback) {
  this[kIsBusy] = true;
  writeAll(this, data, data.length, 0, (error) => {
    if (stopBusy(this, error)) return;
    callback(error);
  });
};

/** The system may take less than it was given. */
function writeAll(stream, data, size, at, callback) {
  stream[kFs].write(stream.fd, data, at, size, stream.pos, (error, bytesWritten) => {
    if (error?.code === 'EAGAIN') {
      error = null;
      bytesWritten = 0;
    }
    if (stream.destroyed || error) {
      callback(error || new codes.ERR_STREAM_DESTROYED('write'));
      return;
    }
    stream.bytesWritten += bytesWritten;
    if (stream.pos !== undefined) stream.pos += bytesWritten;
    if (bytesWritten < size) writeAll(stream, data, size - bytesWritten, at + bytesWritten, callback);
    else callback();
  });
}

WriteStream.prototype._writev = function(data, callback) {
  const chunks = data.map(({ chunk }) => chunk);
  const size = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  this[kIsBusy] = true;
  const done = (error) => {
    if (stopBusy(this, error)) return;
    callback(error);
  };
  this[kFs].writev(this.fd, chunks, this.pos ?? null, (error, bytesWritten) => {
    if (this.destroyed || error) {
      done(error || new codes.ERR_STREAM_DESTROYED('writev'));
      return;
    }
    this.bytesWritten += bytesWritten;
    if (this.pos !== undefined) this.pos += bytesWritten;
    if (bytesWritten === size) done();
    else writeAll(this, Buffer.concat(chunks).subarray(bytesWritten), size - bytesWritten, 0, done);
  });
};

WriteStream.prototype._destroy = function(error, callback) {
  whenIdle(this, (failure) => {
    if (this.flush && typeof this.fd === 'number' && !error) {
      this[kFs].fsync(this.fd, (another) => close(this, error || failure || another, callback));
    } else {
      close(this, error || failure, callback);
    }
  });
};

WriteStream.prototype.close = function(callback) {
  if (callback) {
    if (this.closed) {
      nextTick(callback);
      return;
    }
    this.on('close', callback);
  }
  // Somebody else's descriptor stays open unless it was given up.
  if (!this.autoClose) this.on('finish', this.destroy);
  this.end();
};

WriteStream.prototype.destroySoon = WriteStream.prototype.end;

// ---- both

function readOptions(options) {
  if (typeof options === 'string') options = { encoding: options };
  else if (options === undefined || options === null || typeof options === 'function') options = {};
  else if (typeof options !== 'object') throw new codes.ERR_INVALID_ARG_TYPE('options', ['string', 'Object'], options);
  else options = { ...options };
  if (options.encoding != null && options.encoding !== 'buffer' && !Buffer.isEncoding(options.encoding)) {
    throw new codes.ERR_INVALID_ARG_VALUE('encoding', options.encoding, 'is invalid encoding');
  }
  if (options.encoding === 'buffer') options.encoding = undefined;
  if (options.signal !== undefined) require('internal/validators').validateAbortSignal(options.signal, 'options.signal');
  options.autoDestroy = options.autoClose ?? true;
  return options;
}

/** What is read or written: a path, a descriptor, or a FileHandle; and with whose functions. */
function openOn(stream, path, options, flags, needed) {
  if (options.fd == null) {
    stream.fd = null;
    stream[kFs] = options.fs ?? require('fs');
    for (const name of needed) checkOperation(stream[kFs], name, needed);
    stream.path = path instanceof URL ? require('url').fileURLToPath(path) : path;
    checkPath(stream.path);
    stream.flags = options.flags ?? flags;
    stream.mode = options.mode ?? 0o666;
  } else if (typeof options.fd === 'number') {
    validateInteger(options.fd, 'fd', 0, 2147483647);
    stream.fd = options.fd;
    stream[kFs] = options.fs ?? require('fs');
    for (const name of needed) if (name !== 'open') checkOperation(stream[kFs], name, needed);
  } else if (typeof options.fd === 'object' && options.fd instanceof require('internal/fs_handle').FileHandle) {
    takeHandle(stream, options);
  } else {
    throw new codes.ERR_INVALID_ARG_TYPE('options.fd', ['number', 'FileHandle'], options.fd);
  }
  for (const key of hidden) Object.defineProperty(stream, key, { value: stream[key], writable: true, enumerable: false, configurable: true });
}

function checkOperation(fs, name, needed) {
  // Either way of writing is enough.
  if (name === 'write' && typeof fs.writev === 'function' && fs.write === undefined) return;
  if (name === 'writev' && typeof fs.write === 'function' && fs.writev === undefined) return;
  if (needed.includes(name)) validateFunction(fs[name], `options.fs.${name}`);
}

function checkPath(path) {
  toPath(path, 'path');
}

function takeHandle(stream, options) {
  const handle = options.fd;
  if (options.fs) throw new codes.ERR_METHOD_NOT_IMPLEMENTED('FileHandle with fs');
  stream.fd = handle.fd;
  stream[kHandle] = handle;
  require('internal/fs_handle').lend(handle, stream);
  stream[kFs] = operationsOf(handle);
  handle.on('close', () => stream.close());
}

/** A FileHandle's methods in callback form; the descriptor is the handle's own. */
function operationsOf(handle) {
  const call = (promise, pick, callback) => {
    promise.then((result) => nextTick(callback, null, pick(result)), (error) => nextTick(callback, error));
  };
  return {
    open(path, flags, mode, callback) { callback(new codes.ERR_METHOD_NOT_IMPLEMENTED('open()')); },
    read(fd, buffer, offset, length, position, callback) {
      call(handle.read(buffer, offset, length, position), (result) => result.bytesRead, callback);
    },
    write(fd, buffer, offset, length, position, callback) {
      call(handle.write(buffer, offset, length, position), (result) => result.bytesWritten, callback);
    },
    writev(fd, buffers, position, callback) {
      call(handle.writev(buffers, position), (result) => result.bytesWritten, callback);
    },
    fsync(fd, callback) { call(handle.sync(), () => undefined, callback); },
    close(fd, callback) { call(handle.close(), () => undefined, callback); },
  };
}

function _construct(callback) {
  if (typeof this.fd === 'number') {
    callback();
    return;
  }
  this[kFs].open(this.path, this.flags, this.mode, (error, fd) => {
    if (error) {
      callback(error);
      return;
    }
    this.fd = fd;
    callback();
    this.emit('open', this.fd);
    this.emit('ready');
  });
}

/** True if the stream was destroyed meanwhile: then who waits goes on. */
function stopBusy(stream, error) {
  stream[kIsBusy] = false;
  if (!stream.destroyed) return false;
  stream.emit(kOnIdle, error);
  return true;
}

function whenIdle(stream, run) {
  if (stream[kIsBusy]) stream.once(kOnIdle, run);
  else run();
}

function close(stream, error, callback) {
  if (typeof stream.fd !== 'number') {
    callback(error);
    return;
  }
  const { fd } = stream;
  stream.fd = null;
  stream[kFs].close(fd, (failure) => callback(failure || error));
}

function inherit(Class, Parent) {
  Object.setPrototypeOf(Class.prototype, Parent.prototype);
  Object.setPrototypeOf(Class, Parent);
  accessor(Class.prototype, 'pending', { get() { return this.fd === null; } });
}

function accessor(prototype, name, { get, set }) {
  Object.defineProperty(prototype, name, { get, set, configurable: true });
}

Object.assign(exports, { ReadStream, WriteStream });
