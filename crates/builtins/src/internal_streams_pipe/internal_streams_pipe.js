// `internal/streams/pipe`: `readable.pipe` and `unpipe`, and `wrap` for streams of the old kind. Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/stream.html#readablepipedestination-options
'use strict';

const { nextTick } = require('internal/loop');
const { prependListener } = require('internal/streams/legacy');
const { errorOrDestroy } = require('internal/streams/destroy');

function pipe(destination, options) {
  const state = this._readableState;
  if (state.pipes.length === 1 && !state.multiAwaitDrain) {
    state.multiAwaitDrain = true;
    state.awaitDrainWriters = new Set(state.awaitDrainWriters ? [state.awaitDrainWriters] : []);
  }
  state.pipes.push(destination);
  new Pipe(this, destination).start(options);
  return destination;
}

/** One source with one destination, until one of them is done or they are parted. */
class Pipe {
  constructor(source, destination) {
    this.source = source;
    this.destination = destination;
    this.onDrain = undefined;
    this.isOver = false;
    this.onData = (chunk) => {
      try {
        if (destination.write(chunk) === false) this.hold();
      } catch (error) {
        destination.destroy(error); // what it cannot take is its own failure
      }
    };
    this.onEnd = () => destination.end();
    this.onPart = () => this.part();
    this.onUnpipe = (readable, info) => {
      if (readable !== source || !info || info.hasUnpiped !== false) return;
      info.hasUnpiped = true;
      this.cleanUp();
    };
    this.onError = (error) => this.fail(error);
    this.onClose = () => {
      destination.removeListener('finish', this.onFinish);
      this.part();
    };
    this.onFinish = () => {
      destination.removeListener('close', this.onClose);
      this.part();
    };
  }

  start(options) {
    const { source, destination } = this;
    const state = source._readableState;
    const process = require('process');
    const ends = (!options || options.end !== false) && destination !== process.stdout && destination !== process.stderr;
    const atEnd = ends ? this.onEnd : this.onPart;
    if (state.endEmitted) nextTick(atEnd);
    else source.once('end', atEnd);
    destination.on('unpipe', this.onUnpipe);
    source.on('data', this.onData);
    prependListener(destination, 'error', this.onError);
    destination.once('close', this.onClose);
    destination.once('finish', this.onFinish);
    destination.emit('pipe', source);
    if (destination.writableNeedDrain === true) this.hold();
    else if (!state.flowing) source.resume();
  }

  /** The destination is full: the source pauses until it says 'drain'. */
  hold() {
    const { source, destination } = this;
    if (!this.isOver) {
      const state = source._readableState;
      if (state.pipes.length === 1 && state.pipes[0] === destination) {
        state.awaitDrainWriters = destination;
        state.multiAwaitDrain = false;
      } else if (state.pipes.length > 1 && state.pipes.includes(destination)) {
        state.awaitDrainWriters.add(destination);
      }
      source.pause();
    }
    if (this.onDrain === undefined) {
      this.onDrain = () => drained(source, destination);
      destination.on('drain', this.onDrain);
    }
  }

  part() {
    this.source.unpipe(this.destination);
  }

  fail(error) {
    const { destination } = this;
    this.part();
    destination.removeListener('error', this.onError);
    if (destination.listenerCount('error') !== 0) return;
    const state = destination._writableState || destination._readableState;
    if (state && !state.errorEmitted) errorOrDestroy(destination, error);
    else destination.emit('error', error);
  }

  cleanUp() {
    const { source, destination } = this;
    destination.removeListener('close', this.onClose);
    destination.removeListener('finish', this.onFinish);
    if (this.onDrain !== undefined) destination.removeListener('drain', this.onDrain);
    destination.removeListener('error', this.onError);
    destination.removeListener('unpipe', this.onUnpipe);
    source.removeListener('end', this.onEnd);
    source.removeListener('end', this.onPart);
    source.removeListener('data', this.onData);
    this.isOver = true;
    // Others may be waiting for this one.
    if (this.onDrain !== undefined && source._readableState.awaitDrainWriters) this.onDrain();
  }
}

function drained(source, destination) {
  const state = source._readableState;
  if (state.awaitDrainWriters === destination) state.awaitDrainWriters = null;
  else if (state.multiAwaitDrain) state.awaitDrainWriters.delete(destination);
  if ((!state.awaitDrainWriters || state.awaitDrainWriters.size === 0) && state.dataListening) source.resume();
}

function unpipe(destination) {
  const state = this._readableState;
  if (state.pipes.length === 0) return this;
  if (!destination) {
    const all = state.pipes;
    state.pipes = [];
    this.pause();
    for (const each of all) each.emit('unpipe', this, { hasUnpiped: false });
    return this;
  }
  const at = state.pipes.indexOf(destination);
  if (at === -1) return this;
  state.pipes.splice(at, 1);
  if (state.pipes.length === 0) this.pause();
  destination.emit('unpipe', this, { hasUnpiped: false });
  return this;
}

/** Reads a stream of the old kind, which only says 'data' and 'end', as if it were this one. */
function wrap(source) {
  let isPaused = false;
  source.on('data', (chunk) => {
    if (this.push(chunk) || !source.pause) return;
    isPaused = true;
    source.pause();
  });
  source.on('end', () => { this.push(null); });
  source.on('error', (error) => { errorOrDestroy(this, error); });
  source.on('close', () => { this.destroy(); });
  source.on('destroy', () => { this.destroy(); });
  this._read = () => {
    if (!isPaused || !source.resume) return;
    isPaused = false;
    source.resume();
  };
  for (const name of Object.keys(source)) {
    if (this[name] === undefined && typeof source[name] === 'function') this[name] = source[name].bind(source);
  }
  return this;
}

Object.assign(exports, { pipe, unpipe, wrap });
