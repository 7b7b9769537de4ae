// `internal/zlib/streams`: the streams of zlib: what all kinds share, and their classes. Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/zlib.html#class-zlibzlibbase
//
// A stream's work is done by a session of the native side, one step on the thread pool at a time: a step takes what it can of the
// input and fills what room there is in a piece of `_chunkSize` bytes. `module.exports.ops` are `zlib`'s.
'use strict';

const { Buffer } = require('buffer');
const { Transform } = require('internal/streams/transform');
const { nextTick } = require('internal/loop');
const { codes } = require('internal/errors');
const { register } = require('internal/requests');
const { toBuffer } = require('internal/streams/state');
const constants = require('internal/zlib/constants');

const { isView } = ArrayBuffer;
const {
  DEFLATE, INFLATE, GZIP, GUNZIP, DEFLATERAW, INFLATERAW, UNZIP, BROTLI_DECODE, BROTLI_ENCODE, ZSTD_COMPRESS, ZSTD_DECOMPRESS,
  Z_NO_FLUSH, Z_PARTIAL_FLUSH, Z_SYNC_FLUSH, Z_FULL_FLUSH, Z_FINISH, Z_BLOCK, Z_MIN_CHUNK, Z_DEFAULT_CHUNK,
  Z_MIN_WINDOWBITS, Z_MAX_WINDOWBITS, Z_DEFAULT_WINDOWBITS, Z_MIN_LEVEL, Z_MAX_LEVEL, Z_DEFAULT_LEVEL,
  Z_MIN_MEMLEVEL, Z_MAX_MEMLEVEL, Z_DEFAULT_MEMLEVEL, Z_DEFAULT_STRATEGY, Z_FIXED,
  BROTLI_OPERATION_PROCESS, BROTLI_OPERATION_FLUSH, BROTLI_OPERATION_FINISH, BROTLI_OPERATION_EMIT_METADATA,
  ZSTD_e_continue, ZSTD_e_flush, ZSTD_e_end,
} = constants;

/** Marks an empty chunk that asks for a flush. */
const kFlushFlag = Symbol('kFlushFlag');
const flushBuffers = Array.from({ length: Z_BLOCK + 1 }, (_, flag) => Object.assign(Buffer.alloc(0), { [kFlushFlag]: flag }));

/** Of two ways to flush the one that flushes more; they are not in the order of their numbers. */
const strength = [Z_NO_FLUSH, Z_BLOCK, Z_PARTIAL_FLUSH, Z_SYNC_FLUSH, Z_FULL_FLUSH, Z_FINISH];
const stronger = (a, b) => (strength.indexOf(a) > strength.indexOf(b) ? a : b);

const flushKinds = {
  deflate: { flush: Z_NO_FLUSH, finish: Z_FINISH, full: Z_FULL_FLUSH, least: Z_NO_FLUSH, most: Z_BLOCK },
  brotli: {
    flush: BROTLI_OPERATION_PROCESS, finish: BROTLI_OPERATION_FINISH, full: BROTLI_OPERATION_FLUSH,
    least: BROTLI_OPERATION_PROCESS, most: BROTLI_OPERATION_EMIT_METADATA,
  },
  zstd: { flush: ZSTD_e_continue, finish: ZSTD_e_end, full: ZSTD_e_flush, least: ZSTD_e_continue, most: ZSTD_e_end },
};

let ops;

// ---- options

function outOfRange(name, least, most, value) {
  return new codes.ERR_OUT_OF_RANGE(name, most === Infinity ? `>= ${least}` : `>= ${least} and <= ${most}`, value);
}

/** The number, or `standard` if it is undefined or NaN. */
function rangeOr(number, name, least, most, standard) {
  if (number === undefined || Number.isNaN(number)) return standard;
  if (!Number.isFinite(number)) {
    require('internal/validators').validateNumber(number, name);
    if (number !== Infinity || most !== Infinity) throw new codes.ERR_OUT_OF_RANGE(name, 'a finite number', number);
  }
  if (number < least || number > most) throw outOfRange(name, least, most, number);
  return number;
}

