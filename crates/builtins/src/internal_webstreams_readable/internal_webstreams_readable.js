// `internal/webstreams/readable`: `ReadableStream`, its default controller and default reader. Node 26.
// Follows https://streams.spec.whatwg.org/#rs
'use strict';

const { codes } = require('internal/errors');
const utils = require('internal/streams/utils');
const {
  kCore, upon, uponCall, resolvedWith, handled, rejectedHandled, Deferred, Queue, SizedQueue, nothing,
  strategyOf, highWaterMarkOf, sourceOf, promised, checkObject, checkParts, invalidState, invalidThis, illegalConstructor, finish,
} = require('internal/webstreams/common');

// ---- cores

class ReadableCore {
  state = 'readable';
  reader;
  storedError;
  disturbed = false;
  controller;
  /** Told when the stream has closed or failed: for `finished`. */
  ended = new Deferred();
  #face;

  constructor(face) {
    this.#face = face;
    handled(this.ended.promise);
  }

  get face() { return this.#face ??= new ReadableStream(kCore, this); }
  get isLocked() { return this.reader !== undefined; }
  get supportsByob() { return this.controller.isBytes; }
  get isWaitedFor() { return this.reader !== undefined && this.reader.requests.length !== 0; }

  cancel(reason) {
    this.disturbed = true;
    if (this.state === 'closed') return Promise.resolve();
    if (this.state === 'errored') return Promise.reject(this.storedError);
    this.close();
    const { reader } = this;
    if (reader?.isByob) {
      for (const request of takeAll(reader.requests)) request.close(undefined);
    }
    return upon(this.controller.cancel(reason), nothing);
  }

  close() {
    this.state = 'closed';
    this.ended.resolve();
    const { reader } = this;
    if (reader === undefined) return;
    reader.closed.resolve();
    if (!reader.isByob) for (const request of takeAll(reader.requests)) request.close();
  }

  error(error) {
    this.state = 'errored';
    this.storedError = error;
    this.ended.reject(error);
    const { reader } = this;
    if (reader === undefined) return;
    reader.closed.reject(error);
    handled(reader.closed.promise);
    for (const request of takeAll(reader.requests)) request.error(error);
  }

  acquireReader() {
    return new ReaderCore(this);
  }
}

function takeAll(queue) {
  const all = [];
  while (queue.length !== 0) all.push(queue.shift());
  return all;
}

/** A reader of either kind: a default one asks for chunks, a BYOB one for views to be filled. */
class ReaderCore {
  stream;
  requests = new Queue();
  closed;

  constructor(stream, isByob = false) {
    if (stream.isLocked) throw invalidState('ReadableStream is locked');
    this.isByob = isByob;
    this.stream = stream;
    stream.reader = this;
    if (stream.state === 'readable') this.closed = new Deferred();
    else if (stream.state === 'closed') this.closed = Deferred.resolved();
    else this.closed = Deferred.rejected(stream.storedError);
  }

  read(request) {
    const { stream } = this;
    stream.disturbed = true;
    if (stream.state === 'closed') request.close();
    else if (stream.state === 'errored') request.error(stream.storedError);
    else stream.controller.pull(request);
  }

  /** For readers of bytes: at least `min` elements are to be written into `view`. */
  readInto(view, min, request) {
    const { stream } = this;
    stream.disturbed = true;
    if (stream.state === 'errored') request.error(stream.storedError);
    else stream.controller.pullInto(view, min, request);
  }

  release() {
    const { stream } = this;
    if (stream === undefined) return;
    const released = invalidState('Reader released');
    if (this.closed.isPending) {
      this.closed.reject(released);
      handled(this.closed.promise);
    } else {
      this.closed = Deferred.rejected(released);
    }
    stream.controller.release();
    stream.reader = undefined;
    this.stream = undefined;
    const error = invalidState('Releasing reader');
    for (const request of takeAll(this.requests)) request.error(error);
  }

  cancel(reason) {
    return this.stream.cancel(reason);
  }
}

/** What `reader.read()` waits with. */
class ReadRequest {
  made = undefined;
  ends = undefined;

