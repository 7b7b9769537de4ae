// `internal/wire_encode`: JS values to bytes. The interface is described in `internal/wire`, the bytes in `crates/wire/src/lib.rs`.
//
// One pass, so getters run once. Whatever is known only later (that an object is met again, that an array has holes, that a typed array's
// buffer has another view) is noted as an edit of the bytes written so far, and the edits are made at the end. Trees have none and pay nothing.
'use strict';

const { writePlain } = require('internal/wire_plain');
const { kMixed, kNative, kSignal, verdictOf, markUncloneable, addKind, askedKind, isBoxedBigInt } = require('internal/wire_classes');
const { enclosingEmitter, wayTo, describe, PROPERTY, INDEX } = require('internal/wire_refusals');
const { namesOf, ...arrays } = require('internal/wire_encode_arrays');

// Most values need none of these.
const editor = () => require('internal/wire_edits');
const texts = () => require('internal/wire_texts');

const { apply, getPrototypeOf } = Reflect;
const { isArray } = Array;
const { isView } = ArrayBuffer;
const { keys: keysOf, hasOwn } = Object;
const { floor } = Math;
const { asyncIterator } = Symbol;
const { isSafeInteger } = Number;
const objectPrototype = Object.prototype;
const bytesSet = Uint8Array.prototype.set;

// Tags of our own, as the last byte of `da 524f00nn`.
const ARRAY = 2;

const kMaxDepth = 1000;
const kFirstSize = 64 * 1024;
/** More than this is not kept for the next call. */
const kKeptSize = 4 * 1024 * 1024;
/** From so many units on the native writer is faster (measured). */
const kLongString = 256;
/** So many objects are remembered in a list, more in a Map. */
const kFew = 8;

/** Where the bytes are. */
const scratch = { bytes: new Uint8Array(kFirstSize) };

// ---- one call's state; `encode` keeps the outer call's when a getter makes a call of its own

let bytes = scratch.bytes;
let at = 0;
let depth = 0;
let busy = false;
const noCall = () => ({ what: '', transferSet: undefined, out: undefined, hooks: undefined, signalIndexes: undefined, failure: undefined });
let root = noCall();
let refs = []; // places where an object comes again: [where, its record]
let edits = []; // [where, order, bytes to remove, bytes to put]
let fewCount = 0;
let few = new Array(kFew).fill(undefined);
let fewAt = new Array(kFew).fill(0);
let many; // Map of objects to the places where they were written (a record for a buffer written as its typed array alone)
let deepest = 0;

// How the value that is being written is reached: container, kind of step, key.
let pathObjects = [];
let pathKinds = [];
let pathKeys = [];

/** Writes `value` into `scratch.bytes`; returns the number of bytes. */
function encode(value, what, transferSet, out, hooks) {
  if (!busy && transferSet === undefined && typeof value === 'object' && value !== null) {
    const length = writePlain(value, scratch);
    if (length !== -1) return length;
  }
  return encodeAny(value, what, transferSet, out, hooks);
}

function encodeAny(value, what, transferSet, out, hooks) {
  const outer = busy ? suspend() : undefined;
  busy = true;
  try {
    if (bytes.length > kKeptSize) bytes = new Uint8Array(kFirstSize);
    at = 0;
    root.what = what;
    root.transferSet = transferSet;
    root.out = out;
    root.hooks = hooks;
    if (transferSet !== undefined) checkTransfers(transferSet);
    writeValue(value);
    if (refs.length !== 0 || edits.length !== 0) [bytes, at] = editor().makeEdits(bytes, at, refs, edits);
    if (transferSet !== undefined) moveBuffers(transferSet, out.transfers);
    scratch.bytes = bytes;
    return at;
  } finally {
    if (outer === undefined) forget();
    else resume(outer);
  }
}

function forget() {
  for (let i = 0; i < fewCount; i++) few[i] = undefined;
  fewCount = 0;
  depth = 0;
  busy = false;
  root.transferSet = root.out = root.hooks = root.signalIndexes = root.failure = undefined;
  many = undefined;
  if (refs.length !== 0) refs = [];
  if (edits.length !== 0) edits = [];
  for (; deepest > 0; deepest--) pathObjects[deepest - 1] = pathKeys[deepest - 1] = undefined;
}

require('internal/boot').afterTermination(forget);

function suspend() {
  const outer = { bytes, at, depth, root, refs, edits, fewCount, few, fewAt, many, deepest, pathObjects, pathKinds, pathKeys };
  bytes = new Uint8Array(1024);
  root = noCall();
  depth = fewCount = deepest = 0;
  refs = [];
  edits = [];
  few = new Array(kFew).fill(undefined);
  fewAt = new Array(kFew).fill(0);
  many = undefined;
  pathObjects = [];
  pathKinds = [];
  pathKeys = [];
  return outer;
}

