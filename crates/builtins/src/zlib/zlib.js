// `zlib`: compression. Node 26. Follows https://nodejs.org/docs/latest-v26.x/api/zlib.html
//
// Streams are in `internal/zlib/streams`. The functions that take all of their input at once use the same sessions of the native side;
// their callback form is one request to the thread pool.
'use strict';

const { Buffer } = require('buffer');
const { codes: errors } = require('internal/errors');
const { register } = require('internal/requests');
const { toBuffer } = require('internal/streams/state');
const { validateFunction, validateUint32 } = require('internal/validators');
const constants = require('internal/zlib/constants');
const { classes, processChunkSync, errorOf, trailingJunk, closeHandle, setOps } = require('internal/zlib/streams');

setOps(ops);
const { isView } = ArrayBuffer;

// ---- all at once

/** Undefined for what has no bytes. */
function bytesOf(buffer) {
  if (typeof buffer === 'string') return Buffer.from(buffer);
  if (isView(buffer)) return toBuffer(buffer);
  return require('util/types').isAnyArrayBuffer(buffer) ? Buffer.from(buffer) : undefined;
}

function inputOf(buffer) {
  const bytes = bytesOf(buffer);
  if (bytes === undefined) throw new errors.ERR_INVALID_ARG_TYPE('buffer', ['string', 'Buffer', 'TypedArray', 'DataView', 'ArrayBuffer'], buffer);
  return bytes;
}

/** In Node the callback forms give it to `end` of a stream, which takes nothing for an answer. */
function lastChunkOf(buffer) {
  const bytes = buffer == null || typeof buffer === 'function' ? Buffer.alloc(0) : bytesOf(buffer);
  if (bytes === undefined) throw new errors.ERR_INVALID_ARG_TYPE('chunk', ['string', 'Buffer', 'TypedArray', 'DataView'], buffer);
  return bytes;
}

function outcome(engine, buffer) {
  return engine._info ? { buffer, engine } : buffer;
}

function atOnce(engine, buffer) {
  return outcome(engine, processChunkSync(engine, inputOf(buffer), engine._finishFlushFlag));
}

function later(engine, buffer, callback) {
  const bytes = lastChunkOf(buffer);
  const handle = engine._handle;
  handle.isWriting = true;
  ops.whole(handle.id, engine._finishFlushFlag, engine._chunkSize, engine._maxOutputLength, bytes, register((error, result) => {
    handle.wrote();
    closeHandle(engine);
    if (error || result.length > 3) return callback(error ?? errorOf(result));
    const [left, , output] = result;
    if (output.byteLength > engine._maxOutputLength) return callback(new errors.ERR_BUFFER_TOO_LARGE(engine._maxOutputLength));
    if (left > 0 && engine._rejectGarbageAfterEnd) return callback(trailingJunk());
    engine.bytesWritten = bytes.byteLength - left;
    return callback(null, outcome(engine, Buffer.from(output)));
  }));
}

function callbackForm(Class) {
  return function asyncBufferWrapper(buffer, options, callback) {
    if (typeof options === 'function') {
      callback = options;
      options = {};
    }
    validateFunction(callback, 'callback');
    later(new Class(options), buffer, callback);
  };
}

function syncForm(Class) {
  return function syncBufferWrapper(buffer, options) {
    return atOnce(new Class(options), buffer);
  };
}

function creator(name) {
  const value = { [name](options) { return new classes[name.slice('create'.length)](options); } }[name];
  return { value, enumerable: true, configurable: true };
}

function crc32(data, value = 0) {
  if (typeof data !== 'string' && !isView(data)) {
    throw new errors.ERR_INVALID_ARG_TYPE('data', ['string', 'Buffer', 'TypedArray', 'DataView'], data);
  }
  validateUint32(value, 'value');
  return ops.crc32(typeof data === 'string' ? Buffer.from(data) : toBuffer(data), value);
}
Object.defineProperty(crc32, 'length', { value: 1 });

// ---- the module, in Node's order

const deflateNames = ['Deflate', 'Inflate', 'Gzip', 'Gunzip', 'DeflateRaw', 'InflateRaw', 'Unzip'];
const otherNames = ['BrotliCompress', 'BrotliDecompress', 'ZstdCompress', 'ZstdDecompress'];
const functions = ['deflate', 'deflateSync', 'gzip', 'gzipSync', 'deflateRaw', 'deflateRawSync', 'unzip', 'unzipSync', 'inflate', 'inflateSync',
  'gunzip', 'gunzipSync', 'inflateRaw', 'inflateRawSync', 'brotliCompress', 'brotliCompressSync', 'brotliDecompress', 'brotliDecompressSync',
  'zstdCompress', 'zstdCompressSync', 'zstdDecompress', 'zstdDecompressSync'];

exports.crc32 = crc32;
for (const name of deflateNames.concat(otherNames)) exports[name] = classes[name];
for (const name of functions) {
  const isSync = name.endsWith('Sync');
  const Class = classes[name[0].toUpperCase() + name.slice(1, isSync ? -'Sync'.length : undefined)];
  exports[name] = isSync ? syncForm(Class) : callbackForm(Class);
}
for (const name of deflateNames.concat(otherNames)) Object.defineProperty(exports, `create${name}`, creator(`create${name}`));
Object.defineProperty(exports, 'constants', { value: constants, enumerable: true });

const named = ['Z_OK', 'Z_STREAM_END', 'Z_NEED_DICT', 'Z_ERRNO', 'Z_STREAM_ERROR', 'Z_DATA_ERROR', 'Z_MEM_ERROR', 'Z_BUF_ERROR', 'Z_VERSION_ERROR'];
const codes = {};
for (const name of named) codes[name] = constants[name];
for (const name of named) codes[constants[name]] = name;
Object.defineProperty(exports, 'codes', { value: Object.freeze(codes), enumerable: true });

// Older programs have the constants here.
for (const name of Object.keys(constants)) {
  if (!name.startsWith('BROTLI')) Object.defineProperty(exports, name, { value: constants[name] });
}
