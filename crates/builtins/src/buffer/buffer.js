// `node:buffer`: Buffer, Blob, File and conversions, of Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/buffer.html
//
// A Buffer is a Uint8Array with another prototype. Short ASCII text is converted here, in JS, because a native call costs
// more than a dozen bytes; everything longer is one call of `ops`. Hex and base64 use the engine's own methods.
'use strict';

const { codes } = require('internal/errors');
const { validateNumber, validateString, validateArray } = require('internal/validators');
const { addNumberMethods } = require('internal/buffer');

const { apply } = Reflect;
const { isView } = ArrayBuffer;
const { isInteger, isNaN, MAX_SAFE_INTEGER, MIN_SAFE_INTEGER } = Number;
const { fromCharCode } = String;
const { toHex, toBase64 } = Uint8Array.prototype;
const { fromBase64 } = Uint8Array;
const TypedArray = Object.getPrototypeOf(Uint8Array);
const getTag = Object.getOwnPropertyDescriptor(TypedArray.prototype, Symbol.toStringTag).get;
const { fill: fillBytes, set: setBytes, copyWithin, indexOf: indexOfByte, lastIndexOf: lastIndexOfByte } = TypedArray.prototype;
const getBufferLength = Object.getOwnPropertyDescriptor(ArrayBuffer.prototype, 'byteLength').get;
const customInspect = Symbol.for('nodejs.util.inspect.custom');

const kMaxLength = MAX_SAFE_INTEGER;
const kStringMaxLength = 536870888;
/** Below this many characters or bytes, JS is quicker than a native call. */
const SHORT = 12;

let inspectMaxBytes = 50;

class FastBuffer extends Uint8Array {}

/** Deprecated constructor; `Buffer.from` and `Buffer.alloc` are meant to be used. */
function Buffer(value, encodingOrOffset, length) {
  warnOnce();
  if (typeof value === 'number') {
    if (typeof encodingOrOffset === 'string') throw new codes.ERR_INVALID_ARG_TYPE('string', 'string', value);
    return Buffer.alloc(value);
  }
  return Buffer.from(value, encodingOrOffset, length);
}
Buffer.prototype = FastBuffer.prototype;
Object.setPrototypeOf(Buffer, Uint8Array);
Object.defineProperty(Buffer, 'prototype', { writable: false, enumerable: false, configurable: false });
Object.defineProperty(Buffer.prototype, 'constructor', { value: Buffer, writable: true, enumerable: true, configurable: true });
Object.defineProperty(Buffer, Symbol.species, { configurable: true, enumerable: false, get: () => FastBuffer });

let warned = false;

function warnOnce() {
  if (warned) return;
  warned = true;
  process.emitWarning('Buffer() is deprecated due to security and usability issues. Please use the Buffer.alloc(), ' +
    'Buffer.allocUnsafe(), or Buffer.from() methods instead.', 'DeprecationWarning', 'DEP0005');
}

// The pool: small unsafe buffers are pieces of one larger allocation.

Buffer.poolSize = 64 * 1024;
let pool;
let poolOffset = 0;

function createPool() {
  pool = new ArrayBuffer(Buffer.poolSize);
  poolOffset = 0;
}

function alignPool() {
  poolOffset = (poolOffset + 7) & ~7;
}

function allocate(size) {
  if (size <= 0) return new FastBuffer();
  if (size < Buffer.poolSize >>> 1) {
    if (pool === undefined || size > pool.byteLength - poolOffset) createPool();
    const buffer = new FastBuffer(pool, poolOffset, size);
    poolOffset += size;
    alignPool();
    return buffer;
  }
  return new FastBuffer(size);
}

function checkSize(size) {
  validateNumber(size, 'size', 0, kMaxLength);
}

// Making

