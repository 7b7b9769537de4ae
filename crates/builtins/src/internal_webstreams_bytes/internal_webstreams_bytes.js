// `internal/webstreams/bytes`: byte streams, their controller, BYOB readers and requests. Node 26.
// Follows https://streams.spec.whatwg.org/#rbs-controller-class
//
// A reader's view waits in `pending` until it is filled. Memory changes hands by `transfer`: who gave a buffer away can no longer touch it.
'use strict';

const { codes } = require('internal/errors');
const { transferBuffer: transfer } = require('internal/buffer_values');
const { ControllerCore, ReaderCore, ReadRequest, coreOf } = require('internal/webstreams/readable');
const {
  kCore, highWaterMarkOf, enforcedCount, promised, checkView, minimumOf, invalidState, invalidThis, illegalConstructor, finish,
} = require('internal/webstreams/common');

class ByteControllerCore extends ControllerCore {
  isBytes = true;
  /** Pieces of memory: `{ buffer, byteOffset, byteLength }`. */
  queue = [];
  totalSize = 0;
  pending = [];
  request = null;
  face = new ReadableByteStreamController(kCore, this);

  constructor(stream, source) {
    super(stream, source, source.highWaterMark ?? 0);
    this.chunkSize = source.chunkSize;
    this.begin(source);
  }

  get queuedSize() { return this.totalSize; }

  get byobRequest() {
    if (this.request === null && this.pending.length !== 0) {
      const first = this.pending[0];
      const view = new Uint8Array(first.buffer, first.byteOffset + first.filled, first.byteLength - first.filled);
      this.request = new ReadableStreamBYOBRequest(kCore, this, view);
    }
    return this.request;
  }

  dropRequest() {
    this.request?.[kDrop]();
    this.request = null;
  }

  // ---- the source's side

  close() {
    if (!this.canEnqueue) return;
    if (this.totalSize > 0) {
      this.closeRequested = true;
      return;
    }
    if (this.pending.length !== 0 && this.pending[0].filled % this.pending[0].elementSize !== 0) {
      const error = invalidState('Partial read');
      this.error(error);
      throw error;
    }
    this.forgetSource();
    this.stream.close();
  }

  enqueue(chunk) {
    if (!this.canEnqueue) return;
    const { byteOffset, byteLength } = chunk;
    const buffer = transfer(chunk.buffer);
    const { reader } = this.stream;
    if (this.pending.length !== 0) {
      const first = this.pending[0];
      if (first.buffer.detached) throw invalidState('Destination ArrayBuffer is detached');
      this.dropRequest();
      first.buffer = transfer(first.buffer);
      if (first.reader === 'none') this.keepFilled(first);
    }
    if (reader !== undefined && !reader.isByob) {
      while (reader.requests.length !== 0 && this.totalSize > 0) this.giveFromQueue(reader.requests.shift());
      if (reader.requests.length === 0) {
        this.keep(buffer, byteOffset, byteLength);
      } else {
        if (this.pending.length !== 0) this.pending.shift();
        reader.requests.shift().chunk(new Uint8Array(buffer, byteOffset, byteLength));
      }
    } else {
      this.keep(buffer, byteOffset, byteLength);
      if (reader !== undefined) this.fillPending().forEach((one) => this.commit(one));
    }
    this.pullIfNeeded();
  }

  keep(buffer, byteOffset, byteLength) {
    this.queue.push({ buffer, byteOffset, byteLength });
    this.totalSize += byteLength;
  }

  /** What a reader that has gone had got so far is kept for the next. */
  keepFilled(one) {
    if (one.filled > 0) this.keep(one.buffer.slice(one.byteOffset, one.byteOffset + one.filled), 0, one.filled);
    this.pending.shift();
  }

  error(error) {
    if (this.stream.state !== 'readable') return;
    this.dropAll();
    this.forgetSource();
    this.stream.error(error);
  }

  dropAll() {
    this.dropRequest();
    this.pending = [];
    this.queue = [];
    this.totalSize = 0;
  }

  forgetSource() {
    this.pullSource = this.cancelSource = undefined;
  }

  cancel(reason) {
    this.dropAll();
    const result = this.cancelSource(reason);
    this.forgetSource();
    return result;
  }

