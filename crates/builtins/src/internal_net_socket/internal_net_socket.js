// `internal/net/socket`: the class Socket of `node:net`, Node 26. Follows https://nodejs.org/docs/latest-v26.x/api/net.html#class-netsocket
//
// A Duplex over a handle (`internal/sockets`), which it has from the moment it connects, or is given. How it connects: `internal/net/connect`.
'use strict';

const { Duplex } = require('internal/streams/duplex');
const { Buffer } = require('buffer');
const { nextTick, setTimeout, clearTimeout } = require('internal/loop');
const { codes, errnoException } = require('internal/errors');
const { TCP, Pipe, handleOf, kindOf, kOwner } = require('internal/sockets');
const {
  normalizeArgs, kNormalized, kTimeout, kSetNoDelay, kSetKeepAlive, kSetKeepAliveInitialDelay, kSetKeepAliveInterval, kSetKeepAliveCount,
  kSetTOS, kReinitializeHandle, kAsyncId, kIsBound,
} = require('internal/net');

const { apply } = Reflect;
const FastBuffer = Buffer[Symbol.species];
const { prototype: duplex } = Duplex;
const duplexWrite = duplex.write;

const kHandle = Symbol('kHandle');
const kLastWriteQueueSize = Symbol('lastWriteQueueSize');
const kBuffer = Symbol('kBuffer');
const kBufferCb = Symbol('kBufferCb');
const kBufferGen = Symbol('kBufferGen');
const kBytesRead = Symbol('kBytesRead');
const kBytesWritten = Symbol('kBytesWritten');
const kUpdateTimer = Symbol('kUpdateTimer');

const EOF = -4095;
const ENOTCONN = -107;

function Socket(options) {
  if (!(this instanceof Socket)) return new Socket(options);
  if (options !== undefined) checkOptions(options);
  options = typeof options === 'number' ? { fd: options } : { ...options };
  this.connecting = false;
  this._hadError = false;
  this._parent = null;
  this._host = null;
  this._closeAfterHandlingError = false;
  this[kAsyncId] = -1;
  this[kHandle] = null;
  this[kLastWriteQueueSize] = 0;
  this[kTimeout] = null;
  this[kBuffer] = this[kBufferCb] = this[kBufferGen] = null;
  apply(Duplex, this, [{ ...options, emitClose: false, autoDestroy: true, decodeStrings: false, allowHalfOpen: Boolean(options.allowHalfOpen) }]);
  if (options.handle) {
    const isBound = options.handle[kIsBound] === true;
    if (isBound) options.manualStart = true;
    this._handle = isBound ? require('internal/net/bound_socket').consume(options.handle) : options.handle;
    this[kAsyncId] = this._handle.getAsyncId?.() ?? -1;
  } else if (options.fd !== undefined) {
    this._handle = openDescriptor(options.fd);
  }
  if (options.onread !== undefined) useBuffer(this, options.onread);
  this.on('end', onReadableStreamEnd);
  claimHandle(this);
  this._sockname = null;
  this._pendingData = null;
  this._pendingEncoding = '';
  this.server = null;
  this._server = null;
  this[kSetNoDelay] = Boolean(options.noDelay);
  this[kSetKeepAlive] = Boolean(options.keepAlive);
  this[kSetKeepAliveInitialDelay] = seconds(options.keepAliveInitialDelay ?? 0);
  this[kSetTOS] = options.typeOfService;
  this[kBytesRead] = 0;
  this[kBytesWritten] = 0;
  if (options.blockList !== undefined) this.blockList = options.blockList;
  if (this._handle && options.readable !== false) startReading(this, options);
}
Object.setPrototypeOf(Socket.prototype, Duplex.prototype);
Object.setPrototypeOf(Socket, Duplex);
const { prototype } = Socket;

function checkOptions(options) {
  for (const name of ['objectMode', 'readableObjectMode', 'writableObjectMode']) {
    if (options?.[name]) throw new codes.ERR_INVALID_ARG_VALUE(`options.${name}`, options[name], 'is not supported');
  }
  const { validateNumber, validateInt32 } = require('internal/validators');
  if (options?.keepAliveInitialDelay !== undefined) validateNumber(options.keepAliveInitialDelay, 'options.keepAliveInitialDelay');
  if (options?.blockList !== undefined) require('internal/net/block_list').check(options.blockList, 'options.blockList');
  if (options?.typeOfService !== undefined) validateInt32(options.typeOfService, 'options.typeOfService', 0, 255);
}

