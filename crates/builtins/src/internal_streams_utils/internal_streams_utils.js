// `internal/streams/utils`: what kind of stream a value is, and in what state. Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/stream.html
//
// Anything with the right methods may be a stream, also one made by other code than this, so all is asked by
// looking; null means "cannot be told".
'use strict';

const kIsDestroyed = Symbol.for('nodejs.stream.destroyed');
const kIsErrored = Symbol.for('nodejs.stream.errored');
const kIsReadable = Symbol.for('nodejs.stream.readable');
const kIsWritable = Symbol.for('nodejs.stream.writable');
const kIsDisturbed = Symbol.for('nodejs.stream.disturbed');
const kIsClosedPromise = Symbol.for('nodejs.webstream.isClosedPromise');
const kControllerError = Symbol.for('nodejs.webstream.controllerErrorFunction');

// ---- kinds

function isReadableNodeStream(value, strict = false) {
  if (typeof value?.pipe !== 'function' || typeof value.on !== 'function') return false;
  if (strict && (typeof value.pause !== 'function' || typeof value.resume !== 'function')) return false;
  if (!value._writableState) return true;
  return Boolean(value._readableState) && value._readableState.readable !== false;
}

function isWritableNodeStream(value) {
  return typeof value?.write === 'function' && typeof value.on === 'function' &&
    (!value._readableState || value._writableState?.writable !== false);
}

function isDuplexNodeStream(value) {
  return typeof value?.pipe === 'function' && Boolean(value._readableState) &&
    typeof value.on === 'function' && typeof value.write === 'function';
}

function isNodeStream(value) {
  if (!value) return false;
  if (value._readableState || value._writableState) return true;
  return typeof value.on === 'function' && (typeof value.write === 'function' || typeof value.pipe === 'function');
}

function isReadableStream(value) {
  return Boolean(value) && !isNodeStream(value) && typeof value.pipeThrough === 'function' &&
    typeof value.getReader === 'function' && typeof value.cancel === 'function';
}

function isWritableStream(value) {
  return Boolean(value) && !isNodeStream(value) && typeof value.getWriter === 'function' && typeof value.abort === 'function';
}

function isTransformStream(value) {
  return Boolean(value) && !isNodeStream(value) && typeof value.readable === 'object' && typeof value.writable === 'object';
}

const isWebStream = (value) => isReadableStream(value) || isWritableStream(value) || isTransformStream(value);

function isIterable(value, isAsync) {
  if (value == null) return false;
  const asyncIterable = typeof value[Symbol.asyncIterator] === 'function';
  const iterable = typeof value[Symbol.iterator] === 'function';
  if (isAsync === true) return asyncIterable;
  return isAsync === false ? iterable : asyncIterable || iterable;
}

// ---- states

function isDestroyed(stream) {
  if (!isNodeStream(stream)) return null;
  const state = stream._writableState || stream._readableState;
  return Boolean(stream.destroyed || stream[kIsDestroyed] || state?.destroyed);
}

/** Has `end` been called? */
function isWritableEnded(stream) {
  if (!isWritableNodeStream(stream)) return null;
  if (stream.writableEnded === true) return true;
  const state = stream._writableState;
  if (state?.errored) return false;
  return typeof state?.ended === 'boolean' ? state.ended : null;
}

/** Has all been handed over? With `strict` false it is enough that nothing is left to hand over. */
function isWritableFinished(stream, strict) {
  if (!isWritableNodeStream(stream)) return null;
  if (stream.writableFinished === true) return true;
  const state = stream._writableState;
  if (state?.errored) return false;
  if (typeof state?.finished !== 'boolean') return null;
  return state.finished || (strict === false && state.ended === true && state.length === 0);
}

