// `internal/webstreams/pipe`: `pipeTo`, async iteration, and `ReadableStream.from`. Node 26.
// Follows https://streams.spec.whatwg.org/#readable-stream-pipe-to, #rs-asynciterator and #rs-from
'use strict';

const { context } = require('internal/boot');
const { codes } = require('internal/errors');
const { createReadable, ReadRequest } = require('internal/webstreams/readable');
const { carried, soon, upon, Deferred, nothing, invalidState, invalidThis, promiseCall } = require('internal/webstreams/common');

const { apply } = Reflect;

function pipeTo(source, destination, options) {
  return new Pipe(source, destination, options).start();
}

class Pipe {
  constructor(source, destination, { preventAbort, preventCancel, preventClose, signal }) {
    this.source = source;
    this.destination = destination;
    this.preventAbort = preventAbort;
    this.preventCancel = preventCancel;
    this.preventClose = preventClose;
    this.signal = signal;
    this.reader = source.acquireReader();
    this.writer = destination.acquireWriter();
    this.done = new Deferred();
    this.isShuttingDown = false;
    /** How many chunks have been written, and how many of these are done; whoever waits for the last of them. */
    this.writes = 0;
    this.settled = 0;
    this.waiting = undefined;
    this.lateFailure = undefined;
    this.isReading = false;
    this.isSync = false;
    /** There was no room at the destination. */
    this.isHeld = false;
    this.writer.onRoom = () => {
      if (!this.isHeld) return;
      this.isHeld = false;
      if (this.hasBytes) soon(this.onTurn);
      else this.pump();
    };
    this.onTurn = () => this.pump();
    this.arrived = undefined;
    this.onArrival = () => {
      const chunk = this.arrived;
      this.arrived = undefined;
      this.write(chunk);
      this.pump();
    };
  }

  start() {
    const { source, destination, signal } = this;
    source.disturbed = true;
    if (signal !== undefined) {
      if (signal.aborted) {
        this.abort();
        return this.done.promise;
      }
      this.listening = require('events').addAbortListener(signal, () => this.abort());
    }
    this.watch(source, this.reader.closed.promise, 'errored', (error) => this.sourceFailed(error));
    this.watch(destination, this.writer.closed.promise, 'errored', (error) => this.destinationFailed(error));
    if (source.state === 'closed') this.sourceClosed();
    else upon(this.reader.closed.promise, () => this.sourceClosed(), nothing);
    if (destination.closeQueuedOrInFlight || destination.state === 'closed') this.destinationClosed();
    this.pump();
    return this.done.promise;
  }

  watch(stream, closed, state, react) {
    if (stream.state === state) react(stream.storedError);
    else upon(closed, nothing, react);
  }

  /** Moves chunks as long as the destination wants them: all that wait at once, then, a promise job later, what is still to come. */
  pump() {
    while (!this.isReading && !this.isShuttingDown) {
      const { source, destination } = this;
      if (destination.backpressure) {
        this.isHeld = true;
        return;
      }
      const { controller, state } = source;
      if (state !== 'readable') return; // the reader's `closed` tells how it ended
      if (!controller.isBytes && controller.queue.length !== 0 && destination.state === 'writable') {
        controller.handTo(this);
        this.goOn();
        return;
      }
      this.isReading = true;
      this.isSync = this.hasBytes;
      this.reader.read(this);
      this.isSync = false;
    }
  }

  /** Bytes that wait are written at once when they are read, but Node asks for them a promise job after there is room. */
  get hasBytes() {
    const { controller } = this.source;
    return controller.isBytes && controller.queue.length !== 0;
  }

  goOn() {
    if (this.destination.backpressure) this.isHeld = true;
    else soon(this.onTurn);
  }

  get wantsMore() {
    return !this.isShuttingDown && !this.destination.backpressure && this.destination.state === 'writable';
  }

  // The pipe is its own read request.

  chunk(chunk) {
    if (this.isSync) {
      this.write(chunk);
    } else {
      this.arrived = chunk;
      soon(this.onArrival);
    }
  }

