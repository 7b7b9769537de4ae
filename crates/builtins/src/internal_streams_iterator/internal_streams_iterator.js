// `internal/streams/iterator`: async iteration over Readables. Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/stream.html#readablesymbolasynciterator
//
// Not a generator, which would take more promise jobs for each chunk: what waits in the stream is given out at once.
'use strict';

const { destroyer } = require('internal/streams/destroy');

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
    next() { return reading.inTurn(() => reading.take()); },
    return(value) { return reading.inTurn(() => reading.stop(value)); },
    throw(error) { return reading.inTurn(() => reading.fail(error)); },
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
    /** The call that waits for the stream; the others wait for it. */
    this.turn = undefined;
    this.wake = undefined;
    this.rouse = () => {
      const { wake } = this;
      this.wake = undefined;
      wake?.();
    };
    this.sleep = (resolve) => { this.wake = resolve; };
  }

  /** One call after the other; at once if none waits. */
  inTurn(run) {
    const { turn } = this;
    const promise = turn === undefined ? run() : turn.then(run, run);
    if (turn === undefined && this.wake === undefined) return promise;
    this.turn = promise;
    const release = () => {
      if (this.turn === promise) this.turn = undefined;
    };
    promise.then(release, release);
    return promise;
  }

  start() {
    const { aggregateTwoErrors } = require('internal/errors');
    this.stream.on('readable', this.rouse);
    this.forget = require('internal/streams/finished').finished(this.stream, { writable: false }, (error) => {
      this.outcome = error ? aggregateTwoErrors(this.outcome, error) : null;
      this.rouse();
    });
  }

  async take() {
    if (this.isDone) return { done: true, value: undefined };
    if (this.forget === undefined) this.start();
    const { stream } = this;
    for (;;) {
      let chunk;
      try {
        chunk = stream.destroyed ? null : stream.read();
      } catch (error) {
        throw this.close(error);
      }
      if (chunk !== null) return { done: false, value: chunk };
      if (this.outcome) throw this.close(this.outcome);
      if (this.outcome === null) {
        this.close();
        return { done: true, value: undefined };
      }
      await new Promise(this.sleep);
    }
  }

  async stop(value) {
    if (!this.isDone) this.close();
    return { done: true, value };
  }

  async fail(error) {
    throw this.isDone ? error : this.close(error);
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
