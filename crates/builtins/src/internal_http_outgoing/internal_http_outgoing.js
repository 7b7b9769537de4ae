// `internal/http/outgoing`: `OutgoingMessage`, a message that is being sent. Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/http.html#class-httpoutgoingmessage
//
// What is written goes to the socket as soon as the message has it; until then it waits in `outputData`. Writes of one turn of the loop
// are kept back by a cork and go out together, a chunked body's as one chunk.
'use strict';

const { Stream } = require('internal/streams/legacy');
const { Buffer } = require('buffer');
const { codes } = require('internal/errors');
const { getDefaultHighWaterMark } = require('stream');
const { validateHeaderName, validateHeaderValue, isLenient } = require('internal/http/common');
const { kOutHeaders, methods: fieldMethods, parseUniqueHeadersOption } = require('internal/http/outgoing_fields');
const { kUniqueHeaders, storeHead } = require('internal/http/outgoing_head');

const BEYOND_ASCII = /[\x80-\xff]/;

const kBytesWritten = Symbol('kBytesWritten');
const kNeedDrain = Symbol('kNeedDrain');
const kCorked = Symbol('corked');
const kChunkedBuffer = Symbol('kChunkedBuffer');
const kChunkedLength = Symbol('kChunkedLength');
const kSocket = Symbol('kSocket');
const kErrored = Symbol('errored');
const kWritableFinished = Symbol('kWritableFinished');
const kEndCallbacks = Symbol('kEndCallbacks');
const kHighWaterMark = Symbol('kHighWaterMark');
const kRejectNonStandardBodyWrites = Symbol('kRejectNonStandardBodyWrites');

const noop = () => {};

function OutgoingMessage(options) {
  Stream.call(this);
  this.outputData = [];
  this.outputSize = 0;
  this.writable = true;
  this.destroyed = false;
  this._last = false;
  this.chunkedEncoding = false;
  this.shouldKeepAlive = true;
  this.maxRequestsOnConnectionReached = false;
  this._defaultKeepAlive = true;
  this.useChunkedEncodingByDefault = true;
  this.sendDate = false;
  this._removedConnection = false;
  this._removedContLen = false;
  this._removedTE = false;
  this.strictContentLength = false;
  this[kBytesWritten] = 0;
  this._contentLength = null;
  this._hasBody = true;
  this._trailer = '';
  this[kNeedDrain] = false;
  this.finished = false;
  this._headerSent = false;
  this[kCorked] = 0;
  this[kChunkedBuffer] = [];
  this[kChunkedLength] = 0;
  this._closed = false;
  this[kSocket] = null;
  this._header = null;
  this[kOutHeaders] = null;
  this._keepAliveTimeout = 0;
  this._onPendingData = noop;
  this[kErrored] = null;
  this[kWritableFinished] = false;
  this[kEndCallbacks] = null;
  this[kHighWaterMark] = options?.highWaterMark ?? getDefaultHighWaterMark();
  this[kRejectNonStandardBodyWrites] = options?.rejectNonStandardBodyWrites ?? false;
}
Object.setPrototypeOf(OutgoingMessage.prototype, Stream.prototype);
Object.setPrototypeOf(OutgoingMessage, Stream);

