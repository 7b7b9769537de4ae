// `internal/wire_encode_classes`: objects of the classes that structuredClone takes, errors, node functions and signals, for `internal/wire_encode`.
'use strict';

const { PROPERTY, MAP_VALUE, MAP_KEY, MEMBER, CAPTURE, REASON } = require('internal/wire_refusals');

const { apply, getOwnPropertyDescriptor } = Reflect;
const { isArray } = Array;
const { keys: keysOf, hasOwn } = Object;
const { floor } = Math;
const mapForEach = Map.prototype.forEach;
const setForEach = Set.prototype.forEach;
const dateTime = Date.prototype.getTime;
const getter = (prototype, name) => getOwnPropertyDescriptor(prototype, name).get;
const regExpSource = getter(RegExp.prototype, 'source');
const regExpFlags = getter(RegExp.prototype, 'flags');
const unboxers = {
  __proto__: null, Number: Number.prototype.valueOf, String: String.prototype.valueOf, Boolean: Boolean.prototype.valueOf, BigInt: BigInt.prototype.valueOf,
};

// Tags of our own, as the last byte of `da 524f00nn`.
const ERROR = 6, BOXED = 7, FUNCTION = 8, SIGNAL = 9;

/** `writer`: what `internal/wire_encode` writes with. */
function writersOf(writer) {
  const {
    current, here, room, byte, patch, writeHead, writeTag, writeOwnTag, writeNumber, writeString, writeBytes, writeValue, writeProperties, metBefore, enter,
    leave, step, attempt, fail,
  } = writer;

  function writeMap(map) {
    const list = [];
    apply(mapForEach, map, [(value, key) => { list.push(key, value); }]);
    writeTag(259);
    writeHead(0xa0, list.length / 2);
    enter(map, MAP_KEY);
    for (let i = 0; i < list.length; i += 2) {
      step(i / 2, MAP_KEY);
      writeValue(list[i]);
      step(list[i], MAP_VALUE);
      writeValue(list[i + 1]);
    }
    leave();
  }

  function writeSet(set) {
    const list = [];
    apply(setForEach, set, [(member) => { list.push(member); }]);
    writeTag(258);
    writeHead(0x80, list.length);
    enter(set, MEMBER);
    for (let i = 0; i < list.length; i++) {
      step(i);
      writeValue(list[i]);
    }
    leave();
  }

  function writeDate(date) {
    const time = apply(dateTime, date, []);
    const seconds = floor(time / 1000);
    const rest = time - seconds * 1000;
    if (!(rest > 0)) {
      writeTag(1);
      writeNumber(rest === 0 ? seconds + 0 : NaN);
      return;
    }
    writeTag(1001);
    byte(0xa2);
    byte(0x01);
    writeNumber(seconds + 0);
    byte(0x22);
    writeHead(0, rest);
  }

  function writeRegExp(regExp) {
    writeTag(21066);
    byte(0x82);
    writeString(apply(regExpSource, regExp, []));
    writeString(apply(regExpFlags, regExp, []));
  }

  function writeBoxed(object, tag) {
    writeOwnTag(BOXED);
    writeValue(apply(unboxers[tag], object, []));
  }

  function writeFunction(fn) {
    if (metBefore(fn)) return;
    const description = current().hooks?.functionOf?.(fn);
    if (description === undefined) fail(fn);
    writeOwnTag(FUNCTION);
    byte(0x84);
    writeBytes(description.hash);
    writeHead(0, description.index);
    writeString(description.name);
    const { captures } = description;
    if (captures === null || captures === undefined) byte(0xf6);
    else writeProperties(captures, keysOf(captures), fn, CAPTURE);
  }

  function writeSignal(signal) {
    const { hooks, out } = current();
    const indexes = current().signalIndexes ??= new Map();
    let index = indexes.get(signal);
    if (index === undefined) {
      index = hooks?.signalOf === undefined ? out.signals.length : hooks.signalOf(signal);
      if (index === undefined) fail(signal);
      out.signals.push(signal);
      indexes.set(signal, index);
    }
    writeOwnTag(SIGNAL);
    byte(0x83);
    writeHead(0, index);
    byte(signal.aborted ? 0xf5 : 0xf4);
    enter(signal, REASON);
    writeValue(signal.reason);
    leave();
  }

  // ---- errors

  function writeError(error) {
    const { identify, messageOf, ownProperties } = require('internal/wire_errors');
    const { name, className, base } = identify(error, current().hooks);
    const message = messageOf(error, base);
    const { stack } = error;
    const list = [[0, name], [1, message], [2, typeof stack === 'string' ? stack : undefined], [6, className]].filter(([, text]) => text !== undefined);
    const properties = ownProperties(error, base, name, className);
    writeOwnTag(ERROR);
    const headAt = here();
    writeHead(0xa0, list.length);
    for (const [number, text] of list) {
      room(16);
      byte(number);
      writeString(text);
    }
    enter(error, PROPERTY);
    let parts = list.length;
    // What an error carries along must not keep the error itself from arriving.
    if (hasOwn(error, 'cause') && attempt(writePart, 3, 'cause', error.cause) === undefined) parts++;
    if (base === 'AggregateError' && isArray(error.errors)) {
      writePart(4, 'errors', error.errors);
      parts++;
    }
    leave();
    if (properties.length !== 0 && writeErrorProperties(error, properties)) parts++;
    patch(headAt, 0xa0 | parts);
  }

  function writePart(number, key, value) {
    step(key);
    room(16);
    byte(number);
    writeValue(value);
  }

  /** Writes those properties that can be written; false if there are none. */
  function writeErrorProperties(error, list) {
    let left = list;
    while (left.length !== 0) {
      let failed = -1;
      const outcome = attempt(() => {
        enter(error, PROPERTY);
        byte(5);
        writeHead(0xa0, left.length);
        for (let i = 0; i < left.length; i++) {
          failed = i;
          writeString(left[i][0]);
          step(left[i][0]);
          writeValue(left[i][1]);
        }
        leave();
      });
      if (outcome === undefined) return true;
      left = left.filter((_, index) => index !== failed);
    }
    return false;
  }

  return { writeMap, writeSet, writeDate, writeRegExp, writeBoxed, writeFunction, writeSignal, writeError };
}

module.exports = { writersOf };