  /** Made when it is asked for: most often there is a result by then. */
  get promise() {
    if (this.made === undefined) {
      this.ends = Promise.withResolvers();
      this.made = this.ends.promise;
    }
    return this.made;
  }

  settle(result) {
    if (this.ends === undefined) this.made = Promise.resolve(result);
    else this.ends.resolve(result);
  }

  chunk(value) { this.settle({ done: false, value }); }
  close(value = undefined) { this.settle({ done: true, value }); }

  error(error) {
    if (this.ends === undefined) this.made = Promise.reject(error);
    else this.ends.reject(error);
  }
}

/** What the controllers of both kinds of streams share: when their source is asked for more. */
class ControllerCore {
  started = false;
  closeRequested = false;
  pulling = false;
  pullAgain = false;

  constructor(stream, { pull = nothing, cancel = () => Promise.resolve() }, highWaterMark) {
    this.stream = stream;
    this.highWaterMark = highWaterMark;
    this.pullSource = pull;
    this.cancelSource = cancel;
    this.onPulled = () => this.pulled();
    this.onPullFailed = (error) => this.error(error);
    stream.controller = this;
  }

  /** Called when the whole controller is made: the source may use it at once. */
  begin({ start = nothing }) {
    upon(resolvedWith(start(this)), () => {
      this.started = true;
      this.pullIfNeeded();
    }, (error) => this.error(error));
  }

  get desiredSize() {
    if (this.stream.state === 'errored') return null;
    return this.stream.state === 'closed' ? 0 : this.highWaterMark - this.queuedSize;
  }

  get canEnqueue() { return !this.closeRequested && this.stream.state === 'readable'; }

  pullIfNeeded() {
    if (!this.shouldPull()) return;
    if (this.pulling) {
      this.pullAgain = true;
      return;
    }
    this.pulling = true;
    uponCall(this.pullSource, this.face, undefined, this.onPulled, this.onPullFailed);
  }

  pulled() {
    this.pulling = false;
    if (!this.pullAgain) return;
    this.pullAgain = false;
    this.pullIfNeeded();
  }

  /** Asked after every chunk, so without the getters. */
  shouldPull() {
    const { reader, state } = this.stream;
    if (this.closeRequested || state !== 'readable' || !this.started) return false;
    if (reader !== undefined && reader.requests.length !== 0) return true;
    const { totalSize } = this.isBytes ? this : this.queue;
    return this.highWaterMark > totalSize;
  }
}

class DefaultControllerCore extends ControllerCore {
  isBytes = false;
  queue = new SizedQueue();
  face = new ReadableStreamDefaultController(kCore, this);

  constructor(stream, source) {
    super(stream, source, source.highWaterMark ?? 1);
    this.size = source.size;
    this.begin(source);
  }

  get queuedSize() { return this.queue.totalSize; }

  close() {
    if (!this.canEnqueue) return;
    this.closeRequested = true;
    if (this.queue.length !== 0) return;
    this.forgetSource();
    this.stream.close();
  }

  /** False if it is too late for that. */
  enqueue(chunk) {
    const { stream } = this;
    if (this.closeRequested || stream.state !== 'readable') return false;
    if (stream.isWaitedFor) {
      stream.reader.requests.shift().chunk(chunk);
    } else {
      try {
        this.queue.push(chunk, this.size === undefined ? 1 : this.size(chunk));
      } catch (error) {
        this.error(error);
        throw error;
      }
    }
    this.pullIfNeeded();
    return true;
  }

  error(error) {
    if (this.stream.state !== 'readable') return;
    this.queue.clear();
    this.forgetSource();
    this.stream.error(error);
  }

  forgetSource() {
    this.pullSource = this.cancelSource = this.size = undefined;
  }

  cancel(reason) {
    this.queue.clear();
    const result = this.cancelSource(reason);
    this.forgetSource();
    return result;
  }

  pull(request) {
    if (this.queue.length === 0) {
      this.stream.reader.requests.push(request);
      this.pullIfNeeded();
      return;
    }
    const chunk = this.queue.shift();
    if (this.closeRequested && this.queue.length === 0) {
      this.forgetSource();
      this.stream.close();
    } else {
      this.pullIfNeeded();
    }
    request.chunk(chunk);
  }

