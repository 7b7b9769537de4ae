// `internal/webstreams/adapters`: between Node's streams and web streams. Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/stream.html#streamreadablefromwebreadablestream-options
'use strict';

const { codes, AbortError } = require('internal/errors');
const { validateObject, validateBoolean } = require('internal/validators');
const { nextTick } = require('internal/loop');
const { finished, outcomeOf } = require('internal/streams/finished');
const { destroyer } = require('internal/streams/destroy');
const { isDestroyed, isReadable, isWritable, isWritableEnded } = require('internal/streams/utils');
const { upon, rejectedHandled, invalidState } = require('internal/webstreams/common');
const { Buffer } = require('buffer');
const { isAnyArrayBuffer } = require('util/types');

// ---- from the web

function isReadableStream(value) {
  return require('internal/webstreams/readable').coreOf(value) !== undefined;
}

function isWritableStream(value) {
  return require('internal/webstreams/writable').coreOf(value) !== undefined;
}

/** The sides of a Node stream over web streams: what its `_read`, `_write`, `_final` and `_destroy` do. */
class ReadingSide {
  constructor(stream) {
    this.reader = require('internal/webstreams/readable').coreOf(stream).acquireReader();
    this.isClosed = false;
  }

  /** Destroys the Node stream when the web stream fails. */
  follow(node) {
    upon(this.reader.closed.promise, () => { this.isClosed = true; }, (error) => {
      this.isClosed = true;
      destroyer(node, error);
    });
  }

  read(node) {
    this.reader.read({
      chunk(value) { upon(Promise.resolve(), () => node.push(value)); },
      close() { node.push(null); },
      error(error) { destroyer(node, error); },
    });
  }

  /** What has to be waited for when the Node stream is destroyed; nothing if the web stream is over. */
  cancel(error) {
    return this.isClosed ? undefined : this.reader.cancel(error);
  }
}

class WritingSide {
  constructor(stream) {
    this.writer = require('internal/webstreams/writable').coreOf(stream).acquireWriter();
    this.isClosed = false;
  }

  follow(node) {
    upon(this.writer.closed.promise, () => {
      this.isClosed = true;
      if (!isWritableEnded(node)) destroyer(node, new codes.ERR_STREAM_PREMATURE_CLOSE());
    }, (error) => {
      this.isClosed = true;
      destroyer(node, error);
    });
  }

  write(node, chunk, encoding, callback) {
    this.writer.writeFor(this.prepare(node, chunk, encoding), requestOf(callingBack(node, callback)));
  }

  writev(node, chunks, callback) {
    const tell = callingBack(node, callback);
    let waiting = chunks.length;
    let hasFailed = false;
    const request = requestOf((error) => {
      waiting--;
      if (hasFailed || (!error && waiting > 0)) return;
      hasFailed = Boolean(error);
      tell(error);
    });
    for (const { chunk, encoding } of chunks) this.writer.writeFor(this.prepare(node, chunk, encoding), request);
  }

  prepare(node, chunk, encoding) {
    return typeof chunk === 'string' && node.writableObjectMode === false ? Buffer.from(chunk, encoding) : chunk;
  }

  final(node, callback) {
    if (this.isClosed) return;
    const tell = callingBack(node, callback);
    upon(this.close(), () => tell(), tell);
  }

  close() {
    if (this.writer.stream.closeQueuedOrInFlight) return rejectedHandled(invalidState('Failure to close WritableStream'));
    return this.writer.close();
  }

  /** What has to be waited for when the Node stream is destroyed; nothing if the web stream is over. */
  abort(error) {
    return this.isClosed ? undefined : this.writer.stream.abort(error);
  }

  closeOrAbort(error) {
    if (this.isClosed) return undefined;
    return error != null ? this.abort(error) : this.close();
  }
}

