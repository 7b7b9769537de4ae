// `internal/wire_plain`: plain data (objects without a class, arrays, primitives, nothing twice) as bytes and back, quickly, in the form of
// `crates/wire/src/plain.rs`. What is not plain is left to `internal/wire_encode` and `internal/wire_decode`.
//
// Writing is native. The walk knows objects by their structure, which it learns here: from a copy, once an object of a structure has come the second
// time. Reading is done here; objects whose keys come often are made by functions that have those keys in their text, which is several times as fast as to
// add one key after the other.
'use strict';

const { findKey, keepKey } = require('internal/wire_keys');

const { apply, defineProperty, getPrototypeOf, getOwnPropertyDescriptor } = Reflect;
const { keys: keysOf, getOwnPropertyNames, getOwnPropertySymbols } = Object;
const List = Array;
const { isArray } = Array;
const { stringify } = JSON;
const { asyncIterator } = Symbol;
const objectPrototype = Object.prototype;
const getter = (prototype, name) => getOwnPropertyDescriptor(prototype, name).get;
const typedArrayPrototype = getPrototypeOf(Uint8Array.prototype);
const bytesBuffer = getter(typedArrayPrototype, 'buffer');
const bytesOffset = getter(typedArrayPrototype, 'byteOffset');
const bytesLength = getter(typedArrayPrototype, 'length');

/** So many structures are learnt for one value at most. */
const kMostLearnt = 16;
/** After so many values that were not plain only one in `kRarely` is tried. */
const kMisses = 8;
const kRarely = 16;

let misses = 0;
let skipped = 0;
let isReady = false;

/** Writes `value` into `scratch.bytes`; gives the number of bytes, -1 if it is not plain, or has objects of a structure that comes the first time, unless such are
 *  to be learnt at once (`eager`). */
function writePlain(value, scratch, eager) {
  if (misses >= kMisses && ++skipped % kRarely !== 0) return -1;
  if (!isReady) learnArrays();
  for (let i = 0; i < kMostLearnt && objectPrototype[asyncIterator] === undefined; i++) {
    const got = ops.write(scratch.bytes, value);
    if (typeof got === 'number') {
      if (got === -1) break;
      misses = 0;
      if (got <= scratch.bytes.length) return got;
      scratch.bytes = new Uint8Array(got * 2);
    } else if (got === undefined) {
      if (eager !== true) return -1;
    } else if (!learn(got)) {
      break;
    }
  }
  misses++;
  return -1;
}

function learn(object) {
  const keys = keysOf(object);
  if (getPrototypeOf(object) !== objectPrototype || getOwnPropertyNames(object).length !== keys.length || getOwnPropertySymbols(object).length !== 0) return false;
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i];
    if (key === '__proto__' || !key.isWellFormed() || !('value' in getOwnPropertyDescriptor(object, key))) return false;
  }
  return ops.learn(object, { ...object }, keys);
}

/** Arrays have few structures: those of literals, which share their items until they are changed, and of others. */
function learnArrays() {
  isReady = true;
  for (const make of [() => [1, 2], () => [0.5, 1.5], () => ['a', 'b']]) {
    ops.learnArray(make());
    const changed = make();
    [changed[1], changed[0]] = make();
    ops.learnArray(changed);
  }
  ops.learnArray([]);
  // What was long once is in the stored form, as are frozen arrays and all that are made where one was frozen.
  const stored = ['a', 'b'];
  stored.length = 200_000;
  stored.length = 2;
  ops.learnArray(stored);
}

// ---- reading

/** In front of the tokens: the tag, the head of a byte string, the number of tokens. */
const kFront = 14;
/** Arrays of so many items are made in their length. */
const kLongArray = 16;
/** So deep data may be nested. */
const kMaxDepth = 1000;

/** What `readPlain` gives for bytes that are not plain data in their own form. */
const notPlain = Symbol('not plain');

let input;
let at = 0;
let end = 0;
let depth = 0;
let texts;
let nextText = 0;
/** The sets of keys so far. */
let sets = [];

require('internal/boot').afterTermination(() => { sets = []; });