  /** The chunks that wait, to a pipe; what follows from their leaving comes after they have been written. */
  handTo(pipe) {
    do pipe.write(this.queue.shift());
    while (this.queue.length !== 0 && pipe.wantsMore);
    if (this.stream.state !== 'readable') return;
    if (this.closeRequested && this.queue.length === 0) {
      this.forgetSource();
      this.stream.close();
    } else {
      this.pullIfNeeded();
    }
  }

  release() {}
}

/** A stream of the runtime's own making; the algorithms may leave out what they do not need. */
function createReadable(algorithms) {
  const stream = new ReadableCore();
  new DefaultControllerCore(stream, algorithms);
  return stream;
}

// ---- faces

let coreOf;
let readerCoreOf;

class ReadableStream {
  #core;

  static {
    coreOf = (value) => (typeof value === 'object' && value !== null && #core in value ? value.#core : undefined);
  }

  constructor(source = {}, strategy = {}) {
    if (source === kCore) {
      this.#core = strategy;
      return;
    }
    checkParts(source, 'source');
    const queuing = strategyOf(strategy);
    const parts = sourceOf(source);
    const core = this.#core = new ReadableCore(this);
    if (parts.isBytes) require('internal/webstreams/bytes').setUp(core, parts, queuing);
    else setUpDefault(core, parts, queuing);
  }

  static from(iterable) {
    return require('internal/webstreams/pipe').fromIterable(iterable).face;
  }

  get locked() { return check(this).isLocked; }

  cancel(reason = undefined) {
    return promised(() => {
      const core = check(this);
      if (core.isLocked) throw invalidState('ReadableStream is locked');
      return core.cancel(reason);
    });
  }

  getReader(options = undefined) {
    const core = check(this);
    checkObject(options, 'options');
    const mode = options?.mode;
    if (mode === undefined) return new ReadableStreamDefaultReader(this);
    if (`${mode}` !== 'byob') throw new codes.ERR_INVALID_ARG_VALUE('options.mode', mode);
    return require('internal/webstreams/bytes').makeReader(core.face);
  }

  pipeThrough(transform, options = undefined) {
    const core = check(this);
    const readable = transform?.readable;
    if (coreOf(readable) === undefined) throw new codes.ERR_INVALID_ARG_TYPE('transform.readable', 'ReadableStream', readable);
    const writable = require('internal/webstreams/writable').coreOf(transform.writable);
    if (writable === undefined) throw new codes.ERR_INVALID_ARG_TYPE('transform.writable', 'WritableStream', transform.writable);
    const flags = pipeOptions(options);
    if (core.isLocked) throw invalidState('The ReadableStream is locked');
    if (writable.isLocked) throw invalidState('The WritableStream is locked');
    handled(require('internal/webstreams/pipe').pipeTo(core, writable, flags));
    return readable;
  }

  pipeTo(destination, options = undefined) {
    return promised(() => {
      const core = check(this);
      const writable = require('internal/webstreams/writable').coreOf(destination);
      if (writable === undefined) throw new codes.ERR_INVALID_ARG_TYPE('transform.writable', 'WritableStream', destination);
      const flags = pipeOptions(options);
      if (core.isLocked) throw invalidState('The ReadableStream is locked');
      if (writable.isLocked) throw invalidState('The WritableStream is locked');
      return require('internal/webstreams/pipe').pipeTo(core, writable, flags);
    });
  }

  tee() {
    return require('internal/webstreams/tee').tee(check(this)).map((core) => core.face);
  }

  values(options = undefined) {
    const core = check(this);
    checkObject(options, 'options');
    return require('internal/webstreams/pipe').iterate(core, Boolean(options?.preventCancel));
  }
}

Object.defineProperties(ReadableStream.prototype, {
  [Symbol.asyncIterator]: { value: ReadableStream.prototype.values, writable: true, configurable: true },
  [utils.kIsDisturbed]: { get() { return check(this).disturbed; }, configurable: true },
  [utils.kIsErrored]: { get() { return check(this).state === 'errored'; }, configurable: true },
  [utils.kIsReadable]: { get() { return check(this).state === 'readable'; }, configurable: true },
  [utils.kIsClosedPromise]: { get() { return check(this).ended; }, configurable: true },
  [utils.kControllerError]: { value(error) { check(this).controller.error(error); }, writable: true, configurable: true },
});
Object.defineProperty(ReadableStream, 'from', { enumerable: true });

function check(value) {
  const core = coreOf(value);
  if (core === undefined) throw invalidThis('ReadableStream');
  return core;
}

function pipeOptions(options) {
  checkObject(options, 'options');
  const preventAbort = Boolean(options?.preventAbort);
  const preventCancel = Boolean(options?.preventCancel);
  const preventClose = Boolean(options?.preventClose);
  const signal = options?.signal;
  if (signal !== undefined && !require('internal/abort').isAbortSignal(signal)) {
    throw new codes.ERR_INVALID_ARG_TYPE('options.signal', 'AbortSignal', signal);
  }
  return { preventAbort, preventCancel, preventClose, signal };
}

function setUpDefault(core, { start, pull, cancel }, strategy) {
  new DefaultControllerCore(core, { start, pull, cancel, highWaterMark: highWaterMarkOf(strategy, 1), size: strategy.size });
}

class ReadableStreamDefaultReader {
  #core;

