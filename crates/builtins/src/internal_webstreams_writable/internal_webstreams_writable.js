// `internal/webstreams/writable`: `WritableStream`, its controller and writer. Node 26. Follows https://streams.spec.whatwg.org/#ws
'use strict';

const { codes } = require('internal/errors');
const utils = require('internal/streams/utils');
const {
  kCore, upon, uponCall, resolvedWith, handled, Deferred, Queue, SizedQueue, nothing,
  strategyOf, highWaterMarkOf, promised, checkParts, methodOf, endingOf, startOf, invalidState, invalidThis, illegalConstructor, finish,
} = require('internal/webstreams/common');

/** Stands in the queue for the end of the stream. */
const kClose = Symbol('close');

// ---- cores

class WritableCore {
  state = 'writable';
  storedError;
  writer;
  controller;
  /** Promises of writes that wait, of the one under way, and of closing. */
  writeRequests = new Queue();
  inFlightWrite;
  closeRequest;
  inFlightClose;
  pendingAbort;
  backpressure = false;
  /** Told when the stream has closed or failed: for `finished`. */
  ended = new Deferred();
  #face;

  constructor(face) {
    this.#face = face;
    handled(this.ended.promise);
  }

  get face() { return this.#face ??= new WritableStream(kCore, this); }
  get isLocked() { return this.writer !== undefined; }
  get closeQueuedOrInFlight() { return this.closeRequest !== undefined || this.inFlightClose !== undefined; }

  abort(reason) {
    if (this.state === 'closed' || this.state === 'errored') return Promise.resolve();
    this.controller.abortController.abort(reason);
    // A listener of the signal may have ended it meanwhile.
    if (this.state === 'closed' || this.state === 'errored') return Promise.resolve();
    if (this.pendingAbort !== undefined) return this.pendingAbort.deferred.promise;
    const wasErroring = this.state === 'erroring';
    const deferred = new Deferred();
    this.pendingAbort = { deferred, reason: wasErroring ? undefined : reason, wasErroring };
    if (!wasErroring) this.startErroring(reason);
    return deferred.promise;
  }

  close() {
    if (this.state === 'closed' || this.state === 'errored') return Promise.reject(invalidState('WritableStream is closed'));
    const deferred = new Deferred();
    this.closeRequest = deferred;
    if (this.writer !== undefined && this.backpressure && this.state === 'writable') this.writer.beReady();
    this.controller.close();
    return deferred.promise;
  }

  dealWithRejection(error) {
    if (this.state === 'writable') this.startErroring(error);
    else this.finishErroring();
  }

  startErroring(reason) {
    this.state = 'erroring';
    this.storedError = reason;
    this.writer?.reject('ready', reason);
    if (this.inFlightWrite === undefined && this.inFlightClose === undefined && this.controller.started) this.finishErroring();
  }

  finishErroring() {
    this.state = 'errored';
    this.ended.reject(this.storedError);
    this.controller.queue.clear();
    const { storedError, pendingAbort } = this;
    while (this.writeRequests.length !== 0) this.writeRequests.shift().reject(storedError);
    if (pendingAbort === undefined) {
      this.rejectCloseAndClosed();
      return;
    }
    this.pendingAbort = undefined;
    if (pendingAbort.wasErroring) {
      pendingAbort.deferred.reject(storedError);
      this.rejectCloseAndClosed();
      return;
    }
    upon(this.controller.abort(pendingAbort.reason), () => {
      pendingAbort.deferred.resolve();
      this.rejectCloseAndClosed();
    }, (error) => {
      pendingAbort.deferred.reject(error);
      this.rejectCloseAndClosed();
    });
  }

  rejectCloseAndClosed() {
    if (this.closeRequest !== undefined) {
      this.closeRequest.reject(this.storedError);
      this.closeRequest = undefined;
    }
    if (this.writer === undefined) return;
    this.writer.closed.reject(this.storedError);
    handled(this.writer.closed.promise);
  }

  finishWrite() {
    this.inFlightWrite.resolve();
    this.inFlightWrite = undefined;
  }

  finishWriteWithError(error) {
    this.inFlightWrite.reject(error);
    this.inFlightWrite = undefined;
    this.dealWithRejection(error);
  }

  finishClose() {
    this.inFlightClose.resolve();
    this.inFlightClose = undefined;
    if (this.state === 'erroring') {
      this.storedError = undefined; // closing won
      if (this.pendingAbort !== undefined) {
        this.pendingAbort.deferred.resolve();
        this.pendingAbort = undefined;
      }
    }
    this.state = 'closed';
    this.ended.resolve();
    this.writer?.closed.resolve();
  }

  finishCloseWithError(error) {
    this.inFlightClose.reject(error);
    this.inFlightClose = undefined;
    if (this.pendingAbort !== undefined) {
      this.pendingAbort.deferred.reject(error);
      this.pendingAbort = undefined;
    }
    this.dealWithRejection(error);
  }

  /** It has changed. */
  updateBackpressure(backpressure) {
    const { writer } = this;
    this.backpressure = backpressure;
    if (writer === undefined) return;
    if (backpressure) {
      writer.awaitRoom();
    } else {
      writer.beReady();
      if (writer.onRoom !== undefined) writer.onRoom();
    }
  }

  acquireWriter() {
    return new WriterCore(this);
  }
}

class ControllerCore {
  queue = new SizedQueue();
  started = false;
  face = new WritableStreamDefaultController(kCore, this);
  #abortController;