const methods = {
  ...fieldMethods,

  /** Whether values may have what the Fetch standard allows. */
  _isLenientHeaderValidation() {
    const { httpValidation, insecureHTTPParser } = this.req?.socket?.server ?? this;
    if (httpValidation !== undefined) return httpValidation !== 'strict';
    return Boolean(insecureHTTPParser ?? isLenient());
  },

  cork() {
    this[kCorked]++;
    this[kSocket]?.cork();
  },

  uncork() {
    this[kCorked]--;
    this[kSocket]?.uncork();
    if (this[kCorked] === 0 && this[kChunkedBuffer].length > 0 && sendChunk(this) && this[kNeedDrain]) {
      this[kNeedDrain] = false;
      this.emit('drain');
    }
  },

  setTimeout(msecs, callback) {
    if (callback) this.on('timeout', callback);
    if (!this[kSocket]) this.once('socket', (socket) => socket.setTimeout(msecs));
    else this[kSocket].setTimeout(msecs);
    return this;
  },

  destroy(error) {
    if (this.destroyed) return this;
    this.destroyed = true;
    this[kErrored] = error;
    if (this[kSocket]) this[kSocket].destroy(error);
    else this.once('socket', (socket) => socket.destroy(error));
    return this;
  },

  write(chunk, encoding, callback) {
    if (typeof encoding === 'function') {
      callback = encoding;
      encoding = null;
    }
    const hasRoom = write(this, chunk, encoding, callback, undefined);
    if (!hasRoom) this[kNeedDrain] = true;
    return hasRoom;
  },

  end(chunk, encoding, callback) {
    if (typeof chunk === 'function') {
      callback = chunk;
      chunk = null;
      encoding = null;
    } else if (typeof encoding === 'function') {
      callback = encoding;
      encoding = null;
    }
    if (this.finished) return endAgain(this, chunk, callback);
    let isFinishing = false;
    const finish = (error) => emitFinish(this, error);
    if (chunk) {
      this[kSocket]?.cork();
      isFinishing = write(this, chunk, encoding, null, finish);
    } else if (!this._header) {
      this[kSocket]?.cork();
      this._contentLength = 0;
      this._implicitHeader();
    }
    end(this, isFinishing ? undefined : finish, callback);
    return this;
  },

  addTrailers(headers) {
    this._trailer = '';
    const isList = Array.isArray(headers);
    for (const key of Object.keys(headers)) {
      const [name, value] = isList ? headers[key] : [key, headers[key]];
      validateHeaderName(name, 'Trailer name');
      for (const one of Array.isArray(value) && !this[kUniqueHeaders]?.has(name.toLowerCase()) ? value : [asOne(value)]) {
        if (invalid(one)) throw new codes.ERR_INVALID_CHAR('trailer content', name);
        this._trailer += `${name}: ${one}\r\n`;
      }
    }
  },

  flushHeaders() {
    if (!this._header) this._implicitHeader();
    this._send('');
  },

  pipe() {
    // It is there to be written to.
    this.emit('error', new codes.ERR_STREAM_CANNOT_PIPE());
  },

  _implicitHeader() {
    throw new codes.ERR_METHOD_NOT_IMPLEMENTED('_implicitHeader()');
  },

  _storeHeader(firstLine, headers) {
    storeHead(this, firstLine, headers);
  },

  /** Sends data, behind the head if that is still to be sent. */
  _send(data, encoding, callback, byteLength) {
    if (!this._headerSent) {
      const header = this._header;
      const joins = header !== null && typeof data === 'string' &&
        (encoding === 'latin1' || ((encoding === 'utf8' || !encoding) && !BEYOND_ASCII.test(header))); // a head is Latin-1, whatever the body is
      if (joins) {
        data = header + data;
      } else if (header !== null) {
        this.outputData.unshift({ data: header, encoding: 'latin1', callback: null });
        this.outputSize += header.length;
        this._onPendingData(header.length);
      }
      this._headerSent = true;
    }
    return this._writeRaw(data, encoding, callback, byteLength);
  },

  _writeRaw(data, encoding, callback, byteLength) {
    const socket = this[kSocket];
    if (socket?.destroyed) return false;
    if (typeof encoding === 'function') {
      callback = encoding;
      encoding = null;
    }
    if (socket && socket._httpMessage === this && socket.writable) {
      if (this.outputData.length > 0) this._flushOutput(socket);
      return socket.write(data, encoding, callback);
    }
    this.outputData.push({ data, encoding, callback });
    this.outputSize += data.length;
    this._onPendingData(data.length);
    return this.outputSize < this[kHighWaterMark];
  },

  /** All is handed to the socket. */
  _finish() {
    this.emit('prefinish');
  },

  /** The socket is there: what has waited is written. */
  _flush() {
    const socket = this[kSocket];
    if (!socket?.writable) return;
    const hasRoom = this._flushOutput(socket);
    if (this.finished) {
      this._finish();
    } else if (hasRoom && this[kNeedDrain]) {
      this[kNeedDrain] = false;
      this.emit('drain');
    }
  },

  _flushOutput(socket) {
    const waiting = this.outputData;
    for (let corks = this[kCorked]; corks > 0; corks--) socket.cork();
    if (waiting.length === 0) return undefined;
    let hasRoom;
    socket.cork();
    for (const { data, encoding, callback } of waiting) hasRoom = socket.write(data, encoding, callback);
    socket.uncork();
    this.outputData = [];
    this._onPendingData(-this.outputSize);
    this.outputSize = 0;
    return hasRoom;
  },
};
for (const name of Object.keys(methods)) OutgoingMessage.prototype[name] = methods[name];