  release() {
    if (this.pending.length === 0) return;
    this.pending[0].reader = 'none';
    this.pending.length = 1;
  }

  // ---- the reader's side

  pull(request) {
    if (this.totalSize > 0) {
      this.giveFromQueue(request);
      return;
    }
    if (this.chunkSize !== undefined) {
      let buffer;
      try {
        buffer = new ArrayBuffer(this.chunkSize);
      } catch (error) {
        request.error(error);
        return;
      }
      this.pending.push(makePending(buffer, 0, this.chunkSize, 1, 1, Uint8Array, 'default'));
    }
    this.stream.reader.requests.push(request);
    this.pullIfNeeded();
  }

  giveFromQueue(request) {
    const { buffer, byteOffset, byteLength } = this.queue.shift();
    this.totalSize -= byteLength;
    this.afterTaking();
    request.chunk(new Uint8Array(buffer, byteOffset, byteLength));
  }

  afterTaking() {
    if (this.totalSize === 0 && this.closeRequested) {
      this.forgetSource();
      this.stream.close();
    } else {
      this.pullIfNeeded();
    }
  }

  pullInto(view, min, request) {
    const Kind = viewKind(view);
    const elementSize = Kind.BYTES_PER_ELEMENT ?? 1;
    const { byteOffset, byteLength } = view;
    let buffer;
    try {
      buffer = transfer(view.buffer);
    } catch (error) {
      request.error(error);
      return;
    }
    const one = makePending(buffer, byteOffset, byteLength, min * elementSize, elementSize, Kind, 'byob');
    const { reader } = this.stream;
    if (this.pending.length !== 0) {
      this.pending.push(one);
      reader.requests.push(request);
      return;
    }
    if (this.stream.state === 'closed') {
      request.close(new one.Kind(one.buffer, byteOffset, 0));
      return;
    }
    if (this.totalSize > 0) {
      if (this.fill(one)) {
        this.afterTaking();
        request.chunk(filledView(one));
        return;
      }
      if (this.closeRequested) {
        const error = invalidState('ReadableStream closed');
        this.error(error);
        request.error(error);
        return;
      }
    }
    this.pending.push(one);
    reader.requests.push(request);
    this.pullIfNeeded();
  }

  /** Copies what waits into a view; true if it has now enough whole elements. */
  fill(one) {
    let left = Math.min(this.totalSize, one.byteLength - one.filled);
    const possible = one.filled + left;
    const whole = possible - possible % one.elementSize;
    const isReady = whole >= one.minimum;
    if (isReady) left = whole - one.filled;
    while (left > 0) {
      const head = this.queue[0];
      const count = Math.min(left, head.byteLength);
      new Uint8Array(one.buffer, one.byteOffset + one.filled, count).set(new Uint8Array(head.buffer, head.byteOffset, count));
      if (count === head.byteLength) {
        this.queue.shift();
      } else {
        head.byteOffset += count;
        head.byteLength -= count;
      }
      this.totalSize -= count;
      one.filled += count;
      left -= count;
    }
    return isReady;
  }

  /** The views that could be filled from what waits. */
  fillPending() {
    const ready = [];
    while (this.pending.length !== 0 && this.totalSize > 0 && this.fill(this.pending[0])) ready.push(this.pending.shift());
    return ready;
  }

  commit(one) {
    const { reader, state } = this.stream;
    const request = reader.requests.shift();
    if (state === 'closed') request.close(filledView(one));
    else request.chunk(filledView(one));
  }

  // ---- answers to a request

  respond(bytesWritten) {
    const first = this.pending[0];
    if (this.stream.state === 'closed') {
      if (bytesWritten !== 0) throw new codes.ERR_INVALID_ARG_VALUE('bytesWritten', bytesWritten);
    } else {
      if (bytesWritten === 0) throw new codes.ERR_INVALID_ARG_VALUE('bytesWritten', bytesWritten);
      if (first.filled + bytesWritten > first.byteLength) throw new codes.ERR_INVALID_ARG_VALUE.RangeError('bytesWritten', bytesWritten);
    }
    first.buffer = transfer(first.buffer);
    this.responded(bytesWritten);
  }