  constructor(stream, { start = nothing, write = nothing, close = () => Promise.resolve(), abort = () => Promise.resolve(), highWaterMark = 1, size }) {
    this.stream = stream;
    this.writeSink = write;
    this.closeSink = close;
    this.abortSink = abort;
    this.highWaterMark = highWaterMark;
    this.size = size;
    this.onWritten = () => this.written();
    this.onWriteFailed = (error) => this.writeFailed(error);
    stream.controller = this;
    this.tellBackpressure();
    upon(resolvedWith(start(this)), () => {
      this.started = true;
      this.advance();
    }, (error) => {
      this.started = true;
      stream.dealWithRejection(error);
    });
  }

  get abortController() { return this.#abortController ??= new (require('internal/abort').AbortController)(); }
  get desiredSize() { return this.highWaterMark - this.queue.totalSize; }

  chunkSize(chunk) {
    try {
      return this.size(chunk);
    } catch (error) {
      this.errorIfNeeded(error);
      return 1;
    }
  }

  write(chunk, size) {
    try {
      this.queue.push(chunk, size);
    } catch (error) {
      this.errorIfNeeded(error);
      return;
    }
    this.tellBackpressure();
    this.advance();
  }

  /** After every change of the queue, so without the getters. */
  tellBackpressure() {
    const { stream, queue } = this;
    if (stream.closeRequest !== undefined || stream.inFlightClose !== undefined || stream.state !== 'writable') return;
    const backpressure = queue.totalSize >= this.highWaterMark;
    if (backpressure !== stream.backpressure) stream.updateBackpressure(backpressure);
  }

  close() {
    this.queue.push(kClose, 0);
    this.advance();
  }

  advance() {
    const { stream } = this;
    if (!this.started || stream.inFlightWrite !== undefined) return;
    if (stream.state === 'erroring') {
      stream.finishErroring();
    } else if (this.queue.length !== 0) {
      const chunk = this.queue.peek();
      if (chunk === kClose) this.processClose();
      else this.processWrite(chunk);
    }
  }

  processClose() {
    const { stream } = this;
    stream.inFlightClose = stream.closeRequest;
    stream.closeRequest = undefined;
    this.queue.shift();
    const closing = this.closeSink();
    this.forgetSink();
    upon(closing, () => stream.finishClose(), (error) => stream.finishCloseWithError(error));
  }

  processWrite(chunk) {
    const { stream } = this;
    stream.inFlightWrite = stream.writeRequests.shift();
    uponCall(this.writeSink, chunk, this.face, this.onWritten, this.onWriteFailed);
  }

  written() {
    this.stream.finishWrite();
    this.queue.shift();
    this.tellBackpressure();
    this.advance();
  }

  writeFailed(error) {
    const { stream } = this;
    if (stream.state === 'writable') this.forgetSink();
    stream.finishWriteWithError(error);
  }

  abort(reason) {
    const result = this.abortSink(reason);
    this.forgetSink();
    return result;
  }

  forgetSink() {
    this.writeSink = this.closeSink = this.abortSink = this.size = undefined;
  }

  errorIfNeeded(error) {
    if (this.stream.state === 'writable') this.error(error);
  }

  error(error) {
    this.forgetSink();
    this.stream.startErroring(error);
  }
}

class WriterCore {
  /** Called at once when there is room again: a pipe does not wait for `ready`. */
  onRoom;
  /** Whether `ready` is resolved; itself it is made for those who ask. */
  isReady = true;
  #ready;

