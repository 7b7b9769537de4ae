// `internal/streams/pipeline`: `stream.pipeline`. Node 26. Follows https://nodejs.org/docs/latest-v26.x/api/stream.html#streampipelinesource-transforms-destination-callback
//
// Neighbours are joined by `pipe` where both are Node streams, else by a loop over the one that writes into the other. Each
// joint counts in `open` until it has ended; the first error destroys all, and the last joint to end calls back.
'use strict';

const { context } = require('internal/boot');
const { nextTick } = require('internal/loop');
const { codes, AbortError, aggregateTwoErrors } = require('internal/errors');
const { finished } = require('internal/streams/finished');
const { destroyer } = require('internal/streams/destroy');
const utils = require('internal/streams/utils');

function pipeline(...streams) {
  const callback = streams.pop();
  require('internal/validators').validateFunction(callback, 'streams[stream.length - 1]');
  return run(streams, callback);
}

/** Joins `streams`; calls back once with `(error, value)`; returns the last of them. */
function run(streams, callback, options) {
  if (streams.length === 1 && Array.isArray(streams[0])) streams = streams[0];
  if (streams.length < 2) throw new codes.ERR_MISSING_ARGS('streams');
  return new Pipeline(streams, callback, options).start();
}

class Pipeline {
  constructor(streams, callback, options) {
    const { AbortController } = require('internal/abort');
    this.streams = streams;
    this.callback = callback;
    this.options = options;
    this.controller = new AbortController();
    this.error = undefined;
    this.value = undefined;
    /** Joints that have not ended. */
    this.open = 0;
    /** What is to be destroyed if something fails. */
    this.destroys = [];
    /** What the last stream keeps of this pipeline after a good end, if it can still be read. */
    this.cleanUps = [];
    this.finish = (error) => this.settle(error, --this.open === 0);
    this.fail = (error) => this.settle(error, false);
  }

  start() {
    const outer = this.options?.signal;
    require('internal/validators').validateAbortSignal(outer, 'options.signal');
    const abort = () => this.settle(new AbortError(undefined, { cause: outer?.reason }), false, true);
    this.listening = outer ? require('events').addAbortListener(outer, abort) : undefined;
    let current;
    for (let i = 0; i < this.streams.length; i++) current = this.add(i, current);
    if (this.controller.signal.aborted || outer?.aborted) nextTick(abort);
    return current;
  }

  add(i, before) {
    const stream = this.streams[i];
    const isLast = i === this.streams.length - 1;
    const ends = !isLast || this.options?.end !== false;
    if (utils.isNodeStream(stream)) {
      const next = this.streams[i + 1];
      if (next?.closed || next?.destroyed) throw new codes.ERR_STREAM_UNABLE_TO_PIPE();
      this.watch(stream, !isLast, i > 0, ends, isLast);
    }
    if (i === 0) return this.source(stream);
    if (typeof stream === 'function') return this.applyFunction(stream, i, before, ends, isLast);
    if (utils.isNodeStream(stream)) return this.intoNode(stream, before, ends, isLast);
    if (utils.isWebStream(stream)) return this.intoWeb(stream, before, ends);
    return require('internal/streams/duplex').Duplex.from(stream);
  }

  watch(stream, isRead, isWritten, ends, isLast) {
    if (ends) {
      const { destroy, cleanUp } = destroyOnFailure(stream, isRead, isWritten);
      this.destroys.push(destroy);
      if (isLast && utils.isReadable(stream)) this.cleanUps.push(cleanUp);
    }
    const onError = (error) => {
      if (error && error.name !== 'AbortError' && error.code !== 'ERR_STREAM_PREMATURE_CLOSE') this.fail(error);
    };
    stream.on('error', onError);
    if (isLast && utils.isReadable(stream)) this.cleanUps.push(() => stream.removeListener('error', onError));
  }

