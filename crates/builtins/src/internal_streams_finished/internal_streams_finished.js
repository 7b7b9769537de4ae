// `internal/streams/finished`: `stream.finished`. Node 26. Follows https://nodejs.org/docs/latest-v26.x/api/stream.html#streamfinishedstream-options-callback
'use strict';

const { nextTick } = require('internal/loop');
const { codes, AbortError } = require('internal/errors');
const { validateObject, validateFunction, validateAbortSignal } = require('internal/validators');
const utils = require('internal/streams/utils');

function nothing() {}

/** Calls back once, when a stream is done with, whichever way; returns a function that takes all listeners away. */
function finished(stream, options, callback) {
  if (arguments.length === 2) {
    callback = options;
    options = {};
  } else if (options == null) {
    options = {};
  } else {
    validateObject(options, 'options');
  }
  validateFunction(callback, 'callback');
  validateAbortSignal(options.signal, 'options.signal');
  if (utils.isReadableStream(stream) || utils.isWritableStream(stream)) return finishedWeb(stream, options, inContext(callback));
  if (!utils.isNodeStream(stream)) {
    throw new codes.ERR_INVALID_ARG_TYPE('stream', ['ReadableStream', 'WritableStream', 'Stream'], stream);
  }
  const watch = new Watch(stream, options, inContext(callback));
  watch.start();
  if (options.signal) watch.obey(options.signal);
  const cleanup = () => watch.stop();
  return cleanup;
}

/** What `finished` would tell of a stream that is over; undefined of any other. */
function outcomeOf(stream, options) {
  return new Watch(stream, options, nothing).outcome();
}

/** The callback belongs to who asked, not to who ended the stream. */
function inContext(callback) {
  const { state } = require('internal/async_context');
  const { frame } = state;
  let called = false;
  return function(...args) {
    if (called) return;
    called = true;
    const before = state.frame;
    state.frame = frame;
    try {
      Reflect.apply(callback, this, args);
    } finally {
      state.frame = before;
    }
  };
}

class Watch {
  constructor(stream, options, callback) {
    this.stream = stream;
    this.options = options;
    this.callback = callback;
    this.readable = options.readable ?? utils.isReadableNodeStream(stream);
    this.writable = options.writable ?? utils.isWritableNodeStream(stream);
    // 'close' is waited for if the whole stream is, and it is known to come.
    this.closeComes = utils.willEmitClose(stream) && utils.isReadableNodeStream(stream) === this.readable &&
      utils.isWritableNodeStream(stream) === this.writable;
    this.writableFinished = utils.isWritableFinished(stream, false);
    this.readableFinished = utils.isReadableFinished(stream, false);
    this.listeners = [];
  }

  start() {
    const { stream, options } = this;
    const onFinish = () => this.onFinish();
    const onClose = () => this.onClose();
    // What is over already is told of in a tick, whatever events come before.
    const outcome = this.outcome();
    if (outcome !== undefined) {
      const { error } = outcome;
      if (options.error !== false) this.listen(stream, 'error', nothing); // it is told of here: nobody else need hear it
      nextTick(() => (error ? this.tell(error) : this.tell()));
      return;
    }
    if (isRequest(stream)) this.listenToRequest(onFinish, onClose);
    else if (this.writable && !stream._writableState) this.listenToOld(onFinish);
    if (!this.closeComes && typeof stream.aborted === 'boolean') this.listen(stream, 'aborted', onClose);
    this.listen(stream, 'end', () => this.onEnd());
    this.listen(stream, 'finish', onFinish);
    if (options.error !== false) this.listen(stream, 'error', (error) => this.tell(error));
    this.listen(stream, 'close', onClose);
  }

  /** How it ended, if it is over already: with or without an error. */
  outcome() {
    const isClosed = utils.isClosed(this.stream);
    if (!isClosed && !this.hasFailed() && !this.isOver()) return undefined;
    return { error: isClosed ? this.closeError() : this.errored() };
  }

  listen(emitter, name, listener) {
    emitter.on(name, listener);
    this.listeners.push([emitter, name, listener]);
  }

  listenToRequest(onFinish, onClose) {
    const { stream } = this;
    const onRequest = () => this.listen(stream.req, 'finish', onFinish);
    this.listen(stream, 'complete', onFinish);
    if (!this.closeComes) this.listen(stream, 'abort', onClose);
    if (stream.req) onRequest();
    else this.listen(stream, 'request', onRequest);
  }