const statics = {
  from(value, encodingOrOffset, length) {
    if (typeof value === 'string') return fromString(value, encodingOrOffset);
    if (typeof value === 'object' && value !== null) {
      if (isAnyArrayBuffer(value)) return fromArrayBuffer(value, encodingOrOffset, length);
      const primitive = value.valueOf && value.valueOf();
      if (primitive != null && primitive !== value && (typeof primitive === 'string' || typeof primitive === 'object')) {
        return statics.from(primitive, encodingOrOffset, length);
      }
      const made = fromObject(value);
      if (made !== undefined) return made;
      if (typeof value[Symbol.toPrimitive] === 'function') {
        const text = value[Symbol.toPrimitive]('string');
        if (typeof text === 'string') return fromString(text, encodingOrOffset);
      }
    }
    throw new codes.ERR_INVALID_ARG_TYPE('first argument', ['string', 'Buffer', 'ArrayBuffer', 'Array', 'Array-like Object'], value);
  },

  copyBytesFrom(view, offset, length) {
    if (!isTypedArray(view)) throw new codes.ERR_INVALID_ARG_TYPE('view', ['TypedArray'], view);
    if (view.length === 0) return new FastBuffer();
    if (offset !== undefined || length !== undefined) {
      if (offset !== undefined) checkIndex(offset, 'offset');
      if (length !== undefined) checkIndex(length, 'length');
      if ((offset ?? 0) >= view.length) return new FastBuffer();
      view = view.subarray(offset ?? 0, length === undefined ? view.length : (offset ?? 0) + length);
    }
    return fromBytes(new Uint8Array(view.buffer, view.byteOffset, view.byteLength));
  },

  of(...items) {
    const buffer = allocate(items.length);
    for (let i = 0; i < items.length; i++) buffer[i] = items[i];
    return buffer;
  },

  alloc(size, fill, encoding) {
    checkSize(size);
    const buffer = new FastBuffer(size);
    if (fill !== undefined && fill !== 0 && size > 0) fillRange(buffer, fill, 0, buffer.length, encoding);
    return buffer;
  },

  allocUnsafe(size) {
    checkSize(size);
    return allocate(size);
  },

  allocUnsafeSlow(size) {
    checkSize(size);
    return new FastBuffer(size);
  },

  isBuffer(value) {
    return value instanceof Buffer;
  },

  compare(buf1, buf2) {
    if (!isUint8Array(buf1)) throw new codes.ERR_INVALID_ARG_TYPE('buf1', ['Buffer', 'Uint8Array'], buf1);
    if (!isUint8Array(buf2)) throw new codes.ERR_INVALID_ARG_TYPE('buf2', ['Buffer', 'Uint8Array'], buf2);
    return buf1 === buf2 ? 0 : compareBytes(buf1, buf2);
  },

  isEncoding(encoding) {
    return typeof encoding === 'string' && encoding.length !== 0 && encodingOf(encoding) !== undefined;
  },

  concat(list, length) {
    validateArray(list, 'list');
    if (list.length === 0) return new FastBuffer();
    let total = length;
    if (total === undefined) {
      total = 0;
      for (const part of list) if (part.length) total += part.length;
    } else {
      checkIndex(total, 'length');
    }
    const joined = allocate(total);
    let at = 0;
    for (let i = 0; i < list.length; i++) {
      const part = list[i];
      if (!isUint8Array(part)) throw new codes.ERR_INVALID_ARG_TYPE(`list[${i}]`, ['Buffer', 'Uint8Array'], part);
      if (at < total) at += copyBytes(part, joined, at, 0, part.length);
    }
    if (at < total) apply(fillBytes, joined, [0, at, total]);
    return joined;
  },

  byteLength(string, encoding) {
    if (typeof string !== 'string') {
      if (isView(string) || isAnyArrayBuffer(string)) return string.byteLength;
      throw new codes.ERR_INVALID_ARG_TYPE('string', ['string', 'Buffer', 'ArrayBuffer'], string);
    }
    if (string.length === 0) return 0;
    return ((encoding && encodingOf(encoding)) || encodings.utf8).byteLength(string);
  },
};
for (const name of ['from', 'copyBytesFrom', 'of', 'alloc', 'allocUnsafe', 'allocUnsafeSlow', 'isBuffer', 'compare', 'isEncoding', 'concat', 'byteLength']) {
  Object.defineProperty(Buffer, name, { value: statics[name], writable: true, enumerable: true, configurable: true });
}

function fromString(string, encoding) {
  let kind = encodings.utf8;
  if (typeof encoding === 'string' && encoding.length !== 0 && encoding !== 'utf8') {
    kind = encodingOf(encoding);
    if (kind === undefined) throw new codes.ERR_UNKNOWN_ENCODING(encoding);
  }
  if (string.length === 0) return new FastBuffer();
  if (string.length <= SHORT && kind === encodings.utf8) {
    const short = fromShortAscii(string);
    if (short !== undefined) return short;
  }
  const length = kind.byteLength(string);
  const buffer = allocate(length);
  const written = kind.write(buffer, string, 0, length);
  if (written === length) return buffer;
  return new FastBuffer(buffer.buffer, buffer.byteOffset, written); // the encodings that only estimate a length
}

function fromShortAscii(string) {
  const length = string.length;
  for (let i = 0; i < length; i++) if (string.charCodeAt(i) > 127) return undefined;
  const buffer = allocate(length);
  for (let i = 0; i < length; i++) buffer[i] = string.charCodeAt(i);
  return buffer;
}

