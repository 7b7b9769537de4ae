// `internal/stream_iter/from`: sources of iterable streams: `from` and `fromSync`. Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/stream_iter.html#sources
//
// Whatever is given is flattened into batches: arrays of `Uint8Array`s.
'use strict';

const { context } = require('internal/boot');
const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
const { symbols: { toStreamable, toAsyncStreamable }, hasMethod, primitiveBytes, isBytes, isBatch } = require('internal/stream_iter/arguments');

/** Chunks that are there at once go out in batches of at most so many. */
const BATCH = 128;

/** Sources that give batches and nothing else, and need no look. */
const kBatches = Symbol('kValidatedSource');

const asyncTypes = ['string', 'ArrayBuffer', 'ArrayBufferView', 'Iterable', 'AsyncIterable', 'toStreamable', 'toAsyncStreamable'];
const syncTypes = ['string', 'ArrayBuffer', 'ArrayBufferView', 'Iterable', 'toStreamable'];
const isPromise = (value) => value instanceof Promise;
const refused = (name, value) => new ERR_INVALID_ARG_TYPE(name, asyncTypes, value);
const refusedSync = (name, value) => new ERR_INVALID_ARG_TYPE(name, syncTypes, value);

function checkInput(input) {
  if (input === null || input === undefined) throw new ERR_INVALID_ARG_TYPE('input', 'a non-null value', input);
}

// ---- for asynchronous consumers

function from(input) {
  checkInput(input);
  if (input[kBatches] === true) return input;
  const bytes = primitiveBytes(input);
  if (bytes !== undefined) return source(async function* () { yield [bytes]; });
  if (isBatch(input)) return source(async function* () { for (const batch of slices(input)) yield batch; });
  if (hasMethod(input, toAsyncStreamable)) return fromConverted(input[toAsyncStreamable]());
  if (hasMethod(input, toStreamable)) return from(input[toStreamable]());
  if (typeof input[Symbol.asyncIterator] === 'function') return batchesOfAsync(input);
  if (typeof input[Symbol.iterator] === 'function') return batchesOf(input);
  throw refused('input', input);
}

function fromConverted(converted) {
  if (!isPromise(converted)) return from(converted);
  return source(async function* () { for await (const batch of from(await converted)) yield batch; });
}

const method = (fn, name) => Object.defineProperty(fn, 'name', { value: `[${name}]` });
const source = (asyncIterator) => ({ __proto__: null, [Symbol.asyncIterator]: method(asyncIterator, 'Symbol.asyncIterator') });

function* slices(batch) {
  if (batch.length <= BATCH) {
    if (batch.length > 0) yield batch;
    return;
  }
  for (let i = 0; i < batch.length; i += BATCH) yield batch.slice(i, i + BATCH);
}

async function* batchesOfAsync(iterable) {
  for await (const value of iterable) {
    const { frame } = context;
    if (isBatch(value)) {
      if (value.length > 0) yield value;
      continue;
    }
    const batch = [];
    if (isBytes(value)) batch.push(value);
    else for await (const bytes of bytesIn(value, true)) batch.push(bytes);
    context.frame = frame;
    if (batch.length > 0) yield batch;
  }
}

/** Of an iterable: bytes that follow each other go out together, as they are at hand. */
async function* batchesOf(iterable) {
  for (const { batch, other } of grouped(iterable)) {
    if (batch !== undefined) {
      yield batch;
      continue;
    }
    const { frame } = context;
    let whole = [];
    if (isBatch(other)) whole = other;
    else for await (const bytes of bytesIn(other, false)) whole.push(bytes);
    context.frame = frame;
    if (whole.length > 0) yield whole;
  }
}

/** `{ batch }` for bytes that follow each other, `{ other }` for what is to be looked into. */
function* grouped(iterable) {
  let batch = [];
  for (const value of iterable) {
    if (isBytes(value)) {
      batch.push(value);
      if (batch.length === BATCH) {
        yield { batch, other: undefined };
        batch = [];
      }
      continue;
    }
    if (batch.length > 0) yield { batch, other: undefined };
    batch = [];
    yield { batch: undefined, other: value };
  }
  if (batch.length > 0) yield { batch, other: undefined };
}

