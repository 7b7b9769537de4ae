// `internal/http/incoming`: `IncomingMessage`, a message that is being received. Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/http.html#class-httpincomingmessage
'use strict';

const { Readable, finished } = require('stream');
const { addJoined, addDistinct } = require('internal/http/fields');

const kHeaders = Symbol('kHeaders');
const kHeadersDistinct = Symbol('kHeadersDistinct');
const kHeadersCount = Symbol('kHeadersCount');
const kTrailers = Symbol('kTrailers');
const kTrailersDistinct = Symbol('kTrailersDistinct');
const kTrailersCount = Symbol('kTrailersCount');
const kAbortController = Symbol('kAbortController');
const kDetach = Symbol('kDetach');
const kDetachAbortSignal = Symbol('kDetachAbortSignal');

function IncomingMessage(socket) {
  Readable.call(this, socket ? { highWaterMark: socket.readableHighWaterMark } : undefined);
  // Nothing is read ahead: bytes come when the parser has them.
  this._readableState.readingMore = true;
  this.socket = socket;
  this.httpVersionMajor = null;
  this.httpVersionMinor = null;
  this.httpVersion = null;
  this.complete = false;
  this[kHeaders] = null;
  this[kHeadersCount] = 0;
  this.rawHeaders = [];
  this[kTrailers] = null;
  this[kTrailersCount] = 0;
  this.rawTrailers = [];
  this.joinDuplicateHeaders = false;
  this.aborted = false;
  this.upgrade = null;
  // Requests only.
  this.url = '';
  this.method = null;
  // Responses only.
  this.statusCode = null;
  this.statusMessage = null;
  this.client = socket;
  this._consuming = false;
  // The body is thrown away: nobody will read it.
  this._dumped = false;
}
Object.setPrototypeOf(IncomingMessage.prototype, Readable.prototype);
Object.setPrototypeOf(IncomingMessage, Readable);

const methods = {
  setTimeout(msecs, callback) {
    if (callback) this.on('timeout', callback);
    this.socket.setTimeout(msecs);
    return this;
  },

  _read() {
    if (!this._consuming) {
      this._readableState.readingMore = false;
      this._consuming = true;
    }
    // Where there is no socket, somebody pushes by hand.
    if (this.socket?.readable) readStart(this.socket);
  },

  _destroy(error, callback) {
    if (!this.readableEnded || !this.complete) {
      this.aborted = true;
      this.emit('aborted');
    }
    if (this.aborted) this[kAbortController]?.abort();
    const { socket } = this;
    if (!error && !this.aborted) {
      callback();
      return;
    }
    if (!socket || socket.destroyed || !this.aborted) {
      process.nextTick(endDestroy, this, error, callback);
      return;
    }
    socket.destroy(error);
    const stop = finished(socket, (failure) => {
      stop();
      const own = failure?.code === 'ERR_STREAM_PREMATURE_CLOSE' ? null : failure;
      process.nextTick(endDestroy, this, own || error, callback);
    });
  },

  _addHeaderLines(fields, count) {
    if (!fields?.length) return;
    let joined;
    if (this.complete) {
      this.rawTrailers = fields;
      this[kTrailersCount] = count;
      joined = this[kTrailers];
    } else {
      this.rawHeaders = fields;
      this[kHeadersCount] = count;
      joined = this[kHeaders];
    }
    if (joined) {
      for (let i = 0; i < count; i += 2) this._addHeaderLine(fields[i], fields[i + 1], joined);
    }
  },

  _addHeaderLine(field, value, dest) {
    addJoined(dest, field, value, this.joinDuplicateHeaders);
  },

  _addHeaderLineDistinct(field, value, dest) {
    addDistinct(dest, field, value);
  },

  /** The body is not looked at: what is there is as if it had been read. */
  _dumpAndCloseReadable() {
    this._dumped = true;
    this._readableState.ended = true;
    this._readableState.endEmitted = true;
    this._readableState.destroyed = true;
    this._readableState.closed = true;
    this._readableState.closeEmitted = true;
  },

  /** Throws away what is left of the body. */
  _dump() {
    if (this._dumped) return;
    this._dumped = true;
    // A program may still listen for 'data'; it waits in vain otherwise.
    this.resume();
  },
};
for (const name of Object.keys(methods)) IncomingMessage.prototype[name] = methods[name];

/** The exchange is over: what becomes of the connection is no concern of its `signal`. */
IncomingMessage.prototype[kDetachAbortSignal] = function() {
  this[kDetach]?.();
};

function endDestroy(message, error, callback) {
  // Programs that do not listen for errors of messages are not ended by them.
  if (message.listenerCount('error') === 0) callback();
  else callback(error);
}

/** The view of the fields under `key`, made when it is first asked for. */
function view(key, countKey, rawName, add, make) {
  return {
    get() {
      if (!this[key]) {
        const made = this[key] = make();
        const raw = this[rawName];
        for (let i = 0, { [countKey]: count } = this; i < count; i += 2) this[add](raw[i], raw[i + 1], made);
      }
      return this[key];
    },
    set(value) {
      this[key] = value;
    },
    enumerable: false,
    configurable: true,
  };
}

Object.defineProperties(IncomingMessage.prototype, {
  connection: {
    get() {
      return this.socket;
    },
    set(value) {
      this.socket = value;
    },
    configurable: true,
  },
  headers: view(kHeaders, kHeadersCount, 'rawHeaders', '_addHeaderLine', () => ({})),
  headersDistinct: view(kHeadersDistinct, kHeadersCount, 'rawHeaders', '_addHeaderLineDistinct', () => ({ __proto__: null })),
  trailers: view(kTrailers, kTrailersCount, 'rawTrailers', '_addHeaderLine', () => ({})),
  trailersDistinct: view(kTrailersDistinct, kTrailersCount, 'rawTrailers', '_addHeaderLineDistinct', () => ({ __proto__: null })),
  /** Aborted when the message is cut off, or its connection ends before the answer is out. */
  signal: {
    get() {
      return abortControllerOf(this).signal;
    },
    configurable: true,
  },
});

function abortControllerOf(message) {
  if (message[kAbortController] === undefined) {
    const controller = message[kAbortController] = new AbortController();
    const abort = () => controller.abort();
    if (message.aborted || message.socket?.destroyed) abort();
    else message.socket?.once('close', abort);
    message[kDetach] = () => message.socket?.removeListener('close', abort);
  }
  return message[kAbortController];
}

/** The connection may bring more. */
function readStart(socket) {
  if (socket && !socket._paused && socket.readable) socket.resume();
}

/** Nobody takes what it would bring. */
function readStop(socket) {
  if (socket) socket.pause();
}

Object.assign(exports, { IncomingMessage, kDetachAbortSignal, readStart, readStop });
