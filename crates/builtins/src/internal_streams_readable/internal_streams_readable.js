// `internal/streams/readable`: `Readable`. Node 26. Follows https://nodejs.org/docs/latest-v26.x/api/stream.html#readable-streams
//
// Chunks wait in `state.buffer` from `state.bufferIndex` on. `state.flowing` is null until somebody decides, then true
// ('data' is told as chunks come) or false ('readable' is told, `read` takes). What the documentation calls "asynchronous"
// is one tick: `emittedReadable`, `readingMore`, `resumeScheduled` say that such a tick is under way.
'use strict';

const { Stream } = require('internal/streams/legacy');
const { nextTick } = require('internal/loop');
const { Buffer } = require('buffer');
const { construct, destroy, undestroy, errorOrDestroy } = require('internal/streams/destroy');
const { take } = require('internal/streams/chunks');
const { highWaterMarkOf, getDefaultHighWaterMark, toBuffer, defineAccessors, isDuplex } = require('internal/streams/state');

const { isView } = ArrayBuffer;
/** No chunk buffer grows to more than this by `read(n)`. */
const LARGEST_MARK = 0x40000000;
// What `read` may be asked for besides a number of its own: small integers, for NaN would make every length of the stream a double.
/** What comes next, whatever its size. */
const ANY = -1;
/** A negative number: nothing, and it is no poke either, as `read(0)` is. */
const NOTHING = -2;

function ReadableState(options, stream, hasBothSides = isDuplex(stream)) {
  this.objectMode = Boolean(options?.objectMode || (hasBothSides && options?.readableObjectMode));
  this.highWaterMark = options ? highWaterMarkOf(options, this.objectMode, 'readableHighWaterMark', hasBothSides) : getDefaultHighWaterMark(false);
  this.buffer = [];
  this.bufferIndex = 0;
  /** What waits, in bytes, characters or objects. */
  this.length = 0;
  this.pipes = [];
  this.flowing = null;
  /** Null until `pause` or `resume` was called. */
  this.paused = null;
  this.ended = false;
  this.endEmitted = false;
  /** `_read` has been called and has not pushed yet. */
  this.reading = false;
  this.constructed = true;
  /** Within a call of `_read`: what is pushed now is told later. */
  this.sync = true;
  this.needReadable = false;
  this.emittedReadable = false;
  this.readableListening = false;
  this.resumeScheduled = false;
  this.errorEmitted = false;
  this.emitClose = options?.emitClose !== false;
  this.autoDestroy = options?.autoDestroy !== false;
  this.destroyed = false;
  this.errored = null;
  this.closed = false;
  this.closeEmitted = false;
  this.defaultEncoding = 'utf8';
  if (options?.defaultEncoding != null && options.defaultEncoding !== 'utf8') {
    if (!require('buffer').Buffer.isEncoding(options.defaultEncoding)) throw new (require('internal/errors').codes.ERR_UNKNOWN_ENCODING)(options.defaultEncoding);
    this.defaultEncoding = options.defaultEncoding;
  }
  /** One destination of `pipe`, or a set of several, whose 'drain' is waited for. */
  this.awaitDrainWriters = null;
  this.multiAwaitDrain = false;
  this.readingMore = false;
  this.dataEmitted = false;
  /** Somebody listens to 'data', as far as `removeListener` has told; `removeAllListeners` does not tell, as in Node. */
  this.dataListening = false;
  this.decoder = null;
  this.encoding = null;
  if (options?.encoding) setDecoder(this, options.encoding);
}

Object.defineProperty(ReadableState.prototype, 'pipesCount', { get() { return this.pipes.length; } });

function Readable(options) {
  if (!(this instanceof Readable)) return new Readable(options);
  this._events ??= { __proto__: null, close: undefined, error: undefined, data: undefined, end: undefined, readable: undefined };
  initialise(this, options, undefined);
  if (options?.signal) require('internal/streams/abort').addSignal(options.signal, this);
  construct(this, constructed);
}
Object.setPrototypeOf(Readable.prototype, Stream.prototype);
Object.setPrototypeOf(Readable, Stream);
const { prototype } = Readable;

/** The readable side of `stream`: also of a Duplex, which has its own constructor. */
function initialise(stream, options, hasBothSides) {
  Stream.call(stream, options);
  stream._readableState = new ReadableState(options, stream, hasBothSides);
  if (!options) return;
  if (typeof options.read === 'function') stream._read = options.read;
  if (typeof options.destroy === 'function') stream._destroy = options.destroy;
  if (typeof options.construct === 'function') stream._construct = options.construct;
}

