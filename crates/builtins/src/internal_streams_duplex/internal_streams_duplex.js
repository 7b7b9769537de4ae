// `internal/streams/duplex`: `Duplex` and `duplexPair`. Node 26. Follows https://nodejs.org/docs/latest-v26.x/api/stream.html#class-streamduplex
'use strict';

const readableSide = require('internal/streams/readable');
const writableSide = require('internal/streams/writable');
const { construct } = require('internal/streams/destroy');
const { nextTick } = require('internal/loop');
const { defineAccessors, setDuplex } = require('internal/streams/state');

const { Readable } = readableSide;
const { Writable } = writableSide;

function Duplex(options) {
  if (!(this instanceof Duplex)) return new Duplex(options);
  this._events ??= {
    __proto__: null, close: undefined, error: undefined, prefinish: undefined, finish: undefined, drain: undefined, data: undefined, end: undefined, readable: undefined,
  };
  readableSide.initialise(this, options, true);
  writableSide.initialise(this, options, true);
  if (options) {
    this.allowHalfOpen = options.allowHalfOpen !== false;
    if (options.readable === false) closeReadableSide(this._readableState);
    if (options.writable === false) closeWritableSide(this._writableState);
    if (options.signal) require('internal/streams/abort').addSignal(options.signal, this);
  } else {
    this.allowHalfOpen = true;
  }
  construct(this, constructed);
}
Object.setPrototypeOf(Duplex.prototype, Readable.prototype);
Object.setPrototypeOf(Duplex, Readable);
setDuplex(Duplex);

function constructed(stream) {
  readableSide.constructed(stream);
  writableSide.constructed(stream);
}

function closeReadableSide(state) {
  state.readable = false;
  state.ended = true;
  state.endEmitted = true;
}

function closeWritableSide(state) {
  state.writable = false;
  state.ending = true;
  state.ended = true;
  state.finished = true;
}

// The writable side is copied: there is one chain of prototypes only.
for (const name of ['write', 'cork', 'uncork', 'setDefaultEncoding', '_write', '_writev', 'end', 'destroy']) {
  Duplex.prototype[name] = Writable.prototype[name];
}

const { accessors } = writableSide;
const copied = ['writable', 'writableHighWaterMark', 'writableObjectMode', 'writableBuffer', 'writableLength', 'writableFinished',
  'writableCorked', 'writableEnded', 'writableNeedDrain'];
defineAccessors(Duplex.prototype, Object.fromEntries(copied.map((name) => [name, accessors[name]])));
defineAccessors(Duplex.prototype, {
  destroyed: {
    get() {
      return this._readableState === undefined || this._writableState === undefined ? false :
        this._readableState.destroyed && this._writableState.destroyed;
    },
    set(value) {
      if (!this._readableState || !this._writableState) return;
      this._readableState.destroyed = value;
      this._writableState.destroyed = value;
    },
  },
});

const anonymous = (length, fn) => Object.defineProperties(fn, { name: { value: '' }, length: { value: length } });
Duplex.fromWeb = anonymous(2, (pair, options) => require('internal/webstreams/adapters').duplexFromWeb(pair, options));
Duplex.toWeb = anonymous(2, (duplex, options) => require('internal/webstreams/adapters').duplexToWeb(duplex, options));
Duplex.from = anonymous(1, (body) => require('internal/streams/duplexify').duplexify(body, 'body'));

// ---- pairs

/** One of two streams: what is written here is read there, one write at a time. */
class DuplexSide extends Duplex {
  #other = null;
  /** Of the write that the other has not read yet. */
  #callback = null;

  _read() {
    const callback = this.#callback;
    if (callback === null) return;
    this.#callback = null;
    callback();
  }

  _write(chunk, encoding, callback) {
    if (chunk.length === 0) {
      nextTick(callback);
    } else {
      this.#other.push(chunk);
      this.#other.#callback = callback;
    }
  }

  _final(callback) {
    this.#other.on('end', callback);
    this.#other.push(null);
  }

  /** The other side hears of it: that no more comes, or, after a failure, that all is over. */
  _destroy(error, callback) {
    nextTick(error ? destroyQuietly : endInput, this.#other);
    callback(error);
  }

  static pair(options) {
    const first = new DuplexSide(options);
    const second = new DuplexSide(options);
    first.#other = second;
    second.#other = first;
    return [first, second];
  }
}

function destroyQuietly(stream) {
  stream.destroy();
}

function endInput(stream) {
  if (!stream.destroyed) stream.push(null);
}

function duplexPair(options) {
  return DuplexSide.pair(options);
}

Object.assign(exports, { Duplex, duplexPair });