/** The value that `length` bytes from `offset` on are; `notPlain` if that is for others to read. The bytes may be anything. */
function readPlain(bytes, offset, length) {
  if (bytes[offset] !== 0xda || bytes[offset + 4] !== 0x1d || length <= kFront || bytes[offset + 5] !== 0x5a
    || bytes[offset + 1] !== 0x52 || bytes[offset + 2] !== 0x4f || bytes[offset + 3] !== 0) return notPlain;
  at = offset + 6;
  input = bytes;
  const list = offset + length;
  try {
    if (offset + 10 + read32BigEndian() !== list) throw problem('the data is not as long as it says');
    const count = read32() >>> 0;
    if (count > list - at) throw short();
    end = at + count;
    depth = nextText = 0;
    texts = readTexts(list - end);
    const value = read();
    if (at !== end) throw at > end ? short() : problem('data follows the value');
    if (nextText !== texts.length) throw problem('texts that are not used');
    return value;
  } finally {
    input = texts = undefined;
    if (sets.length !== 0) sets = [];
  }
}

const noTexts = [];

function readTexts(length) {
  const list = length === 2 && input[end] === 0x5b ? noTexts : ops.texts(input, end, length);
  if (!isArray(list)) throw problem('a list of texts expected');
  return isArray(list[0]) ? joined(list) : list;
}

function joined(lists) {
  const list = lists[0];
  for (let i = 1; i < lists.length; i++) for (let j = 0; j < lists[i].length; j++) list[list.length] = lists[i][j];
  return list;
}

function problem(message) {
  const error = new Error(`${message} (at byte ${at})`);
  error.code = 'ERR_ROATA_WIRE';
  return error;
}

const short = () => problem('the data ends in the middle of a value');

/** The next value. What is read behind the end is seen when all has been read; lengths are looked at before. */
function read() {
  const token = input[at++];
  if (token < 0x80) return token;
  if (token < 0xa0) return makeObject(sets[token & 31]);
  if (token < 0xc0) return readArray(token & 31);
  switch (token) {
    case 0xc0: return undefined;
    case 0xc1: return null;
    case 0xc2: return false;
    case 0xc3: return true;
    case 0xc4: return input[at++] << 24 >> 24;
    case 0xc5: return (input[at++] | input[at++] << 8) << 16 >> 16;
    case 0xc6: return read32();
    case 0xc7: return readFloat();
    case 0xc8: return readListed();
    case 0xc9: return ops.latin1(input, ...readPart(1));
    case 0xca: return ops.utf16(input, ...readPart(2));
    case 0xcb: return makeObject(sets[readCount()]);
    case 0xcc: return makeObject(readSet());
    case 0xcd: return readArray(readCount());
    case 0xce: return readFloats();
    case 0xcf: return readIntegers();
    default: throw at > end ? short() : problem('a token of plain data expected');
  }
}

function read32() {
  at += 4;
  return input[at - 4] | input[at - 3] << 8 | input[at - 2] << 16 | input[at - 1] << 24;
}

function read32BigEndian() {
  at += 4;
  return (input[at - 1] | input[at - 2] << 8 | input[at - 3] << 16 | input[at - 4] << 24) >>> 0;
}

const float = new Float64Array(1);
const floatBytes = new Uint8Array(float.buffer);

function readFloat() {
  if (end - at < 8) throw short();
  for (let i = 0; i < 8; i++) floatBytes[i] = input[at++];
  return float[0];
}

function readListed() {
  const text = texts[nextText++];
  if (typeof text !== 'string') throw problem('a list of texts expected');
  return text;
}

/** Seven bits a byte. */
function readCount() {
  let number = 0;
  for (let factor = 1; factor <= 2 ** 28; factor *= 128) {
    const byte = input[at++];
    number += (byte & 0x7f) * factor;
    if (byte < 0x80) return number;
  }
  throw problem('a count expected');
}

/** A count and so many things of `size` bytes: where they are, and how many bytes. */
function readPart(size) {
  const length = readCount() * size;
  if (length > end - at) throw short();
  at += length;
  return [at - length, length];
}

