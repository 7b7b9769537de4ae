// `internal/webstreams/transform`: `TransformStream` and its controller. Node 26. Follows https://streams.spec.whatwg.org/#ts
'use strict';

const { codes } = require('internal/errors');
const { createReadable } = require('internal/webstreams/readable');
const { createWritable } = require('internal/webstreams/writable');
const {
  kCore, upon, uponCall, Deferred, nothing, strategyOf, highWaterMarkOf, checkParts, methodOf, endingOf, startOf, invalidState, invalidThis, illegalConstructor, finish,
} = require('internal/webstreams/common');

const done = () => Promise.resolve();

class TransformCore {
  backpressure;
  /** Settled at the next change of `backpressure`. */
  change;
  /** Settled when one of close, abort and cancel has ended; there is only one. */
  finished;
  /** Of the write that is under way: settled when it is done; and its chunk, while that waits for room on the readable side. */
  written;
  chunk;
  #face;

  constructor({ transform, flush = done, cancel = done, start = nothing, writableMark = 1, writableSize, readableMark = 0, readableSize }) {
    this.transformer = transform ?? ((chunk) => this.passOn(chunk));
    this.flusher = flush;
    this.canceller = cancel;
    this.onRoom = () => this.roomCame();
    this.onTransformed = () => this.written.resolve();
    this.onTransformFailed = (error) => {
      this.error(error);
      this.written.reject(error);
    };
    const started = new Deferred();
    this.writable = createWritable({
      start: () => started.promise,
      write: (chunk) => this.write(chunk),
      close: () => this.close(),
      abort: async (reason) => this.abort(reason),
      highWaterMark: writableMark,
      size: writableSize,
    });
    this.readable = createReadable({
      start: () => started.promise,
      pull: () => this.pull(),
      cancel: (reason) => this.cancel(reason),
      highWaterMark: readableMark,
      size: readableSize,
    });
    this.setBackpressure(true);
    started.resolve(start(this));
  }

  get face() { return this.#face ??= new TransformStreamDefaultController(kCore, this); }

  setBackpressure(backpressure) {
    this.change?.resolve();
    this.change = new Deferred();
    this.backpressure = backpressure;
  }

  unblockWrite() {
    if (this.backpressure) this.setBackpressure(false);
  }

  forgetTransformer() {
    // A write that waited, or an abort that waited for the write that failed, may still come.
    this.transformer = nothing;
    this.flusher = this.canceller = done;
  }

  // ---- what the transformer does

  passOn(chunk) {
    this.enqueue(chunk);
  }

  enqueue(chunk) {
    const { controller } = this.readable;
    if (!controller.canEnqueue) throw invalidState('Unable to enqueue');
    try {
      controller.enqueue(chunk);
    } catch (error) {
      this.errorWritable(error);
      throw this.readable.storedError;
    }
    const backpressure = !controller.shouldPull();
    if (backpressure !== this.backpressure) this.setBackpressure(true);
  }

  error(error) {
    this.readable.controller.error(error);
    this.errorWritable(error);
  }

  errorWritable(error) {
    this.forgetTransformer();
    this.writable.controller.errorIfNeeded(error);
    this.unblockWrite();
  }

  terminate() {
    this.readable.controller.close();
    this.errorWritable(invalidState('TransformStream has been terminated'));
  }

  // ---- the sink

  /** One chunk at a time: the writable side waits for what is given back. */
  write(chunk) {
    this.written = new Deferred();
    if (this.backpressure) {
      this.chunk = chunk;
      this.change.upon(this.onRoom, nothing);
    } else {
      this.transform(chunk);
    }
    return this.written;
  }

  roomCame() {
    const { chunk, writable } = this;
    this.chunk = undefined;
    if (writable.state === 'erroring') this.written.reject(writable.storedError);
    else this.transform(chunk);
  }

  transform(chunk) {
    // There is none any more.
    if (this.transformer === nothing) return this.onTransformed();
    return uponCall(this.transformer, chunk, this.face, this.onTransformed, this.onTransformFailed);
  }

  close() {
    return this.end(() => this.flusher(this.face), (controller) => controller.close());
  }

  abort(reason) {
    return this.end(() => this.canceller(reason), (controller) => controller.error(reason));
  }

  end(run, endReadable) {
    if (this.finished !== undefined) return this.finished.promise;
    const { readable } = this;
    const finished = this.finished = new Deferred();
    const ending = run();
    this.forgetTransformer();
    upon(ending, () => {
      if (readable.state === 'errored') {
        finished.reject(readable.storedError);
      } else {
        endReadable(readable.controller);
        finished.resolve();
      }
    }, (error) => {
      readable.controller.error(error);
      finished.reject(error);
    });
    return finished.promise;
  }

  // ---- the source

  pull() {
    this.setBackpressure(false);
    return this.change;
  }

  cancel(reason) {
    if (this.finished !== undefined) return this.finished.promise;
    const { writable } = this;
    const finished = this.finished = new Deferred();
    const cancelling = this.canceller(reason);
    this.forgetTransformer();
    const fail = (error) => {
      writable.controller.errorIfNeeded(error);
      this.unblockWrite();
    };
    upon(cancelling, () => {
      if (writable.state === 'errored') {
        finished.reject(writable.storedError);
      } else {
        fail(reason);
        finished.resolve();
      }
    }, (error) => {
      fail(error);
      finished.reject(error);
    });
    return finished.promise;
  }
}

// ---- faces

let coreOf;

class TransformStream {
  #core;

