// `internal/streams/state`: high water marks, and what both sides of a stream share. Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/stream.html#buffering
'use strict';

const { isInteger } = Number;

let bytesMark = 64 * 1024;
let objectsMark = 16;

function getDefaultHighWaterMark(objectMode) {
  return objectMode ? objectsMark : bytesMark;
}

function setDefaultHighWaterMark(objectMode, value) {
  require('internal/validators').validateInteger(value, 'value', 0);
  if (objectMode) objectsMark = value;
  else bytesMark = value;
}

/** The mark that a stream's options ask for; `sideKey` is the name that is for one side of a Duplex only. */
function highWaterMarkOf(options, objectMode, sideKey, isDuplex) {
  const mark = options?.highWaterMark ?? (isDuplex ? options?.[sideKey] : null);
  if (mark == null) return getDefaultHighWaterMark(objectMode);
  if (!isInteger(mark) || mark < 0) {
    const { codes } = require('internal/errors');
    const name = isDuplex ? `options.${sideKey}` : 'options.highWaterMark';
    throw new codes.ERR_INVALID_ARG_VALUE(name, mark);
  }
  return Math.floor(mark);
}

/** Set when Duplex is loaded: before that nothing is one, and Writable need not load all of them to know. */
let Duplex;

function setDuplex(Class) {
  Duplex = Class;
}

function isDuplex(stream) {
  return Duplex !== undefined && stream instanceof Duplex;
}

let Buffer; // standard output, which is mostly given strings, does without it

/** False also as long as nobody has loaded Buffer. */
function isBuffer(value) {
  return Buffer !== undefined && value instanceof Buffer;
}

function fromText(text, encoding) {
  Buffer ??= require('buffer').Buffer;
  return Buffer.from(text, encoding);
}

/** The bytes of any view as a Buffer over the same memory. */
function toBuffer(view) {
  Buffer ??= require('buffer').Buffer;
  return view instanceof Buffer ? view : Buffer.from(view.buffer, view.byteOffset, view.byteLength);
}

/** Non-enumerable accessors on a prototype, from `{ name: { get, set } }`; not to be redefined, as Node's. */
function defineAccessors(prototype, accessors) {
  for (const name of Object.keys(accessors)) {
    const { get, set } = accessors[name];
    Object.defineProperty(prototype, name, { get, set, enumerable: false, configurable: false });
  }
}

Object.assign(exports, { getDefaultHighWaterMark, setDefaultHighWaterMark, highWaterMarkOf, isBuffer, fromText, toBuffer, defineAccessors, setDuplex, isDuplex });