function isAnyBuffer(value) {
  return value instanceof ArrayBuffer || require('util/types').isAnyArrayBuffer(value);
}

function dictionaryOf(options) {
  const dictionary = options?.dictionary;
  if (dictionary === undefined) return undefined;
  if (isView(dictionary)) return toBuffer(dictionary);
  if (isAnyBuffer(dictionary)) return Buffer.from(dictionary);
  throw new codes.ERR_INVALID_ARG_TYPE('options.dictionary', ['Buffer', 'TypedArray', 'DataView', 'ArrayBuffer'], dictionary);
}

// ---- what all streams share

function checkChunkSize(size) {
  if (size === Infinity) throw new codes.ERR_OUT_OF_RANGE('options.chunkSize', 'a finite number', size);
  require('internal/validators').validateNumber(size, 'size', 0, Number.MAX_SAFE_INTEGER);
}

function ZlibBase(options, mode, startSession, kinds) {
  let chunkSize = Z_DEFAULT_CHUNK;
  let maxOutputLength = require('buffer').kMaxLength;
  let { flush, finish } = kinds;
  let rejectGarbage = false;
  if (options) {
    const { validateBoolean } = require('internal/validators');
    chunkSize = rangeOr(options.chunkSize, 'options.chunkSize', Z_MIN_CHUNK, Infinity, chunkSize);
    checkChunkSize(chunkSize);
    flush = rangeOr(options.flush, 'options.flush', kinds.least, kinds.most, flush);
    finish = rangeOr(options.finishFlush, 'options.finishFlush', kinds.least, kinds.most, finish);
    maxOutputLength = rangeOr(options.maxOutputLength, 'options.maxOutputLength', 1, maxOutputLength, maxOutputLength);
    if (options.rejectGarbageAfterEnd !== undefined) validateBoolean(options.rejectGarbageAfterEnd, 'options.rejectGarbageAfterEnd');
    rejectGarbage = options.rejectGarbageAfterEnd === true;
    if (options.encoding || options.objectMode || options.writableObjectMode) {
      options = { ...options, encoding: null, objectMode: false, writableObjectMode: false };
    }
  }
  Transform.call(this, { autoDestroy: true, ...options });
  this.bytesWritten = 0;
  this._handle = new Session(startSession);
  this._outOffset = 0;
  this._chunkSize = chunkSize;
  this._defaultFlushFlag = flush;
  this._finishFlushFlag = finish;
  this._defaultFullFlushFlag = kinds.full;
  this._info = options?.info;
  this._maxOutputLength = maxOutputLength;
  this._rejectGarbageAfterEnd = rejectGarbage;
  this._mode = mode;
}
Object.setPrototypeOf(ZlibBase.prototype, Transform.prototype);
Object.setPrototypeOf(ZlibBase, Transform);

/** The native session of a stream, until it is closed. */
class Session {
  constructor(start) {
    this.id = start();
    this.isWriting = false;
    this.closesAfterWrite = false;
    registry.register(this, this.id, this);
  }

  close() {
    if (this.isWriting) {
      this.closesAfterWrite = true;
      return;
    }
    registry.unregister(this);
    ops.free(this.id);
  }

  wrote() {
    this.isWriting = false;
    if (this.closesAfterWrite) this.close();
  }
}

const registry = new FinalizationRegistry((id) => ops.free(id));

Object.defineProperty(ZlibBase.prototype, '_closed', {
  configurable: true,
  enumerable: true,
  get() { return !this._handle; },
});

ZlibBase.prototype.reset = function() {
  if (!this._handle) throw closedHandle();
  if (this._handle.isWriting) throw new Error('Cannot reset zlib stream while a write is in progress');
  ops.reset(this._handle.id);
};

function closedHandle() {
  return new codes.ERR_INTERNAL_ASSERTION('zlib binding closed');
}

ZlibBase.prototype._flush = function(callback) {
  this._transform(Buffer.alloc(0), '', callback);
};

// It is flushed at 'prefinish'; nothing else is left to be done.
ZlibBase.prototype._final = function(callback) {
  callback();
};