function readArray(count) {
  if (count > end - at) throw short();
  if (++depth > kMaxDepth) throw problem('values are nested too deep');
  const array = count < kLongArray ? [] : new List(count);
  for (let i = 0; i < count; i++) array[i] = read();
  depth--;
  return array;
}

function readFloats() {
  const [start, length] = readPart(8);
  const numbers = viewOfInput();
  const array = new List(length / 8);
  for (let i = 0; i < array.length; i++) array[i] = numbers.getFloat64(start + i * 8, true);
  return array;
}

function readIntegers() {
  const [start, length] = readPart(4);
  const numbers = viewOfInput();
  const array = new List(length / 4);
  for (let i = 0; i < array.length; i++) array[i] = numbers.getInt32(start + i * 4, true);
  return array;
}

const viewOfInput = () => new DataView(apply(bytesBuffer, input, []), apply(bytesOffset, input, []), apply(bytesLength, input, []));

// ---- objects

/** A set of keys that came often is compiled; so many are at most. */
const kOften = 32;
const kMostCompiled = 256;
/** Larger ones come rarely, and their text would be long. */
const kManyKeys = 64;
/** So many sets are remembered. */
const kMostSets = 1024;

let compiledCount = 0;
/** Sets of keys by a hash of their bytes: lists, since several may have the same. */
let knownSets = new Map();
let knownCount = 0;

class KeySet {
  constructor(bytes, keys) {
    this.bytes = bytes;
    this.keys = keys;
    this.uses = 0;
    this.make = () => makeSlowly(this);
  }
}

/** A set of keys as it stands in the tokens; it has the next number. */
function readSet() {
  const from = at;
  const count = readCount();
  if (count > end - at) throw short();
  let hash = count;
  for (let i = 0; i < count; i++) {
    const [start, length] = readPart(1);
    for (let j = start; j < start + length; j++) hash = Math.imul(hash, 31) + input[j] | 0;
  }
  const set = findSet(hash, from) ?? addSet(hash, from, count);
  sets.push(set);
  return set;
}

function findSet(hash, from) {
  const alike = knownSets.get(hash);
  if (alike === undefined) return undefined;
  for (let i = 0; i < alike.length; i++) if (isSet(alike[i].bytes, from)) return alike[i];
  return undefined;
}

function isSet(bytes, from) {
  const { length } = bytes;
  if (length !== at - from) return false;
  for (let i = 0; i < length; i++) if (bytes[i] !== input[from + i]) return false;
  return true;
}

function addSet(hash, from, count) {
  if (knownCount++ === kMostSets) {
    knownSets = new Map();
    knownCount = 1;
  }
  const bytes = input.slice(from, at);
  at = from;
  readCount();
  const set = new KeySet(bytes, Array.from({ length: count }, readKey));
  const alike = knownSets.get(hash);
  if (alike === undefined) knownSets.set(hash, [set]);
  else alike.push(set);
  return set;
}

function readKey() {
  const [start, length] = readPart(1);
  let key = findKey(input, start, length);
  if (key === undefined) {
    key = ops.readUtf8(input, start, length);
    if (key === undefined) throw problem('a text that is not UTF-8');
    keepKey(input, start, length, key);
  }
  return key;
}

function makeObject(set) {
  if (set === undefined || set.keys.length > end - at) throw short();
  if (++depth > kMaxDepth) throw problem('values are nested too deep');
  const object = set.make();
  depth--;
  return object;
}

function makeSlowly(set) {
  if (++set.uses === kOften && compiledCount < kMostCompiled && set.keys.length <= kManyKeys) {
    compiledCount++;
    set.make = ops.maker(textOfMaker(set.keys))(read);
    return set.make();
  }
  const object = {};
  for (const key of set.keys) {
    const value = read();
    if (key in objectPrototype) defineProperty(object, key, { __proto__: null, value, writable: true, enumerable: true, configurable: true });
    else object[key] = value;
  }
  return object;
}

/** A computed key is always one's own, also if it is `__proto__`. */
const textOfMaker = (keys) => `(function (read) { return function () { return { ${keys.map((key) => (key === '__proto__' ? '["__proto__"]' : stringify(key)) + ': read()').join(', ')} }; }; })`;

module.exports = { writePlain, readPlain, notPlain };
