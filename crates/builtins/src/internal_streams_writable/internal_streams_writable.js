// `internal/streams/writable`: `Writable`. Node 26. Follows https://nodejs.org/docs/latest-v26.x/api/stream.html#writable-streams
//
// One write is handed to `_write` at a time (`state.writing`); the others wait in `state.buffered` from `state.bufferedIndex` on,
// three places each: chunk, encoding, callback. Callbacks of writes that were done within `_write` are told in a tick, those of
// the same callback in a row together. `state.pendingcb` counts what must be told before 'finish'.
'use strict';

const { Stream } = require('internal/streams/legacy');
const { nextTick } = require('internal/loop');
const { construct, destroy, undestroy, errorOrDestroy, multipleCallback } = require('internal/streams/destroy');
const { highWaterMarkOf, getDefaultHighWaterMark, isBuffer, fromText, toBuffer, defineAccessors, isDuplex } = require('internal/streams/state');

const { isView } = ArrayBuffer;
const PLACES = 3;
/** So many places of written chunks are kept at the head of the buffer before it is moved up. */
const COMPACT_AT = 768;

function nothing() {}

function WritableState(options, stream, hasBothSides = isDuplex(stream)) {
  this.objectMode = Boolean(options?.objectMode || (hasBothSides && options?.writableObjectMode));
  this.highWaterMark = options ? highWaterMarkOf(options, this.objectMode, 'writableHighWaterMark', hasBothSides) : getDefaultHighWaterMark(false);
  /** What has not been written, in bytes or objects. */
  this.length = 0;
  this.buffered = [];
  this.bufferedIndex = 0;
  this.corked = 0;
  this.writing = false;
  /** Within a call of `_write`. */
  this.sync = true;
  this.writelen = 0;
  this.writecb = null;
  this.onwrite = (error) => written(stream, error);
  /** Callbacks to be told in the next tick: the same one, so many times; null if no such tick is under way. */
  this.afterWrite = null;
  this.pendingcb = 0;
  this.bufferProcessing = false;
  this.needDrain = false;
  this.finalCalled = false;
  this.ending = false;
  this.ended = false;
  this.prefinished = false;
  this.finished = false;
  this.onFinish = null;
  this.destroyed = false;
  this.decodeStrings = options?.decodeStrings !== false;
  this.defaultEncoding = 'utf8';
  this.constructed = true;
  this.errorEmitted = false;
  this.emitClose = options?.emitClose !== false;
  this.autoDestroy = options?.autoDestroy !== false;
  this.errored = null;
  this.closed = false;
  this.closeEmitted = false;
  if (options?.defaultEncoding != null) {
    checkEncoding(options.defaultEncoding);
    this.defaultEncoding = options.defaultEncoding;
  }
}

WritableState.prototype.getBuffer = function getBuffer() {
  const entries = [];
  for (let i = this.bufferedIndex; i < this.buffered.length; i += PLACES) {
    entries.push({ chunk: this.buffered[i], encoding: this.buffered[i + 1], callback: this.buffered[i + 2] });
  }
  return entries;
};
Object.defineProperty(WritableState.prototype, 'bufferedRequestCount', {
  get() { return (this.buffered.length - this.bufferedIndex) / PLACES; },
});

function Writable(options) {
  if (new.target === undefined && !(this instanceof Writable)) return new Writable(options);
  this._events ??= { __proto__: null, close: undefined, error: undefined, prefinish: undefined, finish: undefined, drain: undefined };
  Stream.call(this, options);
  initialise(this, options, undefined);
  if (options?.signal) require('internal/streams/abort').addSignal(options.signal, this);
  construct(this, constructed);
}
Object.setPrototypeOf(Writable.prototype, Stream.prototype);
Object.setPrototypeOf(Writable, Stream);
const { prototype } = Writable;

/** The writable side of `stream`: also of a Duplex, which has its own constructor. */
function initialise(stream, options, hasBothSides) {
  stream._writableState = new WritableState(options, stream, hasBothSides);
  if (!options) return;
  if (typeof options.write === 'function') stream._write = options.write;
  if (typeof options.writev === 'function') stream._writev = options.writev;
  if (typeof options.destroy === 'function') stream._destroy = options.destroy;
  if (typeof options.final === 'function') stream._final = options.final;
  if (typeof options.construct === 'function') stream._construct = options.construct;
}

