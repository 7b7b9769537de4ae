// `internal/streams/iterator`: async iteration over Readables. Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/stream.html#readablesymbolasynciterator
//
// Not a generator, which would take more promise jobs for each chunk: what waits in the stream is given out at once.
'use strict';

const { destroyer } = require('internal/streams/destroy');

/** Who is woken goes on in a promise job. */
const woken = Promise.resolve();

const prototype = Object.getPrototypeOf(Object.getPrototypeOf(async function* () {}).prototype);

function asyncIterator() {
  return toIterator(this, undefined);
}

function iterator(options) {
  if (options !== undefined) require('internal/validators').validateObject(options, 'options');
  return toIterator(this, options);
}

function toIterator(stream, options) {
  if (typeof stream.read !== 'function') stream = require('internal/streams/readable').Readable.wrap(stream, { objectMode: true });
  const reading = new Iteration(stream, options);
  return {
    __proto__: prototype,
    next() { return reading.next(); },
    return(value) { return reading.ask('return', value); },
    throw(error) { return reading.ask('throw', error); },
    stream,
  };
}

class Iteration {
  constructor(stream, options) {
    this.stream = stream;
    this.options = options;
    /** Undefined while more may come, null after the end, else the error. */
    this.outcome = undefined;
    this.isDone = false;
    this.forget = undefined;
    /** Calls that have not been answered, in their order. */
    this.calls = [];
    this.isAnswering = false;
    /** The first call waits for the stream. */
    this.isWaiting = false;
    this.goOn = () => {
      this.isWaiting = false;
      this.answerAll();
    };
    this.rouse = () => {
      if (!this.isWaiting || this.isRoused) return;
      this.isRoused = true;
      woken.then(this.goOn);
    };
    this.isRoused = false;
  }

  /** Usually a chunk is there, and nobody waits. */
  next() {
    if (this.calls.length !== 0) return this.ask('next');
    try {
      const result = this.take();
      return result === undefined ? this.ask('next') : Promise.resolve(result);
    } catch (error) {
      return Promise.reject(error);
    }
  }

  ask(kind, value) {
    const { promise, resolve, reject } = Promise.withResolvers();
    this.calls.push({ kind, value, resolve, reject });
    if (kind === 'next') this.isWaiting = true;
    else if (!this.isWaiting && !this.isAnswering) this.answerAll();
    return promise;
  }

  /** Answers all calls that can be answered now. */
  answerAll() {
    this.isRoused = false;
    this.isAnswering = true;
    while (this.calls.length !== 0 && this.answer(this.calls[0])) this.calls.shift();
    this.isAnswering = false;
    this.isWaiting = this.calls.length !== 0;
  }

  answer({ kind, value, resolve, reject }) {
    try {
      const result = kind === 'next' ? this.take() : this.finish(kind, value);
      if (result === undefined) return false;
      resolve(result);
    } catch (error) {
      reject(error);
    }
    return true;
  }

  finish(kind, value) {
    if (kind === 'throw') throw this.isDone ? value : this.close(value);
    if (!this.isDone) this.close();
    return { done: true, value };
  }

  start() {
    const { aggregateTwoErrors } = require('internal/errors');
    this.stream.on('readable', this.rouse);
    this.forget = require('internal/streams/finished').finished(this.stream, { writable: false }, (error) => {
      this.outcome = error ? aggregateTwoErrors(this.outcome, error) : null;
      this.rouse();
    });
  }

  /** The next result; undefined if it is not there yet. It throws what the stream has failed with. */
  take() {
    if (this.isDone) return { done: true, value: undefined };
    if (this.forget === undefined) this.start();
    const { stream } = this;
    let chunk;
    try {
      chunk = stream.destroyed ? null : stream.read();
    } catch (error) {
      throw this.close(error);
    }
    if (chunk !== null) return { done: false, value: chunk };
    if (this.outcome) throw this.close(this.outcome);
    if (this.outcome === undefined) return undefined;
    this.close();
    return { done: true, value: undefined };
  }

  /** Lets the stream go; the error to be thrown, if there is one. */
  close(error) {
    this.isDone = true;
    if (this.forget === undefined) return error;
    const { stream } = this;
    if (error) this.outcome = require('internal/errors').aggregateTwoErrors(this.outcome, error);
    if ((this.outcome || this.options?.destroyOnReturn !== false) && (this.outcome === undefined || stream._readableState.autoDestroy)) {
      destroyer(stream, null);
    } else {
      stream.off('readable', this.rouse);
      this.forget();
    }
    return this.outcome;
  }
}

Object.assign(exports, { asyncIterator, iterator });