OutgoingMessage.prototype[Symbol.for('nodejs.rejection')] = function(error) {
  this.destroy(error);
};

// ---- writing

/** Whether there is room for more; for the last piece, whether `finish` goes out with it. */
function write(message, chunk, encoding, callback, finish) {
  const isLast = finish !== undefined;
  if (typeof callback !== 'function') callback = noop;
  const length = lengthOf(chunk, encoding);
  const failure = message.finished ? new codes.ERR_STREAM_WRITE_AFTER_END()
    : message.destroyed ? new codes.ERR_STREAM_DESTROYED('write') : undefined;
  if (failure) {
    process.nextTick(fail, message, failure, callback);
    return false;
  }
  checkLength(message, length, isLast);
  if (!message._header) {
    if (isLast) message._contentLength ??= length;
    message._implicitHeader();
  }
  if (!message._hasBody) {
    if (message[kRejectNonStandardBodyWrites]) throw new codes.ERR_HTTP_BODY_NOT_ALLOWED();
    process.nextTick(callback);
    return !isLast;
  }
  const socket = message[kSocket];
  if (!isLast && socket && !socket.writableCorked) {
    message.cork();
    process.nextTick(uncork, message);
  }
  if (!message.chunkedEncoding || length === 0) {
    const hasRoom = message._send(chunk, encoding, message.chunkedEncoding ? callback : finish ?? callback, length);
    return isLast ? !message.chunkedEncoding : hasRoom;
  }
  const hasRoom = sendOrKeep(message, chunk, encoding, callback, length);
  return !isLast && hasRoom;
}

function sendOrKeep(message, chunk, encoding, callback, length) {
  if (message[kCorked] === 0) return sendFramed(message, length, [chunk, encoding, callback]);
  message[kChunkedBuffer].push(chunk, encoding, callback);
  message[kChunkedLength] += length;
  return message[kChunkedLength] < message[kHighWaterMark];
}

function lengthOf(chunk, encoding) {
  if (chunk === null) throw new codes.ERR_STREAM_NULL_VALUES();
  if (typeof chunk === 'string') return Buffer.byteLength(chunk, encoding);
  if (!(chunk instanceof Uint8Array)) throw new codes.ERR_INVALID_ARG_TYPE('chunk', ['string', 'Buffer', 'Uint8Array'], chunk);
  return chunk.length;
}

function fail(message, failure, callback) {
  callback(failure);
  if (!message.destroyed) message.emit('error', failure);
}

function uncork(message) {
  if (message[kCorked] > 0) message.uncork();
}

/** Under `strictContentLength` a body may not be longer than said, nor shorter at its end. */
function checkLength(message, length, isLast) {
  if (!message.strictContentLength) return;
  const total = message[kBytesWritten] + length;
  if (isStrict(message) && (isLast ? total !== message._contentLength : total > message._contentLength)) {
    throw new codes.ERR_HTTP_CONTENT_LENGTH_MISMATCH(total, message._contentLength);
  }
  message[kBytesWritten] = total;
}

function isStrict(message) {
  return message.strictContentLength && message._contentLength !== null && message._hasBody && !message._removedContLen &&
    !message.chunkedEncoding && !message.hasHeader('transfer-encoding');
}

/** What the cork has kept back goes out as one chunk; whether there is room for more. */
function sendChunk(message) {
  const parts = message[kChunkedBuffer];
  const length = message[kChunkedLength];
  message[kChunkedBuffer] = [];
  message[kChunkedLength] = 0;
  return sendFramed(message, length, parts);
}

/** Sends a chunk; its parts are data, encoding and callback in turn. */
function sendFramed(message, length, parts) {
  const size = length.toString(16);
  if (parts.length === 3 && typeof parts[0] === 'string' && isUtf8(parts[1])) {
    return message._send(`${size}\r\n${parts[0]}\r\n`, 'utf8', parts[2]);
  }
  const socket = message[kSocket];
  socket?.cork();
  message._send(`${size}\r\n`, 'latin1', null);
  const callbacks = [];
  for (let i = 0; i < parts.length; i += 3) {
    message._send(parts[i], parts[i + 1], null);
    if (parts[i + 2] !== noop) callbacks.push(parts[i + 2]);
  }
  const hasRoom = message._send('\r\n', 'latin1', (error) => {
    for (const callback of callbacks) callback(error);
  });
  socket?.uncork();
  return hasRoom;
}

