// `internal/equal`: deep equality of `node:assert` and `util.isDeepStrictEqual`, Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/assert.html#comparison-details
//
// Three modes: loose (`==`, prototypes and symbols ignored), strict, and partial: strict, but the expected value need only name
// a part of what the actual one has.
'use strict';

const { kindOf, typedArrayName, unboxers } = require('internal/types');

const { apply, getPrototypeOf } = Reflect;
const { is, hasOwn, keys: enumerableKeys, getOwnPropertySymbols } = Object;
const { propertyIsEnumerable } = Object.prototype;
const objectToString = Object.prototype.toString;

const LOOSE = 0;
const STRICT = 1;
const PARTIAL = 2;

function isDeepEqual(actual, expected) {
  return equal(actual, expected, { mode: LOOSE, open: undefined });
}

function isDeepStrictEqual(actual, expected, skipPrototype = false) {
  return equal(actual, expected, { mode: STRICT, skipPrototype, open: undefined });
}

function isPartialStrictEqual(actual, expected) {
  return equal(actual, expected, { mode: PARTIAL, open: undefined });
}

function equal(a, b, context) {
  if (a === b) return a !== 0 || context.mode === LOOSE || is(a, b);
  if (context.mode === LOOSE) {
    if (!isObject(a)) return !isObject(b) && (a == b || (a !== a && b !== b)); // eslint-disable-line eqeqeq
    if (!isObject(b)) return false;
  } else {
    if (!isObject(a) || !isObject(b)) return typeof a === 'number' && a !== a && b !== b && typeof b === 'number';
    if (context.mode === STRICT && !context.skipPrototype && !areOfOneKind(a, b)) return false;
  }
  return apply(objectToString, a, []) === apply(objectToString, b, []) && equalObjects(a, b, context);
}

/** One prototype, or one constructor that both inherit. */
function areOfOneKind(a, b) {
  if (getPrototypeOf(a) === getPrototypeOf(b)) return true;
  if (Object.hasOwn(a, 'constructor') || Object.hasOwn(b, 'constructor')) return false;
  const { constructor } = a;
  return constructor !== undefined && constructor === b.constructor;
}

const isObject = (value) => value !== null && typeof value === 'object';

function equalObjects(a, b, context) {
  const kind = comparedKind(a);
  if (comparedKind(b) !== kind) return false;
  const compare = comparers[kind];
  if (compare === null) return false; // nothing to look at: equal only to itself
  if (compare === undefined) return isSameUrl(a, b) && equalProperties(a, b, context, kind);
  return compare(a, b, context);
}

/** URLs keep what they are in private fields. */
function isSameUrl(a, b) {
  const tag = a[Symbol.toStringTag];
  return tag !== 'URL' || a.href === b.href;
}

/** A proxy is compared as what it pretends to be. Lists and plain objects, which are most, need not be asked for. */
function comparedKind(object) {
  if (Array.isArray(object)) return 'Array';
  if (getPrototypeOf(object) === Object.prototype && apply(objectToString, object, []) === '[object Object]') return 'Object';
  const kind = kindOf(object);
  if (kind !== 'Proxy') return kind;
  return 'Object';
}