function resume(outer) {
  ({ bytes, at, depth, root, refs, edits, fewCount, few, fewAt, many, deepest, pathObjects, pathKinds, pathKeys } = outer);
}

function grow(more) {
  const larger = new Uint8Array(Math.max(bytes.length * 2, at + more));
  apply(bytesSet, larger, [bytes]);
  bytes = larger;
}

// ---- primitives

function writeValue(value) {
  if (at + 16 > bytes.length) grow(16);
  switch (typeof value) {
    case 'number':
      if (value > 0 && value < 24 && (value | 0) === value) bytes[at++] = value;
      else writeNumber(value);
      return;
    case 'string':
      writeString(value);
      return;
    case 'object':
      if (value === null) bytes[at++] = 0xf6;
      else writeObject(value);
      return;
    case 'boolean':
      bytes[at++] = value ? 0xf5 : 0xf4;
      return;
    case 'undefined':
      bytes[at++] = 0xf7;
      return;
    case 'bigint':
      writeBigInt(value);
      return;
    case 'function':
      writeFunction(value);
      return;
    default:
      fail(value);
  }
}

/** The head of major type `major >> 5`. There must be room for nine bytes. */
function writeHead(major, n) {
  if (n < 24) {
    bytes[at++] = major | n;
  } else if (n < 0x100) {
    bytes[at++] = major | 24;
    bytes[at++] = n;
  } else if (n < 0x10000) {
    bytes[at++] = major | 25;
    bytes[at++] = n >>> 8;
    bytes[at++] = n;
  } else {
    writeLongHead(major, n);
  }
}

function writeLongHead(major, n) {
  const high = floor(n / 0x100000000);
  bytes[at++] = high === 0 ? major | 26 : major | 27;
  if (high !== 0) write32(high);
  write32(n % 0x100000000);
}

function write32(n) {
  bytes[at++] = n >>> 24;
  bytes[at++] = n >>> 16;
  bytes[at++] = n >>> 8;
  bytes[at++] = n;
}

/** `da 524f00nn`, with room for a head after it. */
function writeOwnTag(tag) {
  if (at + 32 > bytes.length) grow(32);
  bytes[at++] = 0xda;
  bytes[at++] = 0x52;
  bytes[at++] = 0x4f;
  bytes[at++] = 0x00;
  bytes[at++] = tag;
}

function writeTag(tag) {
  if (at + 32 > bytes.length) grow(32);
  writeHead(0xc0, tag);
}

const float = new Float64Array(1);
const floatBytes = new Uint8Array(float.buffer);

function writeNumber(value) {
  if (isSafeInteger(value) && (value !== 0 || 1 / value > 0)) {
    if (value >= 0) writeHead(0x00, value);
    else writeHead(0x20, -1 - value);
    return;
  }
  float[0] = value !== value ? NaN : value;
  bytes[at++] = 0xfb;
  if (value !== value) {
    // Every NaN is the one.
    bytes[at++] = 0x7f;
    bytes[at++] = 0xf8;
    for (let i = 0; i < 6; i++) bytes[at++] = 0;
    return;
  }
  for (let i = 7; i >= 0; i--) bytes[at++] = floatBytes[i];
}

function writeBigInt(value) {
  writeTag(value < 0n ? 3 : 2);
  const magnitude = value < 0n ? -1n - value : value;
  let hex = magnitude === 0n ? '' : magnitude.toString(16);
  if (hex.length % 2 === 1) hex = `0${hex}`;
  const length = hex.length / 2;
  if (at + length + 9 > bytes.length) grow(length + 9);
  writeHead(0x40, length);
  for (let i = 0; i < hex.length; i += 2) bytes[at++] = parseInt(hex.slice(i, i + 2), 16);
}

function writeString(text) {
  const { length } = text;
  if (length >= kLongString) {
    writeLongString(text);
    return;
  }
  const room = length * 3 + 16;
  if (at + room > bytes.length) grow(room);
  const start = at;
  writeHead(0x60, length);
  let to = at;
  for (let i = 0; i < length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0x80) {
      at = start;
      writeUnicode(text);
      return;
    }
    bytes[to++] = unit;
  }
  at = to;
}

function writeLongString(text) {
  const room = text.length + 16; // most texts are ASCII
  if (at + room > bytes.length) grow(room);
  const start = at;
  writeHead(0x60, text.length);
  const head = at - start;
  let written = ops.writeUtf8(bytes, at, text);
  if (written < -1) {
    grow(16 - written);
    written = ops.writeUtf8(bytes, at, text);
  }
  if (written === -1) {
    at = start;
    const length = texts().utf8Length(text);
    if (at + length + 16 > bytes.length) grow(length + 16);
    writeWtf8(text, length);
    return;
  }
  const grown = editor().headBytes(0x60, written).length - head;
  if (grown !== 0) bytes.copyWithin(at + grown, at, at + written);
  at = start;
  writeHead(0x60, written);
  at += written;
}