/** The bytes in `value`, in order. In what is iterated synchronously nothing may be asynchronous but promises. */
async function* bytesIn(value, mayBeAsync) {
  const { frame } = context;
  const bytes = primitiveBytes(value);
  if (bytes !== undefined) {
    yield bytes;
  } else if (isPromise(value)) {
    const awaited = await value;
    context.frame = frame;
    for await (const inner of bytesIn(awaited, mayBeAsync)) yield inner;
  } else if (isAsyncOnly(value)) {
    if (!mayBeAsync) throw refusedSync('value', value);
    for await (const inner of bytesInAsync(value)) yield inner;
  } else if (hasMethod(value, toStreamable)) {
    for await (const inner of bytesIn(value[toStreamable](), mayBeAsync)) yield inner;
  } else if (hasMethod(value, Symbol.iterator)) {
    for (const part of value) {
      for await (const inner of bytesIn(part, mayBeAsync)) yield inner;
      context.frame = frame;
    }
  } else {
    throw refused('value', value);
  }
}

/** Only asynchronous consumers can use it. */
function isAsyncOnly(value) {
  if (hasMethod(value, toAsyncStreamable)) return true;
  return !hasMethod(value, toStreamable) && hasMethod(value, Symbol.asyncIterator);
}

async function* bytesInAsync(value) {
  if (hasMethod(value, toAsyncStreamable)) {
    const { frame } = context;
    const converted = await value[toAsyncStreamable]();
    context.frame = frame;
    for await (const inner of bytesIn(converted, true)) yield inner;
    return;
  }
  for await (const part of value) {
    for await (const inner of bytesIn(part, true)) yield inner;
  }
}

// ---- for synchronous consumers

function fromSync(input) {
  checkInput(input);
  if (input[kBatches] === true) return input;
  const bytes = primitiveBytes(input);
  if (bytes !== undefined) return syncSource(function* () { yield [bytes]; });
  if (isBatch(input)) return syncSource(function* () { yield* slices(input); });
  if (hasMethod(input, toStreamable)) return fromSync(input[toStreamable]());
  if (typeof input[Symbol.iterator] === 'function') return syncSource(function* () { yield* batchesOfSync(input); });
  if (typeof input[Symbol.asyncIterator] === 'function') throw notSynchronous('AsyncIterable', input);
  if (isPromise(input)) throw notSynchronous('Promise', input);
  throw refusedSync('input', input);
}

const notSynchronous = (what, input) => new ERR_INVALID_ARG_TYPE('input', `a synchronous input (not ${what})`, input);
const syncSource = (iterator) => ({ __proto__: null, [Symbol.iterator]: method(iterator, 'Symbol.iterator') });

function* batchesOfSync(iterable) {
  for (const { batch, other } of grouped(iterable)) {
    const more = batch ?? (isBatch(other) ? other : flattenSync(other, []));
    if (more.length > 0) yield more;
  }
}

function flattenSync(value, batch) {
  const bytes = primitiveBytes(value);
  if (bytes !== undefined) {
    batch.push(bytes);
  } else if (hasMethod(value, toStreamable)) {
    flattenSync(value[toStreamable](), batch);
  } else if (hasMethod(value, Symbol.iterator)) {
    for (const inner of value) flattenSync(inner, batch);
  } else {
    throw refusedSync('value', value);
  }
  return batch;
}

/** Whether something can be given to `from`, for functions whose last argument may be a source or options. */
function isSource(value) {
  if (value === null || value === undefined) return false;
  return primitiveBytes(value) !== undefined || [toStreamable, toAsyncStreamable, Symbol.asyncIterator, Symbol.iterator].some((name) => hasMethod(value, name));
}

module.exports = { from, fromSync, bytesIn, isSource, kBatches, source, syncSource };