  write(chunk) {
    this.isReading = false;
    if (this.writer.stream === undefined) return; // the pipe has ended meanwhile
    this.writes++;
    this.writer.writeFor(chunk, this);
  }

  // And it is what its writes tell of their ends, which come in their order.

  resolve() {
    this.settled++;
    if (this.waiting === undefined || this.settled !== this.waiting.writes) return;
    if (this.source.controller.isBytes) this.waiting.look();
    else soon(this.waiting.look);
  }

  reject(error) {
    // Nothing else tells of the failure of a write that a shutdown waits for.
    if (this.waiting !== undefined) this.lateFailure ??= { error };
    this.resolve();
  }

  // It stays in its last read: how the source has ended is told by the reader's `closed`, a promise job later.

  close() {}

  error() {}

  // ---- ends

  abort() {
    const { source, destination } = this;
    const error = this.signal.reason;
    const actions = [];
    if (!this.preventAbort && destination.state === 'writable') actions.push(() => destination.abort(error));
    if (!this.preventCancel && source.state === 'readable') actions.push(() => source.cancel(error));
    // With as many promises as Node has, whose promise jobs can be counted.
    this.shutdown(async () => upon(Promise.all(actions.map((action) => action())), nothing), { error });
  }

  sourceFailed(error) {
    this.shutdown(this.preventAbort ? undefined : () => this.destination.abort(error), { error });
  }

  destinationFailed(error) {
    this.shutdown(this.preventCancel ? undefined : () => this.source.cancel(error), { error });
  }

  sourceClosed() {
    this.shutdown(this.preventClose ? undefined : () => this.writer.closeWithErrorPropagation());
  }

  destinationClosed() {
    const error = invalidState('Destination WritableStream is closed');
    this.shutdown(this.preventCancel ? undefined : () => this.source.cancel(error), { error });
  }

  /** Waits for what was written, does `action`, and ends with `failure` or with the action's. */
  shutdown(action, failure) {
    if (this.isShuttingDown) return;
    this.isShuttingDown = true;
    const act = () => {
      if (action === undefined) this.finalize(failure);
      else upon(action(), () => this.finalize(failure), (error) => this.finalize({ error }));
    };
    const { destination } = this;
    if (destination.state === 'writable' && !destination.closeQueuedOrInFlight) this.afterWrites(act);
    else act();
  }

  afterWrites(act) {
    const { writes } = this;
    const look = () => {
      this.waiting = undefined;
      if (writes === this.writes) act();
      else this.afterWrites(act);
    };
    if (this.settled === writes) soon(look);
    else this.waiting = { writes, look: carried(look) };
  }

  finalize(failure) {
    this.writer.release();
    this.reader.release();
    this.listening?.[Symbol.dispose]();
    failure = this.lateFailure ?? failure;
    if (failure === undefined) this.done.resolve();
    else this.done.reject(failure.error);
  }
}

// ---- iteration

const AsyncIteratorPrototype = Object.getPrototypeOf(Object.getPrototypeOf(async function* () {}).prototype);

class Iteration {
  constructor(stream, preventCancel) {
    this.reader = stream.acquireReader();
    this.preventCancel = preventCancel;
    this.isFinished = false;
    this.isStarted = false;
    this.ongoing = undefined;
  }

  /** One call after the other; if the first is `next`, it begins in a promise job. */
  inTurn(run, isNext) {
    if (!this.isStarted && isNext) {
      this.isStarted = true;
      this.ongoing ??= Promise.resolve();
    }
    if (this.ongoing !== undefined) {
      const promise = upon(this.ongoing, run, run);
      this.ongoing = promise;
      return promise;
    }
    // A chunk that waits is given at once. Else the call counts as under way, even if the source gives a chunk while it is asked: Node forgets
    // that one only when the next has come.
    const isWaiting = isNext && this.reader.stream?.controller.queue.length > 0;
    const promise = run();
    if (!isWaiting) this.ongoing = promise;
    return promise;
  }

  settled() {
    this.ongoing = undefined;
  }