  /** Streams of the old kind do not say 'finish'. */
  listenToOld(onFinish) {
    const ifDone = () => {
      if (!this.stream.writable) onFinish();
    };
    this.listen(this.stream, 'end', ifDone);
    this.listen(this.stream, 'close', ifDone);
  }

  hasFailed() {
    const { stream } = this;
    return !this.closeComes && (stream._writableState?.errorEmitted || stream._readableState?.errorEmitted);
  }

  /** Was all that is waited for over before anybody asked? */
  isOver() {
    const { stream, closeComes } = this;
    if (!this.readable && (!closeComes || utils.isReadable(stream)) &&
        (this.writableFinished || utils.isWritable(stream) === false) && !stream._writableState?.pendingcb) return true;
    if (!this.writable && (!closeComes || utils.isWritable(stream)) &&
        (this.readableFinished || utils.isReadable(stream) === false)) return true;
    return Boolean(stream._readableState && stream.req && stream.aborted);
  }

  onFinish() {
    const { stream } = this;
    this.writableFinished = true;
    if (stream.destroyed) this.closeComes = false; // it may be destroyed without 'close' coming any more
    if (this.closeComes && (!stream.readable || this.readable)) return;
    if (!this.readable || this.readableFinished) this.tell();
  }

  onEnd() {
    const { stream } = this;
    this.readableFinished = true;
    if (stream.destroyed) this.closeComes = false;
    if (this.closeComes && (!stream.writable || this.writable)) return;
    if (!this.writable || this.writableFinished) this.tell();
  }

  onClose() {
    const error = this.closeError();
    if (error) this.tell(error);
    else this.tell();
  }

  /** What is wrong with a stream that has closed now. */
  closeError() {
    const { stream } = this;
    const errored = this.errored();
    if (errored) return errored;
    const isCut = (this.readable && !this.readableFinished && utils.isReadableNodeStream(stream, true) && !utils.isReadableFinished(stream, false)) ||
      (this.writable && !this.writableFinished && !utils.isWritableFinished(stream, false));
    return isCut ? new codes.ERR_STREAM_PREMATURE_CLOSE() : undefined;
  }

  errored() {
    const errored = utils.writableErrored(this.stream) || utils.readableErrored(this.stream);
    return errored && typeof errored !== 'boolean' ? errored : undefined;
  }

  tell(...args) {
    Reflect.apply(this.callback, this.stream, args);
  }

  stop() {
    this.callback = nothing;
    for (const [emitter, name, listener] of this.listeners) emitter.removeListener(name, listener);
    this.listeners = [];
  }

  obey(signal) {
    const abort = () => {
      const { callback, stream } = this;
      this.stop();
      Reflect.apply(callback, stream, [new AbortError(undefined, { cause: signal.reason })]);
    };
    if (signal.aborted) {
      nextTick(abort);
      return;
    }
    const listening = require('events').addAbortListener(signal, abort);
    const { callback } = this;
    this.callback = function(...args) {
      listening[Symbol.dispose]();
      Reflect.apply(callback, this, args);
    };
  }
}

function isRequest(stream) {
  return Boolean(stream.setHeader) && typeof stream.abort === 'function';
}

function finishedWeb(stream, options, callback) {
  let isAborted = false;
  let abort = nothing;
  let listening;
  if (options.signal) {
    abort = () => {
      isAborted = true;
      Reflect.apply(callback, stream, [new AbortError(undefined, { cause: options.signal.reason })]);
    };
    if (options.signal.aborted) nextTick(abort);
    else listening = require('events').addAbortListener(options.signal, abort);
  }
  const settle = (...args) => {
    if (isAborted) return;
    listening?.[Symbol.dispose]();
    nextTick(() => Reflect.apply(callback, stream, args));
  };
  stream[utils.kIsClosedPromise].promise.then(() => settle(), settle);
  return nothing;
}

/** The form of `stream/promises`. */
function finishedPromise(stream, options) {
  let cleansUp = false;
  if (options === null) options = {};
  if (options?.cleanup) {
    require('internal/validators').validateBoolean(options.cleanup, 'cleanup');
    cleansUp = options.cleanup;
  }
  return new Promise((resolve, reject) => {
    const stop = finished(stream, options, (error) => {
      if (cleansUp) stop();
      if (error) reject(error);
      else resolve();
    });
  });
}

Object.assign(exports, { finished, outcomeOf, finishedPromise });