ZlibBase.prototype.flush = function(kind, callback) {
  if (typeof kind === 'function' || (kind === undefined && !callback)) {
    callback = kind;
    kind = this._defaultFullFlushFlag;
  }
  kind = rangeOr(kind, 'kind', 0, flushBuffers.length - 1, this._defaultFullFlushFlag);
  if (this.writableFinished) {
    if (callback) nextTick(callback);
  } else if (this.writableEnded) {
    if (callback) this.once('end', callback);
  } else {
    this.write(flushBuffers[kind], '', callback);
  }
};

ZlibBase.prototype.close = function(callback) {
  if (callback) require('internal/streams/finished').finished(this, callback);
  this.destroy();
};

ZlibBase.prototype._destroy = function(error, callback) {
  closeHandle(this);
  callback(error);
};

function closeHandle(stream) {
  stream._handle?.close();
  stream._handle = null;
}

ZlibBase.prototype._transform = function(chunk, encoding, callback) {
  let flag = this._defaultFlushFlag;
  if (typeof chunk[kFlushFlag] === 'number') flag = chunk[kFlushFlag];
  // With the last bytes the whole is finished, and with each flush that still comes after them.
  if (this.writableEnded && this.writableLength === chunk.byteLength) flag = stronger(flag, this._finishFlushFlag);
  if (!this._handle) nextTick(callback);
  else new Chunk(this, chunk, flag, callback).step(chunk);
};

/** Older programs call it: the output of one chunk, at once or through a callback. */
ZlibBase.prototype._processChunk = function(chunk, flag, callback) {
  if (typeof callback === 'function') {
    new Chunk(this, chunk, flag, callback).step(chunk);
    return undefined;
  }
  return processChunkSync(this, chunk, flag);
};

/** One chunk on its way through the native side. */
class Chunk {
  constructor(stream, chunk, flag, callback) {
    this.stream = stream;
    this.handle = stream._handle;
    this.flag = flag;
    this.callback = callback;
    this.left = chunk.byteLength;
    this.onStep = (error, result) => this.stepped(error, result);
  }

  /** The chunk is handed over with the first step. */
  step(chunk = undefined) {
    const { stream, handle } = this;
    handle.isWriting = true;
    ops.run(handle.id, this.flag, stream._chunkSize - stream._outOffset, chunk, register(this.onStep, 'ZLIB'));
  }

  stepped(error, result) {
    const { stream, handle } = this;
    handle.wrote();
    if (error) {
      stream.destroy(error);
      return;
    }
    const [left, room, output] = result;
    if (stream.destroyed) {
      this.callback();
      return;
    }
    if (result.length > 3) {
      fail(stream, result);
      return;
    }
    stream.bytesWritten += this.left - left;
    this.left = left;
    stream._outOffset = room === 0 ? 0 : stream._chunkSize - room;
    const hasRoom = output.byteLength === 0 || stream.push(Buffer.from(output));
    if (stream.destroyed) this.callback();
    else if (room === 0) this.goOn(hasRoom);
    else if (left > 0) this.endEarly();
    else this.callback();
  }

  /** There is more of output; it waits until it is asked for. */
  goOn(hasRoom) {
    const { stream } = this;
    if (hasRoom) {
      this.step();
      return;
    }
    const { _read: read } = stream;
    stream._read = (size) => {
      stream._read = read;
      this.step();
      stream._read(size);
    };
  }

  /** The compressed data are over before the input is. */
  endEarly() {
    const { stream } = this;
    if (stream._rejectGarbageAfterEnd) {
      stream.destroy(trailingJunk());
    } else {
      stream.push(null);
      this.callback();
    }
  }
}

function trailingJunk() {
  const error = new TypeError('Trailing junk found after the end of the compressed stream');
  return Object.assign(error, { code: 'ERR_TRAILING_JUNK_AFTER_STREAM_END' });
}

function errorOf([, , , errno, code, message]) {
  return Object.assign(new Error(message), { errno, code });
}

function fail(stream, result) {
  const error = errorOf(result);
  closeHandle(stream);
  stream.destroy(error);
  return error;
}

