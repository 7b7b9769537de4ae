// `internal/stream_iter/arguments`: what the functions of iterable streams take, and what they say when they do not. Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/stream_iter.html and, for options and chunks, https://webidl.spec.whatwg.org/
'use strict';

const { codes } = require('internal/errors');

const { isView } = ArrayBuffer;
const { isArray } = Array;
const { trunc } = Math;

/** The least that may be buffered before anybody waits, in bytes. */
const LEAST_BUDGET = 16384;
const POLICIES = ['strict', 'unbounded', 'drop-oldest', 'drop-newest'];

/** The protocols by which objects take part. */
const symbols = {
  toStreamable: Symbol.for('Stream.toStreamable'),
  toAsyncStreamable: Symbol.for('Stream.toAsyncStreamable'),
  broadcastProtocol: Symbol.for('Stream.broadcastProtocol'),
  shareProtocol: Symbol.for('Stream.shareProtocol'),
  shareSyncProtocol: Symbol.for('Stream.shareSyncProtocol'),
  drainableProtocol: Symbol.for('Stream.drainableProtocol'),
};

const encoder = new TextEncoder();
const hasMethod = (value, name) => isObject(value) && typeof value[name] === 'function';
const isObject = (value) => (typeof value === 'object' && value !== null) || typeof value === 'function';

function coded(code, message) {
  const error = new TypeError(message);
  error.code = code;
  return error;
}

// ---- options

/** A dictionary: nothing, or an object. */
function dictionary(options, what = 'options') {
  if (options === undefined || options === null) return {};
  if (!isObject(options)) throw coded('ERR_INVALID_ARG_TYPE', `${what} cannot be converted to a dictionary`);
  return options;
}

/** The signal of a dictionary, or undefined. */
function signalOf(options, what = 'options') {
  const { signal } = dictionary(options, what);
  if (signal !== undefined && !(signal instanceof AbortSignal)) throw coded('ERR_INVALID_ARG_TYPE', `signal in ${what} is not of type AbortSignal.`);
  return signal;
}

/** How much a stream buffers, and what it does with more: `{ backpressure, budget }`. */
function bufferingOf(options, otherwise, what = 'options') {
  const given = dictionary(options, what);
  const backpressure = given.backpressure === undefined ? otherwise.backpressure : `${given.backpressure}`;
  if (!POLICIES.includes(backpressure)) {
    throw coded('ERR_INVALID_ARG_VALUE', `backpressure in ${what} '${backpressure}' is not a valid enum value of type BackpressurePolicy.`);
  }
  return { backpressure, budget: given.budget === undefined ? otherwise.budget : checkedBudget(given.budget) };
}

function checkedBudget(value) {
  const budget = integer(Number(value));
  if (budget < LEAST_BUDGET || budget > Number.MAX_SAFE_INTEGER) {
    throw new codes.ERR_OUT_OF_RANGE('options.budget', `>= ${LEAST_BUDGET} && <= ${Number.MAX_SAFE_INTEGER}`, budget);
  }
  return budget;
}

/** As an `unsigned long long`. */
function integer(number) {
  if (!Number.isFinite(number)) return 0;
  const whole = trunc(number);
  return whole < 0 ? whole + 2 ** 64 : whole + 0;
}

/** The most bytes that a consumer takes, or undefined. */
function limitOf(options) {
  const { limit } = dictionary(options);
  if (limit === undefined) return undefined;
  const number = Number(limit);
  if (!Number.isFinite(number)) throw coded('ERR_INVALID_ARG_TYPE', 'limit in options is not a finite number.');
  const whole = trunc(number);
  if (whole >= 0 && whole <= Number.MAX_SAFE_INTEGER) return whole;
  throw coded('ERR_OUT_OF_RANGE', `limit in options is outside the expected range of 0 to ${Number.MAX_SAFE_INTEGER}.`);
}

// ---- transforms

const isTransform = (value) => typeof value === 'function' || hasMethod(value, 'transform');

/** `[...transforms][, options]` taken apart: whatever stands last and is no transform is the options. */
function transformsAndOptions(args) {
  const hasOptions = args.length > 0 && !isTransform(args.at(-1));
  return { transforms: checkedTransforms(hasOptions ? args.slice(0, -1) : args), options: hasOptions ? args.at(-1) : undefined };
}

function checkedTransforms(transforms) {
  for (const [index, transform] of transforms.entries()) {
    if (!isTransform(transform)) {
      throw new codes.ERR_INVALID_ARG_TYPE(`transforms[${index}]`, ['Function', 'Object with transform()'], transform);
    }
  }
  return transforms;
}

// ---- chunks

const isBytes = (value) => value instanceof Uint8Array;
const isBuffer = (value) => value instanceof ArrayBuffer || value instanceof SharedArrayBuffer;

/** The bytes of a primitive chunk (a text, a buffer, a view); undefined for everything else. */
function primitiveBytes(value) {
  if (typeof value === 'string') return encoder.encode(value);
  if (isBytes(value)) return value;
  if (isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  return isBuffer(value) ? new Uint8Array(value) : undefined;
}

/** Whether `value` is a batch already. */
function isBatch(value) {
  return isArray(value) && value.every(isBytes);
}

/** What a writer was given: bytes stay as they are, everything else is text. */
function writtenBytes(chunk, what = 'chunk') {
  if (isBytes(chunk)) return chunk;
  if (typeof chunk === 'symbol') throw coded('ERR_INVALID_ARG_TYPE', `${what} is a Symbol and cannot be converted to a string.`);
  return encoder.encode(`${chunk}`);
}

/** What a writer was given to write at once. */
function writtenBatch(chunks) {
  if (!isObject(chunks) || typeof chunks[Symbol.iterator] !== 'function') {
    throw coded('ERR_INVALID_ARG_TYPE', 'chunks cannot be converted to sequence.');
  }
  const batch = [];
  for (const chunk of chunks) batch.push(writtenBytes(chunk, `chunks[${batch.length}]`));
  return batch;
}

/** Bytes of a batch. */
function sizeOf(batch) {
  let size = 0;
  for (const chunk of batch) size += chunk.byteLength;
  return size;
}

module.exports = {
  symbols,
  hasMethod,
  isObject,
  coded,
  dictionary,
  signalOf,
  bufferingOf,
  limitOf,
  isTransform,
  transformsAndOptions,
  checkedTransforms,
  isBytes,
  primitiveBytes,
  isBatch,
  writtenBytes,
  writtenBatch,
  sizeOf,
};