/** Has 'end' been told? With `strict` false it is enough that nothing is left to read. */
function isReadableFinished(stream, strict) {
  if (!isReadableNodeStream(stream)) return null;
  const state = stream._readableState;
  if (state?.errored) return false;
  if (typeof state?.endEmitted !== 'boolean') return null;
  return state.endEmitted || (strict === false && state.ended === true && state.length === 0);
}

function isReadable(stream) {
  if (stream && stream[kIsReadable] != null) return stream[kIsReadable];
  if (typeof stream?.readable !== 'boolean') return null;
  if (isDestroyed(stream)) return false;
  return isReadableNodeStream(stream) && stream.readable && !isReadableFinished(stream);
}

function isWritable(stream) {
  if (stream && stream[kIsWritable] != null) return stream[kIsWritable];
  if (typeof stream?.writable !== 'boolean') return null;
  if (isDestroyed(stream)) return false;
  return isWritableNodeStream(stream) && stream.writable && !isWritableEnded(stream);
}

/** Is there nothing more to wait for? */
function isFinished(stream, options) {
  if (!isNodeStream(stream)) return null;
  if (isDestroyed(stream)) return true;
  if (options?.readable !== false && isReadable(stream)) return false;
  return !(options?.writable !== false && isWritable(stream));
}

function readableErrored(stream) {
  if (!isNodeStream(stream)) return null;
  return stream.readableErrored ?? stream._readableState?.errored ?? null;
}

function writableErrored(stream) {
  if (!isNodeStream(stream)) return null;
  return stream.writableErrored ?? stream._writableState?.errored ?? null;
}

function isClosed(stream) {
  if (!isNodeStream(stream)) return null;
  if (typeof stream.closed === 'boolean') return stream.closed;
  const { _writableState: writing, _readableState: reading } = stream;
  if (typeof writing?.closed === 'boolean' || typeof reading?.closed === 'boolean') return writing?.closed || reading?.closed;
  return typeof stream._closed === 'boolean' && isOutgoingMessage(stream) ? stream._closed : null;
}

/** HTTP's outgoing messages are streams of a kind of their own. */
function isOutgoingMessage(stream) {
  return typeof stream._closed === 'boolean' && typeof stream._defaultKeepAlive === 'boolean' &&
    typeof stream._removedConnection === 'boolean' && typeof stream._removedContLen === 'boolean';
}

function isServerResponse(stream) {
  return typeof stream._sent100 === 'boolean' && isOutgoingMessage(stream);
}

function isServerRequest(stream) {
  return typeof stream._consuming === 'boolean' && typeof stream._dumped === 'boolean' && stream.req?.upgradeOrConnect === undefined;
}

/** Will 'close' come? */
function willEmitClose(stream) {
  if (!isNodeStream(stream)) return null;
  const { _writableState: writing, _readableState: reading } = stream;
  const state = writing || reading;
  return (!state && isServerResponse(stream)) || Boolean(state?.autoDestroy && state.emitClose && state.closed === false);
}

function isDisturbed(stream) {
  return Boolean(stream && (stream[kIsDisturbed] ?? (stream.readableDidRead || stream.readableAborted)));
}

function isErrored(stream) {
  return Boolean(stream && (stream[kIsErrored] ?? stream.readableErrored ?? stream.writableErrored ??
    stream._readableState?.errorEmitted ?? stream._writableState?.errorEmitted ??
    stream._readableState?.errored ?? stream._writableState?.errored));
}

Object.assign(exports, {
  kIsDestroyed, kIsErrored, kIsReadable, kIsWritable, kIsDisturbed, kIsClosedPromise, kControllerError,
  isReadableNodeStream, isWritableNodeStream, isDuplexNodeStream, isNodeStream,
  isReadableStream, isWritableStream, isTransformStream, isWebStream, isIterable,
  isDestroyed, isWritableEnded, isWritableFinished, isReadableFinished, isReadable, isWritable, isFinished,
  readableErrored, writableErrored, isClosed, isOutgoingMessage, isServerRequest, willEmitClose, isDisturbed, isErrored,
});