/** A string that is not ASCII. There is room. */
function writeUnicode(text) {
  const { utf8Length, putUnits } = texts();
  const length = utf8Length(text);
  if (!text.isWellFormed()) {
    writeWtf8(text, length);
    return;
  }
  writeHead(0x60, length);
  at = putUnits(bytes, at, text);
}

function writeWtf8(text, length) {
  writeHead(0xc0, 273);
  writeHead(0x40, length);
  at = texts().putUnits(bytes, at, text);
}

// ---- objects: what they are, and whether they were met before

function writeObject(object) {
  if (metBefore(object)) return;
  if (isArray(object)) {
    writeArray(object);
    return;
  }
  if (getPrototypeOf(object) === objectPrototype && object[asyncIterator] === undefined) writeProperties(object, keysOf(object), object, PROPERTY);
  else writeSpecial(object);
}

/** Writes a reference if the object was written before; else remembers that it is written here. */
function metBefore(object) {
  const target = placeOf(object);
  if (target === undefined) {
    remember(object, at);
    return false;
  }
  writeReference(target);
  return true;
}

function placeOf(object) {
  if (many !== undefined) return many.get(object);
  for (let i = 0; i < fewCount; i++) {
    if (few[i] === object) return fewAt[i];
  }
  return undefined;
}

function remember(object, target) {
  if (many !== undefined) {
    many.set(object, target);
  } else if (fewCount < kFew) {
    few[fewCount] = object;
    fewAt[fewCount++] = target;
  } else {
    many = new Map();
    for (let i = 0; i < fewCount; i++) many.set(few[i], fewAt[i]);
    many.set(object, target);
  }
}

/** Tag 29; its number is known at the end. `target` is a place or the record of a whole typed array. */
function writeReference(target) {
  if (at + 32 > bytes.length) grow(32);
  bytes[at++] = 0xd8;
  bytes[at++] = 0x1d;
  refs.push([at, target]);
}

function enter(object, kind) {
  if (depth >= kMaxDepth) {
    throw failure(`${place()} is nested more than ${kMaxDepth} levels deep and cannot move to another node`);
  }
  pathObjects[depth] = object;
  pathKinds[depth++] = kind;
  if (depth > deepest) deepest = depth;
}

/** The pairs of an object: those of `keys` that it still has when their turn comes. */
function writeProperties(object, keys, container, kind) {
  enter(container, kind);
  const start = at;
  const count = keys.length;
  if (at + 16 > bytes.length) grow(16);
  writeHead(0xa0, count);
  const head = at - start;
  let gone = 0;
  for (let i = 0; i < count; i++) {
    const key = keys[i];
    const value = object[key];
    if (value === undefined && !hasOwn(object, key)) {
      gone++;
      continue;
    }
    writeString(key);
    pathKeys[depth - 1] = key;
    writeValue(value);
  }
  if (gone !== 0) replaceHead(start, head, 0xa0, count - gone);
  depth--;
}

function writeKind(object, kind) {
  const { out } = root;
  if (out === undefined) fail(object);
  if (out.near === false) refuseFar(object, kind);
  const value = kind.encode(object, { near: out.near !== false, handle: (number) => out.transfers.push(number) - 1 });
  writeOwnTag(kind.tag);
  enter(object, PROPERTY);
  writeValue(value);
  depth--;
}

/** What its process keeps. */
function refuseFar(object, kind) {
  const why = kind.near === true ? 'it is shared by the cores of one' : kind.keeps?.(object);
  if (why !== undefined) throw failure(`${place()} is ${describe(object)} and cannot move to another process: ${why}`);
}

/** Everything that is neither an array nor a plain object at first sight. Decided by what the engine knows, not by prototypes. */
function writeSpecial(object) {
  if (isView(object)) return writeView(object);
  const tag = ops.typeTag(object);
  const write = writers[tag];
  if (write !== undefined) return write(object, tag);
  if (tag !== undefined && tag !== 'Arguments' && tag !== 'Proxy') return writeAsked(object);
  const verdict = verdictOf(getPrototypeOf(object));
  if (typeof verdict === 'object') return writeKind(object, verdict);
  if (verdict === kSignal && require('internal/abort').isAbortSignal(object)) return writeSignal(object);
  if (verdict === kNative && isBoxedBigInt(object)) return writeBoxed(object, 'BigInt');
  if (verdict !== kMixed && !(tag === 'Proxy' && verdict === kNative)) return writeAsked(object);
  const kind = askedKind(object, root.out?.lent !== undefined);
  if (kind !== undefined) return writeKind(object, kind);
  writeProperties(object, keysOf(object), object, PROPERTY);
}

