// `internal/crypto_random`: randomness of `node:crypto`, Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/crypto.html
'use strict';

const { codes } = require('internal/errors');
const { validateFunction, validateObject, validateBoolean, validateNumber } = require('internal/validators');
const { Buffer } = require('buffer');
const { bytesOf, isAnyArrayBuffer } = require('internal/buffer_values');

const { isView } = ArrayBuffer;
const { isSafeInteger } = Number;

const MAX_INT32 = 2147483647;

function checkSize(value, name, max = MAX_INT32) {
  validateNumber(value, name);
  if (!(value >= 0 && value <= max)) throw new codes.ERR_OUT_OF_RANGE(name, `>= 0 && <= ${max}`, value);
}

function randomBytes(size, callback) {
  validateNumber(size, 'size');
  if (!(size >= 0 && size <= MAX_INT32)) throw ungrouped(size);
  if (callback === undefined) {
    const bytes = Buffer.allocUnsafe(size);
    if (size > 0) ops.randomFill(bytes, 0, size);
    return bytes;
  }
  validateFunction(callback, 'callback');
  ops.randomBytes(size, (error, contents) => callback(error, contents && Buffer.from(contents)));
}

/** Node's native side says this one, without grouping the digits. */
function ungrouped(size) {
  const error = new codes.ERR_OUT_OF_RANGE('size', `>= 0 && <= ${MAX_INT32}`, size);
  error.message = `The value of "size" is out of range. It must be >= 0 && <= ${MAX_INT32}. Received ${size}`;
  return error;
}

function toFillable(buf) {
  if (!isView(buf) && !isAnyArrayBuffer(buf)) throw new codes.ERR_INVALID_ARG_TYPE('buf', ['ArrayBuffer', 'ArrayBufferView'], buf);
  return isView(buf) ? new Uint8Array(buf.buffer, buf.byteOffset, buf.byteLength) : new Uint8Array(buf);
}

/** Offsets and sizes count elements; the result counts bytes. */
function fillRange(buf, offset, size) {
  const each = buf.BYTES_PER_ELEMENT ?? 1;
  const length = buf.byteLength;
  checkSize(offset, 'offset', length / each);
  const start = offset * each;
  if (size === undefined) return [start, length - start];
  checkSize(size, 'size', MAX_INT32);
  const bytes = size * each;
  if (start + bytes > length) throw new codes.ERR_OUT_OF_RANGE('size + offset', `<= ${length}`, start + bytes);
  return [start, bytes];
}

function randomFillSync(buf, offset = 0, size = undefined) {
  const bytes = toFillable(buf);
  const [start, length] = fillRange(buf, offset, size);
  if (length > 0) ops.randomFill(bytes, start, length);
  return buf;
}

function randomFill(buf, offset, size, callback) {
  const bytes = toFillable(buf);
  if (typeof offset === 'function') {
    callback = offset;
    offset = 0;
    size = undefined;
  } else if (typeof size === 'function') {
    callback = size;
    size = undefined;
  }
  validateFunction(callback, 'callback');
  const [start, length] = fillRange(buf, offset, size);
  ops.randomBytes(length, (error, contents) => {
    if (error !== null) return callback(error);
    bytes.set(new Uint8Array(contents), start);
    callback(null, buf);
  });
}

// Small needs are served from a store of random bytes, filled in one call.
const store = new Uint8Array(3 * 1024);
let used = store.length;

function take(count) {
  if (used + count > store.length) {
    ops.randomFill(store, 0, store.length);
    used = 0;
  }
  used += count;
  return used - count;
}