  source(stream) {
    if (typeof stream === 'function') {
      const made = stream({ signal: this.controller.signal });
      if (!utils.isIterable(made)) throw new codes.ERR_INVALID_RETURN_VALUE('Iterable, AsyncIterable or Stream', 'source', made);
      return made;
    }
    if (utils.isIterable(stream) || utils.isReadableNodeStream(stream) || utils.isTransformStream(stream)) return stream;
    return require('internal/streams/duplex').Duplex.from(stream);
  }

  applyFunction(transform, i, before, ends, isLast) {
    const input = toAsyncIterable(utils.isTransformStream(before) ? before.readable : before);
    const made = transform(input, { signal: this.controller.signal });
    if (!isLast) {
      if (!utils.isIterable(made, true)) throw new codes.ERR_INVALID_RETURN_VALUE('AsyncIterable', `transform[${i - 1}]`, made);
      return made;
    }
    return this.endInFunction(made, ends);
  }

  /** The last function's result is given out again by a stream, so that `pipeline` returns one. */
  endInFunction(made, ends) {
    const { PassThrough } = require('internal/streams/transform');
    const outlet = new PassThrough({ objectMode: true });
    const then = made?.then;
    if (typeof then === 'function') {
      this.open++;
      Reflect.apply(then, made, [(value) => {
        this.value = value;
        if (value != null) outlet.write(value);
        if (ends) outlet.end();
        nextTick(this.finish);
      }, (error) => {
        outlet.destroy(error);
        nextTick(this.finish, error);
      }]);
    } else if (utils.isIterable(made, true)) {
      this.open++;
      pumpToNode(made, outlet, this.finish, ends);
    } else if (utils.isReadableStream(made) || utils.isTransformStream(made)) {
      this.open++;
      pumpToNode(made.readable || made, outlet, this.finish, ends);
    } else {
      throw new codes.ERR_INVALID_RETURN_VALUE('AsyncIterable or Promise', 'destination', made);
    }
    const { destroy, cleanUp } = destroyOnFailure(outlet, false, true);
    this.destroys.push(destroy);
    this.cleanUps.push(cleanUp);
    return outlet;
  }

  intoNode(stream, before, ends, isLast) {
    if (utils.isReadableNodeStream(before)) {
      this.open += 2;
      const cleanUp = join(before, stream, this.finish, this.fail, ends);
      if (isLast && utils.isReadable(stream)) this.cleanUps.push(cleanUp);
    } else if (utils.isTransformStream(before) || utils.isReadableStream(before)) {
      this.open++;
      pumpToNode(before.readable || before, stream, this.finish, ends);
    } else if (utils.isIterable(before)) {
      this.open++;
      pumpToNode(before, stream, this.finish, ends);
    } else {
      throw new codes.ERR_INVALID_ARG_TYPE('val', ['Readable', 'Iterable', 'AsyncIterable', 'ReadableStream', 'TransformStream'], before);
    }
    return stream;
  }

  intoWeb(stream, before, ends) {
    const { finish } = this;
    this.open++;
    if (utils.isReadableNodeStream(before)) pumpToWeb(toAsyncIterable(before), stream, finish, ends);
    else if (utils.isReadableStream(before) || utils.isIterable(before)) pumpToWeb(before, stream, finish, ends);
    else if (utils.isTransformStream(before)) pumpToWeb(before.readable, stream, finish, ends);
    else throw new codes.ERR_INVALID_ARG_TYPE('val', ['Readable', 'Iterable', 'AsyncIterable', 'ReadableStream', 'TransformStream'], before);
    return stream;
  }

  settle(error, isFinal, isAbort = false) {
    if (error && (!this.error || isConsequence(this.error))) this.error = error;
    if (!this.error && !isFinal) return;
    while (this.destroys.length !== 0) this.destroys.shift()(this.error);
    this.listening?.[Symbol.dispose]();
    this.controller.abort();
    if (!isFinal) return;
    if (!this.error) for (const cleanUp of this.cleanUps) cleanUp();
    nextTick(this.callback, this.error, this.value);
  }
}

/** Such an error follows from another one, which is worth more. */
function isConsequence(error) {
  return error.code === 'ERR_STREAM_PREMATURE_CLOSE' || error.name === 'AbortError';
}