function fromArrayBuffer(source, byteOffset, length) {
  let offset = 0;
  if (byteOffset !== undefined) {
    offset = +byteOffset;
    if (isNaN(offset)) offset = 0;
  }
  const most = source.byteLength - offset;
  if (most < 0) throw new codes.ERR_BUFFER_OUT_OF_BOUNDS('offset');
  if (length === undefined) return new FastBuffer(source, offset); // keeps following a resizable buffer's length
  let wanted = +length;
  if (!(wanted > 0)) wanted = 0;
  if (wanted > most) throw new codes.ERR_BUFFER_OUT_OF_BOUNDS('length');
  return new FastBuffer(source, offset, wanted);
}

function fromObject(value) {
  if (value.length !== undefined || isAnyArrayBuffer(value.buffer)) {
    return typeof value.length === 'number' ? fromBytes(value) : new FastBuffer();
  }
  if (value.type === 'Buffer' && Array.isArray(value.data)) return fromBytes(value.data);
  return undefined;
}

/** A copy of anything with a length and indices. */
function fromBytes(source) {
  if (source.length <= 0) return new FastBuffer();
  const buffer = allocate(source.length);
  if (isUint8Array(source)) {
    apply(setBytes, buffer, [source]);
  } else {
    for (let i = 0; i < buffer.length; i++) buffer[i] = source[i];
  }
  return buffer;
}

// Kinds of values

function isTypedArray(value) {
  return isView(value) && apply(getTag, value, []) !== undefined;
}

function isUint8Array(value) {
  return value instanceof Uint8Array || (isView(value) && apply(getTag, value, []) === 'Uint8Array');
}

function isAnyArrayBuffer(value) {
  if (value instanceof ArrayBuffer) return true;
  if (typeof value !== 'object' || value === null || isView(value)) return false;
  const tag = value[Symbol.toStringTag];
  if (tag === 'SharedArrayBuffer') return typeof value.byteLength === 'number';
  if (tag !== 'ArrayBuffer') return false;
  try {
    apply(getBufferLength, value, []);
    return true;
  } catch {
    return false;
  }
}

function checkIndex(value, name, max = kMaxLength) {
  if (typeof value !== 'number') throw new codes.ERR_INVALID_ARG_TYPE(name, 'number', value);
  if (!isInteger(value)) throw new codes.ERR_OUT_OF_RANGE(name, 'an integer', value);
  if (value < 0 || value > max) throw new codes.ERR_OUT_OF_RANGE(name, `>= 0 && <= ${max}`, value);
}

// Encodings: what each does with text. `write` returns the bytes written, `slice` the text of a range.

const encodings = {
  utf8: {
    name: 'utf8',
    byteLength: utf8Length,
    write(buffer, string, offset, length) {
      if (string.length <= SHORT && string.length <= length) {
        let i = 0;
        for (let code; i < string.length && (code = string.charCodeAt(i)) < 128; i++) buffer[offset + i] = code;
        if (i === string.length) return i;
      }
      return ops.utf8Write(buffer, string, offset, length);
    },
    slice(buffer, start, end) {
      return shortAscii(buffer, start, end) ?? ops.utf8Slice(buffer, start, end);
    },
  },
  utf16le: {
    name: 'utf16le',
    byteLength: (string) => string.length * 2,
    write(buffer, string, offset, length) {
      const units = Math.min(string.length, length >>> 1);
      if (units > SHORT) return ops.utf16Write(buffer, string, offset, length);
      for (let i = 0; i < units; i++) {
        const code = string.charCodeAt(i);
        buffer[offset + 2 * i] = code;
        buffer[offset + 2 * i + 1] = code >>> 8;
      }
      return units * 2;
    },
    slice: (buffer, start, end) => ops.utf16Slice(buffer, start, end),
  },
  latin1: {
    name: 'latin1',
    byteLength: (string) => string.length,
    write(buffer, string, offset, length) {
      const count = Math.min(string.length, length);
      if (count > SHORT * 2) return ops.latin1Write(buffer, string, offset, length);
      for (let i = 0; i < count; i++) buffer[offset + i] = string.charCodeAt(i);
      return count;
    },
    slice: (buffer, start, end) => shortAscii(buffer, start, end) ?? ops.latin1Slice(buffer, start, end),
  },
  hex: {
    name: 'hex',
    byteLength: (string) => string.length >>> 1,
    write: writeHex,
    slice: (buffer, start, end) => apply(toHex, part(buffer, start, end), []),
  },
  base64: {
    name: 'base64',
    byteLength: base64Length,
    write: writeBase64,
    slice: (buffer, start, end) => apply(toBase64, part(buffer, start, end), []),
  },
  base64url: {
    name: 'base64url',
    byteLength: base64Length,
    write: writeBase64,
    slice: (buffer, start, end) => apply(toBase64, part(buffer, start, end), [{ alphabet: 'base64url', omitPadding: true }]),
  },
};
encodings.ascii = {
  ...encodings.latin1,
  name: 'ascii',
  slice: (buffer, start, end) => shortAscii(buffer, start, end) ?? ops.asciiSlice(buffer, start, end),
};

