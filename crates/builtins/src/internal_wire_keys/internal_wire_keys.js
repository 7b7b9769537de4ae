// `internal/wire_keys`: keys of objects as strings. They come again and again, so they are looked up by their bytes instead of being made anew.
'use strict';

/** Longer ones are not kept. */
const kLongKey = 32;
const kKeys = 1024;
const known = new Array(kKeys).fill('');

/** The key that `length` bytes from `at` on are, undefined if it is not known. */
function findKey(input, at, length) {
  if (length === 0 || length > kLongKey) return undefined;
  const key = known[placeOf(input, at, length)];
  return key.length === length && isAt(input, at, key) ? key : undefined;
}

/** Bytes are compared with code units, so only ASCII can be kept. */
function keepKey(input, at, length, key) {
  if (key.length === length && length <= kLongKey) known[placeOf(input, at, length)] = key;
}

function placeOf(input, at, length) {
  let hash = length;
  for (let i = 0; i < length; i++) hash = Math.imul(hash, 31) + input[at + i] | 0;
  return (hash ^ hash >>> 10) & kKeys - 1;
}

/** Whether the bytes from `at` on are those of `key`, which is ASCII or has another length in bytes. */
function isAt(input, at, key) {
  const { length } = key;
  for (let i = 0; i < length; i++) if (key.charCodeAt(i) !== input[at + i]) return false;
  return true;
}

module.exports = { findKey, keepKey, isAt };