  respondWithNewView(view) {
    const first = this.pending[0];
    if (this.stream.state === 'closed') {
      if (view.byteLength !== 0) throw invalidState('The view is not zero-length');
    } else if (view.byteLength === 0) {
      throw invalidState('View is zero-length');
    }
    if (first.byteOffset + first.filled !== view.byteOffset || first.bufferLength !== view.buffer.byteLength ||
        first.filled + view.byteLength > first.byteLength) {
      throw new codes.ERR_INVALID_ARG_VALUE.RangeError('view', view);
    }
    const { byteLength } = view;
    first.buffer = transfer(view.buffer);
    this.responded(byteLength);
  }

  responded(bytesWritten) {
    const first = this.pending[0];
    this.dropRequest();
    if (this.stream.state === 'closed') this.respondedClosed(first);
    else this.respondedReadable(first, bytesWritten);
    this.pullIfNeeded();
  }

  respondedClosed(first) {
    if (first.reader === 'none') this.pending.shift();
    this.endWaiting();
  }

  /** A closed stream gives back every view that waits. */
  endWaiting() {
    const { reader } = this.stream;
    if (this.stream.state !== 'closed' || !reader?.isByob) return;
    while (reader.requests.length !== 0 && this.pending.length !== 0) this.commit(this.pending.shift());
  }

  respondedReadable(first, bytesWritten) {
    first.filled += bytesWritten;
    if (first.reader === 'none') {
      this.keepFilled(first);
      this.fillPending().forEach((one) => this.commit(one));
      return;
    }
    if (first.filled < first.minimum) return;
    this.pending.shift();
    const rest = first.filled % first.elementSize;
    if (rest > 0) {
      const end = first.byteOffset + first.filled;
      this.keep(first.buffer.slice(end - rest, end), 0, rest);
      first.filled -= rest;
    }
    const ready = this.fillPending();
    this.commit(first);
    ready.forEach((one) => this.commit(one));
  }
}

function makePending(buffer, byteOffset, byteLength, minimum, elementSize, Kind, reader) {
  return { buffer, bufferLength: buffer.byteLength, byteOffset, byteLength, filled: 0, minimum, elementSize, Kind, reader };
}

function filledView({ buffer, byteOffset, filled, elementSize, Kind }) {
  const moved = transfer(buffer);
  return new Kind(moved, byteOffset, filled / elementSize);
}

const tagOfArray = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag).get;
const kinds = new Map([
  Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array, Float16Array, Float32Array, Float64Array, BigInt64Array, BigUint64Array,
].map((Kind) => [Kind.name, Kind]));

/** The class of view that is given back: the language's own, whatever a subclass or a property of the view says. */
function viewKind(view) {
  return kinds.get(Reflect.apply(tagOfArray, view, [])) ?? DataView;
}

function setUp(core, { start, pull, cancel, chunkSize }, strategy) {
  if (strategy.size !== undefined) throw new codes.ERR_INVALID_ARG_VALUE.RangeError('strategy.size', strategy.size);
  const highWaterMark = highWaterMarkOf(strategy, 0);
  if (chunkSize === 0) throw new codes.ERR_INVALID_ARG_VALUE('source.autoAllocateChunkSize', chunkSize);
  new ByteControllerCore(core, { start, pull, cancel, highWaterMark, chunkSize });
}

// ---- faces

class ReadableByteStreamController {
  #core;

  constructor(key = undefined, core = undefined) {
    if (key !== kCore) throw illegalConstructor();
    this.#core = core;
  }