const isUtf8 = (encoding) => !encoding || encoding === 'utf8' || encoding === 'utf-8';

// ---- the end

/** `finish` is called when all is out; undefined if the last piece does that. */
function end(message, finish, callback) {
  if (typeof callback === 'function') (message[kEndCallbacks] ??= []).push(callback);
  if (isStrict(message) && message[kBytesWritten] !== message._contentLength) {
    throw new codes.ERR_HTTP_CONTENT_LENGTH_MISMATCH(message[kBytesWritten], message._contentLength);
  }
  if (message[kChunkedBuffer].length > 0) sendChunk(message);
  if (message._hasBody && message.chunkedEncoding) message._send(`0\r\n${message._trailer}\r\n`, 'latin1', finish);
  else if (finish !== undefined && (!message._headerSent || message.writableLength)) message._send('', 'latin1', finish);
  else if (finish !== undefined) process.nextTick(finish);
  const socket = message[kSocket];
  if (socket) {
    // However often it was corked, now it goes out.
    if (socket._writableState) socket._writableState.corked = 1;
    socket.uncork();
  }
  message[kCorked] = 0;
  message.finished = true;
  if (message.outputData.length === 0 && socket && socket._httpMessage === message) message._finish();
}

function endAgain(message, chunk, callback) {
  if (chunk) {
    const failure = new codes.ERR_STREAM_WRITE_AFTER_END();
    process.nextTick(fail, message, failure, typeof callback === 'function' ? callback : noop);
  } else if (typeof callback === 'function') {
    if (message.writableFinished) callback(new codes.ERR_STREAM_ALREADY_FINISHED('end'));
    else (message[kEndCallbacks] ??= []).push(callback);
  }
  return message;
}

function emitFinish(message, error) {
  const callbacks = message[kEndCallbacks];
  message[kEndCallbacks] = null;
  if (message[kSocket]?._hadError || error) {
    if (callbacks !== null) for (const callback of callbacks) callback(error);
    return;
  }
  message[kWritableFinished] = true;
  if (callbacks !== null) for (const callback of callbacks) callback();
  message.emit('finish');
}

const asOne = (value) => (Array.isArray(value) ? value.join('; ') : value);

function invalid(value) {
  try {
    validateHeaderValue('trailer', value ?? '');
    return false;
  } catch {
    return true;
  }
}

// ---- what it says of itself

function getters(table, enumerable) {
  for (const name of Object.keys(table)) {
    Object.defineProperty(OutgoingMessage.prototype, name, { get: table[name], configurable: true, enumerable });
  }
}

getters({
  errored() { return this[kErrored]; },
  closed() { return this._closed; },
  writableFinished() { return this[kWritableFinished]; },
  writableObjectMode() { return false; },
  writableLength() { return this.outputSize + chunkedLength(this) + (this[kSocket]?.writableLength ?? 0); },
  writableHighWaterMark() { return this[kSocket] ? this[kSocket].writableHighWaterMark : this[kHighWaterMark]; },
  writableCorked() { return this[kCorked]; },
  writableEnded() { return this.finished; },
  writableNeedDrain() { return !this.destroyed && !this.finished && this[kNeedDrain]; },
}, false);
getters({ headersSent() { return Boolean(this._header); } }, true);

/** What the chunk that is kept back will take, its frame and a head before it included. */
function chunkedLength(message) {
  const length = message[kChunkedLength];
  if (length === 0) return 0;
  return length + length.toString(16).length + 4 + (message._headerSent ? 0 : message._header.length);
}

const socketProperty = {
  get() {
    return this[kSocket];
  },
  set(socket) {
    for (let corks = this[kCorked]; corks > 0; corks--) {
      socket?.cork();
      this[kSocket]?.uncork();
    }
    this[kSocket] = socket;
  },
  configurable: true,
};
Object.defineProperties(OutgoingMessage.prototype, { connection: socketProperty, socket: socketProperty });

Object.assign(exports, {
  kHighWaterMark,
  kUniqueHeaders,
  parseUniqueHeadersOption,
  validateHeaderName,
  validateHeaderValue,
  OutgoingMessage,
  kErrored,
  kNeedDrain,
});
