// `internal/wire_decode`: bytes to JS values. The interface is described in `internal/wire`, the bytes in `crates/wire/src/lib.rs`.
//
// The bytes may be anything: every read is checked, nothing is allocated for more elements than the bytes left can hold, depth is limited,
// and keys that `Object.prototype` knows are defined, never assigned. What is wrong is an error with code ERR_ROATA_WIRE.
'use strict';

const { findKey, keepKey } = require('internal/wire_keys');
const { readPlain, notPlain } = require('internal/wire_plain');

const { apply, defineProperty, getPrototypeOf, getOwnPropertyDescriptor } = Reflect;
const { fromCharCode } = String;
const objectPrototype = Object.prototype;
const getter = (prototype, name) => getOwnPropertyDescriptor(prototype, name).get;
const typedArrayPrototype = getPrototypeOf(Uint8Array.prototype);
const bytesSet = Uint8Array.prototype.set;
const bytesBuffer = getter(typedArrayPrototype, 'buffer');
const bytesOffset = getter(typedArrayPrototype, 'byteOffset');
const bytesLength = getter(typedArrayPrototype, 'length');

// Tags of our own: kOwn + n.
const kOwn = 0x524f0000;
const HOLES = kOwn + 1, ARRAY = kOwn + 2, BUFFER = kOwn + 3, VIEW = kOwn + 4, TRANSFER = kOwn + 5, ERROR = kOwn + 6, BOXED = kOwn + 7,
  FUNCTION = kOwn + 8, SIGNAL = kOwn + 9;

const kMaxDepth = 1000;
/** From so many bytes on the native reader is faster (measured). */
const kLongText = 160;

// ---- one call's state; a call made by a hook keeps the outer one's

let input;
let at = 0;
let end = 0;
let depth = 0;
let shared; // objects under tag 28, in the order of their heads; `pending` until they are made
let slot = -1; // the number of the tag 28 just read
let transferred; // the lists beside the bytes
let signalled;
let hooked;

const pending = { pending: true };

/** The value that `length` bytes of `bytes` from `offset` on are. */
function decode(bytes, offset, length, transfers, signals, hooks) {
  const outer = input === undefined ? undefined : { input, at, end, depth, shared, slot, transferred, signalled, hooked };
  if (!(offset >= 0 && length >= 0 && offset + length <= apply(bytesLength, bytes, []))) throw problem('the data is no part of its array');
  const plain = readPlain(bytes, offset, length);
  if (plain !== notPlain) return plain;
  input = bytes;
  at = offset;
  end = offset + length;
  depth = 0;
  shared = undefined;
  slot = -1;
  transferred = transfers;
  signalled = signals;
  hooked = hooks;
  try {
    const value = readValue();
    if (at !== end) throw problem('data follows the value');
    return value;
  } finally {
    if (outer === undefined) forget();
    else ({ input, at, end, depth, shared, slot, transferred, signalled, hooked } = outer);
  }
}

function forget() {
  input = shared = transferred = signalled = hooked = undefined;
}

require('internal/boot').afterTermination(forget);

function problem(message, cause) {
  const text = input === undefined ? message : `${message} (at byte ${at})`;
  const error = cause === undefined ? new Error(text) : new Error(text, { cause });
  error.code = 'ERR_ROATA_WIRE';
  return error;
}

const short = () => problem('the data ends in the middle of a value');
const expected = (what) => problem(`${what} expected`);

// ---- items

function readValue() {
  if (at >= end) throw short();
  const first = input[at++];
  if (first < 24) return first;
  switch (first >> 5) {
    case 0: return readUnsigned(first & 31);
    case 1: return readNegative(first & 31);
    case 2: return register(copyBytes(readLength(first & 31)));
    case 3: return readText(readLength(first & 31));
    case 4: return readArray(first & 31);
    case 5: return readObject(first & 31);
    case 6: return readTagged(readArgument(first & 31));
    default: return readSimple(first & 31);
  }
}

/** A head's argument. Above 2^53 it is rounded, which only integers must know (see `wideInteger`). */
function readArgument(info) {
  if (info < 24) return info;
  switch (info) {
    case 24: return readBigEndian(1);
    case 25: return readBigEndian(2);
    case 26: return readBigEndian(4);
    case 27: return readBigEndian(8);
    case 31: throw problem('an item of indefinite length');
    default: throw problem('a byte that begins no CBOR item');
  }
}

function readBigEndian(size) {
  if (size > end - at) throw short();
  let number = 0;
  for (let i = 0; i < size; i++) number = number * 256 + input[at++];
  return number;
}