/** Who waits for a write is told at once that it is done, but of its failure in a promise job, as with a promise. */
function requestOf(tell) {
  return {
    resolve() { tell(); },
    reject(error) { upon(Promise.resolve(), () => tell(error)); },
  };
}

/** What the callback throws is a failure of the stream, not of the promise that called it. */
function callingBack(node, callback) {
  return (error) => {
    try {
      callback(error);
    } catch (thrown) {
      nextTick(destroyer, node, thrown);
    }
  };
}

/** `_destroy`: its callback gets the error that destroyed the stream, whatever becomes of the web streams. */
function whenSettled(endings, error, callback) {
  const waiting = endings.filter((ending) => ending !== undefined);
  const done = () => {
    try {
      callback(error);
    } catch (thrown) {
      nextTick(() => { throw thrown; });
    }
  };
  if (waiting.length === 0) done();
  else if (endings.length === 1) upon(waiting[0], done, done);
  else upon(Promise.all(waiting), done, done);
}

function readableFromWeb(readableStream, options = {}) {
  if (!isReadableStream(readableStream)) throw new codes.ERR_INVALID_ARG_TYPE('readableStream', 'ReadableStream', readableStream);
  validateObject(options, 'options');
  const { highWaterMark, encoding, objectMode = false, signal } = options;
  checkEncoding(encoding, 'options.encoding');
  validateBoolean(objectMode, 'options.objectMode');
  const side = new ReadingSide(readableStream);
  const { Readable } = require('internal/streams/readable');
  const readable = new Readable({
    objectMode,
    highWaterMark,
    encoding,
    signal,
    read() { side.read(this); },
    destroy(error, callback) { whenSettled([side.cancel(error)], error, callback); },
  });
  side.follow(readable);
  return readable;
}

function writableFromWeb(writableStream, options = {}) {
  if (!isWritableStream(writableStream)) throw new codes.ERR_INVALID_ARG_TYPE('writableStream', 'WritableStream', writableStream);
  validateObject(options, 'options');
  const { highWaterMark, decodeStrings = true, objectMode = false, signal } = options;
  validateBoolean(objectMode, 'options.objectMode');
  validateBoolean(decodeStrings, 'options.decodeStrings');
  const side = new WritingSide(writableStream);
  const { Writable } = require('internal/streams/writable');
  const writable = new Writable({
    highWaterMark,
    objectMode,
    decodeStrings,
    signal,
    write(chunk, encoding, callback) { side.write(this, chunk, encoding, callback); },
    writev(chunks, callback) { side.writev(this, chunks, callback); },
    final(callback) { side.final(this, callback); },
    destroy(error, callback) { whenSettled([side.closeOrAbort(error)], error, callback); },
  });
  side.follow(writable);
  return writable;
}

function duplexFromWeb(pair = {}, options = {}) {
  validateObject(pair, 'pair');
  const { readable, writable } = pair;
  if (!isReadableStream(readable)) throw new codes.ERR_INVALID_ARG_TYPE('pair.readable', 'ReadableStream', readable);
  if (!isWritableStream(writable)) throw new codes.ERR_INVALID_ARG_TYPE('pair.writable', 'WritableStream', writable);
  validateObject(options, 'options');
  const { allowHalfOpen = false, objectMode = false, encoding, decodeStrings = true, highWaterMark, signal } = options;
  validateBoolean(objectMode, 'options.objectMode');
  checkEncoding(encoding, 'options.encoding');
  const reading = new ReadingSide(readable);
  const writing = new WritingSide(writable);
  const { Duplex } = require('internal/streams/duplex');
  const duplex = new Duplex({
    allowHalfOpen, highWaterMark, objectMode, encoding, decodeStrings, signal,
    read() { reading.read(this); },
    write(chunk, chunkEncoding, callback) { writing.write(this, chunk, chunkEncoding, callback); },
    writev(chunks, callback) { writing.writev(this, chunks, callback); },
    final(callback) { writing.final(this, callback); },
    destroy(error, callback) { whenSettled([writing.abort(error), reading.cancel(error)], error, callback); },
  });
  reading.follow(duplex);
  writing.follow(duplex);
  return duplex;
}

