// `internal/streams/abort`: `addAbortSignal`. Node 26. Follows https://nodejs.org/docs/latest-v26.x/api/stream.html#streamaddabortsignalsignal-stream
'use strict';

const { AbortError, codes } = require('internal/errors');
const { isNodeStream, isWebStream, kControllerError } = require('internal/streams/utils');

function addAbortSignal(signal, stream) {
  checkSignal(signal);
  if (!isNodeStream(stream) && !isWebStream(stream)) {
    throw new codes.ERR_INVALID_ARG_TYPE('stream', ['ReadableStream', 'WritableStream', 'Stream'], stream);
  }
  return addSignal(signal, stream);
}

/** Destroys the stream when the signal aborts; the signal forgets a stream that has ended before. */
function addSignal(signal, stream) {
  checkSignal(signal);
  const abort = isNodeStream(stream) ?
    () => stream.destroy(new AbortError(undefined, { cause: signal.reason })) :
    () => stream[kControllerError](new AbortError(undefined, { cause: signal.reason }));
  if (signal.aborted) {
    abort();
  } else {
    const listening = require('events').addAbortListener(signal, abort);
    require('internal/streams/finished').finished(stream, () => listening[Symbol.dispose]());
  }
  return stream;
}

function checkSignal(signal) {
  if (typeof signal !== 'object' || signal === null || !('aborted' in signal)) throw new codes.ERR_INVALID_ARG_TYPE('signal', 'AbortSignal', signal);
}

Object.assign(exports, { addAbortSignal, addSignal });