/** All of the output of a chunk, at once. */
function processChunkSync(stream, chunk, flag) {
  if (!stream._handle) throw closedHandle();
  const result = ops.whole(stream._handle.id, flag, stream._chunkSize, stream._maxOutputLength, chunk);
  const [left, , output] = result;
  closeHandle(stream);
  if (result.length > 3) {
    stream.destroyed = true;
    throw errorOf(result);
  }
  if (output.byteLength > stream._maxOutputLength) throw new codes.ERR_BUFFER_TOO_LARGE(stream._maxOutputLength);
  if (left > 0 && stream._rejectGarbageAfterEnd) throw trailingJunk();
  stream.bytesWritten = chunk.byteLength - left;
  return Buffer.from(output);
}

// ---- DEFLATE and its wrappings

function Zlib(options, mode) {
  let windowBits = Z_DEFAULT_WINDOWBITS;
  let level = Z_DEFAULT_LEVEL;
  let memLevel = Z_DEFAULT_MEMLEVEL;
  let strategy = Z_DEFAULT_STRATEGY;
  let dictionary;
  if (options) {
    // A decompressor may take the size of the window from the header.
    const isFromHeader = (options.windowBits == null || options.windowBits === 0) && (mode === INFLATE || mode === GUNZIP || mode === UNZIP);
    if (isFromHeader) {
      windowBits = 0;
    } else {
      const least = mode === GZIP ? Z_MIN_WINDOWBITS + 1 : Z_MIN_WINDOWBITS;
      windowBits = rangeOr(options.windowBits, 'options.windowBits', least, Z_MAX_WINDOWBITS, Z_DEFAULT_WINDOWBITS);
    }
    level = rangeOr(options.level, 'options.level', Z_MIN_LEVEL, Z_MAX_LEVEL, Z_DEFAULT_LEVEL);
    memLevel = rangeOr(options.memLevel, 'options.memLevel', Z_MIN_MEMLEVEL, Z_MAX_MEMLEVEL, Z_DEFAULT_MEMLEVEL);
    strategy = rangeOr(options.strategy, 'options.strategy', Z_DEFAULT_STRATEGY, Z_FIXED, Z_DEFAULT_STRATEGY);
    dictionary = dictionaryOf(options);
  }
  const numbers = Int32Array.of(level, windowBits, memLevel, strategy, options?.rejectGarbageAfterEnd === true ? 1 : 0);
  Reflect.apply(ZlibBase, this, [options, mode, () => ops.start(mode, numbers, dictionary), flushKinds.deflate]);
  this._level = level;
  this._strategy = strategy;
}
Object.setPrototypeOf(Zlib.prototype, ZlibBase.prototype);
Object.setPrototypeOf(Zlib, ZlibBase);

Zlib.prototype.params = function(level, strategy, callback) {
  level = rangeOr(level, 'level', Z_MIN_LEVEL, Z_MAX_LEVEL, Z_DEFAULT_LEVEL);
  strategy = rangeOr(strategy, 'strategy', Z_DEFAULT_STRATEGY, Z_FIXED, Z_DEFAULT_STRATEGY);
  if (this._level === level && this._strategy === strategy) {
    if (callback) nextTick(callback);
    return;
  }
  this.flush(Z_SYNC_FLUSH, (error) => {
    if (!this._handle) throw closedHandle();
    ops.params(this._handle.id, level, strategy);
    if (error) return;
    this._level = level;
    this._strategy = strategy;
    if (callback) callback();
  });
};

// ---- Brotli and Zstandard

/** What native code of Node's checks, in its words. */
function checkPledged(size) {
  const wrong = (Class, code, rule) => Object.assign(new Class(`pledgedSrcSize must be ${rule}`), { code });
  if (typeof size !== 'number') throw wrong(TypeError, 'ERR_INVALID_ARG_TYPE', 'a number');
  if (!Number.isSafeInteger(size)) throw wrong(RangeError, 'ERR_OUT_OF_RANGE', 'a safe integer');
  if (size < 0) throw wrong(RangeError, 'ERR_OUT_OF_RANGE', 'non-negative');
}