/** How many bytes follow. */
function readLength(info) {
  const length = info < 24 ? info : readArgument(info);
  if (length > end - at) throw short();
  return length;
}

/** How many items follow, each of at least `least` bytes. */
function readCount(info, least) {
  const count = info < 24 ? info : readArgument(info);
  if (count * least > end - at) throw short();
  return count;
}

function readUnsigned(info) {
  const number = readArgument(info);
  return number <= Number.MAX_SAFE_INTEGER ? number : wideInteger();
}

function readNegative(info) {
  const number = readArgument(info);
  return number < Number.MAX_SAFE_INTEGER ? -1 - number : -1n - wideInteger();
}

/** The eight bytes just read. */
function wideInteger() {
  let number = 0n;
  for (let i = at - 8; i < at; i++) number = number << 8n | BigInt(input[i]);
  return number;
}

const float = new Float64Array(1);
const floatBytes = new Uint8Array(float.buffer);

function readSimple(info) {
  switch (info) {
    case 20: return false;
    case 21: return true;
    case 22: return null;
    case 23: return undefined;
    case 25: return readHalf();
    case 26: return readFloat(4);
    case 27: return readDouble();
    case 31: throw problem('an item of indefinite length');
    default: throw problem('a byte that begins no CBOR item');
  }
}

function readDouble() {
  if (end - at < 8) throw short();
  for (let i = 7; i >= 0; i--) floatBytes[i] = input[at++];
  const number = float[0];
  return number === number ? number : NaN;
}

function readFloat(size) {
  if (end - at < size) throw short();
  const view = new DataView(apply(bytesBuffer, input, []), apply(bytesOffset, input, []) + at, size);
  at += size;
  const number = size === 4 ? view.getFloat32(0) : view.getFloat16(0);
  return number === number ? number : NaN;
}

const readHalf = () => readFloat(2);

/** The head of an item that must be of major type `major`; its argument. */
function expectHead(major, what) {
  if (at >= end) throw short();
  const first = input[at++];
  if (first >> 5 !== major) throw expected(what);
  return readArgument(first & 31);
}

function expectUnsigned(what) {
  const number = expectHead(0, what);
  if (number > Number.MAX_SAFE_INTEGER) throw problem(`${what} is out of range`);
  return number;
}

function expectBytes(what) {
  const length = expectHead(2, what);
  if (length > end - at) throw short();
  return length;
}

function expectArrayOf(count, what) {
  if (expectHead(4, what) !== count) throw expected(what);
}

function expectPairs(what) {
  const count = expectHead(5, what);
  if (count * 2 > end - at) throw short();
  return count;
}

/** A copy of the next `length` bytes in a buffer of its own. */
function copyBytes(length) {
  const copy = new Uint8Array(length);
  if (length !== 0) apply(bytesSet, copy, [new Uint8Array(apply(bytesBuffer, input, []), apply(bytesOffset, input, []) + at, length)]);
  at += length;
  return copy;
}

// ---- strings

/** Arrays of code units, one for each length, for `fromCharCode`. */
const units = Array.from({ length: kLongText }, (_, length) => new Array(length).fill(0));

function readText(length) {
  if (length >= kLongText) return readLongText(length);
  const list = units[length];
  let all = 0;
  for (let i = 0; i < length; i++) {
    const unit = input[at + i];
    list[i] = unit;
    all |= unit;
  }
  if (all >= 0x80) return readUnicode(length, false);
  at += length;
  return length === 0 ? '' : apply(fromCharCode, undefined, list);
}

function readLongText(length) {
  const text = ops.readUtf8(input, at, length);
  if (text === undefined) throw problem('a text string that is not UTF-8');
  at += length;
  return text;
}

/** UTF-8; with `lone` also surrogates as three bytes, if no two of them are a pair. */
function readUnicode(length, lone) {
  const stop = at + length;
  let text = '';
  let list = [];
  let afterHigh = false;
  while (at < stop) {
    const code = readCodePoint(stop, lone);
    const low = (code & 0xfffffc00) === 0xdc00;
    if (low && afterHigh) throw expected('WTF-8');
    afterHigh = (code & 0xfffffc00) === 0xd800;
    if (code >= 0x10000) list.push(0xd800 + (code - 0x10000 >> 10), 0xdc00 + (code & 0x3ff));
    else list.push(code);
    if (list.length >= 4096) {
      text += apply(fromCharCode, undefined, list);
      list = [];
    }
  }
  return text + apply(fromCharCode, undefined, list);
}