function openDescriptor(fd) {
  require('internal/validators').validateInt32(fd, 'fd', 0);
  const handle = handleOf(fd);
  if (handle === undefined) {
    const kind = kindOf(fd);
    throw new codes.ERR_INVALID_FD_TYPE(typeof kind === 'string' ? kind : 'UNKNOWN');
  }
  const failed = handle.open(fd);
  if (failed < 0) throw errnoException(failed, 'open');
  return handle;
}

/** Option `onread`: what comes is put into one buffer and told to a function; no 'data' is emitted. */
function useBuffer(socket, onread) {
  if (onread === null || typeof onread !== 'object' || typeof onread.callback !== 'function') return;
  const { buffer } = onread;
  if (typeof buffer === 'function') {
    socket[kBuffer] = true;
    socket[kBufferGen] = buffer;
  } else if (buffer instanceof Uint8Array) {
    socket[kBuffer] = buffer;
  } else {
    return;
  }
  socket[kBufferCb] = onread.callback;
}

function claimHandle(socket) {
  const handle = socket._handle;
  if (!handle) return;
  handle[kOwner] = socket;
  if (socket[kBuffer] === null) return;
  if (socket[kBuffer] === true) socket[kBuffer] = socket[kBufferGen]();
  handle.limitReads?.(socket[kBuffer].length);
}

function startReading(socket, { pauseOnCreate, manualStart }) {
  if (pauseOnCreate) {
    socket._handle.reading = false;
    socket._handle.readStop();
    socket._readableState.flowing = false;
  } else if (!manualStart) {
    socket.read(0);
  }
}

/** As the system wants the delays of probes. */
function seconds(milliseconds) {
  return milliseconds > 0 ? ~~(milliseconds / 1000) : 0;
}

function onReadableStreamEnd() {
  if (!this.allowHalfOpen) this.write = writeAfterFIN;
}

/** The other side has ended, and this one ends by itself. */
function writeAfterFIN(chunk, encoding, callback) {
  if (!this.writableEnded) return apply(duplexWrite, this, arguments);
  if (typeof encoding === 'function') callback = encoding;
  const error = new Error('This socket has been ended by the other party');
  error.code = 'EPIPE';
  if (typeof callback === 'function') nextTick(callback, error);
  this.destroy(error);
  return false;
}

// ---- reading

prototype._read = function(n) {
  if (this.connecting || !this._handle) this.once('connect', () => this._read(n));
  else if (!this._handle.reading) tryReadStart(this);
};

function tryReadStart(socket) {
  const handle = socket._handle;
  handle.reading = true;
  const failed = handle.readStart(onRead);
  if (failed) socket.destroy(errnoException(failed, 'read'));
}

function stopReading(socket, handle) {
  handle.reading = false;
  if (socket.destroyed) return;
  const failed = handle.readStop();
  if (failed) socket.destroy(errnoException(failed, 'read'));
}

/** A piece has come, the end, or an error. */
function onRead(handle, length, buffer, offset) {
  const socket = handle[kOwner];
  socket[kUpdateTimer]();
  if (length > 0) {
    if (socket.destroyed) return;
    const wantsMore = socket[kBuffer] === null ? socket.push(new FastBuffer(buffer, offset, length)) : fillBuffer(socket, handle, buffer, offset, length);
    if (!wantsMore) stopReading(socket, handle);
  } else if (length === EOF) {
    handle.reading = false;
    if (socket._readableState.endEmitted) return;
    socket.push(null);
    socket.read(0);
  } else {
    handle.reading = false;
    socket.destroy(errnoException(length, 'read'));
  }
}

