// `internal/streams/legacy`: `Stream`, the oldest base class, with its own `pipe`. Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/stream.html#compatibility-with-older-nodejs-versions
'use strict';

const EventEmitter = require('events');

function Stream(options) {
  EventEmitter.call(this, options);
}
Object.setPrototypeOf(Stream.prototype, EventEmitter.prototype);
Object.setPrototypeOf(Stream, EventEmitter);

/** The old way: `data` is written, `pause` and `resume` hold the source back, errors nobody listens to are thrown. */
Stream.prototype.pipe = { pipe(destination, options) {
  const source = this;
  let ended = false;

  function onData(chunk) {
    if (destination.writable && destination.write(chunk) === false && source.pause) source.pause();
  }
  function onDrain() {
    if (source.readable && source.resume) source.resume();
  }
  function onEnd() {
    if (ended) return;
    ended = true;
    destination.end();
  }
  function onClose() {
    if (ended) return;
    ended = true;
    if (typeof destination.destroy === 'function') destination.destroy();
  }
  function onError(error) {
    cleanUp();
    if (EventEmitter.listenerCount(this, 'error') === 0) this.emit('error', error);
  }
  function cleanUp() {
    for (const [emitter, name, listener] of listeners) emitter.removeListener(name, listener);
  }

  const listeners = [[source, 'data', onData], [destination, 'drain', onDrain]];
  if (!destination._isStdio && (!options || options.end !== false)) listeners.push([source, 'end', onEnd], [source, 'close', onClose]);
  const first = [[source, 'error', onError], [destination, 'error', onError]];
  const last = [[source, 'end', cleanUp], [source, 'close', cleanUp], [destination, 'close', cleanUp]];
  for (const [emitter, name, listener] of listeners) emitter.on(name, listener);
  for (const [emitter, name, listener] of first) prependListener(emitter, name, listener);
  for (const [emitter, name, listener] of last) emitter.on(name, listener);
  listeners.push(...first, ...last);
  destination.emit('pipe', source);
  return destination;
} }.pipe;

Stream.prototype.eventNames = function eventNames() {
  return Reflect.ownKeys(this._events ?? {}).filter((name) => this._events[name] !== undefined);
};

/** Before the others, also on an emitter that came from elsewhere. */
function prependListener(emitter, name, listener) {
  if (typeof emitter.prependListener === 'function') return emitter.prependListener(name, listener);
  const present = emitter._events?.[name];
  if (!present) emitter.on(name, listener);
  else if (Array.isArray(present)) present.unshift(listener);
  else emitter._events[name] = [listener, present];
}

Object.assign(exports, { Stream, prependListener });