function constructed(stream) {
  const state = stream._readableState;
  if (state.needReadable) maybeReadMore(stream, state);
}

prototype.destroy = destroy;
prototype._undestroy = undestroy;
prototype._destroy = function(error, callback) { callback(error); };
prototype[Symbol.for('nodejs.rejection')] = function(error) { this.destroy(error); };

prototype[Symbol.asyncDispose] = async function() {
  let error = null;
  if (!this.destroyed) {
    if (!this.readableEnded) error = new (require('internal/errors').AbortError)();
    this.destroy(error);
  }
  await new Promise((resolve, reject) => {
    require('internal/streams/finished').finished(this, (failure) => (failure && failure !== error ? reject(failure) : resolve()));
  });
};

// ---- what the stream's maker gives

prototype.push = function(chunk, encoding) {
  return give(this, chunk, encoding, false);
};

prototype.unshift = function(chunk, encoding) {
  return give(this, chunk, encoding, true);
};

function give(stream, chunk, encoding, first) {
  const state = stream._readableState;
  if (chunk === null) {
    state.reading = false;
    endOfInput(stream, state);
    return false;
  }
  if (!state.objectMode) {
    if (typeof chunk === 'string') {
      encoding ||= state.defaultEncoding;
      if (encoding !== state.encoding) {
        chunk = Buffer.from(chunk, encoding);
        if (first && state.encoding) chunk = chunk.toString(state.encoding);
        else encoding = '';
      }
    } else if (chunk instanceof Buffer) {
      encoding = '';
    } else if (isView(chunk)) {
      chunk = toBuffer(chunk);
      encoding = '';
    } else if (chunk !== undefined) {
      const { codes } = require('internal/errors');
      errorOrDestroy(stream, new codes.ERR_INVALID_ARG_TYPE('chunk', ['string', 'Buffer', 'TypedArray', 'DataView'], chunk));
      return false;
    }
    if (!chunk || chunk.length <= 0) {
      if (!first) {
        state.reading = false;
        maybeReadMore(stream, state);
      }
      return wantsMore(state);
    }
  }
  return first ? giveBack(stream, state, chunk) : giveNext(stream, state, chunk, encoding);
}

function giveBack(stream, state, chunk) {
  if (state.endEmitted) {
    const { codes } = require('internal/errors');
    errorOrDestroy(stream, new codes.ERR_STREAM_UNSHIFT_AFTER_END_EVENT());
    return false;
  }
  if (state.destroyed || state.errored) return false;
  addChunk(stream, state, chunk, true);
  return wantsMore(state);
}

function giveNext(stream, state, chunk, encoding) {
  if (state.ended) {
    const { codes } = require('internal/errors');
    errorOrDestroy(stream, new codes.ERR_STREAM_PUSH_AFTER_EOF());
    return false;
  }
  if (state.destroyed || state.errored) return false;
  state.reading = false;
  if (state.decoder !== null && !encoding) {
    chunk = state.decoder.write(chunk);
    if (!state.objectMode && chunk.length === 0) {
      maybeReadMore(stream, state);
      return wantsMore(state);
    }
  }
  addChunk(stream, state, chunk, false);
  return wantsMore(state);
}

function wantsMore(state) {
  return !state.ended && (state.length < state.highWaterMark || state.length === 0);
}

function addChunk(stream, state, chunk, first) {
  if (state.flowing && state.length === 0 && !state.sync && state.dataListening) {
    if (state.awaitDrainWriters !== null) forgetWaitingWriters(state);
    state.dataEmitted = true;
    stream.emit('data', chunk);
  } else {
    state.length += state.objectMode ? 1 : chunk.length;
    if (!first) state.buffer.push(chunk);
    else if (state.bufferIndex > 0) state.buffer[--state.bufferIndex] = chunk;
    else state.buffer.unshift(chunk);
    if (state.needReadable) emitReadable(stream, state);
  }
  if (!state.readingMore) maybeReadMore(stream, state);
}