  constructor(stream) {
    if (stream.isLocked) throw invalidState('WritableStream is locked');
    this.stream = stream;
    stream.writer = this;
    const { state, storedError } = stream;
    this.closed = state === 'errored' ? Deferred.rejected(storedError) : state === 'closed' ? Deferred.resolved() : new Deferred();
    if (state === 'errored' || state === 'erroring') this.ready = Deferred.rejected(storedError);
    else if (state === 'writable' && !stream.closeQueuedOrInFlight && stream.backpressure) this.isReady = false;
  }

  get ready() { return this.#ready ??= this.isReady ? Deferred.resolved() : new Deferred(); }
  set ready(deferred) { this.#ready = deferred; }

  awaitRoom() {
    this.isReady = false;
    this.#ready = undefined;
  }

  beReady() {
    this.isReady = true;
    if (this.#ready !== undefined) this.#ready.resolve();
  }

  get desiredSize() {
    const { state, controller } = this.stream;
    if (state === 'errored' || state === 'erroring') return null;
    return state === 'closed' ? 0 : controller.desiredSize;
  }

  close() {
    return this.stream.close();
  }

  closeWithErrorPropagation() {
    const { stream } = this;
    if (stream.closeQueuedOrInFlight || stream.state === 'closed') return Promise.resolve();
    if (stream.state === 'errored') return Promise.reject(stream.storedError);
    return this.close();
  }

  /** Rejects `ready` or `closed`; one that has been resolved is replaced. */
  reject(name, error) {
    const deferred = this[name];
    if (deferred.isPending) {
      deferred.reject(error);
      handled(deferred.promise);
    } else {
      this[name] = Deferred.rejected(error);
    }
  }

  release() {
    const { stream } = this;
    if (stream === undefined) return;
    const released = invalidState('Writer has been released');
    this.reject('ready', released);
    this.reject('closed', released);
    stream.writer = undefined;
    this.stream = undefined;
  }

  write(chunk) {
    const deferred = new Deferred();
    this.writeFor(chunk, deferred);
    return deferred.promise;
  }

  /** Writes for whoever is told by `request.resolve` or `request.reject`. */
  writeFor(chunk, request) {
    const { stream } = this;
    const { controller } = stream;
    const size = controller.size === undefined ? 1 : controller.chunkSize(chunk);
    if (stream === this.stream && stream.state === 'writable' && stream.closeRequest === undefined && stream.inFlightClose === undefined) {
      stream.writeRequests.push(request);
      controller.write(chunk, size);
    } else {
      request.reject(this.refusal(stream));
    }
  }

  refusal(stream) {
    if (stream !== this.stream) return invalidState('Mismatched WritableStreams');
    if (stream.state === 'errored') return stream.storedError;
    return stream.closeQueuedOrInFlight || stream.state === 'closed' ? invalidState('WritableStream is closed') : stream.storedError;
  }
}

/** A stream of the runtime's own making; the algorithms may leave out what they do not need. */
function createWritable(algorithms) {
  const stream = new WritableCore();
  new ControllerCore(stream, algorithms);
  return stream;
}

// ---- faces

let coreOf;

class WritableStream {
  #core;

  static {
    coreOf = (value) => (typeof value === 'object' && value !== null && #core in value ? value.#core : undefined);
  }

  constructor(sink = {}, strategy = {}) {
    if (sink === kCore) {
      this.#core = strategy;
      return;
    }
    checkParts(sink, 'sink');
    const queuing = strategyOf(strategy);
    const abort = endingOf(sink, 'abort', 'sink');
    const close = endingOf(sink, 'close', 'sink');
    const start = startOf(sink, 'sink.start');
    const type = sink?.type;
    const write = methodOf(sink, 'write', 'sink', true);
    if (type !== undefined) throw new codes.ERR_INVALID_ARG_VALUE.RangeError('type', type);
    const core = this.#core = new WritableCore(this);
    const highWaterMark = highWaterMarkOf(queuing, 1);
    new ControllerCore(core, { start: (controller) => start(controller.face), write, close, abort, highWaterMark, size: queuing.size });
  }

  get locked() { return check(this).isLocked; }

  abort(reason = undefined) {
    return promised(() => unlocked(this).abort(reason));
  }

  close() {
    return promised(() => {
      const core = unlocked(this);
      if (core.closeQueuedOrInFlight) throw invalidState('Failure closing WritableStream');
      return core.close();
    });
  }

  getWriter() {
    check(this);
    return new WritableStreamDefaultWriter(this);
  }
}

Object.defineProperties(WritableStream.prototype, {
  [utils.kIsErrored]: { get() { return check(this).state === 'errored'; }, configurable: true },
  [utils.kIsWritable]: { get() { return check(this).state === 'writable'; }, configurable: true },
  [utils.kIsClosedPromise]: { get() { return check(this).ended; }, configurable: true },
  [utils.kControllerError]: { value(error) { check(this).controller.errorIfNeeded(error); }, writable: true, configurable: true },
});

function check(value) {
  const core = coreOf(value);
  if (core === undefined) throw invalidThis('WritableStream');
  return core;
}

function unlocked(stream) {
  const core = check(stream);
  if (core.isLocked) throw invalidState('WritableStream is locked');
  return core;
}

class WritableStreamDefaultWriter {
  #core;

  constructor(stream) {
    const core = coreOf(stream);
    if (core === undefined) throw new codes.ERR_INVALID_ARG_TYPE('stream', 'WritableStream', stream);
    this.#core = new WriterCore(core);
  }

  static #check(value) {
    if (typeof value !== 'object' || value === null || !(#core in value)) throw invalidThis('WritableStreamDefaultWriter');
    return value.#core;
  }

  static #bound(value) {
    const core = WritableStreamDefaultWriter.#check(value);
    if (core.stream === undefined) throw invalidState('Writer is not bound to a WritableStream');
    return core;
  }

  get closed() { return promised(() => WritableStreamDefaultWriter.#check(this).closed.promise); }
  get desiredSize() { return WritableStreamDefaultWriter.#bound(this).desiredSize; }
  get ready() { return promised(() => WritableStreamDefaultWriter.#check(this).ready.promise); }

  abort(reason = undefined) {
    return promised(() => WritableStreamDefaultWriter.#bound(this).stream.abort(reason));
  }

  close() {
    return promised(() => {
      const core = WritableStreamDefaultWriter.#bound(this);
      if (core.stream.closeQueuedOrInFlight) throw invalidState('Failure to close WritableStream');
      return core.close();
    });
  }

  releaseLock() { WritableStreamDefaultWriter.#check(this).release(); }

  write(chunk = undefined) {
    return promised(() => WritableStreamDefaultWriter.#bound(this).write(chunk));
  }

  static {
    finish(WritableStreamDefaultWriter, (writer) => {
      const { stream, closed, ready } = writer.#core;
      return { stream: stream?.face, close: closed.promise, ready: ready.promise, desiredSize: stream === undefined ? undefined : writer.#core.desiredSize };
    });
  }
}

class WritableStreamDefaultController {
  #core;

  constructor(key = undefined, core = undefined) {
    if (key !== kCore) throw illegalConstructor();
    this.#core = core;
  }

  static #check(value) {
    if (typeof value !== 'object' || value === null || !(#core in value)) throw invalidThis('WritableStreamDefaultController');
    return value.#core;
  }

  get signal() { return WritableStreamDefaultController.#check(this).abortController.signal; }
  error(error = undefined) { WritableStreamDefaultController.#check(this).errorIfNeeded(error); }
}

finish(WritableStream, (stream) => ({ locked: check(stream).isLocked, state: check(stream).state }));
finish(WritableStreamDefaultController, (controller) => ({ signal: controller.signal }));

Object.assign(exports, {
  WritableStream, WritableStreamDefaultWriter, WritableStreamDefaultController, createWritable, coreOf: (value) => coreOf(value),
});
