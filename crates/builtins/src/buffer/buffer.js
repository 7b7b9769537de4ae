// `node:buffer`: Buffer, Blob, File and conversions, of Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/buffer.html
//
// A Buffer is a Uint8Array with another prototype. Its text is the business of `internal/buffer_encodings`, its numbers that of `internal/buffer`,
// whole ranges (compare, search, fill, swap) that of `internal/buffer_search`.
'use strict';

const { codes } = require('internal/errors');
const { validateNumber, validateInteger, validateArray } = require('internal/validators');
const { addNumberMethods } = require('internal/buffer');
const {
  SHORT, addEncodingMethods, addMethod, atob, btoa, checkBuffer, encodings, encodingOf, encodingOrThrow, kStringMaxLength, part, textOf, transcode, withMessage,
} = require('internal/buffer_encodings');
const { compareBytes, fillRange, search, swap } = require('internal/buffer_search');
const { untransferable, bytesOf, isAnyArrayBuffer, isTypedArray, isUint8Array } = require('internal/buffer_values');

const { apply } = Reflect;
const { isView } = ArrayBuffer;
const { isInteger, isNaN, MAX_SAFE_INTEGER, MIN_SAFE_INTEGER } = Number;
const { fill: fillBytes, set: setBytes } = Object.getPrototypeOf(Uint8Array.prototype);
const customInspect = Symbol.for('nodejs.util.inspect.custom');

const kMaxLength = MAX_SAFE_INTEGER;

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
  untransferable.add(pool);
  poolOffset = 0;
}

function alignPool() {
  poolOffset = (poolOffset + 7) & ~7;
}

/** Memory of a buffer's own comes zeroed from the engine. */
const isPooled = (size) => size < Buffer.poolSize >>> 1;

function allocate(size) {
  if (size <= 0) return new FastBuffer();
  if (isPooled(size)) {
    if (pool === undefined || size > pool.byteLength - poolOffset) createPool();
    const buffer = new FastBuffer(pool, poolOffset, size);
    poolOffset += size;
    alignPool();
    return buffer;
  }
  return new FastBuffer(size);
}

/** A buffer whose bytes begin at an address that `alignment` divides. */
function allocateAligned(size, alignment) {
  if (size === 0) return new FastBuffer();
  const room = new FastBuffer(size + alignment);
  const excess = ops.excess(room, alignment);
  return new FastBuffer(room.buffer, excess === 0 ? 0 : alignment - excess, size);
}

function checkAlignment(alignment) {
  validateInteger(alignment, 'alignment', 1, 2 ** 30);
  if ((alignment & (alignment - 1)) !== 0) throw new codes.ERR_INVALID_ARG_VALUE('alignment', alignment, 'must be a power of two');
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
      if (offset !== undefined) {
        checkIndex(offset, 'offset');
        if (offset >= view.length) return new FastBuffer();
      }
      if (length !== undefined) checkIndex(length, 'length');
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

  allocUnsafe(size, alignment) {
    checkSize(size);
    if (alignment === undefined) return allocate(size);
    checkAlignment(alignment);
    return alignment <= 8 ? allocate(size) : allocateAligned(size, alignment);
  },

  allocUnsafeSlow(size, alignment) {
    checkSize(size);
    if (alignment === undefined) return new FastBuffer(size);
    checkAlignment(alignment);
    return allocateAligned(size, alignment);
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
    for (let i = 0; i < list.length; i++) {
      if (!isUint8Array(list[i])) throw new codes.ERR_INVALID_ARG_TYPE(`list[${i}]`, ['Buffer', 'Uint8Array'], list[i]);
    }
    const joined = allocate(total);
    let at = 0;
    for (let i = 0; i < list.length && at < total; i++) at += copyBytes(list[i], joined, at, 0, list[i].length);
    if (at < total && isPooled(total)) apply(fillBytes, joined, [0, at, total]);
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
  let wanted; // left out, the buffer follows the length of a resizable one
  if (length !== undefined) {
    wanted = +length > 0 ? +length : 0;
    if (wanted > most) throw new codes.ERR_BUFFER_OUT_OF_BOUNDS('length');
  }
  if (Math.trunc(offset) < 0) throw new RangeError(`Start offset ${offset} is outside the bounds of the buffer`); // in V8's words
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

function checkIndex(value, name, max = kMaxLength) {
  if (typeof value !== 'number') throw new codes.ERR_INVALID_ARG_TYPE(name, 'number', value);
  if (!isInteger(value)) throw new codes.ERR_OUT_OF_RANGE(name, 'an integer', value);
  if (value < 0 || value > max) throw new codes.ERR_OUT_OF_RANGE(name, `>= 0 && <= ${max}`, value);
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
  checkBuffer(buffer);
  return buffer.length;
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

/** Copies what fits, returns how much. */
function copyBytes(source, target, to, from, end) {
  const count = Math.min(end - from, target.length - to, source.length - from);
  if (count <= 0) return 0;
  apply(setBytes, target, [from === 0 && count === source.length ? source : part(source, from, from + count), to]);
  return count;
}

function inspectBuffer(recurseTimes, context) {
  const shown = Math.min(inspectMaxBytes, this.length);
  const more = this.length - shown;
  let text = encodings.hex.slice(this, 0, shown).replace(/(..)(?=.)/g, '$1 ');
  if (more > 0) text += ` ... ${more} more byte${more > 1 ? 's' : ''}`;
  if (context) text += inspectExtras(this, context, text !== '');
  return `<${this.constructor.name} ${text}>`;
}

/** Properties that somebody put on the buffer, as `, x: 1`. */
function inspectExtras(buffer, context, something) {
  const extras = { __proto__: null };
  let found = false;
  if (require('internal/inspect_shapes').hasOnlyIndexes(buffer)) return '';
  for (const key of Reflect.ownKeys(buffer)) {
    if (typeof key === 'string' && /^(?:0|[1-9]\d*)$/.test(key)) continue;
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
addEncodingMethods(Buffer.prototype);

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
for (const name of Object.keys(methods)) addMethod(Buffer.prototype, name, methods[name]);
addMethod(Buffer.prototype, 'toLocaleString', Buffer.prototype.toString);
Object.defineProperty(Buffer.prototype, customInspect, { value: inspectBuffer, writable: true, enumerable: true, configurable: true });

// Functions of the module

function bytesOfInput(input) {
  if (isTypedArray(input)) return bytesOf(input);
  if (isAnyArrayBuffer(input)) return new Uint8Array(input);
  throw new codes.ERR_INVALID_ARG_TYPE('input', ['ArrayBuffer', 'Buffer', 'TypedArray'], input);
}

function isUtf8(input) {
  return ops.isUtf8(bytesOfInput(input));
}

function isAscii(input) {
  return ops.isAscii(bytesOfInput(input));
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