function readCodePoint(stop, lone) {
  const first = input[at++];
  if (first < 0x80) return first;
  const more = first < 0xc2 ? 0 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : first < 0xf5 ? 3 : 0;
  let code = first & 0x3f >> more;
  let good = more !== 0 && at + more <= stop;
  for (let i = 0; good && i < more; i++) {
    const next = input[at++];
    good = (next & 0xc0) === 0x80;
    code = code << 6 | next & 0x3f;
  }
  if (more === 2) good &&= code >= 0x800 && (lone || (code & 0xf800) !== 0xd800);
  if (more === 3) good &&= code >= 0x10000 && code <= 0x10ffff;
  if (!good) throw problem(lone ? 'a string that is not WTF-8' : 'a text string that is not UTF-8');
  return code;
}

function readWtf8() {
  return readUnicode(expectBytes('WTF-8 bytes'), true);
}

function readKey() {
  if (at >= end) throw short();
  const first = input[at++];
  if (first >> 5 !== 3) return readOtherKey(first);
  const length = readLength(first & 31);
  const known = findKey(input, at, length);
  if (known !== undefined) {
    at += length;
    return known;
  }
  const start = at;
  const key = readText(length);
  keepKey(input, start, length, key);
  return key;
}

function readOtherKey(first) {
  if (first >> 5 !== 6 || readArgument(first & 31) !== 273) throw expected('a string');
  return readWtf8();
}

// ---- objects

/** Makes an object known under its tag 28, if it has one. Called as soon as the object exists, before anything inside it is read. */
function register(object) {
  if (slot >= 0) {
    shared[slot] = object;
    slot = -1;
  }
  return object;
}

/** For objects that exist only after some of their parts: the number to be given to `registerAs`. */
function takeSlot() {
  const number = slot;
  slot = -1;
  return number;
}

function registerAs(number, object) {
  if (number >= 0) shared[number] = object;
  return object;
}

function enter() {
  if (depth >= kMaxDepth) throw problem('values are nested too deep');
  depth++;
}

function readArray(info) {
  const count = readCount(info, 1);
  return readItems(register([]), count);
}

function readItems(array, count) {
  enter();
  for (let i = 0; i < count; i++) {
    if (at < end && input[at] === 0xda && isHoles()) {
      readHoles(array, count - i);
      break;
    }
    array[i] = readValue();
  }
  depth--;
  return array;
}

function isHoles() {
  return end - at >= 5 && input[at + 1] === 0x52 && input[at + 2] === 0x4f && input[at + 3] === 0 && input[at + 4] === 1;
}

/** The last `count` items of an array, of which the first is a run of holes. */
function readHoles(array, count) {
  let index = array.length;
  for (let i = 0; i < count; i++) {
    if (at < end && input[at] === 0xda && isHoles()) {
      at += 5;
      index += expectUnsigned('a number of holes');
      if (index > 0xffffffff) throw problem('an array is too long');
      array.length = index;
    } else {
      if (index >= 0xffffffff) throw problem('an array is too long');
      array[index++] = readValue();
    }
  }
}

function readObject(info) {
  const count = readCount(info, 2);
  return readProperties(register({}), count);
}

function readProperties(object, count) {
  enter();
  for (let i = 0; i < count; i++) {
    const key = readKey();
    const value = readValue();
    if (key in objectPrototype) define(object, key, value);
    else object[key] = value;
  }
  depth--;
  return object;
}

function define(object, key, value, enumerable = true) {
  defineProperty(object, key, { __proto__: null, value, writable: true, enumerable, configurable: true });
}

// ---- tags

function readTagged(tag) {
  switch (tag) {
    case 1: return readSeconds();
    case 2: return readBigInt();
    case 3: return -1n - readBigInt();
    case 28: return readShareable();
    case 29: return readReference();
    case 258: return readSet();
    case 259: return readMap();
    case 273: return readWtf8();
    case 1001: return readTime();
    case 21066: return readRegExp();
    case ARRAY: return readArrayWith();
    case BUFFER: return readBuffer();
    case VIEW: return readView();
    case TRANSFER: return readTransfer();
    case ERROR: return readError();
    case BOXED: return readBoxed();
    case FUNCTION: return readFunction();
    case SIGNAL: return readSignal();
    case HOLES: throw expected('a value that is no hole');
    default: return tag > SIGNAL && tag < kOwn + 32 ? readKind(tag - kOwn) : readElements(tag);
  }
}