function constructed(stream) {
  const state = stream._writableState;
  if (!state.writing) writeBuffered(stream, state);
  if (state.ending) finishIfDone(stream, state);
}

// A Duplex is a Writable too, though it inherits from Readable.
Object.defineProperty(Writable, Symbol.hasInstance, {
  value: { [Symbol.hasInstance](object) {
    if (Function.prototype[Symbol.hasInstance].call(this, object)) return true;
    return this === Writable && Boolean(object) && object._writableState instanceof WritableState;
  } }[Symbol.hasInstance],
});

prototype.pipe = function() {
  const { codes } = require('internal/errors');
  errorOrDestroy(this, new codes.ERR_STREAM_CANNOT_PIPE());
};

// ---- writing

prototype.write = function(chunk, encoding, callback) {
  if (typeof encoding === 'function') {
    callback = encoding;
    encoding = null;
  }
  return accept(this, chunk, encoding, callback) === true;
};

/** True: go on; false: wait for 'drain'; an Error: the write was refused, and it has been told. */
function accept(stream, chunk, encoding, callback) {
  const state = stream._writableState;
  if (typeof callback !== 'function') callback = nothing;
  if (chunk === null) {
    const { codes } = require('internal/errors');
    throw new codes.ERR_STREAM_NULL_VALUES();
  }
  let size = 1;
  if (state.objectMode) {
    // The encoding is between the two who write and take objects.
  } else if (typeof chunk === 'string') {
    encoding ||= state.defaultEncoding;
    if (encoding !== 'utf8' && encoding !== lastGoodEncoding) checkEncoding(encoding);
    if (state.decodeStrings) {
      chunk = fromText(chunk, encoding);
      encoding = 'buffer';
    }
    size = chunk.length;
  } else {
    // It means nothing for bytes, but must be one.
    if (encoding && encoding !== 'buffer' && encoding !== lastGoodEncoding) checkEncoding(encoding);
    if (!isBuffer(chunk)) chunk = toBytes(chunk);
    encoding = 'buffer';
    size = chunk.length;
  }
  if (state.ending || state.destroyed) return refuse(stream, state, callback);
  state.pendingcb++;
  return writeOrKeep(stream, state, chunk, encoding, callback, size);
}

function toBytes(chunk) {
  if (isView(chunk)) return toBuffer(chunk);
  const { codes } = require('internal/errors');
  throw new codes.ERR_INVALID_ARG_TYPE('chunk', ['string', 'Buffer', 'TypedArray', 'DataView'], chunk);
}

function refuse(stream, state, callback) {
  const { codes } = require('internal/errors');
  const error = state.ending ? new codes.ERR_STREAM_WRITE_AFTER_END() : new codes.ERR_STREAM_DESTROYED('write');
  nextTick(callback, error);
  errorOrDestroy(stream, error, true);
  return error;
}

function writeOrKeep(stream, state, chunk, encoding, callback, size) {
  state.length += size;
  if (state.writing || state.corked || state.errored || !state.constructed) {
    state.buffered.push(chunk, encoding, callback);
  } else {
    begin(state, size, callback);
    stream._write(chunk, encoding, state.onwrite);
    state.sync = false;
  }
  // What was written at once no longer counts.
  const isLow = state.length < state.highWaterMark || state.length === 0;
  if (!isLow) state.needDrain = true;
  return isLow && !state.errored && !state.destroyed;
}

function begin(state, size, callback) {
  state.writelen = size;
  state.writecb = callback;
  state.writing = true;
  state.sync = true;
}

/** `_write` or `_writev` has called back. */
function written(stream, error) {
  const state = stream._writableState;
  const callback = state.writecb;
  if (callback === null) {
    errorOrDestroy(stream, multipleCallback());
    return;
  }
  const { sync } = state;
  state.writing = false;
  state.writecb = null;
  state.length -= state.writelen;
  state.writelen = 0;
  if (error) {
    failed(stream, state, error, callback, sync);
    return;
  }
  if (state.buffered.length > state.bufferedIndex) writeBuffered(stream, state);
  if (!sync) tellWritten(stream, state, 1, callback);
  else tellWrittenLater(stream, state, callback);
}

