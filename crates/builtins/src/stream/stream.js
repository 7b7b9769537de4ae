// `node:stream`, Node 26: the face of the streams. Follows https://nodejs.org/docs/latest-v26.x/api/stream.html
//
// The classes are loaded with it; what only some programs use is loaded when it is first called.
'use strict';

const { Stream } = require('internal/streams/legacy');
const { Readable } = require('internal/streams/readable');
const { Writable } = require('internal/streams/writable');
const { Duplex, duplexPair } = require('internal/streams/duplex');
const { Transform, PassThrough } = require('internal/streams/transform');
const { destroyer } = require('internal/streams/destroy');
const { setDefaultHighWaterMark, getDefaultHighWaterMark } = require('internal/streams/state');
const utils = require('internal/streams/utils');

const kPromisify = Symbol.for('nodejs.util.promisify.custom');

module.exports = Stream;

function eos(stream, options, callback) {
  return Reflect.apply(require('internal/streams/finished').finished, undefined, arguments);
}

function pipeline(...streams) {
  return require('internal/streams/pipeline').pipeline(...streams);
}

function addAbortSignal(signal, stream) {
  return require('internal/streams/abort').addAbortSignal(signal, stream);
}

function compose(...streams) {
  return require('internal/streams/compose').compose(...streams);
}

const { isDestroyed, isDisturbed, isErrored, isReadable, isWritable } = utils;
Object.assign(Stream, {
  isDestroyed,
  isDisturbed,
  isErrored,
  isReadable,
  isWritable,
  Readable,
  Writable,
  Duplex,
  Transform,
  PassThrough,
  duplexPair,
  pipeline,
  addAbortSignal,
  finished: eos,
  destroy: destroyer,
  compose,
  setDefaultHighWaterMark,
  getDefaultHighWaterMark,
});

const promises = { get() { return require('stream/promises'); } }.get;
Object.defineProperty(Stream, 'promises', { get: promises, enumerable: true, configurable: true });
for (const [fn, name] of [[pipeline, 'pipeline'], [eos, 'finished']]) {
  Object.defineProperty(fn, kPromisify, { get() { return require('stream/promises')[name]; }, enumerable: true });
}

Object.assign(Stream, {
  Stream,
  _isArrayBufferView: ArrayBuffer.isView,
  _isUint8Array: Object.defineProperty((value) => value instanceof Uint8Array, 'name', { value: 'isUint8Array' }),
  _uint8ArrayToBuffer(chunk) {
    return require('buffer').Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  },
});
