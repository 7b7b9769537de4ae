// `internal/streams/operators`: `map`, `filter` and the other helpers of Readable. Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/stream.html#readablemapfn-options
//
// Each is an async generator or an async function over the stream; `stream` makes them methods of Readable.
'use strict';

const { context } = require('internal/boot');
const { codes, AbortError } = require('internal/errors');
const { validateObject, validateInteger, validateAbortSignal } = require('internal/validators');

/** Stands for a value that was filtered out, and for the end of the input. */
const kEmpty = Symbol('empty');
const kEnd = Symbol('end');

// ---- one value after the other, several at a time

function map(fn, options) {
  checkFunction(fn);
  checkOptions(options);
  let concurrency = 1;
  if (options?.concurrency != null) concurrency = Math.floor(options.concurrency);
  let highWaterMark = concurrency - 1;
  if (options?.highWaterMark != null) highWaterMark = Math.floor(options.highWaterMark);
  validateInteger(concurrency, 'options.concurrency', 1);
  validateInteger(highWaterMark, 'options.highWaterMark', 0);
  return new Mapping(this, fn, options, concurrency, highWaterMark + concurrency).results();
}

class Mapping {
  constructor(stream, fn, options, concurrency, limit) {
    const { AbortSignal } = require('internal/abort');
    this.stream = stream;
    this.fn = fn;
    this.concurrency = concurrency;
    /** So many results may wait or be under way. */
    this.limit = limit;
    this.signal = AbortSignal.any([options?.signal].filter(Boolean));
    this.queue = [];
    this.running = 0;
    this.isDone = false;
    this.wakeReader = null;
    this.wakePump = null;
    this.onEnd = () => {
      this.running--;
      this.goOn();
    };
    this.onFailure = () => {
      this.isDone = true;
      this.onEnd();
    };
  }

  goOn() {
    if (this.wakePump === null || this.isDone || this.running >= this.concurrency || this.queue.length >= this.limit) return;
    this.wakePump();
    this.wakePump = null;
  }

  async pump() {
    const { frame } = context;
    try {
      for await (const value of this.stream) {
        context.frame = frame;
        if (this.isDone) return;
        if (this.signal.aborted) throw new AbortError();
        const result = this.begin(value);
        if (result === kEmpty) continue;
        this.running++;
        result.then(this.onEnd, this.onFailure);
        this.put(result);
        if (!this.isDone && (this.queue.length >= this.limit || this.running >= this.concurrency)) {
          await new Promise((resolve) => { this.wakePump = resolve; });
          context.frame = frame;
        }
      }
      this.queue.push(kEnd);
    } catch (error) {
      const failed = Promise.reject(error);
      failed.then(this.onEnd, this.onFailure);
      this.queue.push(failed);
    } finally {
      this.isDone = true;
      this.rouseReader();
    }
  }

  begin(value) {
    try {
      const result = this.fn(value, { signal: this.signal });
      return result === kEmpty ? kEmpty : Promise.resolve(result);
    } catch (error) {
      return Promise.reject(error);
    }
  }

  put(result) {
    this.queue.push(result);
    this.rouseReader();
  }

  rouseReader() {
    if (this.wakeReader === null) return;
    this.wakeReader();
    this.wakeReader = null;
  }

  async *results() {
    const { frame } = context;
    this.pump();
    const { queue } = this;
    try {
      for (;;) {
        while (queue.length > 0) {
          const value = await queue[0];
          context.frame = frame;
          if (value === kEnd) return;
          if (this.signal.aborted) throw new AbortError();
          if (value !== kEmpty) yield value;
          queue.shift();
          this.goOn();
        }
        await new Promise((resolve) => { this.wakeReader = resolve; });
      }
    } finally {
      this.isDone = true;
      if (this.wakePump !== null) {
        this.wakePump();
        this.wakePump = null;
      }
    }
  }
}

function filter(fn, options) {
  checkFunction(fn);
  return Reflect.apply(map, this, [async (value, context) => ((await fn(value, context)) ? value : kEmpty), options]);
}

function flatMap(fn, options) {
  const values = Reflect.apply(map, this, [fn, options]);
  return (async function* () {
    for await (const value of values) yield* value;
  })();
}