const encodingNames = {
  '__proto__': null,
  'utf8': encodings.utf8, 'utf-8': encodings.utf8,
  'utf16le': encodings.utf16le, 'utf-16le': encodings.utf16le, 'ucs2': encodings.utf16le, 'ucs-2': encodings.utf16le,
  'latin1': encodings.latin1, 'binary': encodings.latin1, 'ascii': encodings.ascii,
  'hex': encodings.hex, 'base64': encodings.base64, 'base64url': encodings.base64url,
};

/** The encoding of that name in any spelling Node takes, or undefined. */
function encodingOf(name) {
  return encodingNames[name] ?? encodingNames[`${name}`.toLowerCase()];
}

function encodingOrThrow(name) {
  const kind = encodingOf(name);
  if (kind === undefined) throw new codes.ERR_UNKNOWN_ENCODING(name);
  return kind;
}

/** A view of a range, made only when it is not the whole. */
function part(buffer, start, end) {
  return start === 0 && end === buffer.length ? buffer : new Uint8Array(buffer.buffer, buffer.byteOffset + start, end - start);
}

/** The text of a short range if it is ASCII, else undefined. */
function shortAscii(buffer, start, end) {
  if (end - start > SHORT) return undefined;
  let text = '';
  for (let i = start; i < end; i++) {
    const byte = buffer[i];
    if (byte > 127) return undefined;
    text += fromCharCode(byte);
  }
  return text;
}

function utf8Length(string) {
  const length = string.length;
  if (length > SHORT * 2) return ops.utf8Length(string);
  let bytes = length;
  for (let i = 0; i < length; i++) {
    const code = string.charCodeAt(i);
    if (code < 0x80) continue;
    if (code < 0x800) {
      bytes += 1;
    } else {
      bytes += 2;
      if (isPair(code, string, i, length)) i++; // a pair is four bytes: two units and two more
    }
  }
  return bytes;
}

function isPair(code, string, i, length) {
  if ((code & 0xfc00) !== 0xd800 || i + 1 >= length) return false;
  return (string.charCodeAt(i + 1) & 0xfc00) === 0xdc00;
}

function base64Length(string) {
  let bytes = string.length;
  if (bytes > 1 && string.charCodeAt(bytes - 1) === 0x3d) bytes--;
  if (bytes > 1 && string.charCodeAt(bytes - 1) === 0x3d) bytes--;
  return (bytes * 3) >>> 2;
}

/** Writes pairs of digits up to the first that is none. */
function writeHex(buffer, string, offset, length) {
  const count = Math.min(length, string.length >>> 1);
  for (let i = 0; i < count; i++) {
    const high = hexDigit(string.charCodeAt(2 * i));
    const low = hexDigit(string.charCodeAt(2 * i + 1));
    if (high < 0 || low < 0) return i;
    buffer[offset + i] = high << 4 | low;
  }
  return count;
}

function hexDigit(code) {
  if (code >= 48 && code <= 57) return code - 48;
  const letter = code | 32;
  return letter >= 97 && letter <= 102 && code < 128 ? letter - 87 : -1;
}

function writeBase64(buffer, string, offset, length) {
  const bytes = decodeBase64(string);
  const count = Math.min(bytes.length, length);
  apply(setBytes, buffer, [count === bytes.length ? bytes : bytes.subarray(0, count), offset]);
  return count;
}

/** The engine's decoder is strict; what it refuses is cleaned as Node does: junk skipped, both alphabets, the end at the first `=`. */
function decodeBase64(string) {
  if (!/[-_=]/.test(string)) {
    const strict = tryBase64(string);
    if (strict !== undefined) return strict;
  } else if (/^[A-Za-z0-9+/]*={1,2}$/.test(string)) {
    const strict = tryBase64(string.length % 4 === 0 ? string : string.slice(0, string.indexOf('=')));
    if (strict !== undefined) return strict;
  }
  string = string.replace(/[^\0-\xff]/g, (unit) => fromCharCode(unit.charCodeAt(0) & 0xff)); // Node looks at the low byte alone
  const end = string.indexOf('=');
  let clean = (end === -1 ? string : string.slice(0, end)).replace(/[^A-Za-z0-9+/_-]+/g, '').replace(/-/g, '+').replace(/_/g, '/');
  if (clean.length % 4 === 1) clean = clean.slice(0, -1);
  return fromBase64(clean);
}

function tryBase64(string) {
  try {
    return fromBase64(string);
  } catch {
    return undefined;
  }
}

// Methods