function randomInt(min, max, callback) {
  const minNotGiven = max === undefined || typeof max === 'function';
  if (minNotGiven) {
    callback = max;
    max = min;
    min = 0;
  }
  if (callback !== undefined) validateFunction(callback, 'callback');
  if (!isSafeInteger(min)) throw new codes.ERR_INVALID_ARG_TYPE('min', 'a safe integer', min);
  if (!isSafeInteger(max)) throw new codes.ERR_INVALID_ARG_TYPE('max', 'a safe integer', max);
  if (max <= min) throw new codes.ERR_OUT_OF_RANGE('max', `greater than the value of "min" (${min})`, max);
  const range = max - min;
  if (range > 2 ** 48 - 1) throw new codes.ERR_OUT_OF_RANGE(minNotGiven ? 'max' : 'max - min', `<= ${2 ** 48 - 1}`, range);
  if (callback === undefined) {
    drawn = (drawn + 1) % DRAWS;
    return min + below(range);
  }
  const draw = () => {
    drawn = (drawn + 1) % DRAWS;
    process.nextTick(callback, undefined, min + below(range));
  };
  if (drawn === 0) drawLater(draw);
  else draw();
}

/** So many numbers Node makes of the bytes that it has asked for; who calls with a callback when they are used up waits for the thread pool. */
const DRAWS = 1024;
/** Of these; 0 is none as well as all. */
let drawn = 0;
const waiting = [];

function drawLater(draw) {
  if (waiting.push(draw) > 1) return;
  ops.randomBytes(store.length, (error, contents) => {
    if (error === null) {
      store.set(new Uint8Array(contents));
      used = 0;
    }
    for (const next of waiting.splice(0)) next();
  });
}

/** A number below `range`, each as likely: what falls into the incomplete last run is drawn again. */
function below(range) {
  const limit = 2 ** 48 - (2 ** 48 % range);
  for (;;) {
    const at = take(6);
    let value = 0;
    for (let i = 0; i < 6; i++) value = value * 256 + store[at + i];
    if (value < limit) return value % range;
  }
}

const hexOf = [];
for (let i = 0; i < 256; i++) hexOf.push((i + 256).toString(16).slice(1));

function checkUuidOptions(options) {
  if (options === undefined) return;
  validateObject(options, 'options');
  if (options.disableEntropyCache !== undefined) validateBoolean(options.disableEntropyCache, 'options.disableEntropyCache');
}

function randomUUID(options) {
  checkUuidOptions(options);
  const at = take(16);
  return uuidText(store, at, 0x40);
}

function randomUUIDv7(options) {
  checkUuidOptions(options);
  const at = take(16);
  let now = Date.now();
  for (let i = 5; i >= 0; i--) {
    store[at + i] = now % 256;
    now = Math.floor(now / 256);
  }
  return uuidText(store, at, 0x70);
}

function uuidText(b, at, version) {
  const h = hexOf;
  return `${h[b[at]]}${h[b[at + 1]]}${h[b[at + 2]]}${h[b[at + 3]]}-${h[b[at + 4]]}${h[b[at + 5]]}-${h[b[at + 6] & 0x0f | version]}${h[b[at + 7]]}-` +
    `${h[b[at + 8] & 0x3f | 0x80]}${h[b[at + 9]]}-${h[b[at + 10]]}${h[b[at + 11]]}${h[b[at + 12]]}${h[b[at + 13]]}${h[b[at + 14]]}${h[b[at + 15]]}`;
}

function timingSafeEqual(a, b) {
  const left = comparable(a, 'buf1');
  const right = comparable(b, 'buf2');
  if (left.length !== right.length) throw new codes.ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH();
  return ops.timingSafeEqual(left, right);
}

function comparable(value, name) {
  if (isView(value)) return bytesOf(value);
  if (isAnyArrayBuffer(value)) return new Uint8Array(value);
  const error = new codes.ERR_INVALID_ARG_TYPE(name, ['ArrayBuffer', 'Buffer', 'TypedArray', 'DataView'], value);
  error.message = error.message.replace(/ Received .*$/s, '');
  throw error;
}

module.exports = { randomBytes, randomFill, randomFillSync, randomInt, randomUUID, randomUUIDv7, timingSafeEqual };