/** `destroy(error)` ends the stream unless it has ended by itself. */
function destroyOnFailure(stream, readable, writable) {
  let isOver = false;
  stream.on('close', () => { isOver = true; });
  const cleanUp = finished(stream, { readable, writable }, (error) => { isOver = !error; });
  return {
    destroy(error) {
      if (isOver) return;
      isOver = true;
      destroyer(stream, error || new codes.ERR_STREAM_DESTROYED('pipe'));
    },
    cleanUp,
  };
}

/** Two Node streams; `finish` is called twice. */
function join(source, destination, finish, fail, ends) {
  let isEnded = false;
  destination.on('close', () => {
    if (!isEnded) fail(new codes.ERR_STREAM_PREMATURE_CLOSE());
  });
  source.pipe(destination, { end: false }); // ended here, so that it is known
  if (ends) {
    const end = () => {
      isEnded = true;
      destination.end();
    };
    if (utils.isReadableFinished(source)) nextTick(end);
    else source.once('end', end);
  } else {
    finish();
  }
  finished(source, { readable: true, writable: false }, (error) => {
    const state = source._readableState;
    if (error?.code === 'ERR_STREAM_PREMATURE_CLOSE' && state?.ended && !state.errored && !state.errorEmitted) {
      // Some streams close before what they hold has been read: that is no error.
      source.once('end', finish).once('error', finish);
    } else {
      finish(error);
    }
  });
  return finished(destination, { readable: false, writable: true }, finish);
}

function toAsyncIterable(value) {
  if (utils.isIterable(value)) return value;
  if (utils.isReadableNodeStream(value)) return readAll(value);
  throw new codes.ERR_INVALID_ARG_TYPE('val', ['Readable', 'Iterable', 'AsyncIterable'], value);
}

async function* readAll(stream) {
  const { Readable } = require('internal/streams/readable');
  yield* Readable.prototype[Symbol.asyncIterator].call(stream);
}

async function pumpToNode(iterable, writable, finish, ends) {
  let failure;
  let wake = null;
  const rouse = (error) => {
    if (error) failure = error;
    if (wake === null) return;
    const waking = wake;
    wake = null;
    waking();
  };
  const drained = () => new Promise((resolve, reject) => {
    if (failure) {
      reject(failure);
    } else {
      wake = () => {
        if (failure) reject(failure);
        else resolve();
      };
    }
  });
  const { frame } = context;
  writable.on('drain', rouse);
  const stop = finished(writable, { readable: false }, rouse);
  try {
    if (writable.writableNeedDrain) await drained();
    for await (const chunk of iterable) {
      context.frame = frame;
      if (!writable.write(chunk)) await drained();
    }
    context.frame = frame;
    if (ends) {
      writable.end();
      await drained();
    }
    finish();
  } catch (error) {
    finish(failure !== error ? aggregateTwoErrors(failure, error) : error);
  } finally {
    stop();
    writable.off('drain', rouse);
  }
}

async function pumpToWeb(readable, stream, finish, ends) {
  const writer = (utils.isTransformStream(stream) ? stream.writable : stream).getWriter();
  const { frame } = context;
  try {
    for await (const chunk of readable) {
      await writer.ready;
      context.frame = frame;
      writer.write(chunk).catch(() => {});
    }
    await writer.ready;
    if (ends) await writer.close();
    finish();
  } catch (error) {
    try {
      await writer.abort(error);
      finish(error);
    } catch (another) {
      finish(another);
    }
  }
}

/** The form of `stream/promises`. */
function pipelinePromise(...streams) {
  return new Promise((resolve, reject) => {
    const last = streams.at(-1);
    let options;
    if (last && typeof last === 'object' && !utils.isNodeStream(last) && !utils.isIterable(last) && !utils.isWebStream(last)) {
      const { signal, end } = streams.pop();
      options = { signal, end };
    }
    run(streams, (error, value) => {
      if (error) reject(error);
      else resolve(value);
    }, options);
  });
}

Object.assign(exports, { pipeline, run, pipelinePromise });