const methods = {
  copy(target, targetStart, sourceStart, sourceEnd) {
    if (!isUint8Array(this)) throw new codes.ERR_INVALID_ARG_TYPE('source', ['Buffer', 'Uint8Array'], this);
    if (!isUint8Array(target)) throw new codes.ERR_INVALID_ARG_TYPE('target', ['Buffer', 'Uint8Array'], target);
    const to = targetStart === undefined ? 0 : toInteger(targetStart, 0);
    if (to < 0) throw new codes.ERR_OUT_OF_RANGE('targetStart', '>= 0', to);
    const from = sourceStart === undefined ? 0 : toInteger(sourceStart, 0);
    if (from < 0 || from > this.byteLength) throw new codes.ERR_OUT_OF_RANGE('sourceStart', `>= 0 && <= ${this.byteLength}`, from);
    const end = sourceEnd === undefined ? this.byteLength : toInteger(sourceEnd, 0);
    if (end < 0) throw new codes.ERR_OUT_OF_RANGE('sourceEnd', '>= 0', end);
    if (to >= target.byteLength || from >= end) return 0;
    return copyBytes(this, target, to, from, end);
  },

  toString(encoding, start, end) {
    if (arguments.length === 0) return textOf(this, encodings.utf8, 0, byteCount(this));
    const length = byteCount(this);
    const from = start === undefined || start <= 0 ? 0 : start >= length ? length : Math.trunc(start) || 0;
    const to = end === undefined || end > length ? length : Math.trunc(end) || 0;
    if (from >= length || to <= from) return '';
    return textOf(this, encoding === undefined ? encodings.utf8 : encodingOrThrow(encoding), from, to);
  },

  equals(otherBuffer) {
    if (!isUint8Array(this)) throw new codes.ERR_INVALID_ARG_TYPE('this', ['Buffer', 'Uint8Array'], this);
    if (!isUint8Array(otherBuffer)) throw new codes.ERR_INVALID_ARG_TYPE('otherBuffer', ['Buffer', 'Uint8Array'], otherBuffer);
    if (this === otherBuffer) return true;
    return this.byteLength === otherBuffer.byteLength && compareBytes(this, otherBuffer) === 0;
  },

  inspect: inspectBuffer,

  compare(target, targetStart, targetEnd, sourceStart, sourceEnd) {
    if (!isUint8Array(this)) throw new codes.ERR_INVALID_ARG_TYPE('this', ['Buffer', 'Uint8Array'], this);
    if (!isUint8Array(target)) throw new codes.ERR_INVALID_ARG_TYPE('target', ['Buffer', 'Uint8Array'], target);
    if (arguments.length === 1) return compareBytes(this, target);
    const from = startOf(targetStart, 'targetStart');
    const to = endOf(targetEnd, 'targetEnd', target.length);
    const ownFrom = startOf(sourceStart, 'sourceStart');
    const ownTo = endOf(sourceEnd, 'sourceEnd', this.length);
    if (ownFrom >= ownTo) return from >= to ? 0 : -1;
    if (from >= to) return 1;
    return compareBytes(part(this, ownFrom, ownTo), part(target, from, to));
  },

  indexOf(value, byteOffset, encoding) {
    return search(this, value, byteOffset, encoding, true);
  },

  lastIndexOf(value, byteOffset, encoding) {
    return search(this, value, byteOffset, encoding, false);
  },

  includes(value, byteOffset, encoding) {
    return search(this, value, byteOffset, encoding, true) !== -1;
  },

  fill(value, offset, end, encoding) {
    if (typeof value === 'string') {
      if (offset === undefined || typeof offset === 'string') return fillRange(this, value, 0, this.length, offset);
      if (typeof end === 'string') {
        encoding = end;
        end = undefined;
      }
      if (typeof encoding === 'string' && encoding !== '') encodingOrThrow(encoding);
    } else if (offset === undefined) {
      return fillRange(this, value, 0, this.length);
    }
    checkIndex(offset, 'offset');
    if (end !== undefined) checkIndex(end, 'end', this.length);
    return fillRange(this, value, offset, end === undefined ? this.length : end, encoding);
  },

  write(string, offset, length, encoding) {
    if (typeof string !== 'string') {
      throw withMessage(new codes.ERR_INVALID_ARG_TYPE('argument', 'string', string), 'argument must be a string');
    }
    if (offset === undefined) return encodings.utf8.write(this, string, 0, this.length);
    if (length === undefined && typeof offset === 'string') {
      return (offset ? encodingOrThrow(offset) : encodings.utf8).write(this, string, 0, this.length);
    }
    checkIndex(offset, 'offset', this.length);
    const room = this.length - offset;
    let most = room;
    if (typeof length === 'string') {
      encoding = length;
    } else if (length !== undefined) {
      checkIndex(length, 'length', this.length);
      if (length < most) most = length;
    }
    return (encoding ? encodingOrThrow(encoding) : encodings.utf8).write(this, string, offset, most);
  },

  toJSON() {
    const data = new Array(this.length);
    for (let i = 0; i < this.length; i++) data[i] = this[i];
    return { type: 'Buffer', data };
  },

  subarray(start, end) {
    const length = this.length;
    const from = adjust(start, length);
    const to = end === undefined ? length : adjust(end, length);
    return new FastBuffer(this.buffer, this.byteOffset + from, to > from ? to - from : 0);
  },

  slice(start, end) {
    return this.subarray(start, end);
  },

  swap16() { return swap(this, 2); },
  swap32() { return swap(this, 4); },
  swap64() { return swap(this, 8); },
};

