// `internal/stream_iter/pull`: pipelines of iterable streams: `pull` and `pullSync`, and the transforms in them. Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/stream_iter.html#pipelines
'use strict';

const { context } = require('internal/boot');
const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
const { transformsAndOptions, checkedTransforms, signalOf, hasMethod, primitiveBytes, isBatch } = require('internal/stream_iter/arguments');
const { from, fromSync, source, syncSource } = require('internal/stream_iter/from');

const syncParts = ['string', 'Uint8Array', 'ArrayBuffer', 'ArrayBufferView', 'Iterable'];
const asyncParts = [...syncParts, 'AsyncIterable'];
const syncResults = ['string', 'Uint8Array', 'ArrayBuffer', 'ArrayBufferView', 'Array', 'Iterable', 'null'];
const asyncResults = [...syncResults.slice(0, -1), 'AsyncIterable', 'Promise', 'null'];

// ---- asynchronous

function pull(input, ...args) {
  const { transforms, options } = transformsAndOptions(args);
  const signal = signalOf(options);
  return pipeline(from(input), transforms, signal);
}

/** What comes out of `batches` by way of the transforms, until the signal aborts. */
function pipeline(batches, transforms, signal) {
  return source(() => {
    if (transforms.length === 0) return signal === undefined ? batches[Symbol.asyncIterator]() : abortable(batches[Symbol.asyncIterator](), signal);
    const controller = new AbortController();
    const iterator = transformed(batches, transforms, controller);
    return signal === undefined ? iterator : abortable(iterator, signal, controller);
  });
}

/** The batches that leave the last transform. `controller` tells the transforms that nobody will take more. */
async function* transformed(batches, transforms, controller) {
  const options = { __proto__: null, signal: controller.signal };
  let output = batches;
  for (const transform of transforms) output = typeof transform === 'function' ? stateless(output, transform, options) : stateful(output, transform, options);
  let isOver = false;
  try {
    for await (const batch of output) yield batch;
    isOver = true;
  } catch (error) {
    isOver = true;
    controller.abort(error);
    throw error;
  } finally {
    if (!isOver) controller.abort(new DOMException('Aborted', 'AbortError'));
  }
}

/** A function from batch to batch, which is called with null at the end. */
async function* stateless(batches, transform, options) {
  const { frame } = context;
  for await (const batch of batches) {
    context.frame = frame;
    const result = await resultBatch(transform(batch, options));
    if (result.length > 0) yield result;
  }
  context.frame = frame;
  const last = await resultBatch(transform(null, options));
  if (last.length > 0) yield last;
}

/** A generator that is given all batches, and then null. */
async function* stateful(batches, transform, options) {
  const output = transform.transform(withFlush(batches), options);
  for await (const part of output) {
    if (part === null) continue;
    const batch = isBatch(part) ? part : await flattenedPart(part, []);
    if (batch.length > 0) yield batch;
  }
}

async function* withFlush(batches) {
  for await (const batch of batches) yield batch;
  yield null;
}

/** What a stateless transform gave, as one batch. */
async function resultBatch(result) {
  if (result === null) return [];
  if (isBatch(result)) return result;
  if (result instanceof Promise) return resultBatch(await result);
  if (!isPart(result) && !hasMethod(result, Symbol.asyncIterator)) throw new ERR_INVALID_ARG_TYPE('result', asyncResults, result);
  return flattenedPart(result, []);
}

async function flattenedPart(part, batch) {
  if (part instanceof Promise) return flattenedPart(await part, batch);
  if (isPart(part)) return flattenedSyncPart(part, batch);
  if (!hasMethod(part, Symbol.asyncIterator)) throw new ERR_INVALID_ARG_TYPE('value', asyncParts, part);
  for await (const inner of part) await flattenedPart(inner, batch);
  return batch;
}

/** Takes `iterator` over: once the signal aborts, whoever waits is told at once. */
function abortable(iterator, signal, controller) {
  const waiting = new Set();
  let isOver = false;
  let isAborted = false;
  const finish = () => {
    isOver = true;
    signal.removeEventListener('abort', onAbort);
  };
  const onAbort = () => {
    finish();
    isAborted = true;
    controller?.abort(signal.reason);
    for (const reject of waiting) reject(signal.reason);
    // It may be busy with what never comes: nobody waits for it.
    iterator.return?.()?.then?.(undefined, () => {});
  };
  signal.addEventListener('abort', onAbort, { once: true });
  const unlessAborted = (promise) => new Promise((resolve, reject) => {
    waiting.add(reject);
    promise.then((result) => {
      waiting.delete(reject);
      if (result.done) finish();
      resolve(result);
    }, (error) => {
      waiting.delete(reject);
      finish();
      reject(error);
    });
  });
  return {
    __proto__: null,
    [Symbol.asyncIterator]() { return this; },
    next() {
      if (signal.aborted && !isOver) onAbort();
      return isAborted ? Promise.reject(signal.reason) : unlessAborted(iterator.next());
    },
    async return(value) {
      finish();
      await iterator.return?.(value);
      return { value, done: true };
    },
    async throw(error) {
      finish();
      await iterator.return?.();
      throw error;
    },
  };
}

// ---- synchronous

function pullSync(input, ...transforms) {
  const batches = fromSync(input);
  return pipelineSync(batches, checkedTransforms(transforms));
}

function pipelineSync(batches, transforms) {
  return syncSource(function* () {
    let output = batches;
    for (const transform of transforms) output = typeof transform === 'function' ? statelessSync(output, transform) : statefulSync(output, transform);
    yield* output;
  });
}

function* statelessSync(batches, transform) {
  for (const batch of batches) {
    const result = resultBatchSync(transform(batch));
    if (result.length > 0) yield result;
  }
  const last = resultBatchSync(transform(null));
  if (last.length > 0) yield last;
}

function* statefulSync(batches, transform) {
  const output = transform.transform(withFlushSync(batches));
  for (const part of output) {
    if (part === null) continue;
    const batch = isBatch(part) ? part : flattenedSyncPart(part, []);
    if (batch.length > 0) yield batch;
  }
}

function* withFlushSync(batches) {
  yield* batches;
  yield null;
}

function resultBatchSync(result) {
  if (result === null) return [];
  if (isBatch(result)) return result;
  if (!isPart(result)) throw new ERR_INVALID_ARG_TYPE('result', syncResults, result);
  return flattenedSyncPart(result, []);
}

const isPart = (value) => primitiveBytes(value) !== undefined || hasMethod(value, Symbol.iterator);

function flattenedSyncPart(part, batch) {
  const bytes = primitiveBytes(part);
  if (bytes !== undefined) {
    batch.push(bytes);
  } else if (hasMethod(part, Symbol.iterator)) {
    for (const inner of part) flattenedSyncPart(inner, batch);
  } else {
    throw new ERR_INVALID_ARG_TYPE('value', syncParts, part);
  }
  return batch;
}

module.exports = { pull, pullSync, pipeline, pipelineSync };
