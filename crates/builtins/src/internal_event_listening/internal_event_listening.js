// `internal/event_listening`: `events.on`, and what `events.once` has in common with it: emitters and event targets listened to alike.
// Follows https://nodejs.org/docs/latest-v26.x/api/events.html#eventsonemitter-eventname-options
'use strict';

const { addAbortListener } = require('events');

const { getPrototypeOf } = Reflect;

const kWatermarkData = Symbol.for('nodejs.watermarkData');
/** An option of the runtime's own: the values are the events' first arguments, not lists of all. */
const kFirstArgument = Symbol('first argument');

function on(emitter, type, options) {
  const { signal } = checkedSignal(options);
  if (signal?.aborted) throw aborted(signal);
  const { validateInteger } = require('internal/validators');
  const high = options.highWaterMark ?? options.highWatermark ?? Number.MAX_SAFE_INTEGER;
  validateInteger(high, 'options.highWaterMark', 1);
  const low = options.lowWaterMark ?? options.lowWatermark ?? 1;
  validateInteger(low, 'options.lowWaterMark', 1);
  const stream = new EventStream(emitter, type, signal, low, high, options[kFirstArgument]);
  for (const name of options.close ?? []) stream.listen(name, () => stream.finish());
  return stream.iterator;
}

// What waits between an emitter and one `for await`: events not yet read, or readers not yet served.
class EventStream {
  constructor(emitter, type, signal, low, high, isFirstOnly) {
    this.emitter = emitter;
    this.signal = signal;
    this.low = low;
    this.high = high;
    this.events = [];
    this.readers = [];
    this.listening = [];
    this.failure = undefined;
    this.finished = false;
    this.paused = false;
    this.onEvent = isFirstOnly ? (value) => this.push(value) : (...args) => this.push(args);
    this.onError = (error) => this.fail(error);
    this.onAbort = () => this.fail(aborted(signal));
    this.listen(type, this.onEvent);
    if (type !== 'error' && typeof emitter.on === 'function') this.listen('error', this.onError);
    this.removeAbort = signal == null ? undefined : addAbortListener(signal, this.onAbort);
    this.iterator = makeIterator(this);
  }

  listen(type, listener) {
    listenTo(this.emitter, type, listener);
    this.listening.push([type, listener]);
  }

  push(value) {
    const reader = this.readers.shift();
    if (reader !== undefined) {
      reader.resolve({ done: false, value });
      return;
    }
    this.events.push(value);
    if (!this.paused && this.events.length > this.high && typeof this.emitter.pause === 'function') {
      this.paused = true;
      this.emitter.pause();
    }
  }

  next() {
    if (this.events.length > 0) {
      const value = this.events.shift();
      if (this.paused && this.events.length < this.low) {
        this.emitter.resume();
        this.paused = false;
      }
      return Promise.resolve({ done: false, value });
    }
    if (this.failure !== undefined) {
      const { error } = this.failure;
      this.failure = undefined;
      return Promise.reject(error);
    }
    if (this.finished) return this.finish();
    return new Promise((resolve, reject) => { this.readers.push({ resolve, reject }); });
  }

  fail(error) {
    const reader = this.readers.shift();
    if (reader === undefined) this.failure = { error };
    else reader.reject(error);
    this.finish();
  }

  finish() {
    this.removeAbort?.[Symbol.dispose]();
    while (this.listening.length > 0) removeFrom(this.emitter, ...this.listening.pop());
    this.finished = true;
    const end = { done: true, value: undefined };
    for (const reader of this.readers.splice(0)) reader.resolve(end);
    return Promise.resolve(end);
  }
}

function makeIterator(stream) {
  const asyncIteratorPrototype = getPrototypeOf(getPrototypeOf(async function* () {}).prototype);
  return {
    __proto__: asyncIteratorPrototype,
    next() { return stream.next(); },
    return() { return stream.finish(); },
    throw(error) {
      if (!error || !(error instanceof Error)) throw notAnEmitter(error, 'EventEmitter.AsyncIterator', 'Error');
      stream.fail(error);
    },
    [Symbol.asyncIterator]() { return this; },
    [kWatermarkData]: {
      get size() { return stream.events.length; },
      get low() { return stream.low; },
      get high() { return stream.high; },
      get isPaused() { return stream.paused; },
    },
  };
}

// ---- listening to either kind

function checkedSignal(options) {
  const { validateObject, validateAbortSignal } = require('internal/validators');
  validateObject(options, 'options');
  validateAbortSignal(options.signal, 'options.signal');
  return options;
}

function aborted(signal) {
  const { AbortError } = require('internal/errors');
  return new AbortError(undefined, { cause: signal?.reason });
}

function listenTo(emitter, type, listener, options) {
  if (typeof emitter.on === 'function') {
    if (options?.once) emitter.once(type, listener);
    else emitter.on(type, listener);
  } else if (typeof emitter.addEventListener === 'function') {
    emitter.addEventListener(type, listener, options);
  } else {
    throw notAnEmitter(emitter, 'emitter', 'EventEmitter');
  }
}

function removeFrom(emitter, type, listener) {
  if (typeof emitter.removeListener === 'function') emitter.removeListener(type, listener);
  else if (typeof emitter.removeEventListener === 'function') emitter.removeEventListener(type, listener);
  else throw notAnEmitter(emitter, 'emitter', 'EventEmitter');
}

function notAnEmitter(value, name = 'emitter', expected = ['EventEmitter', 'EventTarget']) {
  const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
  return new ERR_INVALID_ARG_TYPE(name, expected, value);
}

module.exports = { kFirstArgument, on, checkedSignal, aborted, listenTo, removeFrom, notAnEmitter };