  static {
    coreOf = (value) => (typeof value === 'object' && value !== null && #core in value ? value.#core : undefined);
  }

  constructor(transformer = {}, writableStrategy = {}, readableStrategy = {}) {
    if (transformer === kCore) {
      this.#core = writableStrategy;
      return;
    }
    checkParts(transformer, 'transformer');
    const writing = strategyOf(writableStrategy, 'writableStrategy');
    const reading = strategyOf(readableStrategy, 'readableStrategy');
    const cancel = endingOf(transformer, 'cancel', 'transformer');
    const flush = endingOf(transformer, 'flush', 'transformer');
    const readableType = transformer?.readableType;
    const start = startOf(transformer, 'transformer.start');
    const transform = methodOf(transformer, 'transform', 'transformer', true);
    const writableType = transformer?.writableType;
    refuseType('readableType', readableType);
    refuseType('writableType', writableType);
    this.#core = new TransformCore({
      start: (core) => start(core.face),
      transform, flush, cancel,
      readableMark: highWaterMarkOf(reading, 0),
      readableSize: reading.size,
      writableMark: highWaterMarkOf(writing, 1),
      writableSize: writing.size,
    });
  }

  static #check(value) {
    if (typeof value !== 'object' || value === null || !(#core in value)) throw invalidThis('TransformStream');
    return value.#core;
  }

  get readable() { return TransformStream.#check(this).readable.face; }
  get writable() { return TransformStream.#check(this).writable.face; }

  static {
    finish(TransformStream, (stream) => ({ readable: stream.readable, writable: stream.writable, backpressure: stream.#core.backpressure }));
  }
}

/** Kept by the standard for later. */
function refuseType(name, type) {
  if (type !== undefined) throw new codes.ERR_INVALID_ARG_VALUE.RangeError(`transformer.${name}`, type);
}

class TransformStreamDefaultController {
  #core;

  constructor(key = undefined, core = undefined) {
    if (key !== kCore) throw illegalConstructor();
    this.#core = core;
  }

  static #check(value) {
    if (typeof value !== 'object' || value === null || !(#core in value)) throw invalidThis('TransformStreamDefaultController');
    return value.#core;
  }

  get desiredSize() { return TransformStreamDefaultController.#check(this).readable.controller.desiredSize; }
  enqueue(chunk = undefined) { TransformStreamDefaultController.#check(this).enqueue(chunk); }
  error(reason = undefined) { TransformStreamDefaultController.#check(this).error(reason); }
  terminate() { TransformStreamDefaultController.#check(this).terminate(); }
}

finish(TransformStreamDefaultController, () => ({}));

/** A stream whose sides are the ends of one that is elsewhere. */
function joined(readable, writable) {
  return new TransformStream(kCore, { readable, writable, backpressure: undefined });
}

Object.assign(exports, { TransformStream, TransformStreamDefaultController, TransformCore, joined, coreOf: (value) => coreOf(value) });