  static #check(value) {
    if (typeof value !== 'object' || value === null || !(#core in value)) throw invalidThis('ReadableByteStreamController');
    return value.#core;
  }

  get byobRequest() { return ReadableByteStreamController.#check(this).byobRequest; }
  get desiredSize() { return ReadableByteStreamController.#check(this).desiredSize; }

  close() {
    const core = ReadableByteStreamController.#check(this);
    if (core.closeRequested) throw invalidState('Controller is already closed');
    if (core.stream.state !== 'readable') throw invalidState('ReadableStream is already closed');
    core.close();
  }

  enqueue(chunk) {
    const core = ReadableByteStreamController.#check(this);
    checkView(chunk, 'buffer', 'chunk');
    if (chunk.byteLength === 0 || chunk.buffer.byteLength === 0) throw invalidState('chunk ArrayBuffer is zero-length or detached');
    if (core.closeRequested) throw invalidState('Controller is already closed');
    if (core.stream.state !== 'readable') throw invalidState('ReadableStream is already closed');
    core.enqueue(chunk);
  }

  error(error = undefined) { ReadableByteStreamController.#check(this).error(error); }
}

const kDrop = Symbol('drop');

class ReadableStreamBYOBRequest {
  #core;
  #view;

  constructor(key = undefined, core = undefined, view = undefined) {
    if (key !== kCore) throw illegalConstructor();
    this.#core = core;
    this.#view = view;
  }

  static #check(value) {
    if (typeof value !== 'object' || value === null || !(#core in value)) throw invalidThis('ReadableStreamBYOBRequest');
    return value;
  }

  get view() { return ReadableStreamBYOBRequest.#check(this).#view; }

  respond(bytesWritten) {
    const core = ReadableStreamBYOBRequest.#check(this).#core;
    const count = enforcedCount(bytesWritten, 'bytesWritten');
    if (core === undefined) throw invalidState('This BYOB request has been invalidated');
    if (this.#view.buffer.detached) throw invalidState('Viewed ArrayBuffer is detached');
    core.respond(count);
  }

  respondWithNewView(view) {
    const core = ReadableStreamBYOBRequest.#check(this).#core;
    if (core === undefined) throw invalidState('This BYOB request has been invalidated');
    checkView(view, 'view');
    if (view.buffer.detached) throw invalidState('Viewed ArrayBuffer is detached');
    core.respondWithNewView(view);
  }

  /** The request has been answered, or is no longer one. */
  [kDrop]() {
    this.#core = undefined;
    this.#view = null;
  }

  static {
    finish(ReadableStreamBYOBRequest, (request) => ({ view: request.#view, controller: request.#core?.face }));
  }
}

class ReadableStreamBYOBReader {
  #core;

  constructor(stream) {
    const core = coreOf(stream);
    if (core === undefined) throw new codes.ERR_INVALID_ARG_TYPE('stream', 'ReadableStream', stream);
    if (core.isLocked) throw invalidState('ReadableStream is locked');
    if (!core.controller.isBytes) throw new codes.ERR_INVALID_ARG_VALUE('stream', stream, 'must be a byte stream');
    this.#core = new ReaderCore(core, true);
  }

  static #check(value) {
    if (typeof value !== 'object' || value === null || !(#core in value)) throw invalidThis('ReadableStreamBYOBReader');
    return value.#core;
  }

  get closed() { return promised(() => ReadableStreamBYOBReader.#check(this).closed.promise); }

  async read(view, options = undefined) {
    const core = ReadableStreamBYOBReader.#check(this);
    checkView(view, 'view');
    if (view.byteLength === 0 || view.buffer.byteLength === 0) throw invalidState('View or Viewed ArrayBuffer is zero-length or detached');
    const min = minimumOf(options);
    if (min > (view.length ?? view.byteLength)) throw new codes.ERR_OUT_OF_RANGE('options.min', '<= view.length', min);
    if (core.stream === undefined) throw invalidState('The reader is not attached to a stream');
    const request = new ReadRequest();
    core.readInto(view, min, request);
    return request.promise;
  }

  releaseLock() { ReadableStreamBYOBReader.#check(this).release(); }

  cancel(reason = undefined) {
    return promised(() => {
      const core = ReadableStreamBYOBReader.#check(this);
      if (core.stream === undefined) throw invalidState('The reader is not attached to a stream');
      return core.cancel(reason);
    });
  }

  static {
    finish(ReadableStreamBYOBReader, (reader) => ({
      stream: reader.#core.stream?.face, requests: reader.#core.requests.length, close: reader.#core.closed.promise,
    }));
  }
}

finish(ReadableByteStreamController, () => ({}));

const makeReader = (stream) => new ReadableStreamBYOBReader(stream);

Object.assign(exports, {
  ReadableByteStreamController, ReadableStreamBYOBReader, ReadableStreamBYOBRequest, ByteControllerCore, setUp, makeReader,
});