/** Gives a piece, which is no larger than the user's buffer, to its function. */
function fillBuffer(socket, handle, buffer, offset, length) {
  const target = socket[kBuffer];
  target.set(new Uint8Array(buffer, offset, length));
  const wantsMore = socket[kBufferCb](length, target) !== false;
  if (socket[kBufferGen] !== null) {
    const next = socket[kBufferGen]();
    if (next instanceof Uint8Array) {
      socket[kBuffer] = next;
      handle.limitReads?.(next.length);
    }
  }
  return wantsMore;
}

prototype.pause = function() {
  if (this[kBuffer] && !this.connecting && this._handle?.reading) stopReading(this, this._handle);
  return apply(duplex.pause, this, []);
};

prototype.resume = function() {
  startIfBuffered(this);
  return apply(duplex.resume, this, []);
};

prototype.read = function(n) {
  startIfBuffered(this);
  return apply(duplex.read, this, [n]);
};

function startIfBuffered(socket) {
  if (socket[kBuffer] && !socket.connecting && socket._handle && !socket._handle.reading) tryReadStart(socket);
}

// ---- writing

prototype._write = function(chunk, encoding, callback) {
  this._writeGeneric(false, chunk, encoding, callback);
};

prototype._writev = function(chunks, callback) {
  this._writeGeneric(true, chunks, '', callback);
};

prototype._writeGeneric = function(isMany, data, encoding, callback) {
  if (this.connecting) {
    waitForConnection(this, isMany, data, encoding, callback);
    return;
  }
  this._pendingData = null;
  this._pendingEncoding = '';
  const handle = this._handle;
  if (!handle) {
    callback(new codes.ERR_SOCKET_CLOSED());
    return false;
  }
  this._unrefTimer();
  const done = (status) => onWritten(this, status, callback);
  const waiting = isMany ? writeMany(handle, data, done) : writeOne(handle, data, encoding, done);
  if (waiting < 0) callback(errnoException(waiting, 'write'));
  else if (waiting === 0) callback();
  else this[kLastWriteQueueSize] = waiting;
};

function waitForConnection(socket, isMany, data, encoding, callback) {
  socket._pendingData = data;
  socket._pendingEncoding = encoding;
  const onClose = () => callback(new codes.ERR_SOCKET_CLOSED_BEFORE_CONNECTION());
  socket.once('connect', function connect() {
    this.off('close', onClose);
    this._writeGeneric(isMany, data, encoding, callback);
  });
  socket.once('close', onClose);
}

function writeOne(handle, data, encoding, done) {
  switch (encoding) {
    case 'buffer': return handle.writeBytes(data, done);
    case 'utf8': case 'utf-8': return handle.writeText(data, false, done);
    case 'latin1': case 'binary': return handle.writeText(data, true, done);
    default: return handle.writeBytes(typeof data === 'string' ? Buffer.from(data, encoding) : data, done);
  }
}

function writeMany(handle, chunks, done) {
  const pieces = chunks.map(({ chunk, encoding }) => (typeof chunk === 'string' ? Buffer.from(chunk, encoding) : chunk));
  return handle.writeAll(pieces, done);
}

/** What had to wait is out, or has failed. */
function onWritten(socket, status, callback) {
  if (status < 0) {
    callback(errnoException(status, 'write'));
  } else if (socket.destroyed) {
    callback(null);
  } else {
    socket[kUpdateTimer]();
    socket[kLastWriteQueueSize] = 0;
    callback(null);
  }
}

prototype.end = function(data, encoding, callback) {
  apply(duplex.end, this, [data, encoding, callback]);
  return this;
};

prototype._final = function(callback) {
  if (this.connecting) {
    this.once('connect', () => this._final(callback));
    return;
  }
  if (!this._handle) {
    callback();
    return;
  }
  const failed = this._handle.shutdown(() => callback());
  if (failed === ENOTCONN) callback();
  else if (failed !== 0) callback(errnoException(failed, 'shutdown'));
};

// ---- the end

prototype.destroySoon = function() {
  if (this.writable) this.end();
  if (this.writableFinished) this.destroy();
  else this.once('finish', this.destroy);
};

prototype.resetAndDestroy = function() {
  if (!this._handle) {
    this.destroy(new codes.ERR_SOCKET_CLOSED());
    return this;
  }
  if (!(this._handle instanceof TCP)) throw new codes.ERR_INVALID_HANDLE_TYPE();
  if (this.connecting) this.once('connect', () => this._reset());
  else this._reset();
  return this;
};