function checkEncoding(encoding, name) {
  if (encoding != null && !Buffer.isEncoding(encoding)) throw new codes.ERR_INVALID_ARG_VALUE(name, encoding);
}

// ---- to the web

const READABLE_SIDE = { writable: false };

function readableToWeb(readable, options = {}) {
  if (typeof readable?._readableState !== 'object') throw new codes.ERR_INVALID_ARG_TYPE('streamReadable', 'stream.Readable', readable);
  validateObject(options, 'options');
  const { ReadableStream } = require('internal/webstreams/readable');
  const isBytes = options.type === 'bytes';
  checkType(options.type);
  const outcome = outcomeOf(readable, READABLE_SIDE);
  if (outcome !== undefined) {
    readable.on('error', () => {});
    return endedWeb(outcome.error, isBytes);
  }
  const { readableObjectMode: objectMode, readableHighWaterMark: highWaterMark } = readable;
  let strategy = options.strategy;
  if (strategy === undefined && isBytes) strategy = { highWaterMark };
  else if (strategy === undefined) {
    const strategies = require('internal/webstreams/strategies');
    strategy = objectMode ? new strategies.CountQueuingStrategy({ highWaterMark }) : new strategies.ByteLengthQueuingStrategy({ highWaterMark });
  }
  let controller;
  let isCancelled = false;
  // Nothing more comes of one that is about to end.
  const isFlowing = isReadable(readable);
  if (isFlowing) readable.pause();
  const cleanUp = finished(readable, READABLE_SIDE, (error) => {
    cleanUp();
    readable.on('error', () => {});
    if (error) controller.error(webErrorOf(error));
    else if (!isCancelled) endWeb(controller);
  });
  const enqueue = (chunk) => {
    // What had been read before it was destroyed is told all the same.
    if (isCancelled) return;
    if (chunk instanceof Buffer && !objectMode) chunk = isBytes ? new Uint8Array(chunk) : new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    controller.enqueue(chunk);
    if (controller.desiredSize <= 0) readable.pause();
  };
  if (isFlowing) readable.on('data', enqueue);
  return new ReadableStream({
    type: isBytes ? 'bytes' : undefined,
    start(own) {
      controller = own;
      if (isFlowing) readable.pause();
    },
    pull() {
      if (isFlowing) readable.resume();
    },
    cancel(reason) {
      isCancelled = true;
      destroyer(readable, reason);
    },
  }, strategy);
}

function checkType(type) {
  if (type !== undefined && type !== 'bytes') throw new codes.ERR_INVALID_ARG_VALUE('options.type', type, "must be one of: 'bytes', undefined");
}

/** The web stream of what is over: closed after a good end, else failed. */
function endedWeb(error, isBytes) {
  const { ReadableStream } = require('internal/webstreams/readable');
  return new ReadableStream({
    type: isBytes ? 'bytes' : undefined,
    start(controller) {
      if (error) controller.error(webErrorOf(error));
      else controller.close();
    },
  });
}

/** What a web stream fails with: a stream destroyed without a reason has not ended well, and bad compressed data are a TypeError there. */
function webErrorOf(error) {
  const code = error?.code;
  if (code === 'ERR_STREAM_PREMATURE_CLOSE') return new AbortError(undefined, { cause: error });
  if (!isBadCompression(code)) return error;
  return Object.assign(new TypeError(undefined, { cause: error }), { code });
}

function isBadCompression(code) {
  return code === 'Z_DATA_ERROR' || code === 'Z_BUF_ERROR' || (typeof code === 'string' && code.startsWith('ERR__ERROR_FORMAT_'));
}

function endWeb(controller) {
  controller.close();
  controller.byobRequest?.respond(0);
}

