// For programs whose streams come from everywhere: errors nobody hears, and what is no Node stream.
'use strict';
const everyones = require('./streams.cjs');
const { stream, log, show } = everyones;
const { Readable, Writable, Duplex, Transform, PassThrough, pipeline, finished, compose, addAbortSignal, promises } = stream;
const EventEmitter = require('events');
const consumers = require('stream/consumers');
const controllers = { a: new AbortController(), b: new AbortController() };
const name = (value) => `${value?.constructor?.name}`;
const unheard = (s) => Object.assign(s, { isUnheard: true });
const watch = (label, s) => {
  if (Array.isArray(s)) s.forEach((one, n) => everyones.watch(`${label}${n}`, one));
  else if (typeof s?.on === 'function') everyones.watch(label, s);
  if (s?.isUnheard) s.removeAllListeners('error');
  return s;
};
const later2 = async (n, value) => {
  for (let i = 0; i < n; i++) await null;
  return value;
};
const say = async (label, promise) => {
  try {
    log(label, 'gives', show(await promise));
  } catch (error) {
    log(label, 'fails', show(error), error.cause === undefined ? '' : show(error.cause));
  }
};
const old = (values) => {
  const emitter = new EventEmitter();
  Object.assign(emitter, { readable: true, pause() { log('old pause'); }, resume() { log('old resume'); } });
  setImmediate(() => {
    for (const value of values) emitter.emit('data', value);
    emitter.emit('end');
    emitter.emit('close');
  });
  return emitter;
};

module.exports = { ...everyones, Readable, Writable, Duplex, Transform, PassThrough, pipeline, finished, compose, addAbortSignal, promises,
  EventEmitter, consumers, controllers, name, unheard, watch, later2, say, old };