// ---- parts

function drop(number, options = undefined) {
  checkOptions(options);
  const count = toCount(number);
  return dropFrom(this, count, options?.signal);
}

async function* dropFrom(stream, count, signal) {
  if (signal?.aborted) throw new AbortError();
  for await (const value of stream) {
    if (signal?.aborted) throw new AbortError();
    if (count-- <= 0) yield value;
  }
}

function take(number, options = undefined) {
  checkOptions(options);
  const count = toCount(number);
  return takeFrom(this, count, options?.signal);
}

async function* takeFrom(stream, count, signal) {
  if (signal?.aborted) throw new AbortError();
  for await (const value of stream) {
    if (signal?.aborted) throw new AbortError();
    if (count-- > 0) yield value;
    // Not one value more is asked for.
    if (count <= 0) return;
  }
}

function toCount(number) {
  number = Number(number);
  if (Number.isNaN(number)) return 0;
  if (number < 0) throw new codes.ERR_OUT_OF_RANGE('number', '>= 0', number);
  return number;
}

// ---- one result

async function some(fn, options = undefined) {
  for await (const _ of Reflect.apply(filter, this, [fn, options])) return true;
  return false;
}

async function every(fn, options = undefined) {
  checkFunction(fn);
  return !(await Reflect.apply(some, this, [async (...args) => !(await fn(...args)), options]));
}

async function find(fn, options) {
  for await (const value of Reflect.apply(filter, this, [fn, options])) return value;
  return undefined;
}

async function forEach(fn, options) {
  checkFunction(fn);
  const quietly = async (value, context) => {
    await fn(value, context);
    return kEmpty;
  };
  for await (const _ of Reflect.apply(map, this, [quietly, options]));
}

async function toArray(options) {
  checkOptions(options);
  const values = [];
  for await (const value of this) {
    throwIfAborted(options?.signal);
    values.push(value);
  }
  return values;
}

async function reduce(reducer, initialValue, options) {
  checkFunction(reducer, 'reducer');
  checkOptions(options);
  let hasValue = arguments.length > 1;
  const outer = options?.signal;
  if (outer?.aborted) await destroyAborted(this, outer);
  const { AbortController } = require('internal/abort');
  const controller = new AbortController();
  const { signal } = controller;
  const { frame } = context;
  outer?.addEventListener('abort', () => controller.abort(), { __proto__: null, once: true });
  try {
    for await (const value of this) {
      context.frame = frame;
      if (outer?.aborted) throw new AbortError();
      if (hasValue) {
        initialValue = await reducer(initialValue, value, { signal });
      } else {
        initialValue = value;
        hasValue = true;
      }
    }
    if (!hasValue) throw nothingToReduce();
  } finally {
    controller.abort();
  }
  return initialValue;
}

async function destroyAborted(stream, signal) {
  const error = new AbortError(undefined, { cause: signal.reason });
  stream.once('error', () => {});
  await require('internal/streams/finished').finishedPromise(stream.destroy(error));
  throw error;
}

function nothingToReduce() {
  const error = new codes.ERR_MISSING_ARGS('reduce');
  error.message = 'Reduce of an empty stream requires an initial value';
  return error;
}

// ---- checks

function checkFunction(fn, name = 'fn') {
  if (typeof fn !== 'function') throw new codes.ERR_INVALID_ARG_TYPE(name, 'function', fn);
}

function checkOptions(options) {
  if (options != null) validateObject(options, 'options');
  if (options?.signal != null) validateAbortSignal(options.signal, 'options.signal');
}

function throwIfAborted(signal) {
  if (signal?.aborted) throw new AbortError(undefined, { cause: signal.reason });
}

// ---- as methods

const ofStreams = { __proto__: null, drop, filter, flatMap, map, take };
const ofPromises = { every, forEach, reduce, toArray, some, find };

/** Runs one of them on a stream: a stream of its values, or a promise of its result. */
function call(name, stream, args) {
  if (name in ofStreams) {
    const { Readable } = require('internal/streams/readable');
    return Readable.from(Reflect.apply(ofStreams[name], stream, args));
  }
  return Reflect.apply(ofPromises[name], stream, args);
}

Object.assign(exports, { call });