/** `checkChunk` may throw for a chunk that the stream is not to get: that ends it. */
function writableToWeb(writable, checkChunk = undefined) {
  if (typeof writable?._writableState !== 'object') throw new codes.ERR_INVALID_ARG_TYPE('streamWritable', 'stream.Writable', writable);
  const { WritableStream } = require('internal/webstreams/writable');
  if (isDestroyed(writable) || !isWritable(writable)) {
    const ended = new WritableStream();
    ended.close();
    return ended;
  }
  const { writableHighWaterMark: highWaterMark } = writable;
  let controller;
  let drained;
  let closed;
  const cleanUp = finished(writable, (error) => {
    const failure = webErrorOf(error);
    cleanUp();
    writable.on('error', () => {});
    if (failure != null) {
      drained?.reject(failure);
      closed?.reject(failure);
      controller.error(failure);
    } else if (closed !== undefined) {
      closed.resolve();
    } else {
      // Ended from outside: the web stream cannot be closed for its user, so it fails.
      controller.error(new AbortError());
    }
    closed = undefined;
  });
  writable.on('drain', () => {
    drained?.resolve();
  });
  return new WritableStream({
    start(own) { controller = own; },
    async write(chunk) {
      if (!writeChecked(writable, chunk, checkChunk)) return undefined;
      drained = Promise.withResolvers();
      if (!writable.writableNeedDrain) drained.resolve(); // refused for another reason, which 'error' tells
      // With a promise more than is needed, as in Node, whose promise jobs can be counted.
      return upon(drained.promise, () => {}).finally(() => { drained = undefined; });
    },
    abort(reason) { destroyer(writable, reason); },
    close() {
      if (closed === undefined && !isWritableEnded(writable)) {
        closed = Promise.withResolvers();
        const { promise } = closed;
        writable.end();
        return promise;
      }
      return undefined;
    },
  }, { highWaterMark });
}

/** Whether there is something to wait for. A chunk that a checked stream refuses ends both its sides. */
function writeChecked(writable, chunk, checkChunk) {
  const bytes = isAnyArrayBuffer(chunk) ? new Uint8Array(chunk) : chunk;
  if (checkChunk === undefined) return writable.writableNeedDrain || !writable.write(bytes);
  try {
    checkChunk(chunk);
    return writable.writableNeedDrain || !writable.write(bytes);
  } catch (error) {
    destroyer(writable, error);
    throw error;
  }
}

function duplexToWeb(duplex, options = undefined, checkChunk = undefined) {
  if (typeof duplex?._writableState !== 'object' || typeof duplex?._readableState !== 'object') {
    throw new codes.ERR_INVALID_ARG_TYPE('duplex', 'stream.Duplex', duplex);
  }
  if (options !== undefined) validateObject(options, 'options');
  const type = readableTypeOf(options);
  const { WritableStream } = require('internal/webstreams/writable');
  const { ReadableStream } = require('internal/webstreams/readable');
  if (isDestroyed(duplex)) {
    const writable = new WritableStream();
    const readable = new ReadableStream();
    writable.close();
    readable.cancel();
    return { readable, writable };
  }
  return { writable: writableToWeb(duplex, checkChunk), readable: readableToWeb(duplex, { strategy: options?.readableStrategy, type }) };
}

let hasWarnedOfType = false;

function readableTypeOf(options) {
  let type = options?.readableType;
  if (type === undefined && options?.type !== undefined) {
    ({ type } = options);
    if (!hasWarnedOfType) {
      hasWarnedOfType = true;
      require('process').emitWarning(
        "Passing 'options.type' to Duplex.toWeb() is deprecated. To specify the ReadableStream type, use 'options.readableType'.",
        'DeprecationWarning', 'DEP0201');
    }
  }
  checkType(type);
  return type;
}

Object.assign(exports, {
  readableFromWeb, writableFromWeb, duplexFromWeb, readableToWeb, writableToWeb, duplexToWeb,
});