function endOfInput(stream, state) {
  if (state.ended) return;
  if (state.decoder !== null) {
    const rest = state.decoder.end();
    if (rest?.length) {
      state.buffer.push(rest);
      state.length += state.objectMode ? 1 : rest.length;
    }
  }
  state.ended = true;
  if (state.sync) {
    // Somebody may be waiting to hear of the end.
    if (state.needReadable || state.readableListening || state.flowing) emitReadable(stream, state);
  } else {
    // Not within `_read`: there is nobody to wait for.
    state.needReadable = false;
    state.emittedReadable = true;
    tellReadable(stream);
  }
}

prototype._read = function(_size) {
  const { codes } = require('internal/errors');
  throw new codes.ERR_METHOD_NOT_IMPLEMENTED('_read()');
};

// ---- what its user takes

prototype.read = function(n) {
  const state = this._readableState;
  if (n === undefined) n = ANY;
  else if (n !== 0) n = wholeNumber(n);
  const asked = n;
  if (n > state.highWaterMark) state.highWaterMark = markFor(n);
  if (n !== 0) state.emittedReadable = false;

  // A poke, while enough waits: it is told again.
  if (n === 0 && state.needReadable &&
      ((state.highWaterMark !== 0 ? state.length >= state.highWaterMark : state.length > 0) || state.ended)) {
    if (state.length === 0 && state.ended) endReadable(this, state);
    else emitReadable(this, state);
    return null;
  }
  n = howMuch(n, state);
  if (n === 0 && state.ended) {
    if (state.length === 0) endReadable(this, state);
    return null;
  }

  const isLow = state.needReadable || state.length === 0 || state.length - n < state.highWaterMark;
  if (isLow && !state.ended && !state.reading && !state.destroyed && !state.errored && state.constructed) {
    fetch(this, state);
    // `_read` may have pushed at once.
    if (!state.reading) n = howMuch(asked, state);
  }

  const chunk = n > 0 ? take(n, state) : null;
  if (chunk === null) {
    state.needReadable = state.length <= state.highWaterMark;
    n = 0;
  } else {
    state.length -= n;
    if (state.awaitDrainWriters !== null) forgetWaitingWriters(state);
  }
  if (state.length === 0) {
    if (!state.ended) state.needReadable = true;
    else if (asked !== n) endReadable(this, state);
  }
  if (chunk !== null && !state.errorEmitted && !state.closeEmitted) {
    state.dataEmitted = true;
    this.emit('data', chunk);
  }
  return chunk;
};

function fetch(stream, state) {
  state.reading = true;
  state.sync = true;
  if (state.length === 0) state.needReadable = true;
  try {
    stream._read(state.highWaterMark);
  } catch (error) {
    errorOrDestroy(stream, error);
  }
  state.sync = false;
}

/** What `read` was asked for. */
function wholeNumber(n) {
  if (Number.isInteger(n)) return n < 0 ? NOTHING : n;
  const parsed = Number.parseInt(n, 10);
  if (Number.isNaN(parsed)) return ANY;
  return parsed < 0 ? NOTHING : parsed;
}

/** The next power of two, so that the mark does not rise with every `read`. */
function markFor(n) {
  if (n > LARGEST_MARK) {
    const { codes } = require('internal/errors');
    throw new codes.ERR_OUT_OF_RANGE('size', '<= 1GiB', n);
  }
  return n <= 1 ? 1 : 2 ** (32 - Math.clz32(n - 1));
}

function howMuch(n, state) {
  if (n === 0 || n === NOTHING || (state.length === 0 && state.ended)) return 0;
  if (state.objectMode) return 1;
  if (n === ANY) {
    // Bytes come chunk by chunk, text that waits comes whole, unless it flows.
    return state.length !== 0 && (state.flowing || state.decoder === null) ? state.buffer[state.bufferIndex].length : state.length;
  }
  if (n <= state.length) return n;
  return state.ended ? state.length : 0;
}

function forgetWaitingWriters(state) {
  if (state.multiAwaitDrain) state.awaitDrainWriters.clear();
  else state.awaitDrainWriters = null;
}

// ---- telling

function emitReadable(stream, state = stream._readableState) {
  state.needReadable = false;
  if (state.emittedReadable) return;
  state.emittedReadable = true;
  nextTick(tellReadable, stream);
}

function tellReadable(stream) {
  const state = stream._readableState;
  if (!state.destroyed && !state.errored && (state.length || (state.ended && !state.endEmitted))) {
    stream.emit('readable');
    state.emittedReadable = false;
  }
  if (!state.flowing && !state.ended && state.length <= state.highWaterMark) state.needReadable = true;
  flow(stream);
}