const comparers = {
  __proto__: null,
  WeakMap: null,
  WeakSet: null,
  Promise: null,

  Array(a, b, context) {
    if (context.mode === PARTIAL) return hasPart(a, b, context);
    return a.length === b.length && equalProperties(a, b, context, 'Array');
  },

  TypedArray(a, b, context) {
    if (typedArrayName(a) !== typedArrayName(b)) return false;
    if (context.mode === PARTIAL) return hasPart(a, b, context);
    return a.length === b.length && equalElements(a, b, context) && equalProperties(a, b, context, 'TypedArray');
  },

  DataView(a, b, context) {
    return equalBytes(viewBytes(a), viewBytes(b), context) && equalProperties(a, b, context);
  },

  ArrayBuffer: compareBuffers,
  SharedArrayBuffer: compareBuffers,

  Date(a, b, context) {
    const [x, y] = [Date.prototype.getTime.call(a), Date.prototype.getTime.call(b)];
    return (x === y || (x !== x && y !== y)) && equalProperties(a, b, context);
  },

  RegExp(a, b, context) {
    return a.source === b.source && a.flags === b.flags && a.lastIndex === b.lastIndex && equalProperties(a, b, context);
  },

  Error(a, b, context) {
    // What errors are about is not enumerable.
    return equalHidden(a, b, 'message', context) && equalHidden(a, b, 'name', context) && equalHidden(a, b, 'cause', context) &&
      equalHidden(a, b, 'errors', context) && equalProperties(a, b, context);
  },

  Set: (a, b, context) => sizesFit(a, b, context) && equalProperties(a, b, context, 'Set'),
  Map: (a, b, context) => sizesFit(a, b, context) && equalProperties(a, b, context, 'Map'),
  Number: compareBoxed,
  String: compareBoxed,
  Boolean: compareBoxed,
  BigInt: compareBoxed,
  Symbol: compareBoxed,
};

const sizesFit = (a, b, context) => a.size === b.size || (context.mode === PARTIAL && a.size > b.size);

function compareBuffers(a, b, context) {
  if (a.byteLength !== b.byteLength && context.mode !== PARTIAL) return false;
  return equalBytes(new Uint8Array(a), new Uint8Array(b), context) && equalProperties(a, b, context);
}

const viewBytes = (view) => new Uint8Array(view.buffer, view.byteOffset, view.byteLength);