function byteCount(buffer) {
  if (!isView(buffer)) throw withMessage(new codes.ERR_INVALID_ARG_TYPE('argument', 'buffer', buffer), 'argument must be a buffer');
  return buffer.length;
}

function withMessage(error, message) {
  error.message = message;
  return error;
}

function textOf(buffer, kind, start, end) {
  if (end <= start) return '';
  if (end - start > kStringMaxLength) throw new codes.ERR_STRING_TOO_LONG(kStringMaxLength.toString(16));
  return kind.slice(buffer, start, end);
}

function toInteger(value, fallback) {
  const number = +value;
  return number >= MIN_SAFE_INTEGER && number <= MAX_SAFE_INTEGER ? Math.trunc(number) : fallback;
}

/** A start or end given to subarray: negative from the back, kept within the length. */
function adjust(value, length) {
  const at = Math.trunc(+value) || 0;
  if (at < 0) return Math.max(at + length, 0);
  return Math.min(at, length);
}

function startOf(value, name) {
  if (value === undefined) return 0;
  checkIndex(value, name);
  return value;
}

function endOf(value, name, length) {
  if (value === undefined) return length;
  checkIndex(value, name, length);
  return value;
}

function compareBytes(a, b) {
  const shared = Math.min(a.length, b.length);
  if (shared > 24) return ops.compare(a, b);
  for (let i = 0; i < shared; i++) {
    if (a[i] !== b[i]) return a[i] < b[i] ? -1 : 1;
  }
  return a.length === b.length ? 0 : a.length < b.length ? -1 : 1;
}

/** Copies what fits, returns how much. */
function copyBytes(source, target, to, from, end) {
  const count = Math.min(end - from, target.length - to, source.length - from);
  if (count <= 0) return 0;
  apply(setBytes, target, [from === 0 && count === source.length ? source : part(source, from, from + count), to]);
  return count;
}

function fillRange(buffer, value, from, to, encoding) {
  if (typeof value === 'string') {
    if (encoding !== undefined) validateString(encoding, 'encoding');
    if (from >= to) return buffer;
    value = fillPattern(value, encoding);
  } else if (isUint8Array(value)) {
    if (value.length === 0) throw new codes.ERR_INVALID_ARG_VALUE('value', value);
  } else {
    if (from < to) apply(fillBytes, buffer, [typeof value === 'boolean' ? +value : value & 255, from, to]);
    return buffer;
  }
  if (typeof value === 'number') {
    if (from < to) apply(fillBytes, buffer, [value, from, to]);
    return buffer;
  }
  return repeatPattern(buffer, value, from, to);
}

/** A byte where one is enough, else the bytes to repeat. */
function fillPattern(text, encoding) {
  const kind = encoding ? encodingOrThrow(encoding) : encodings.utf8;
  if (text.length === 0) return 0;
  const bytes = fromString(text, kind.name);
  if (bytes.length === 0) throw new codes.ERR_INVALID_ARG_VALUE('value', text);
  return bytes.length === 1 ? bytes[0] : bytes;
}

/** Writes the pattern once, then doubles what is there. */
function repeatPattern(buffer, pattern, from, to) {
  from = Math.trunc(from);
  to = Math.trunc(to);
  if (from >= to) return buffer;
  let done = Math.min(pattern.length, to - from);
  apply(setBytes, buffer, [pattern.subarray(0, done), from]);
  while (from + done < to) {
    const more = Math.min(done, to - from - done);
    apply(copyWithin, buffer, [from + done, from, from + more]);
    done += more;
  }
  return buffer;
}

function search(buffer, value, byteOffset, encoding, forward) {
  if (!isView(buffer)) throw new codes.ERR_INVALID_ARG_TYPE('buffer', ['Buffer', 'TypedArray', 'DataView'], buffer);
  if (typeof byteOffset === 'string') {
    encoding = byteOffset;
    byteOffset = undefined;
  }
  const length = buffer.length;
  let at = +byteOffset;
  if (isNaN(at)) at = forward ? 0 : length; // undefined, null for lastIndexOf is 0 as a number
  at = Math.trunc(Math.max(-0x7fffffff, Math.min(0x7fffffff, at)));
  if (typeof value === 'number') return searchByte(buffer, value & 255, at, forward);
  const kind = encoding === undefined || encoding === null ? encodings.utf8 : encodingOf(encoding);
  if (typeof value === 'string') {
    if (kind === undefined) throw new codes.ERR_UNKNOWN_ENCODING(encoding);
    return searchBytes(buffer, fromString(value, kind.name), at, forward, kind === encodings.utf16le);
  }
  if (isUint8Array(value)) return searchBytes(buffer, value, at, forward, kind === encodings.utf16le);
  throw new codes.ERR_INVALID_ARG_TYPE('value', ['number', 'string', 'Buffer', 'Uint8Array'], value);
}