/** Fills the buffer up to its mark, in a tick of its own. */
function maybeReadMore(stream, state) {
  if (state.readingMore || !state.constructed) return;
  state.readingMore = true;
  nextTick(readMore, stream, state);
}

function readMore(stream, state) {
  while (!state.reading && !state.ended && (state.length < state.highWaterMark || (state.flowing && state.length === 0))) {
    const before = state.length;
    stream.read(0);
    if (state.length === before) break;
  }
  state.readingMore = false;
}

function endReadable(stream, state) {
  if (state.endEmitted) return;
  state.ended = true;
  nextTick(tellEnd, state, stream);
}

function tellEnd(state, stream) {
  if (state.errored || state.closeEmitted || state.endEmitted || state.length !== 0) return;
  state.endEmitted = true;
  stream.emit('end');
  if (stream.writable && stream.allowHalfOpen === false) {
    nextTick(endOtherSide, stream);
  } else if (state.autoDestroy) {
    const other = stream._writableState;
    if (!other || (other.autoDestroy && (other.finished || other.writable === false))) stream.destroy();
  }
}

function endOtherSide(stream) {
  if (stream.writable && !stream.writableEnded && !stream.destroyed) stream.end();
}

// ---- flowing

prototype.on = function(name, listener) {
  const result = Stream.prototype.on.call(this, name, listener);
  if (name === 'data') heardData(this, this._readableState);
  else if (name === 'readable') heardReadable(this, this._readableState);
  return result;
};
prototype.addListener = prototype.on;

function heardData(stream, state) {
  state.dataListening = true;
  if (stream.listenerCount('readable') > 0) state.readableListening = true;
  if (state.flowing !== false) stream.resume();
}

function heardReadable(stream, state) {
  if (state.endEmitted || state.readableListening) return;
  state.readableListening = state.needReadable = true;
  state.flowing = false;
  if (state.length || !state.ended) state.emittedReadable = false;
  if (state.length || (state.ended && state.sync)) emitReadable(stream, state);
  if (!state.length && !state.reading) nextTick(poke, stream);
}

function poke(stream) {
  stream.read(0);
}

prototype.removeListener = function(name, listener) {
  const result = Stream.prototype.removeListener.call(this, name, listener);
  if (name === 'readable') nextTick(listenersChanged, this);
  else if (name === 'data' && this.listenerCount('data') === 0) this._readableState.dataListening = false;
  return result;
};
prototype.off = prototype.removeListener;

prototype.removeAllListeners = function(name) {
  const result = Stream.prototype.removeAllListeners.apply(this, arguments);
  if (name === 'readable' || name === undefined) nextTick(listenersChanged, this);
  return result;
};

function listenersChanged(stream) {
  const state = stream._readableState;
  state.readableListening = stream.listenerCount('readable') > 0;
  if (state.resumeScheduled && state.paused === false) state.flowing = true; // it will flow once nobody reads by 'readable'
  else if (state.dataListening) stream.resume();
  else if (!state.readableListening) state.flowing = null;
}

prototype.resume = function() {
  const state = this._readableState;
  if (state.destroyed) return this;
  if (!state.flowing) {
    state.flowing = !state.readableListening;
    if (!state.resumeScheduled) {
      state.resumeScheduled = true;
      nextTick(goOn, this, state);
    }
  }
  state.paused = false;
  return this;
};

function goOn(stream, state) {
  if (!state.reading) stream.read(0);
  state.resumeScheduled = false;
  stream.emit('resume');
  flow(stream);
  if (state.flowing && !state.reading) stream.read(0);
}

prototype.pause = function() {
  const state = this._readableState;
  if (state.destroyed) return this;
  if (state.flowing !== false) {
    state.flowing = false;
    this.emit('pause');
  }
  state.paused = true;
  return this;
};

prototype.isPaused = function() {
  return this._readableState.paused === true || this._readableState.flowing === false;
};

function flow(stream) {
  const state = stream._readableState;
  while (state.flowing && stream.read() !== null);
}

// ---- encodings

prototype.setEncoding = function(encoding) {
  const state = this._readableState;
  setDecoder(state, encoding);
  let text = '';
  for (let i = state.bufferIndex; i < state.buffer.length; i++) text += state.decoder.write(state.buffer[i]);
  // Nothing follows that could complete a character.
  if (state.ended) text += state.decoder.end();
  state.buffer = text === '' ? [] : [text];
  state.bufferIndex = 0;
  state.length = text.length;
  return this;
};

