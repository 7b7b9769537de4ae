// `node:stream/iter`: streams as iterables of batches of bytes. Node 26, with `--experimental-stream-iter` only.
// Follows https://nodejs.org/docs/latest-v26.x/api/stream_iter.html
'use strict';

const process = require('process');
const { symbols } = require('internal/stream_iter/arguments');
const { from, fromSync } = require('internal/stream_iter/from');
const { pull, pullSync } = require('internal/stream_iter/pull');
const { pipeTo, pipeToSync } = require('internal/stream_iter/pipe');
const { bytes, text, array, arrayBuffer, bytesSync, textSync, arraySync, arrayBufferSync, tap, tapSync, ondrain, merge } = require('internal/stream_iter/consumers');
const { push, duplex } = require('internal/stream_iter/push');
const { broadcast, Broadcast } = require('internal/stream_iter/broadcast');
const { share, Share, shareSync, SyncShare } = require('internal/stream_iter/share');
const { fromReadable, fromWritable, toReadable, toReadableSync, toWritable } = require('internal/stream_iter/classic');

process.emitWarning('stream/iter is an experimental feature and might change at any time', 'ExperimentalWarning');

const { toStreamable, toAsyncStreamable, broadcastProtocol, shareProtocol, shareSyncProtocol, drainableProtocol } = symbols;
const protocols = { toStreamable, toAsyncStreamable, broadcastProtocol, shareProtocol, shareSyncProtocol, drainableProtocol };

// In Node's order.
const sources = {
  push,
  duplex,
  from,
  fromSync,
  pull,
  pullSync,
  pipeTo,
  pipeToSync,
  bytes,
  text,
  arrayBuffer,
  array,
  bytesSync,
  textSync,
  arrayBufferSync,
  arraySync,
  merge,
  broadcast,
};
const sharing = { share, shareSync };
const taps = { tap, tapSync, ondrain };

/** Everything that the draft of the standard names. */
const Stream = Object.freeze({ ...sources, ...sharing, ...taps, ...protocols });

module.exports = {
  Stream,
  ...protocols,
  ...sources,
  Broadcast,
  ...sharing,
  Share,
  SyncShare,
  ...taps,
  fromReadable,
  fromWritable,
  toReadable,
  toReadableSync,
  toWritable,
};