function equalBytes(a, b, context) {
  if (context.mode === PARTIAL && b.length < a.length) return b.every((byte, i) => a[i] === byte);
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

function equalElements(a, b, { mode }) {
  for (let i = 0; i < a.length; i++) {
    if (mode === LOOSE ? a[i] !== b[i] : !is(a[i], b[i])) return false;
  }
  return true;
}

function compareBoxed(a, b, context) {
  const [x, y] = [unbox(a), unbox(b)];
  return is(x, y) && equalProperties(a, b, context);
}

const unbox = (object) => apply(unboxers[kindOf(object)], object, []);

/** A property that both have hidden, or that is compared with the others. */
function equalHidden(a, b, key, context) {
  if (context.mode === PARTIAL && !(key === 'message' ? hasOwn(b, key) : key in b)) return true; // an empty message is the prototype's
  const [hasA, hasB] = [key in a, key in b];
  if (!hasA && !hasB) return true;
  const isShown = apply(propertyIsEnumerable, a, [key]);
  if (isShown !== apply(propertyIsEnumerable, b, [key])) return false;
  return isShown || (hasA === hasB && equal(a[key], b[key], context));
}

// Properties and contents

function equalProperties(a, b, context, kind = undefined) {
  const keys = comparedKeys(b, kind);
  if (context.mode !== PARTIAL && comparedKeys(a, kind).length !== keys.length) return false;
  for (const key of keys) {
    if (!apply(propertyIsEnumerable, a, [key])) return false;
  }
  if (context.mode !== LOOSE) {
    const symbols = enumerableSymbols(b);
    if (context.mode !== PARTIAL && enumerableSymbols(a).length !== symbols.length) return false;
    for (const symbol of symbols) {
      if (!apply(propertyIsEnumerable, a, [symbol])) return false;
      keys.push(symbol);
    }
  }
  if (kind === undefined && keys.length === 0) return true;
  return withOpenPair(a, b, context, () => equalContents(a, b, context, kind) && keys.every((key) => equal(a[key], b[key], context)));
}

/** Array elements are compared apart from the properties. */
function comparedKeys(object, kind) {
  const keys = enumerableKeys(object);
  if (kind !== 'Array' && kind !== 'TypedArray') return keys;
  const first = keys.findIndex((key) => !/^(?:0|[1-9]\d{0,9})$/.test(key));
  return first === -1 ? [] : keys.slice(first);
}

function enumerableSymbols(object) {
  const symbols = getOwnPropertySymbols(object);
  return symbols.length === 0 ? symbols : symbols.filter((symbol) => apply(propertyIsEnumerable, object, [symbol]));
}

/** Pairs that are being compared already are taken to be equal: that is how cycles end. */
function withOpenPair(a, b, context, compare) {
  context.open ??= { left: new Map(), right: new Map() };
  const { left, right } = context.open;
  if (left.has(a) || right.has(b)) {
    const [openB, openA] = [left.get(a), right.get(b)];
    if (openB !== undefined && openA !== undefined) return openB === b && openA === a;
  }
  const before = [left.get(a), right.get(b)];
  left.set(a, b);
  right.set(b, a);
  const result = compare();
  restore(left, a, before[0]);
  restore(right, b, before[1]);
  return result;
}

function restore(map, key, value) {
  if (value === undefined) map.delete(key);
  else map.set(key, value);
}

function equalContents(a, b, context, kind) {
  switch (kind) {
    case 'Array': return equalLists(a, b, context);
    case 'Set': return equalSets(a, b, context);
    case 'Map': return equalMaps(a, b, context);
    default: return true;
  }
}

function equalLists(a, b, context) {
  for (let i = 0; i < a.length; i++) {
    const [hasA, hasB] = [hasOwn(a, i), hasOwn(b, i)];
    if (hasA !== hasB && context.mode !== LOOSE) return false;
    if (!hasA && !hasB) continue;
    if (!hasA || !hasB) {
      if (a[i] !== undefined || b[i] !== undefined || hasA !== hasB) return false;
      continue;
    }
    if (!equal(a[i], b[i], context)) return false;
  }
  return true;
}

/** Partial: the expected elements occur in the actual list, in order, each element standing for one. */
function hasPart(a, b, context) {
  if (b.length > a.length) return false;
  return withOpenPair(a, b, context, () => {
    let at = 0;
    for (let i = 0; i < b.length; i++) {
      if (!hasOwn(b, i)) continue;
      while (at < a.length && !(hasOwn(a, at) && equal(a[at], b[i], context))) at++;
      if (at === a.length) return false;
      at++;
    }
    return equalNamed(a, b, context);
  });
}

function equalNamed(a, b, context) {
  const keys = [...comparedKeys(b, 'Array'), ...enumerableSymbols(b)];
  return keys.every((key) => apply(propertyIsEnumerable, a, [key]) && equal(a[key], b[key], context));
}

function equalSets(a, b, context) {
  const unmatched = [];
  for (const item of b) {
    if (a.has(item)) continue;
    if (context.mode !== LOOSE && !isObject(item)) return false;
    unmatched.push(item);
  }
  if (unmatched.length === 0) return true;
  const candidates = [...a].filter((item) => !b.has(item) && (context.mode === LOOSE || isObject(item)));
  return unmatched.every((item) => takeMatch(candidates, (candidate) => equal(candidate, item, context)));
}

function equalMaps(a, b, context) {
  const unmatched = [];
  for (const [key, value] of b) {
    if (a.has(key)) {
      if (equal(a.get(key), value, context)) continue;
      if (context.mode !== LOOSE || isObject(key)) return false;
    } else if (context.mode !== LOOSE && !isObject(key)) {
      return false;
    }
    unmatched.push([key, value]);
  }
  if (unmatched.length === 0) return true;
  const taken = new Set();
  for (const [key, value] of b) if (a.has(key) && equal(a.get(key), value, context)) taken.add(key);
  const candidates = [...a].filter(([key]) => !taken.has(key));
  return unmatched.every(([key, value]) => takeMatch(candidates, (candidate) => equal(candidate[0], key, context) && equal(candidate[1], value, context)));
}

/** Removes the first candidate that matches. */
function takeMatch(candidates, matches) {
  const index = candidates.findIndex(matches);
  if (index === -1) return false;
  candidates.splice(index, 1);
  return true;
}

Object.assign(exports, { isDeepEqual, isDeepStrictEqual, isPartialStrictEqual });