function searchByte(buffer, byte, at, forward) {
  if (forward) return apply(indexOfByte, buffer, [byte, at]);
  if (at < -buffer.length) return -1;
  return apply(lastIndexOfByte, buffer, [byte, at]);
}

function searchBytes(buffer, needle, at, forward, wide) {
  const length = buffer.length;
  if (at < 0) at += length;
  if (needle.length === 0) return Math.max(0, Math.min(at, wide ? length & ~1 : length));
  if (at < 0) {
    if (!forward) return -1;
    at = 0;
  }
  if (forward) {
    if (at + needle.length > length) return -1;
  } else {
    if (needle.length > length) return -1;
    at = Math.min(at, length - needle.length);
  }
  if (wide && (needle.length < 2 || length < 2)) return -1;
  return ops.indexOf(buffer, needle, at, forward, wide ? 2 : 1);
}

function swap(buffer, size) {
  const length = buffer.length;
  if (length % size !== 0) throw new codes.ERR_INVALID_BUFFER_SIZE(`${size * 8}-bits`);
  for (let start = 0; start < length; start += size) {
    for (let a = start, b = start + size - 1; a < b; a++, b--) {
      const kept = buffer[a];
      buffer[a] = buffer[b];
      buffer[b] = kept;
    }
  }
  return buffer;
}

function inspectBuffer(recurseTimes, context) {
  const shown = Math.min(inspectMaxBytes, this.length);
  const more = this.length - shown;
  let text = apply(toHex, part(this, 0, shown), []).replace(/(..)(?=.)/g, '$1 ');
  if (more > 0) text += ` ... ${more} more byte${more > 1 ? 's' : ''}`;
  if (context) text += inspectExtras(this, context, text !== '');
  return `<${this.constructor.name} ${text}>`;
}

/** Properties that somebody put on the buffer, as `, x: 1`. */
function inspectExtras(buffer, context, something) {
  const extras = { __proto__: null };
  let found = false;
  for (const key of Reflect.ownKeys(buffer)) {
    if (typeof key === 'string' && /^\d+$/.test(key)) continue;
    if (!context.showHidden && !Object.prototype.propertyIsEnumerable.call(buffer, key)) continue;
    extras[key] = buffer[key];
    found = true;
  }
  if (!found) return '';
  const { inspect } = require('internal/inspect');
  const text = inspect(extras, { ...context, breakLength: Infinity, compact: true });
  return (something ? ', ' : '') + text.slice('[Object: null prototype] { '.length, -2);
}

// The prototype, in Node's order: numbers, the encodings' own methods, the rest.

addNumberMethods(Buffer.prototype);
for (const [name, kind] of [['ascii', 'ascii'], ['base64', 'base64'], ['base64url', 'base64url'], ['latin1', 'latin1'], ['hex', 'hex'], ['ucs2', 'utf16le'], ['utf8', 'utf8']]) {
  addMethod(`${name}Slice`, sliceMethod(encodings[kind]));
}
for (const [name, kind] of [['ascii', 'ascii'], ['base64', 'base64'], ['base64url', 'base64url'], ['latin1', 'latin1'], ['hex', 'hex'], ['ucs2', 'utf16le'], ['utf8', 'utf8']]) {
  addMethod(`${name}Write`, writeMethod(encodings[kind]));
}

function addMethod(name, value) {
  Object.defineProperty(Buffer.prototype, name, { value, writable: true, enumerable: true, configurable: true });
}

function sliceMethod(kind) {
  return function(start = 0, end = this.length) {
    if (start < 0 || end < 0 || end > this.length) {
      throw withMessage(new codes.ERR_OUT_OF_RANGE('index', 'in range', end), 'Index out of range');
    }
    return textOf(this, kind, Math.trunc(start), Math.trunc(end));
  };
}

function writeMethod(kind) {
  return function(string, offset = 0, length = this.length - offset) {
    if (typeof string !== 'string') {
      throw withMessage(new codes.ERR_INVALID_ARG_TYPE('argument', 'string', string), 'argument must be a string');
    }
    if (offset < 0 || offset > this.length) throw new codes.ERR_BUFFER_OUT_OF_BOUNDS('offset');
    if (length < 0 || length > this.length - offset) throw new codes.ERR_BUFFER_OUT_OF_BOUNDS('length');
    return kind.write(this, string, offset, length);
  };
}

