// `internal/streams/compose`: `stream.compose`. Node 26. Follows https://nodejs.org/docs/latest-v26.x/api/stream.html#streamcomposestreams
'use strict';

const { codes } = require('internal/errors');
const { Duplex } = require('internal/streams/duplex');
const { Bridge } = require('internal/streams/bridge');
const { run } = require('internal/streams/pipeline');
const { finished } = require('internal/streams/finished');
const { destroyer } = require('internal/streams/destroy');
const utils = require('internal/streams/utils');

const canRead = (stream) => Boolean(utils.isReadable(stream) || utils.isReadableStream(stream) || utils.isTransformStream(stream));
const canWrite = (stream) => Boolean(utils.isWritable(stream) || utils.isWritableStream(stream) || utils.isTransformStream(stream));

/** One Duplex that is written into the first stream and read from the last. */
function compose(...given) {
  if (given.length === 0) throw new codes.ERR_MISSING_ARGS('streams');
  if (given.length === 1) return Duplex.from(given[0]);
  const streams = given.slice();
  for (const end of [0, streams.length - 1]) {
    if (typeof streams[end] === 'function') streams[end] = Duplex.from(streams[end]);
  }
  check(streams, given);
  const head = streams[0];
  // The bridge is not there yet if the pipeline ends at once, but it calls back later than that.
  let bridge;
  const tail = run(streams, (error) => bridge.over(error));
  bridge = new Bridge({
    readable: canRead(tail),
    writable: canWrite(head),
    readableObjectMode: tail?.readableObjectMode,
    writableObjectMode: head?.writableObjectMode,
  }, (error) => {
    if (utils.isNodeStream(tail)) destroyer(tail, error);
  });
  if (bridge.writable) connectHead(bridge, head, tail);
  if (bridge.readable) connectTail(bridge, tail);
  return bridge.duplex;
}

function check(streams, given) {
  streams.forEach((stream, n) => {
    if (!utils.isNodeStream(stream) && !utils.isWebStream(stream)) return;
    if (n < streams.length - 1 && !canRead(stream)) throw new codes.ERR_INVALID_ARG_VALUE(`streams[${n}]`, given[n], 'must be readable');
    if (n > 0 && !canWrite(stream)) throw new codes.ERR_INVALID_ARG_VALUE(`streams[${n}]`, given[n], 'must be writable');
  });
}

function connectHead(bridge, head, tail) {
  if (utils.isNodeStream(head)) bridge.writeInto(head);
  else if (utils.isWebStream(head)) bridge.writeIntoWeb(utils.isTransformStream(head) ? head.writable : head);
  finished(utils.isTransformStream(tail) ? tail.readable : tail, () => bridge.finished());
}

function connectTail(bridge, tail) {
  if (utils.isNodeStream(tail)) bridge.flowFrom(tail);
  else if (utils.isWebStream(tail)) bridge.readFromWeb(utils.isTransformStream(tail) ? tail.readable : tail);
}

/** `readable.compose` */
function composeWith(source, stream, options) {
  const { validateObject, validateAbortSignal } = require('internal/validators');
  if (options != null) validateObject(options, 'options');
  if (options?.signal != null) validateAbortSignal(options.signal, 'options.signal');
  const composed = compose(source, stream);
  if (options?.signal) require('internal/streams/abort').addSignal(options.signal, composed);
  return composed;
}

Object.assign(exports, { compose, composeWith });
