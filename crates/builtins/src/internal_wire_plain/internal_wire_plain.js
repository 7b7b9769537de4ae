// `internal/wire_plain`: plain data (objects without a class, arrays, primitives, nothing twice) as bytes and back, quickly. The bytes are those of
// `internal/wire_encode`; what is not plain is left to it and to `internal/wire_decode`.
//
// Writing is native. The walk knows objects by their structure, which it learns here: from a copy, once an object of a structure has come the second
// time. Reading is done here, after a native look at the bytes: it has found them to be in order and gives all their texts as one list.
'use strict';

const { findKey, keepKey, isAt } = require('internal/wire_keys');

const { defineProperty, getPrototypeOf, getOwnPropertyDescriptor } = Reflect;
const { keys: keysOf, getOwnPropertyNames, getOwnPropertySymbols } = Object;
const { asyncIterator } = Symbol;
const objectPrototype = Object.prototype;

/** So many structures are learnt for one value at most. */
const kMostLearnt = 16;
/** After so many values that were not plain only one in `kRarely` is tried. */
const kMisses = 8;
const kRarely = 16;

let misses = 0;
let skipped = 0;
let isReady = false;

/** Writes `value` into `scratch.bytes`; gives the number of bytes, -1 if it is not plain. */
function writePlain(value, scratch) {
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
      return -1;
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
}

// ---- reading

/** Fewer bytes are not worth the native look. */
const kFewBytes = 256;
/** Keys that come later in their object are not guessed. */
const kManyKeys = 64;

/** What `readPlain` gives for bytes that are not plain data. */
const notPlain = Symbol('not plain');

let input;
let at = 0;
let texts;
let nextText = 0;

/** By an object's number of keys: the keys that such objects had last. */
const guesses = Array.from({ length: kManyKeys }, () => []);
const float = new Float64Array(1);
const floatBytes = new Uint8Array(float.buffer);

/** The value that `length` bytes from `offset` on are; `notPlain` if that is for others to read. */
function readPlain(bytes, offset, length) {
  if (length < kFewBytes) return notPlain;
  texts = ops.texts(bytes, offset, length);
  if (texts === undefined) return notPlain;
  input = bytes;
  at = offset;
  nextText = 0;
  const value = read();
  input = texts = undefined;
  return value;
}

function read() {
  const first = input[at++];
  if (first < 24) return first;
  switch (first >> 5) {
    case 0: return readNumber(first & 31);
    case 1: return -1 - readNumber(first & 31);
    case 3: return readText(readNumber(first & 31));
    case 4: return readArray(readNumber(first & 31));
    case 5: return readObject(readNumber(first & 31));
    default: return readSimple(first);
  }
}

/** The number in a head. */
function readNumber(info) {
  if (info < 24) return info;
  if (info === 24) return input[at++];
  let number = 0;
  for (let left = 1 << info - 24; left > 0; left--) number = number * 256 + input[at++];
  return number;
}

function readSimple(first) {
  switch (first) {
    case 0xf4: return false;
    case 0xf5: return true;
    case 0xf6: return null;
    case 0xf7: return undefined;
    default:
      for (let i = 7; i >= 0; i--) floatBytes[i] = input[at++];
      return float[0];
  }
}

/** Texts that are long or not ASCII are not in the list. */
function readText(length) {
  const text = texts[nextText++] ?? ops.readUtf8(input, at, length);
  at += length;
  return text;
}

function readArray(count) {
  const array = [];
  for (let i = 0; i < count; i++) array[i] = read();
  return array;
}

function readObject(count) {
  const object = {};
  const guess = guesses[count & kManyKeys - 1];
  for (let i = 0; i < count; i++) {
    const key = isNext(guess[i]) ? guess[i] : readKey(guess, i);
    at += key.length + 1;
    const value = read();
    if (key in objectPrototype) defineProperty(object, key, { __proto__: null, value, writable: true, enumerable: true, configurable: true });
    else object[key] = value;
  }
  return object;
}

/** Whether `key`, a short one, comes next. */
const isNext = (key) => key !== undefined && input[at] === (0x60 | key.length) && isAt(input, at + 1, key);

/** Reads the key and leaves `at` where it would be if it were a short one. */
function readKey(guess, i) {
  const length = readNumber(input[at++] & 31);
  let key = findKey(input, at, length);
  if (key === undefined) {
    key = ops.readUtf8(input, at, length);
    keepKey(input, at, length, key);
  }
  if (length < 24 && i < kManyKeys) guess[i] = key;
  at += length - key.length - 1;
  return key;
}

module.exports = { writePlain, readPlain, notPlain };