for (const name of ['parent', 'offset']) {
  const property = name === 'parent' ? 'buffer' : 'byteOffset';
  Object.defineProperty(Buffer.prototype, name, {
    enumerable: true,
    configurable: false,
    get() {
      return this instanceof Buffer ? this[property] : undefined;
    },
  });
}
for (const name of Object.keys(methods)) addMethod(name, methods[name]);
addMethod('toLocaleString', Buffer.prototype.toString);
Object.defineProperty(Buffer.prototype, customInspect, { value: inspectBuffer, writable: true, enumerable: true, configurable: true });

// Functions of the module

function transcode(source, fromEncoding, toEncoding) {
  if (!isUint8Array(source)) throw new codes.ERR_INVALID_ARG_TYPE('source', ['Buffer', 'Uint8Array'], source);
  if (source.length === 0) return Buffer.alloc(0);
  const from = encodingOf(fromEncoding);
  const to = encodingOf(toEncoding);
  const known = (kind) => kind !== undefined && ['utf8', 'utf16le', 'latin1', 'ascii'].includes(kind.name);
  if (!known(from) || !known(to)) throw transcodeError('U_ILLEGAL_ARGUMENT_ERROR', 1);
  if (from.name === 'utf8' && to.name === 'utf16le' && !ops.isUtf8(source)) throw transcodeError('U_INVALID_CHAR_FOUND', 10);
  let text = textOf(source, from, 0, source.length);
  if (from === to && from.name === 'utf16le' && source.length % 2 === 1) text += '\ufffd';
  if (to.name === 'utf8' || to.name === 'utf16le') return fromString(text, to.name);
  const highest = to.name === 'ascii' ? 0x7f : 0xff;
  return fromBytes([...text].map((char) => (char.codePointAt(0) > highest ? 0x3f : char.charCodeAt(0))));
}

function transcodeError(code, errno) {
  const error = new Error(`Unable to transcode Buffer [${code}]`);
  error.code = code;
  error.errno = errno;
  return error;
}

function bytesOfInput(input) {
  if (isTypedArray(input)) return new Uint8Array(input.buffer, input.byteOffset, input.byteLength);
  if (isAnyArrayBuffer(input)) return new Uint8Array(input);
  throw new codes.ERR_INVALID_ARG_TYPE('input', ['ArrayBuffer', 'Buffer', 'TypedArray'], input);
}

function isUtf8(input) {
  return ops.isUtf8(bytesOfInput(input));
}

function isAscii(input) {
  return ops.isAscii(bytesOfInput(input));
}

function btoa(input) {
  if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('input');
  const text = `${input}`;
  for (let i = 0; i < text.length; i++) {
    if (text.charCodeAt(i) > 255) throw new DOMException('Invalid character', 'InvalidCharacterError');
  }
  return fromString(text, 'latin1').toString('base64');
}

function atob(input) {
  if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('input');
  let text = `${input}`.replace(/[\t\n\f\r ]+/g, '');
  if (text.length % 4 === 0) text = text.replace(/={1,2}$/, '');
  const digits = text.replace(/={1,2}$/, '');
  if (/[^A-Za-z0-9+/]/.test(digits) || (digits !== text && digits.length % 4 !== 1)) {
    throw new DOMException('Invalid character', 'InvalidCharacterError');
  }
  if (digits.length % 4 === 1) throw new DOMException('The string to be decoded is not correctly encoded.', 'InvalidCharacterError');
  return textOf(fromString(text, 'base64'), encodings.latin1, 0, (text.length * 3) >>> 2);
}

module.exports = {
  Buffer,
  transcode,
  isUtf8,
  isAscii,
  kMaxLength,
  kStringMaxLength,
  btoa,
  atob,
};
Object.defineProperties(module.exports, {
  constants: {
    enumerable: true,
    value: Object.defineProperties({}, {
      MAX_LENGTH: { value: kMaxLength, enumerable: true },
      MAX_STRING_LENGTH: { value: kStringMaxLength, enumerable: true },
    }),
  },
  INSPECT_MAX_BYTES: {
    configurable: true,
    enumerable: true,
    get: () => inspectMaxBytes,
    set(value) {
      validateNumber(value, 'INSPECT_MAX_BYTES', 0);
      inspectMaxBytes = value;
    },
  },
});
for (const name of ['Blob', 'resolveObjectURL', 'File']) {
  Object.defineProperty(module.exports, name, {
    configurable: true,
    enumerable: true,
    get: () => require('internal/blob')[name],
    set(value) {
      Object.defineProperty(this, name, { value, writable: true, enumerable: true, configurable: true });
    },
  });
}
