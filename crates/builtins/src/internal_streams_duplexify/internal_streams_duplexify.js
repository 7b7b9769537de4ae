// `internal/streams/duplexify`: `Duplex.from`. Node 26. Follows https://nodejs.org/docs/latest-v26.x/api/stream.html#streamduplexfromsrc
'use strict';

const { context } = require('internal/boot');
const { nextTick } = require('internal/loop');
const { codes } = require('internal/errors');
const { Duplex } = require('internal/streams/duplex');
const { Readable } = require('internal/streams/readable');
const { Writable } = require('internal/streams/writable');
const { Bridge } = require('internal/streams/bridge');
const { from } = require('internal/streams/from');
const { finished } = require('internal/streams/finished');
const { destroyer } = require('internal/streams/destroy');
const utils = require('internal/streams/utils');

/** Node's name for what `Duplex.from` makes. */
class Duplexify extends Duplex {}

const SOURCES = ['Blob', 'ReadableStream', 'WritableStream', 'Stream', 'Iterable', 'AsyncIterable', 'Function', '{ readable, writable } pair', 'Promise'];

function duplexify(body, name) {
  if (utils.isDuplexNodeStream(body)) return body;
  if (utils.isReadableNodeStream(body)) return bridgeOver({ readable: body });
  if (utils.isWritableNodeStream(body)) return bridgeOver({ writable: body });
  if (utils.isNodeStream(body)) return bridgeOver({ writable: false, readable: false });
  if (utils.isReadableStream(body)) return bridgeOver({ readable: Readable.fromWeb(body) });
  if (utils.isWritableStream(body)) return bridgeOver({ writable: Writable.fromWeb(body) });
  if (typeof body === 'function') return fromFunction(body, name);
  if (isBlob(body)) return duplexify(body.arrayBuffer(), name);
  if (utils.isIterable(body)) return from(Duplexify, body, { objectMode: true, writable: false });
  if (utils.isReadableStream(body?.readable) && utils.isWritableStream(body?.writable)) return Duplex.fromWeb(body);
  if (typeof body?.writable === 'object' || typeof body?.readable === 'object') return fromPair(body);
  if (typeof body?.then === 'function') return fromPromise(body);
  throw new codes.ERR_INVALID_ARG_TYPE(name, SOURCES, body);
}

function isBlob(value) {
  return typeof value === 'object' && value !== null && require('internal/blob').isBlob(value);
}

function fromPair({ readable, writable }) {
  const side = (stream, isRight) => (stream ? (isRight(stream) ? stream : duplexify(stream, 'body')) : undefined);
  return bridgeOver({
    readable: side(readable, utils.isReadableNodeStream),
    writable: side(writable, utils.isWritableNodeStream),
  });
}

function fromPromise(promise) {
  const duplex = new Duplexify({ objectMode: true, writable: false, read() {} });
  promise.then((value) => {
    if (value != null) duplex.push(value);
    duplex.push(null);
  }, (error) => {
    destroyer(duplex, error);
  });
  return duplex;
}

// ---- functions

function nothing() {}

function fromFunction(fn, name) {
  const { value, write, final, destroy } = feed(fn);
  if (utils.isDuplexNodeStream(value)) return value;
  if (utils.isIterable(value)) return from(Duplexify, value, { objectMode: true, write, final, destroy });
  if (typeof value?.then !== 'function') {
    throw new codes.ERR_INVALID_RETURN_VALUE('Iterable, AsyncIterable or AsyncFunction', name, value);
  }
  let isEnding = false;
  const done = value.then((result) => {
    if (result != null) throw new codes.ERR_INVALID_RETURN_VALUE('nully', 'body', result);
    if (!isEnding) destroyer(duplex); // it wants no more of what is written
  }, (error) => {
    destroyer(duplex, error);
  });
  const duplex = new Duplexify({
    objectMode: true,
    readable: false,
    write,
    final(callback) {
      isEnding = true;
      final(async () => {
        try {
          await done;
          nextTick(callback, null);
        } catch (error) {
          nextTick(callback, error);
        }
      });
    },
    destroy,
  });
  return duplex;
}

/** Calls `fn` with an async generator of what is written. */
function feed(fn) {
  const { AbortController } = require('internal/abort');
  let { promise, resolve } = Promise.withResolvers();
  const controller = new AbortController();
  const { signal } = controller;
  const hand = (item) => {
    const give = resolve;
    resolve = null;
    give(item);
  };
  async function* written() {
    for (;;) {
      const next = promise;
      promise = null;
      const { frame } = context;
      const { chunk, done, callback } = await next;
      context.frame = frame;
      nextTick(callback);
      if (done) return;
      // The stream was destroyed before the chunk was looked at.
      if (signal.aborted) throw new (require('internal/errors').AbortError)(undefined, { cause: signal.reason });
      ({ promise, resolve } = Promise.withResolvers());
      yield chunk;
    }
  }
  return {
    value: fn(written(), { signal }),
    write(chunk, encoding, callback) { hand({ chunk, done: false, callback }); },
    final(callback) { hand({ done: true, callback }); },
    /** What waits for input sees its end. */
    destroy(error, callback) {
      controller.abort(error);
      if (resolve !== null) hand({ done: true, callback: nothing });
      callback(error);
    },
  };
}

// ---- two streams as one

function bridgeOver({ readable: source, writable: destination }) {
  if (source && typeof source.read !== 'function') source = Readable.wrap(source);
  const bridge = new Bridge({
    readable: Boolean(utils.isReadable(source)),
    writable: Boolean(utils.isWritable(destination)),
    readableObjectMode: source?.readableObjectMode,
    writableObjectMode: destination?.writableObjectMode,
  }, (error) => {
    destroyer(destination, error);
    destroyer(source, error);
  }, Duplexify);
  if (bridge.writable) {
    finished(destination, (error) => {
      if (error) destroyer(source, error);
      bridge.over(error);
    });
    bridge.writeInto(destination);
    destination.on('finish', () => bridge.finished());
  }
  if (bridge.readable) {
    finished(source, (error) => {
      if (error) destroyer(source, error);
      bridge.over(error);
    });
    bridge.readFrom(source);
  }
  return bridge.duplex;
}

Object.assign(exports, { duplexify });
