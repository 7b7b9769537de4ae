// `internal/wire_small`: numbers, short strings, booleans, null and undefined as bytes and back, without the state that `internal/wire` needs for everything
// else. The bytes are the same (see `crates/wire/src/lib.rs`). Most calls and replies consist of these alone.
'use strict';

/** Longer strings, and more arguments than this, are left to `internal/wire`. */
const kLongest = 64;
const kMost = 8;
/** Room that one value needs at most. */
const kValueRoom = kLongest + 2;
/** Room that a call needs at most. */
const kCallRoom = kMost * kValueRoom + 16;

const float = new Float64Array(1);
const floatBytes = new Uint8Array(float.buffer);

/** Writes `value` at `at`; gives the place behind it, -1 if the value is not of the small ones. */
function writeSmall(bytes, at, value) {
  switch (typeof value) {
    case 'number':
      if ((value | 0) === value) return value >= 0 && (value !== 0 || 1 / value > 0) ? writeHead(bytes, at, 0, value) : value < 0 ? writeHead(bytes, at, 0x20, -1 - value) : writeFloat(bytes, at, value);
      return Number.isSafeInteger(value) ? -1 : writeFloat(bytes, at, value);
    case 'string':
      return writeText(bytes, at, value);
    case 'boolean':
      bytes[at] = value ? 0xf5 : 0xf4;
      return at + 1;
    case 'undefined':
      bytes[at] = 0xf7;
      return at + 1;
    default:
      if (value !== null) return -1;
      bytes[at] = 0xf6;
      return at + 1;
  }
}

/** For arguments below 2^31. */
function writeHead(bytes, at, major, n) {
  if (n < 24) {
    bytes[at] = major | n;
    return at + 1;
  }
  if (n < 0x100) {
    bytes[at] = major | 24;
    bytes[at + 1] = n;
    return at + 2;
  }
  if (n < 0x10000) {
    bytes[at] = major | 25;
    bytes[at + 1] = n >>> 8;
    bytes[at + 2] = n;
    return at + 3;
  }
  bytes[at] = major | 26;
  bytes[at + 1] = n >>> 24;
  bytes[at + 2] = n >>> 16;
  bytes[at + 3] = n >>> 8;
  bytes[at + 4] = n;
  return at + 5;
}

function writeFloat(bytes, at, value) {
  if (value !== value) return -1;
  float[0] = value;
  bytes[at] = 0xfb;
  for (let i = 0; i < 8; i++) bytes[at + 1 + i] = floatBytes[7 - i];
  return at + 9;
}

function writeText(bytes, at, text) {
  const { length } = text;
  if (length > kLongest) return -1;
  let to = writeHead(bytes, at, 0x60, length);
  for (let i = 0; i < length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0x80) return -1;
    bytes[to++] = unit;
  }
  return to;
}

/**
 * Writes `[args]`, or `[args, null, depth]` if there is one; gives the place behind it, -1 if an argument is not of the small ones. There must be
 * `kCallRoom` bytes.
 */
function writeSmallCall(bytes, at, args, depth) {
  const { length } = args;
  if (length > kMost) return -1;
  bytes[at] = depth === 0 ? 0x81 : 0x83;
  bytes[at + 1] = 0x80 | length;
  let to = at + 2;
  for (let i = 0; i < length; i++) {
    to = writeSmall(bytes, to, args[i]);
    if (to === -1) return -1;
  }
  if (depth === 0) return to;
  bytes[to] = 0xf6;
  return writeHead(bytes, to + 1, 0, depth);
}

/** Gives the small value that `bytes` are from `at` to `end`, `other` if they are something else. */
const other = Symbol('other');
let next = 0;

function readSmall(bytes, at, end) {
  const value = read(bytes, at, end);
  return next === end ? value : other;
}

/** The depth of the call that was read last. */
let depthRead = 0;
const lastDepth = () => depthRead;

/** Gives the arguments of what `writeSmallCall` wrote, undefined if the bytes are something else. */
function readSmallCall(bytes, at, end) {
  depthRead = 0;
  if (bytes[at] !== 0x81 && bytes[at] !== 0x83) return undefined;
  const head = bytes[at + 1];
  if (head < 0x80 || head > 0x80 + kMost) return undefined;
  const args = [];
  next = at + 2;
  for (let i = head & 15; i > 0; i--) {
    const value = read(bytes, next, end);
    if (value === other) return undefined;
    args.push(value);
  }
  if (bytes[at] === 0x83) {
    if (bytes[next++] !== 0xf6) return undefined;
    const depth = read(bytes, next, end);
    if (typeof depth !== 'number') return undefined;
    depthRead = depth;
  }
  return next === end ? args : undefined;
}

/** Reads one value and leaves the place behind it in `next`. */
function read(bytes, at, end) {
  if (at >= end) return other;
  const first = bytes[at];
  next = at + 1;
  if (first < 0x20) return readInteger(bytes, first);
  if (first < 0x40) {
    const number = readInteger(bytes, first & 31);
    return number === other ? other : -1 - number;
  }
  if (first >= 0x60 && first < 0x78) return readText(bytes, first & 31);
  switch (first) {
    case 0x78: return readText(bytes, bytes[next++]);
    case 0xf4: return false;
    case 0xf5: return true;
    case 0xf6: return null;
    case 0xf7: return undefined;
    case 0xfb:
      for (let i = 0; i < 8; i++) floatBytes[7 - i] = bytes[next + i];
      next += 8;
      return float[0];
    default: return other;
  }
}

function readInteger(bytes, info) {
  if (info < 24) return info;
  switch (info) {
    case 24: return bytes[next++];
    case 25:
      next += 2;
      return bytes[next - 2] << 8 | bytes[next - 1];
    case 26:
      next += 4;
      return (bytes[next - 4] << 24 | bytes[next - 3] << 16 | bytes[next - 2] << 8 | bytes[next - 1]) >>> 0;
    default: return other;
  }
}

const { apply } = Reflect;
const { fromCharCode } = String;
/** Arrays of code units, one for each length. */
const units = Array.from({ length: kLongest + 1 }, (_, length) => new Array(length).fill(0));

function readText(bytes, length) {
  if (length > kLongest) return other;
  const list = units[length];
  for (let i = 0; i < length; i++) {
    const unit = bytes[next + i];
    if (unit >= 0x80) return other;
    list[i] = unit;
  }
  next += length;
  return length === 0 ? '' : apply(fromCharCode, undefined, list);
}

module.exports = { writeSmall, writeSmallCall, readSmall, readSmallCall, lastDepth, other, kCallRoom };