function Brotli(options, mode) {
  const numbers = paramsOf(options, 'BROTLI_PARAM_', codes.ERR_BROTLI_INVALID_PARAM);
  const dictionary = dictionaryOf(options);
  Reflect.apply(ZlibBase, this, [options, mode, () => ops.start(mode, numbers, dictionary), flushKinds.brotli]);
}
Object.setPrototypeOf(Brotli.prototype, Zlib.prototype);
Object.setPrototypeOf(Brotli, Zlib);

function Zstd(options, mode, prefix) {
  const numbers = paramsOf(options, prefix, codes.ERR_ZSTD_INVALID_PARAM);
  const pledged = options?.pledgedSrcSize;
  if (pledged !== undefined) checkPledged(pledged);
  const dictionary = dictionaryOf(options);
  Reflect.apply(ZlibBase, this, [options, mode, () => ops.start(mode, numbers, dictionary, pledged), flushKinds.zstd]);
}
Object.setPrototypeOf(Zstd.prototype, ZlibBase.prototype);
Object.setPrototypeOf(Zstd, ZlibBase);

/** `options.params` as pairs of numbers. */
function paramsOf(options, prefix, Invalid) {
  const pairs = [];
  const params = options?.params;
  if (!params) return Int32Array.from(pairs);
  // Those in between that the codec does not know are its own to refuse.
  const largest = Math.max(...Object.keys(constants).filter((name) => name.startsWith(prefix)).map((name) => constants[name]));
  for (const key of Object.keys(params)) {
    if (!(Number(key) >= 0 && Number(key) <= largest)) throw new Invalid(key);
    const value = params[key];
    if (typeof value !== 'number' && typeof value !== 'boolean') {
      throw new codes.ERR_INVALID_ARG_TYPE('options.params[key]', 'number', value);
    }
    pairs.push(Number(key), Number(value));
  }
  return Int32Array.from(pairs);
}

// ---- the classes

const modes = { Deflate: DEFLATE, Inflate: INFLATE, Gzip: GZIP, Gunzip: GUNZIP, DeflateRaw: DEFLATERAW, InflateRaw: INFLATERAW, Unzip: UNZIP };

function makeClass(name, Base, construct) {
  const Class = { [name]: function(options) {
    if (!(this instanceof Class)) {
      if (Base === Zstd) throw new TypeError(`Class constructor ${name} cannot be invoked without 'new'`);
      warnWithoutNew(name);
      return new Class(options);
    }
    construct(this, options);
  } }[name];
  Object.setPrototypeOf(Class.prototype, Base.prototype);
  Object.setPrototypeOf(Class, Base);
  return Class;
}

let hasWarned = false;

function warnWithoutNew(name) {
  if (hasWarned) return;
  hasWarned = true;
  require('process').emitWarning(`Instantiating ${name} without the 'new' keyword has been deprecated.`, 'DeprecationWarning', 'DEP0184');
}

const classes = {};
for (const name of Object.keys(modes)) classes[name] = makeClass(name, Zlib, (stream, options) => Reflect.apply(Zlib, stream, [rawOptions(name, options), modes[name]]));

/** zlib makes no raw streams with a window of 256 bytes. */
function rawOptions(name, options) {
  return name === 'DeflateRaw' && options?.windowBits === 8 ? { ...options, windowBits: 9 } : options;
}

classes.BrotliCompress = makeClass('BrotliCompress', Brotli, (stream, options) => Reflect.apply(Brotli, stream, [options, BROTLI_ENCODE]));
classes.BrotliDecompress = makeClass('BrotliDecompress', Brotli, (stream, options) => Reflect.apply(Brotli, stream, [options, BROTLI_DECODE]));
classes.ZstdCompress = makeClass('ZstdCompress', Zstd, (stream, options) => Reflect.apply(Zstd, stream, [options, ZSTD_COMPRESS, 'ZSTD_c_']));
classes.ZstdDecompress = makeClass('ZstdDecompress', Zstd, (stream, options) => Reflect.apply(Zstd, stream, [options, ZSTD_DECOMPRESS, 'ZSTD_d_']));

function setOps(given) {
  ops = given;
}

Object.assign(exports, { classes, processChunkSync, errorOf, trailingJunk, closeHandle, setOps, native: () => ops });