  next() {
    if (this.isFinished) return Promise.resolve({ done: true, value: undefined });
    const request = new NextRequest(this);
    this.reader.read(request);
    return request.promise;
  }

  end() {
    this.isFinished = true;
    this.reader.release();
    this.settled();
  }

  return(value) {
    if (this.isFinished) return Promise.resolve({ done: true, value });
    this.isFinished = true;
    const { reader } = this;
    const cancelled = this.preventCancel ? undefined : reader.cancel(value);
    reader.release();
    const result = { done: true, value };
    return cancelled === undefined ? Promise.resolve(result) : upon(cancelled, () => result);
  }
}

class NextRequest extends ReadRequest {
  constructor(iteration) {
    super();
    this.iteration = iteration;
  }

  chunk(value) {
    this.iteration.settled();
    super.chunk(value);
  }

  close() {
    this.iteration.end();
    super.close();
  }

  error(error) {
    this.iteration.end();
    super.error(error);
  }
}

/** What programs see of an iteration. */
class StreamIterator {
  #iteration;

  constructor(stream, preventCancel) {
    this.#iteration = new Iteration(stream, preventCancel);
  }

  next() {
    if (!(#iteration in Object(this))) return Promise.reject(invalidThis('ReadableStreamAsyncIterator'));
    const iteration = this.#iteration;
    return iteration.inTurn(() => iteration.next(), true);
  }

  return(value) {
    if (!(#iteration in Object(this))) return Promise.reject(invalidThis('ReadableStreamAsyncIterator'));
    const iteration = this.#iteration;
    return iteration.inTurn(() => iteration.return(value), false);
  }
}

delete StreamIterator.prototype.constructor;
Object.setPrototypeOf(StreamIterator.prototype, AsyncIteratorPrototype);
for (const name of ['next', 'return']) Object.defineProperty(StreamIterator.prototype, name, { enumerable: true });

function iterate(stream, preventCancel) {
  return new StreamIterator(stream, preventCancel);
}

/** A stream that pulls from an iterable, sync or async, one value at a time. */
function fromIterable(iterable) {
  const makeAsync = iterable?.[Symbol.asyncIterator] ?? undefined;
  const isSync = makeAsync === undefined;
  const make = isSync ? iterable?.[Symbol.iterator] : makeAsync;
  if (typeof make !== 'function') throw new codes.ERR_ARG_NOT_ITERABLE(require('util').format('%s', iterable));
  const iterator = apply(make, iterable, []);
  if (!isObject(iterator)) throw invalidState('The iterator method must return an object');
  const { next } = iterator;
  const stream = createReadable({
    highWaterMark: 0,
    pull: async () => {
      const { frame } = context;
      const { controller } = stream;
      try {
        do {
          const result = await promiseCall(next, iterator);
          context.frame = frame;
          if (!isObject(result)) throw invalidState('The promise returned by the iterator.next() method must fulfill with an object');
          if (result.done) return controller.close();
          let { value } = result;
          if (isThenable(value)) {
            try {
              value = await value;
            } catch (error) {
              if (isSync) leave(iterator);
              throw error;
            }
          }
          controller.enqueue(value);
          context.frame = frame;
        } while (controller.shouldPull()); // Node asks for what waiting readers want at once.
      } catch (error) {
        controller.error(error);
      }
    },
    cancel: async (reason) => {
      const finish = iterator.return;
      if (finish === undefined || finish === null) return;
      const result = isSync ? apply(finish, iterator, [reason]) : await apply(finish, iterator, [reason]);
      if (!isObject(result)) throw invalidState('The promise returned by the iterator.return() method must fulfill with an object');
      if (isSync) await result.value;
    },
  });
  return stream;
}

/** A synchronous iterator that gave a promise which was rejected is told that nobody goes on. */
function leave(iterator) {
  try {
    iterator.return?.();
  } catch {
    // What counts is the first error.
  }
}

const isObject = (value) => (typeof value === 'object' && value !== null) || typeof value === 'function';

const isThenable = (value) => isObject(value) && typeof value.then === 'function';

Object.assign(exports, { pipeTo, iterate, fromIterable });