/** The last to know what it is: the kinds that are asked. */
function writeAsked(object) {
  const kind = askedKind(object, root.out?.lent !== undefined);
  if (kind === undefined) fail(object);
  writeKind(object, kind);
}

// ---- arrays

function writeArray(array) {
  const { length } = array;
  const named = namesOf(array, length);
  if (named !== undefined) {
    writeOwnTag(ARRAY);
    bytes[at++] = 0x82;
  }
  writeItems(array, length);
  if (named !== undefined) writeProperties(array, named, array, PROPERTY);
}

function writeItems(array, length) {
  enter(array, INDEX);
  if (at + 16 > bytes.length) grow(16);
  const start = at;
  writeHead(0x80, length);
  const head = at - start;
  for (let i = 0; i < length; i++) {
    const item = array[i];
    if (typeof item === 'object') {
      pathKeys[depth - 1] = i;
    } else if (item === undefined) {
      if (!hasOwn(array, i)) {
        replaceHead(start, head, 0x80, i + writeSparse(array, i, length));
        break;
      }
    } else {
      pathKeys[depth - 1] = i;
    }
    writeValue(item);
  }
  depth--;
}

// ---- what may fail

/** Calls `write`; if something cannot be cloned, undoes what it wrote and returns that error. */
function attempt(write, ...args) {
  if (at + 32 > bytes.length) grow(32);
  const { transfers } = root.out;
  const saved = { at, depth, refs: refs.length, edits: edits.length, transfers: transfers.length };
  try {
    write(...args);
    return undefined;
  } catch (error) {
    if (error !== root.failure) throw error;
    at = saved.at;
    depth = saved.depth;
    refs.length = saved.refs;
    edits.length = saved.edits;
    transfers.length = saved.transfers;
    forgetFrom(at);
    return error;
  }
}

function forgetFrom(start) {
  const isGone = (target) => (typeof target === 'object' ? target.at : target) >= start;
  if (many !== undefined) {
    for (const [object, target] of many) if (isGone(target)) many.delete(object);
  } else {
    while (fewCount > 0 && isGone(fewAt[fewCount - 1])) few[--fewCount] = undefined;
  }
}

function writeBytes(source) {
  const { length } = source;
  if (at + length + 32 > bytes.length) grow(length + 32);
  writeHead(0x40, length);
  apply(bytesSet, bytes, [source, at]);
  at += length;
}

// ---- edits

function replaceHead(start, length, major, n) {
  edits.push([start, 5, length, editor().headBytes(major, n)]);
}

// ---- what cannot travel

const place = (level = depth) => wayTo(root.what, pathKinds, pathKeys, level);

function fail(culprit) {
  const emitter = enclosingEmitter(pathObjects, depth, culprit);
  const [level, object] = emitter ?? [depth, culprit];
  throw failure(`${place(level)} is ${describe(object)} and cannot move to another node`);
}

function failure(message, cause) {
  const { DOMException } = require('internal/dom_exception');
  const error = new DOMException(message, cause === undefined ? 'DataCloneError' : { name: 'DataCloneError', cause });
  root.failure = error;
  return error;
}

// ---- writers of other modules, which see the state here through these

const writer = {
  current: () => root,
  here: () => at,
  room(size) {
    if (at + size > bytes.length) grow(size);
  },
  byte(value) {
    bytes[at++] = value;
  },
  patch(where, value) {
    bytes[where] = value;
  },
  enter,
  leave() {
    depth--;
  },
  /** What is written next is reached by this key. */
  step(key, kind = pathKinds[depth - 1]) {
    pathKinds[depth - 1] = kind;
    pathKeys[depth - 1] = key;
  },
  writeHead, writeTag, writeOwnTag, writeNumber, writeString, writeBytes, writeValue, writeProperties, writeAsked, metBefore, placeOf, remember, attempt, fail,
  place, failure,
};
const { writeSparse } = arrays.writersOf(writer);
const {
  writeMap, writeSet, writeDate, writeRegExp, writeBoxed, writeFunction, writeSignal, writeError,
} = require('internal/wire_encode_classes').writersOf(writer);
const { writeBuffer, writeView, checkTransfers, moveBuffers } = require('internal/wire_encode_buffers').writersOf(writer);

const writers = {
  __proto__: null,
  Map: writeMap, Set: writeSet, Date: writeDate, RegExp: writeRegExp, Error: writeError, ArrayBuffer: writeBuffer,
  Number: writeBoxed, String: writeBoxed, Boolean: writeBoxed, BigInt: writeBoxed,
};

Object.assign(exports, { encode, scratch, markUncloneable, addKind });
