// `internal/streams/destroy`: how streams are constructed and destroyed. Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/stream.html#streamdestroyed and #writable_constructcallback
//
// A Duplex has two states that are constructed and destroyed together. An error is remembered in both at once, then told once:
// 'error' and 'close' come in one tick, after the callback of `_destroy`.
'use strict';

const { nextTick } = require('internal/loop');

/** Waits of destroy for a `_construct` that is still under way. */
const kAfterConstruct = Symbol('afterConstruct');
/** Told when a stream is constructed. */
const kConstruct = Symbol('kConstruct');

/** `stream.destroy` of Readable, and what Writable's and Duplex's come to. */
function destroy(error, callback) {
  const { _readableState: reading, _writableState: writing } = this;
  const state = writing || reading;
  if (writing?.destroyed || reading?.destroyed) {
    if (typeof callback === 'function') callback();
    return this;
  }
  remember(error, reading, writing);
  if (writing) writing.destroyed = true;
  if (reading) reading.destroyed = true;
  if (state.constructed) {
    runDestroy(this, error, callback);
  } else {
    state[kAfterConstruct] = (failure) => {
      runDestroy(this, require('internal/errors').aggregateTwoErrors(failure, error), callback);
    };
  }
  return this;
}

function remember(error, reading, writing) {
  if (!error) return;
  if (writing && !writing.errored) writing.errored = error;
  if (reading && !reading.errored) reading.errored = error;
}

function runDestroy(stream, error, callback) {
  let called = false;
  function done(failure) {
    if (called) return;
    called = true;
    const { _readableState: reading, _writableState: writing } = stream;
    remember(failure, reading, writing);
    if (writing) writing.closed = true;
    if (reading) reading.closed = true;
    if (typeof callback === 'function') callback(failure);
    if (failure) nextTick(tellErrorAndClose, stream, failure);
    else nextTick(tellClose, stream);
  }
  try {
    stream._destroy(error || null, done);
  } catch (thrown) {
    done(thrown);
  }
}

function tellErrorAndClose(stream, error) {
  tellError(stream, error);
  tellClose(stream);
}

function tellClose(stream) {
  const { _readableState: reading, _writableState: writing } = stream;
  if (writing) writing.closeEmitted = true;
  if (reading) reading.closeEmitted = true;
  if (writing?.emitClose || reading?.emitClose) stream.emit('close');
}

function tellError(stream, error) {
  const { _readableState: reading, _writableState: writing } = stream;
  if (writing?.errorEmitted || reading?.errorEmitted) return;
  if (writing) writing.errorEmitted = true;
  if (reading) reading.errorEmitted = true;
  stream.emit('error', error);
}

/** Back to a fresh stream, for those who reuse one. */
function undestroy() {
  const { _readableState: reading, _writableState: writing } = this;
  if (reading) {
    Object.assign(reading, {
      constructed: true, closed: false, closeEmitted: false, destroyed: false, errored: null, errorEmitted: false,
      reading: false, ended: reading.readable === false, endEmitted: reading.readable === false,
    });
  }
  if (writing) {
    const ended = writing.writable === false;
    Object.assign(writing, {
      constructed: true, destroyed: false, closed: false, closeEmitted: false, errored: null, errorEmitted: false,
      finalCalled: false, prefinished: false, ended, ending: ended, finished: ended,
    });
  }
}

/** An error of the stream's own: it is destroyed, or, if it does not destroy itself, the error is told and remembered. */
function errorOrDestroy(stream, error, isSync) {
  const { _readableState: reading, _writableState: writing } = stream;
  if (writing?.destroyed || reading?.destroyed) return;
  if (reading?.autoDestroy || writing?.autoDestroy) {
    stream.destroy(error);
  } else if (error) {
    remember(error, reading, writing);
    if (isSync) nextTick(tellError, stream, error);
    else tellError(stream, error);
  }
}

// ---- construction

/** Runs `_construct`, if there is one, in a tick; until it has called back nothing is read or written, then `onConstructed(stream)` is called. */
function construct(stream, onConstructed) {
  if (typeof stream._construct !== 'function') return;
  const { _readableState: reading, _writableState: writing } = stream;
  if (reading) reading.constructed = false;
  if (writing) writing.constructed = false;
  // An event, as programs can see: who removes all listeners meanwhile keeps the stream from going on by itself.
  stream.once(kConstruct, () => onConstructed(stream));
  nextTick(runConstruct, stream);
}

function runConstruct(stream) {
  let called = false;
  function done(error) {
    if (called) {
      errorOrDestroy(stream, error ?? multipleCallback());
      return;
    }
    called = true;
    const { _readableState: reading, _writableState: writing } = stream;
    const state = writing || reading;
    if (reading) reading.constructed = true;
    if (writing) writing.constructed = true;
    if (state.destroyed) {
      state[kAfterConstruct]?.(error);
    } else if (error) {
      errorOrDestroy(stream, error, true);
    } else {
      stream.emit(kConstruct);
    }
  }
  try {
    stream._construct((error) => nextTick(done, error));
  } catch (thrown) {
    nextTick(done, thrown);
  }
}

function multipleCallback() {
  const { codes } = require('internal/errors');
  return new codes.ERR_MULTIPLE_CALLBACK();
}

// ---- any stream at all

/** `stream.destroy`: ends anything that is a stream, as well as its kind allows. */
function destroyer(stream, error) {
  const { isDestroyed, isFinished, isServerRequest, kIsDestroyed } = require('internal/streams/utils');
  if (!stream || isDestroyed(stream)) return;
  if (!error && !isFinished(stream)) error = new (require('internal/errors').AbortError)();
  if (isServerRequest(stream)) {
    stream.socket = null;
    stream.destroy(error);
  } else if (isRequest(stream)) {
    stream.abort();
  } else if (isRequest(stream.req)) {
    stream.req.abort();
  } else if (typeof stream.destroy === 'function') {
    stream.destroy(error);
  } else if (typeof stream.close === 'function') {
    stream.close();
  } else if (error) {
    nextTick(tellErrorAndCloseOld, stream, error);
  } else {
    nextTick(tellCloseOld, stream);
  }
  if (!stream.destroyed) stream[kIsDestroyed] = true;
}

function tellErrorAndCloseOld(stream, error) {
  stream.emit('error', error);
  nextTick(tellCloseOld, stream);
}

function tellCloseOld(stream) {
  stream.emit('close');
}

/** A request of HTTP, which is aborted, not destroyed. */
function isRequest(stream) {
  return Boolean(stream?.setHeader) && typeof stream.abort === 'function';
}

Object.assign(exports, { construct, destroy, undestroy, errorOrDestroy, destroyer, multipleCallback });
