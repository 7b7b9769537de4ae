// `internal/wire_decode_classes`: bigints and objects of the classes that structuredClone gives, for `internal/wire_decode`.
'use strict';

const { apply } = Reflect;
const mapSet = Map.prototype.set;
const setAdd = Set.prototype.add;

/** The engine's longest have 2^20 bits. */
const kLongBigInt = 1 << 18;

/** `reader`: what `internal/wire_decode` reads with. */
function readersOf(reader) {
  const {
    next, left, readValue, readKey, expectHead, expectUnsigned, expectBytes, expectArrayOf, expectPairs, copyBytes, register, registerAs, takeSlot,
    enter, leave, problem, short, expected,
  } = reader;

  function readBigInt() {
    const length = expectBytes("a bigint's bytes");
    if (length > kLongBigInt) throw problem('a bigint is out of range');
    let hex = '';
    const bytes = copyBytes(length);
    for (let i = 0; i < length; i++) hex += (bytes[i] + 256).toString(16).slice(1);
    try {
      return BigInt(`0x0${hex}`);
    } catch (cause) {
      throw problem('a bigint is out of range', cause);
    }
  }

  function readSet() {
    const count = expectHead(4, "a set's members");
    if (count > left()) throw short();
    const set = register(new Set());
    enter();
    for (let i = 0; i < count; i++) apply(setAdd, set, [readValue()]);
    leave();
    return set;
  }

  function readMap() {
    const count = expectPairs("a map's pairs");
    const map = register(new Map());
    enter();
    for (let i = 0; i < count; i++) {
      const key = readValue();
      apply(mapSet, map, [key, readValue()]);
    }
    leave();
    return map;
  }

  /** A number, of any form. */
  function expectNumber(what) {
    if (left() === 0) throw short();
    const major = next() >> 5;
    const number = major === 0 || major === 1 || major === 7 ? readValue() : undefined;
    if (typeof number !== 'number') throw expected(what);
    return number;
  }

  function readSeconds() {
    const number = takeSlot();
    return registerAs(number, makeDate(Math.round(expectNumber('a number of seconds') * 1000)));
  }

  function readTime() {
    const number = takeSlot();
    if (expectHead(5, 'seconds and milliseconds') !== 2 || expectUnsigned('seconds') !== 1) throw expected('seconds and milliseconds');
    const seconds = expectNumber('seconds');
    if (expectHead(1, 'milliseconds') !== 2) throw expected('milliseconds');
    const milliseconds = expectUnsigned('milliseconds');
    if (milliseconds > 999 || !Number.isInteger(seconds)) throw problem('a date is out of range');
    return registerAs(number, makeDate(seconds * 1000 + milliseconds));
  }

  function makeDate(time) {
    const date = new Date(time);
    if (time === time && !(Math.abs(time) <= 8.64e15)) throw problem('a date is out of range');
    return date;
  }

  function readRegExp() {
    expectArrayOf(2, "a regular expression's source and flags");
    const source = readKey();
    const flags = readKey();
    try {
      return register(new RegExp(source, flags));
    } catch (cause) {
      throw problem('a regular expression is not valid', cause);
    }
  }

  function readBoxed() {
    const number = takeSlot();
    if (left() === 0) throw short();
    const major = next() >> 5;
    const value = major === 2 || major === 4 || major === 5 || (major === 6 && !isPrimitiveTag()) ? undefined : readValue();
    if (value === undefined || value === null) throw expected('a primitive that has a class');
    return registerAs(number, Object(value));
  }

  /** Whether the tag that comes next is one of bigints or WTF-8. */
  function isPrimitiveTag() {
    return next() === 0xc2 || next() === 0xc3 || (next() === 0xd9 && next(1) === 0x01 && next(2) === 0x11);
  }

  return { readBigInt, readSet, readMap, readSeconds, readTime, readRegExp, readBoxed };
}

module.exports = { readersOf };
