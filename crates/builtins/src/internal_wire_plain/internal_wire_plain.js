// `internal/wire_plain`: plain data (objects without a class, arrays, primitives, nothing twice) as bytes, written natively. The bytes are those that
// `internal/wire_encode` would write; what is not plain is left to it.
//
// The native walk knows objects by their structure, which it learns here: from a copy, once an object of a structure has come the second time.
'use strict';

const { getPrototypeOf, getOwnPropertyDescriptor } = Reflect;
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
    if (got >= 0) {
      misses = 0;
      if (got <= scratch.bytes.length) return got;
      scratch.bytes = new Uint8Array(got * 2);
    } else if (typeof got !== 'object') {
      if (got === undefined) return -1;
      break;
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

module.exports = { writePlain };