function readShareable() {
  if (slot >= 0) throw expected('an object');
  const number = takeNumber();
  const value = readValue();
  if (shared[number] === pending || shared[number] !== value) throw expected('an object');
  return value;
}

/** For the object that comes next: its tag 28 has just been read. */
function takeNumber() {
  shared ??= [];
  return slot = shared.push(pending) - 1;
}

function readReference() {
  if (slot >= 0) throw expected('an object');
  const number = expectUnsigned("a reference's number");
  if (shared === undefined || number >= shared.length) throw problem('a reference is out of range');
  const object = shared[number];
  if (object === pending) throw problem('a reference to an object that is not there yet');
  return object;
}

function readArrayWith() {
  expectArrayOf(2, 'an array and its properties');
  const count = expectHead(4, 'an array');
  if (count > end - at) throw short();
  const array = readItems(register([]), count);
  const pairs = expectPairs('properties');
  enter();
  for (let i = 0; i < pairs; i++) {
    const key = readKey();
    const value = readValue();
    if (key === 'length') throw problem('an array cannot have this property');
    define(array, key, value);
  }
  depth--;
  return array;
}

// ---- what the hooks make

function readFunction() {
  const number = takeSlot();
  const { makeFunction } = hooked ?? {};
  if (makeFunction === undefined) throw problem('a function cannot arrive here');
  expectArrayOf(4, "a node function's parts");
  const size = expectBytes("a slice's hash");
  if (size !== 32) throw expected('a hash of 32 bytes');
  const hash = copyBytes(size);
  const index = expectUnsigned('an index');
  const name = readKey();
  if (at < end && input[at] === 0xf6) {
    at++;
    return registerAs(number, makeFunction({ hash, index, name, captures: null }));
  }
  const count = expectPairs('captures');
  const captures = {};
  const fn = registerAs(number, makeFunction({ hash, index, name, captures }));
  readProperties(captures, count);
  return fn;
}

/** Kinds that modules have registered, by tag; and the modules that will. */
const kinds = new Array(32).fill(undefined);
let homes = {};

function addKind(kind) {
  kinds[kind.tag] = kind;
}

function setHomes(modules) {
  homes = modules;
}

function readKind(tag) {
  const number = takeSlot();
  if (kinds[tag] === undefined && homes[tag] !== undefined) require(homes[tag]);
  const kind = kinds[tag];
  if (kind === undefined) throw problem(`unknown tag ${kOwn + tag}`);
  const transfers = transferred;
  enter();
  const value = readValue();
  depth--;
  return registerAs(number, kind.decode(value, { near: true, handle: (index) => handleOf(transfers, index) }));
}

function handleOf(transfers, index) {
  const handle = transfers?.[index];
  if (typeof handle !== 'object' || handle instanceof ArrayBuffer) throw problem('an index of a handle is out of range');
  return handle;
}

function readSignal() {
  const number = takeSlot();
  expectArrayOf(3, "a signal's parts");
  const index = expectUnsigned('an index');
  if (at >= end) throw short();
  const flag = input[at++];
  if (flag !== 0xf4 && flag !== 0xf5) throw expected('whether it is aborted');
  enter();
  const reason = readValue();
  depth--;
  const { makeSignal } = hooked ?? {};
  if (makeSignal !== undefined) return registerAs(number, makeSignal(index, flag === 0xf5, reason));
  if (!(index < signalled?.length)) throw problem('an index of a signal is out of range');
  return registerAs(number, signalled[index]);
}

// ---- readers of other modules, which see the state here through these

const reader = {
  /** The byte that comes next or so far behind it; -1 at the end. */
  next: (offset = 0) => (at + offset < end ? input[at + offset] : -1),
  left: () => end - at,
  skip() {
    at++;
  },
  leave() {
    depth--;
  },
  hooks: () => hooked,
  transferred: () => transferred,
  takeNumber, readValue, readKey, readKind, readReference, expectHead, expectUnsigned, expectBytes, expectArrayOf, expectPairs, copyBytes, register, registerAs,
  takeSlot, enter, define, problem, short, expected,
};
const { readBigInt, readSet, readMap, readSeconds, readTime, readRegExp, readBoxed } = require('internal/wire_decode_classes').readersOf(reader);
const { readElements, readBuffer, readTransfer, readView } = require('internal/wire_decode_buffers').readersOf(reader);
const { readError } = require('internal/wire_decode_errors').readersOf(reader);

Object.assign(exports, { decode, addKind, setHomes });