function failed(stream, state, error, callback, sync) {
  void error.stack; // kept as it is now
  if (!state.errored) state.errored = error;
  const reading = stream._readableState;
  if (reading && !reading.errored) reading.errored = error;
  if (sync) nextTick(tellFailed, stream, state, error, callback);
  else tellFailed(stream, state, error, callback);
}

function tellFailed(stream, state, error, callback) {
  --state.pendingcb;
  callback(error);
  dropBuffered(state);
  errorOrDestroy(stream, error);
}

function tellWrittenLater(stream, state, callback) {
  if (callback === nothing && (state.afterWrite !== null || !needsTick(state))) {
    state.pendingcb--;
    if (state.ending) finishIfDone(stream, state, true);
    return;
  }
  const waiting = state.afterWrite;
  if (waiting !== null && waiting.callback === callback) {
    waiting.count++;
  } else {
    state.afterWrite = { count: 1, callback, stream, state };
    nextTick(tellWrittenNow, state.afterWrite);
  }
}

/** With nobody to tell, no tick is needed; Node takes one in object mode all the same. */
function needsTick(state) {
  return state.objectMode || state.destroyed || (state.needDrain && state.length === 0);
}

function tellWrittenNow({ stream, state, count, callback }) {
  state.afterWrite = null;
  tellWritten(stream, state, count, callback);
}

function tellWritten(stream, state, count, callback) {
  if (state.needDrain && !state.ending && !state.destroyed && state.length === 0) {
    state.needDrain = false;
    stream.emit('drain');
  }
  while (count-- > 0) {
    state.pendingcb--;
    callback(null);
  }
  if (state.destroyed) dropBuffered(state);
  if (state.ending) finishIfDone(stream, state, true);
}

// ---- what waits

function writeBuffered(stream, state) {
  if (state.corked || state.bufferProcessing || state.destroyed || !state.constructed) return;
  const waiting = state.bufferedRequestCount;
  if (waiting === 0) return;
  state.bufferProcessing = true;
  if (waiting > 1 && stream._writev) writeTogether(stream, state, waiting);
  else writeInTurn(stream, state);
  state.bufferProcessing = false;
}

function writeTogether(stream, state, waiting) {
  state.pendingcb -= waiting - 1;
  const chunks = state.getBuffer();
  const isBytes = state.buffered.every((value, place) => place < state.bufferedIndex || place % PLACES !== 1 || value === 'buffer');
  chunks.allBuffers = isBytes;
  const isAnyoneTold = chunks.some(({ callback }) => callback !== nothing);
  begin(state, state.length, isAnyoneTold ? (error) => { for (const { callback } of chunks) callback(error); } : nothing);
  resetBuffered(state);
  stream._writev(chunks, state.onwrite);
  state.sync = false;
}

function writeInTurn(stream, state) {
  const { buffered, objectMode } = state;
  do {
    const at = state.bufferedIndex;
    const chunk = buffered[at];
    const encoding = buffered[at + 1];
    const callback = buffered[at + 2];
    buffered[at] = buffered[at + 1] = buffered[at + 2] = null;
    state.bufferedIndex = at + PLACES;
    begin(state, objectMode ? 1 : chunk.length, callback);
    if (state.destroyed) refuseWaiting(stream);
    else stream._write(chunk, encoding, state.onwrite);
    state.sync = false;
    if (state.buffered !== buffered) return; // all was dropped meanwhile
  } while (state.bufferedIndex < buffered.length && !state.writing);
  if (state.bufferedIndex === buffered.length) {
    resetBuffered(state);
  } else if (state.bufferedIndex > COMPACT_AT) {
    buffered.splice(0, state.bufferedIndex);
    state.bufferedIndex = 0;
  }
}

/** Destroyed by the write before it: this one fails as if it had been tried. */
function refuseWaiting(stream) {
  const { codes } = require('internal/errors');
  written(stream, new codes.ERR_STREAM_DESTROYED('write'));
}

function resetBuffered(state) {
  state.buffered = [];
  state.bufferedIndex = 0;
}