prototype._reset = function() {
  this.resetAndClosing = true;
  return this.destroy();
};

prototype._destroy = function(exception, callback) {
  this.connecting = false;
  for (let socket = this; socket !== null; socket = socket._parent) clearTimeout(socket[kTimeout]);
  const handle = this._handle;
  if (handle) {
    this[kBytesRead] = handle.bytesRead;
    this[kBytesWritten] = handle.bytesWritten;
    closeHandle(this, handle, Boolean(exception));
    callback(exception);
  } else {
    callback(exception);
    nextTick(emitClose, this);
  }
  const server = this._server;
  if (server) {
    server._connections--;
    if (server._emitCloseIfDrained) server._emitCloseIfDrained();
  }
};

function closeHandle(socket, handle, isException) {
  if (socket.resetAndClosing) {
    socket.resetAndClosing = false;
    const failed = handle.reset(() => socket.emit('close', isException));
    if (failed) socket.emit('error', errnoException(failed, 'reset'));
  } else if (socket._closeAfterHandlingError) {
    // The handle is still there when 'error' is told, in the tick before.
    queueMicrotask(() => handle.close(() => {
      socket.emit('close', isException);
      socket._handle = socket._sockname = null;
    }));
    return;
  } else {
    handle.close(() => socket.emit('close', isException));
  }
  socket._handle = socket._sockname = null;
}

function emitClose(socket) {
  socket.emit('close');
}

// ---- time

prototype.setTimeout = Object.defineProperty(function(msecs, callback) {
  if (this.destroyed) return this;
  this.timeout = msecs;
  msecs = require('internal/net').timerDuration(msecs, 'msecs');
  clearTimeout(this[kTimeout]);
  const { validateFunction } = require('internal/validators');
  if (callback !== undefined) validateFunction(callback, 'callback');
  if (msecs === 0) {
    if (callback !== undefined) this.removeListener('timeout', callback);
  } else {
    this[kTimeout] = setTimeout(() => this._onTimeout(), msecs).unref();
    if (callback !== undefined) this.once('timeout', callback);
  }
  return this;
}, 'name', { value: 'setStreamTimeout' });

/** Something has happened: the time begins anew. */
function _unrefTimer() {
  for (let socket = this; socket !== null; socket = socket._parent) {
    if (socket[kTimeout]) socket[kTimeout].refresh();
  }
}
prototype._unrefTimer = _unrefTimer;
prototype[kUpdateTimer] = _unrefTimer;

prototype._onTimeout = function() {
  const before = this[kLastWriteQueueSize];
  const size = this._handle?.writeQueueSize;
  if (before > 0 && this._handle && size !== before) {
    // Bytes go out still.
    this[kLastWriteQueueSize] = size;
    this._unrefTimer();
    return;
  }
  this.emit('timeout');
};

// ---- options of the system

prototype.setNoDelay = function(enable) {
  const isOn = enable === undefined ? true : Boolean(enable);
  if (!this._handle) {
    this[kSetNoDelay] = isOn;
  } else if (this._handle.setNoDelay && isOn !== this[kSetNoDelay]) {
    this[kSetNoDelay] = isOn;
    this._handle.setNoDelay(isOn);
  }
  return this;
};

prototype.setKeepAlive = function(enable, initialDelayMsecs, interval, count) {
  if (typeof enable === 'object' && enable !== null) ({ enable, initialDelay: initialDelayMsecs, interval, count } = enable);
  const isOn = Boolean(enable);
  const wanted = [isOn, seconds(initialDelayMsecs), interval === undefined ? undefined : seconds(interval), count];
  const names = [kSetKeepAlive, kSetKeepAliveInitialDelay, kSetKeepAliveInterval, kSetKeepAliveCount];
  const isNew = names.some((name, i) => this[name] !== wanted[i]);
  if (this._handle && (!this._handle.setKeepAlive || !isNew)) return this;
  names.forEach((name, i) => { this[name] = wanted[i]; });
  if (this._handle) this._handle.setKeepAlive(...wanted);
  return this;
};

