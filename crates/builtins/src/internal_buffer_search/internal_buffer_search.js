// `internal/buffer_search`: Buffer's methods over whole ranges: to compare, to search, to fill and to swap. Of Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/buffer.html
'use strict';

const { codes } = require('internal/errors');
const { validateString } = require('internal/validators');
const { encodings, encodingOf, encodingOrThrow } = require('internal/buffer_encodings');
const { isUint8Array } = require('internal/buffer_values');

const { apply } = Reflect;
const { isView } = ArrayBuffer;
const { isNaN } = Number;
const { fill: fillBytes, set: setBytes, copyWithin, indexOf: indexOfByte, lastIndexOf: lastIndexOfByte } = Object.getPrototypeOf(Uint8Array.prototype);

/** The bytes of a text. */
function bytesOfText(text, kind) {
  const bytes = new Uint8Array(kind.byteLength(text));
  const written = kind.write(bytes, text, 0, bytes.length);
  return written === bytes.length ? bytes : bytes.subarray(0, written); // the encodings that only estimate a length
}

function compareBytes(a, b) {
  const shared = Math.min(a.length, b.length);
  if (shared > 24) return ops.compare(a, b);
  for (let i = 0; i < shared; i++) {
    if (a[i] !== b[i]) return a[i] < b[i] ? -1 : 1;
  }
  return a.length === b.length ? 0 : a.length < b.length ? -1 : 1;
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
    return searchBytes(buffer, bytesOfText(value, kind), at, forward, kind === encodings.utf16le);
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
  if (wide) {
    if (needle.length < 2 || length < 2) return -1;
    at &= ~1;
  }
  return ops.indexOf(buffer, needle, at, forward, wide ? 2 : 1);
}

function fillRange(buffer, value, from, to, encoding) {
  if (typeof value === 'string') {
    if (encoding !== undefined) validateString(encoding, 'encoding');
    if (from >= to) return buffer;
    value = fillPattern(value, encoding);
  } else if (isUint8Array(value)) {
    if (value.length === 0) throw new codes.ERR_INVALID_ARG_VALUE('value', value);
  } else {
    if (from < to) apply(fillBytes, buffer, [+value & 255, from, to]);
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
  const bytes = bytesOfText(text, kind);
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

/** Turns the bytes of each element of `size` bytes round. */
function swap(buffer, size) {
  if (buffer.length % size !== 0) throw new codes.ERR_INVALID_BUFFER_SIZE(`${size * 8}-bits`);
  if (buffer.length >= SHORTEST_NATIVE) ops.swap(buffer, size);
  else swapShort(buffer, size);
  return buffer;
}

const SHORTEST_NATIVE = 48;

function swapShort(buffer, size) {
  for (let start = 0; start < buffer.length; start += size) {
    for (let a = start, b = start + size - 1; a < b; a++, b--) {
      const kept = buffer[a];
      buffer[a] = buffer[b];
      buffer[b] = kept;
    }
  }
}

module.exports = { compareBytes, search, fillRange, swap };