/** The stream has failed: every write that waits is told, and so is `end`. */
function dropBuffered(state) {
  if (state.writing) return;
  const { buffered } = state;
  const { codes } = require('internal/errors');
  for (let i = state.bufferedIndex; i < buffered.length; i += PLACES) {
    state.length -= state.objectMode ? 1 : buffered[i].length;
    buffered[i + 2](state.errored ?? new codes.ERR_STREAM_DESTROYED('write'));
  }
  tellFinishCallbacks(state, () => state.errored ?? new codes.ERR_STREAM_DESTROYED('end'));
  resetBuffered(state);
}

prototype.cork = function() {
  this._writableState.corked++;
};

prototype.uncork = function() {
  const state = this._writableState;
  if (!state.corked) return;
  state.corked--;
  if (!state.writing) writeBuffered(this, state);
};

prototype._write = function(chunk, encoding, callback) {
  if (this._writev) {
    this._writev([{ chunk, encoding }], callback);
    return;
  }
  const { codes } = require('internal/errors');
  throw new codes.ERR_METHOD_NOT_IMPLEMENTED('_write()');
};
prototype._writev = null;

prototype.setDefaultEncoding = function setDefaultEncoding(encoding) {
  if (typeof encoding === 'string') encoding = encoding.toLowerCase();
  checkEncoding(encoding);
  this._writableState.defaultEncoding = encoding;
  return this;
};

/** What `checkEncoding` has found good last: a program mostly writes in one. */
let lastGoodEncoding = 'utf8';

function checkEncoding(encoding) {
  if (require('buffer').Buffer.isEncoding(encoding)) {
    lastGoodEncoding = encoding;
    return;
  }
  const { codes } = require('internal/errors');
  throw new codes.ERR_UNKNOWN_ENCODING(encoding);
}

// ---- the end

prototype.end = function(chunk, encoding, callback) {
  if (typeof chunk === 'function') {
    callback = chunk;
    chunk = encoding = null;
  } else if (typeof encoding === 'function') {
    callback = encoding;
    encoding = null;
  }
  const state = this._writableState;
  let error = null;
  if (chunk !== null && chunk !== undefined) {
    const outcome = accept(this, chunk, encoding);
    if (outcome instanceof Error) error = outcome;
  }
  if (state.corked) {
    state.corked = 1;
    this.uncork();
  }
  if (error === null) error = endNow(this, state);
  if (typeof callback === 'function') whenFinished(state, error, callback);
  return this;
};

/** An error if `end` comes too late. */
function endNow(stream, state) {
  if (!state.errored && !state.ending) {
    state.ending = true;
    finishIfDone(stream, state, true);
    state.ended = true;
    return null;
  }
  const { codes } = require('internal/errors');
  if (state.finished) return new codes.ERR_STREAM_ALREADY_FINISHED('end');
  return state.destroyed ? new codes.ERR_STREAM_DESTROYED('end') : null;
}

function whenFinished(state, error, callback) {
  if (error) nextTick(callback, error);
  else if (state.errored) nextTick(callback, state.errored);
  else if (state.finished) nextTick(callback, null);
  else (state.onFinish ??= []).push(callback);
}

function tellFinishCallbacks(state, outcome) {
  const callbacks = state.onFinish;
  if (callbacks === null) return;
  state.onFinish = null;
  for (const callback of callbacks) callback(outcome());
}

function isDone(state) {
  return state.ending && !state.destroyed && state.constructed && state.length === 0 && !state.errored &&
    state.buffered.length === 0 && !state.bufferProcessing && !state.finished && !state.writing && !state.errorEmitted && !state.closeEmitted;
}

function finishIfDone(stream, state, isSync) {
  if (!isDone(state)) return;
  prefinish(stream, state);
  if (state.pendingcb !== 0) return;
  if (isSync) {
    state.pendingcb++;
    nextTick(finishOrNot, stream, state);
  } else if (isDone(state)) {
    state.pendingcb++;
    finish(stream, state);
  }
}

function finishOrNot(stream, state) {
  if (isDone(state)) finish(stream, state);
  else state.pendingcb--;
}