prototype.setTypeOfService = function(tos) {
  require('internal/validators').validateInt32(tos, 'tos', 0, 255);
  if (!this._handle) {
    this[kSetTOS] = tos;
  } else if (this._handle.setTypeOfService && tos !== this[kSetTOS]) {
    this[kSetTOS] = tos;
    const failed = this._handle.setTypeOfService(tos);
    if (failed < 0) throw errnoException(failed, 'setTypeOfService');
  }
  return this;
};

prototype.getTypeOfService = function() {
  if (!this._handle?.getTypeOfService) return this[kSetTOS] ?? 0;
  const number = this._handle.getTypeOfService();
  if (number < 0) throw errnoException(number, 'getTypeOfService');
  return number;
};

prototype.ref = function() {
  if (!this._handle) this.once('connect', this.ref);
  else if (typeof this._handle.ref === 'function') this._handle.ref();
  return this;
};

prototype.unref = function() {
  if (!this._handle) this.once('connect', this.unref);
  else if (typeof this._handle.unref === 'function') this._handle.unref();
  return this;
};

// ---- connecting

prototype.connect = function(...args) {
  const isNormal = Array.isArray(args[0]) && args[0][kNormalized];
  const [options, callback] = isNormal ? args[0] : normalizeArgs(args);
  if (callback !== null) this.once('connect', callback);
  if (this._parent?.connecting) return this;
  require('internal/net/connect').connect(this, options);
  return this;
};

/** Once more after its end: it is as it was before it first connected. */
prototype[kReinitializeHandle] = function(handle) {
  this._handle?.close();
  this._handle = handle;
  claimHandle(this);
};

// ---- what it is

prototype.address = function() {
  return this._getsockname();
};

prototype._getsockname = function() {
  if (!this._handle || !this._handle.getsockname) return {};
  if (!this._sockname) {
    this._sockname = {};
    this._handle.getsockname(this._sockname);
  }
  return this._sockname;
};

prototype._getpeername = function() {
  if (!this._handle || !this._handle.getpeername || this.connecting) return this._peername || {};
  if (!this._peername) {
    const out = {};
    if (this._handle.getpeername(out)) return out;
    this._peername = out;
  }
  return this._peername;
};

function define(name, get, more) {
  Object.defineProperty(prototype, name, { get, ...more });
}

define('_connecting', function() { return this.connecting; });
define('pending', function() { return !this._handle || this.connecting; }, { configurable: true });
define('readyState', function() {
  if (this.connecting) return 'opening';
  if (this.readable && this.writable) return 'open';
  if (this.readable) return 'readOnly';
  return this.writable ? 'writeOnly' : 'closed';
});
define('bufferSize', function() { return this._handle ? this.writableLength : undefined; });
define('_handle', function() { return this[kHandle]; }, { set(handle) { this[kHandle] = handle; } });

const visible = {
  bytesRead() { return this._handle ? this._handle.bytesRead : this[kBytesRead]; },
  remoteAddress() { return this._getpeername().address; },
  remoteFamily() { return this._getpeername().family; },
  remotePort() { return this._getpeername().port; },
  localAddress() { return this._getsockname().address; },
  localPort() { return this._getsockname().port; },
  localFamily() { return this._getsockname().family; },
  _bytesDispatched() { return this._handle ? this._handle.bytesWritten : this[kBytesWritten]; },
  bytesWritten() {
    const { writableBuffer, _pendingData: data } = this;
    if (!writableBuffer) return undefined;
    let bytes = this._bytesDispatched;
    for (const { chunk, encoding } of writableBuffer) bytes += sizeOf(chunk, encoding);
    if (Array.isArray(data)) for (const { chunk, encoding } of data) bytes += sizeOf(chunk, encoding);
    else if (data) bytes += sizeOf(data, this._pendingEncoding);
    return bytes;
  },
};
for (const [name, get] of Object.entries(visible)) define(name, get, { enumerable: true });

function sizeOf(chunk, encoding) {
  return typeof chunk === 'string' ? Buffer.byteLength(chunk, encoding) : chunk.length;
}

Object.assign(exports, { Socket, Pipe });