  static {
    readerCoreOf = (value) => {
      if (typeof value !== 'object' || value === null || !(#core in value)) throw invalidThis('ReadableStreamDefaultReader');
      return value.#core;
    };
  }

  constructor(stream) {
    const core = coreOf(stream);
    if (core === undefined) throw new codes.ERR_INVALID_ARG_TYPE('stream', 'ReadableStream', stream);
    this.#core = new ReaderCore(core);
  }

  get closed() {
    return promised(() => readerCoreOf(this).closed.promise);
  }

  read() {
    try {
      const core = readerCoreOf(this);
      if (core.stream === undefined) throw invalidState('The reader is not attached to a stream');
      const request = new ReadRequest();
      core.read(request);
      return request.promise;
    } catch (error) {
      return Promise.reject(error);
    }
  }

  releaseLock() { readerCoreOf(this).release(); }

  cancel(reason = undefined) {
    return promised(() => {
      const core = readerCoreOf(this);
      if (core.stream === undefined) throw invalidState('The reader is not attached to a stream');
      return core.cancel(reason);
    });
  }
}

class ReadableStreamDefaultController {
  #core;

  constructor(key = undefined, core = undefined) {
    if (key !== kCore) throw illegalConstructor();
    this.#core = core;
  }

  static #check(value) {
    if (typeof value !== 'object' || value === null || !(#core in value)) throw invalidThis('ReadableStreamDefaultController');
    return value.#core;
  }

  get desiredSize() { return ReadableStreamDefaultController.#check(this).desiredSize; }

  close() {
    const core = ReadableStreamDefaultController.#check(this);
    if (!core.canEnqueue) throw notEnqueuable(core);
    core.close();
  }

  enqueue(chunk = undefined) {
    const core = ReadableStreamDefaultController.#check(this);
    if (!core.enqueue(chunk)) throw notEnqueuable(core);
  }

  error(error = undefined) { ReadableStreamDefaultController.#check(this).error(error); }
}

function notEnqueuable(core) {
  return invalidState('Controller is already closed');
}

finish(ReadableStream, (stream) => {
  const core = check(stream);
  return { locked: core.isLocked, state: core.state, supportsBYOB: core.supportsByob };
});
finish(ReadableStreamDefaultReader, (reader) => {
  const core = readerCoreOf(reader);
  return { stream: core.stream?.face, readRequests: core.requests.length, close: core.closed.promise };
});
finish(ReadableStreamDefaultController, () => ({}));
Object.defineProperty(ReadableStreamDefaultController, 'length', { value: 0, configurable: true });

Object.assign(exports, {
  ReadableStream, ReadableStreamDefaultReader, ReadableStreamDefaultController,
  ReadableCore, ControllerCore, ReaderCore, ReadRequest, createReadable, takeAll, coreOf: (value) => coreOf(value), rejectedHandled,
});