function setDecoder(state, encoding) {
  const { StringDecoder } = require('string_decoder');
  state.decoder = new StringDecoder(encoding);
  state.encoding = state.decoder.encoding;
}

// ---- what is in files of its own

const rest = (name, module) => function(...args) { return require(module)[name].apply(this, args); };

const named = (length, fn) => Object.defineProperties(fn, { name: { value: '' }, length: { value: length } });
prototype.pipe = named(2, rest('pipe', 'internal/streams/pipe'));
prototype.unpipe = named(1, rest('unpipe', 'internal/streams/pipe'));
prototype.wrap = named(1, rest('wrap', 'internal/streams/pipe'));
prototype.iterator = named(1, rest('iterator', 'internal/streams/iterator'));
prototype.compose = function compose(stream, options) {
  return require('internal/streams/compose').composeWith(this, stream, options);
};
prototype[Symbol.asyncIterator] = named(0, rest('asyncIterator', 'internal/streams/iterator'));
prototype[Symbol.for('Stream.toAsyncStreamable')] = named(0, function() { return require('internal/stream_iter/classic').batchesOf(this); });

// The helpers, with the number of their arguments.
const operators = { drop: 1, filter: 2, flatMap: 2, map: 2, take: 1, every: 1, forEach: 2, reduce: 3, toArray: 1, some: 1, find: 2 };

for (const name of Object.keys(operators)) {
  const value = { [name]: function(...args) {
    if (new.target) throw new (require('internal/errors').codes.ERR_ILLEGAL_CONSTRUCTOR)();
    return require('internal/streams/operators').call(name, this, args);
  } }[name];
  Object.defineProperty(value, 'length', { value: operators[name] });
  Object.defineProperty(prototype, name, { value, writable: true, enumerable: false, configurable: true });
}

// ---- states

defineAccessors(prototype, {
  readable: {
    get() {
      const state = this._readableState;
      return Boolean(state) && state.readable !== false && !state.destroyed && !state.errorEmitted && !state.endEmitted;
    },
    set(value) {
      if (this._readableState) this._readableState.readable = Boolean(value);
    },
  },
  readableDidRead: { get() { return this._readableState.dataEmitted; } },
  readableAborted: {
    get() {
      const state = this._readableState;
      return Boolean(state.readable !== false && (state.destroyed || state.errored) && !state.endEmitted);
    },
  },
  readableHighWaterMark: { get() { return this._readableState.highWaterMark; } },
  readableBuffer: { get() { return this._readableState?.buffer; } },
  readableFlowing: {
    get() { return this._readableState.flowing; },
    set(value) {
      if (this._readableState) this._readableState.flowing = value;
    },
  },
  readableLength: { get() { return this._readableState.length; } },
  readableObjectMode: { get() { return this._readableState ? this._readableState.objectMode : false; } },
  readableEncoding: { get() { return this._readableState ? this._readableState.encoding : null; } },
  errored: { get() { return this._readableState ? this._readableState.errored : null; } },
  closed: { get() { return this._readableState ? this._readableState.closed : false; } },
  destroyed: {
    get() { return this._readableState ? this._readableState.destroyed : false; },
    set(value) {
      if (this._readableState) this._readableState.destroyed = value;
    },
  },
  readableEnded: { get() { return this._readableState ? this._readableState.endEmitted : false; } },
});

Object.assign(Readable, {
  ReadableState,
  _fromList: Object.defineProperty((n, state) => take(n, state), 'name', { value: 'fromList' }),
  from: named(2, (iterable, options) => require('internal/streams/from').from(Readable, iterable, options)),
  fromWeb: named(2, (stream, options) => require('internal/webstreams/adapters').readableFromWeb(stream, options)),
  toWeb: named(2, (stream, options) => require('internal/webstreams/adapters').readableToWeb(stream, options)),
  wrap: named(2, (source, options) => {
    return new Readable({
      objectMode: source.readableObjectMode ?? source.objectMode ?? true,
      ...options,
      destroy(error, callback) {
        require('internal/streams/destroy').destroyer(source, error);
        callback(error);
      },
    }).wrap(source);
  }),
});

Object.assign(exports, { Readable, initialise, constructed });