function prefinish(stream, state) {
  if (state.prefinished || state.finalCalled) return;
  if (typeof stream._final === 'function' && !state.destroyed) {
    state.finalCalled = true;
    runFinal(stream, state);
  } else {
    state.prefinished = true;
    stream.emit('prefinish');
  }
}

function runFinal(stream, state) {
  let called = false;
  let isSync = true;
  function done(error) {
    if (called) {
      errorOrDestroy(stream, error ?? multipleCallback());
      return;
    }
    called = true;
    state.pendingcb--;
    if (error) {
      tellFinishCallbacks(state, () => error);
      errorOrDestroy(stream, error, isSync);
    } else if (isDone(state)) {
      state.prefinished = true;
      stream.emit('prefinish');
      // In a tick also when `_final` took its time, so that users need not distinguish.
      state.pendingcb++;
      nextTick(finish, stream, state);
    }
  }
  state.pendingcb++;
  try {
    stream._final(done);
  } catch (error) {
    done(error);
  }
  isSync = false;
}

function finish(stream, state) {
  state.pendingcb--;
  state.finished = true;
  tellFinishCallbacks(state, () => null);
  stream.emit('finish');
  if (!state.autoDestroy) return;
  const other = stream._readableState;
  if (!other || (other.autoDestroy && (other.endEmitted || other.readable === false))) stream.destroy();
}

// ---- destruction

prototype.destroy = function(error, callback) {
  const state = this._writableState;
  if (!state.destroyed && (state.bufferedIndex < state.buffered.length || state.onFinish !== null)) nextTick(dropBuffered, state);
  destroy.call(this, error, callback);
  return this;
};
prototype._undestroy = undestroy;
prototype._destroy = function(error, callback) { callback(error); };
prototype[Symbol.for('nodejs.rejection')] = function(error) { this.destroy(error); };

prototype[Symbol.asyncDispose] = async function() {
  let error = null;
  if (!this.destroyed) {
    if (!this.writableFinished) error = new (require('internal/errors').AbortError)();
    this.destroy(error);
  }
  await new Promise((resolve, reject) => {
    require('internal/streams/finished').finished(this, (failure) => (failure && failure.name !== 'AbortError' ? reject(failure) : resolve()));
  });
};

// ---- states

const accessors = {
  closed: { get() { return this._writableState ? this._writableState.closed : false; } },
  destroyed: {
    get() { return this._writableState ? this._writableState.destroyed : false; },
    set(value) {
      if (this._writableState) this._writableState.destroyed = value;
    },
  },
  writable: {
    get() {
      const state = this._writableState;
      return Boolean(state) && state.writable !== false && !state.destroyed && !state.errored && !state.ending && !state.ended;
    },
    set(value) {
      if (this._writableState) this._writableState.writable = Boolean(value);
    },
  },
  writableFinished: { get() { return this._writableState ? this._writableState.finished : false; } },
  writableObjectMode: { get() { return this._writableState ? this._writableState.objectMode : false; } },
  writableBuffer: { get() { return this._writableState?.getBuffer(); } },
  writableEnded: { get() { return this._writableState ? this._writableState.ending : false; } },
  writableNeedDrain: {
    get() {
      const state = this._writableState;
      return Boolean(state) && !state.destroyed && !state.ending && state.needDrain;
    },
  },
  writableHighWaterMark: { get() { return this._writableState?.highWaterMark; } },
  writableCorked: { get() { return this._writableState ? this._writableState.corked : 0; } },
  writableLength: { get() { return this._writableState?.length; } },
  errored: { get() { return this._writableState ? this._writableState.errored : null; } },
  writableAborted: {
    get() {
      const state = this._writableState;
      return Boolean(state.writable !== false && (state.destroyed || state.errored) && !state.finished);
    },
  },
};
defineAccessors(prototype, accessors);

Object.assign(Writable, {
  WritableState,
  fromWeb: anonymous(2, (stream, options) => require('internal/webstreams/adapters').writableFromWeb(stream, options)),
  toWeb: anonymous(1, (stream) => require('internal/webstreams/adapters').writableToWeb(stream)),
});

function anonymous(length, fn) {
  return Object.defineProperties(fn, { name: { value: '' }, length: { value: length } });
}

Object.assign(exports, { Writable, initialise, constructed, accessors });
