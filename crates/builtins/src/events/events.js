// `node:events`, Node 26. Follows https://nodejs.org/docs/latest-v26.x/api/events.html
//
// A listener table maps a name to one function or to an array of at least two. Arrays are changed in place
// unless an emit is walking some array at that moment (`emitDepth`): then they are copied first, so that an
// emit always calls the listeners it started with and need not copy them itself.

const { ownKeys, apply, getPrototypeOf } = Reflect;
const { create } = Object; // a table without a prototype: a fifth of what a literal with `__proto__` costs

const kCapture = Symbol('kCapture');
const kShapeMode = Symbol('shapeMode');
const kErrorMonitor = Symbol('events.errorMonitor');
const kRejection = Symbol.for('nodejs.rejection');
const kIsEventTarget = Symbol.for('nodejs.event_target');
const kMaxEventTargetListeners = Symbol('events.maxEventTargetListeners');
const kMaxEventTargetListenersWarned = Symbol('events.maxEventTargetListenersWarned');

let defaultMaxListeners = 10;
let emitDepth = 0;

function EventEmitter(options) {
  EventEmitter.init.call(this, options);
}
const prototype = EventEmitter.prototype;

module.exports = EventEmitter;

EventEmitter.addAbortListener = addAbortListener;
EventEmitter.once = once;
EventEmitter.on = on;
EventEmitter.getEventListeners = getEventListeners;
EventEmitter.getMaxListeners = getMaxListeners;
EventEmitter.listenerCount = listenerCount;
EventEmitter.EventEmitter = EventEmitter;
EventEmitter.usingDomains = false;
EventEmitter.captureRejectionSymbol = kRejection;

Object.defineProperties(EventEmitter, {
  captureRejections: {
    get() { return prototype[kCapture]; },
    set(value) {
      require('internal/validators').validateBoolean(value, 'EventEmitter.captureRejections');
      prototype[kCapture] = value;
    },
    enumerable: true,
  },
  EventEmitterAsyncResource: {
    get: function lazyEventEmitterAsyncResource() { return require('internal/event_async_resource').EventEmitterAsyncResource; },
    enumerable: true,
    configurable: true,
  },
  errorMonitor: { value: kErrorMonitor, writable: true, enumerable: true, configurable: true },
  defaultMaxListeners: {
    get() { return defaultMaxListeners; },
    set(value) {
      validateCount(value, 'defaultMaxListeners');
      defaultMaxListeners = value;
    },
    enumerable: true,
  },
  kMaxEventTargetListeners: { value: kMaxEventTargetListeners },
  kMaxEventTargetListenersWarned: { value: kMaxEventTargetListenersWarned },
  setMaxListeners: { value: anonymous(setMaxListenersOf), writable: true, enumerable: true, configurable: true },
  init: { value: anonymous(initialise), writable: true, enumerable: true, configurable: true },
});

prototype._events = undefined;
prototype._eventsCount = 0;
prototype._maxListeners = undefined;
Object.defineProperty(prototype, kCapture, { value: false, writable: true, enumerable: false });

function initialise(options) {
  if (this._events === undefined || this._events === getPrototypeOf(this)._events) {
    this._events = create(null);
    this._eventsCount = 0;
    this[kShapeMode] = false;
  } else {
    // It came with places for its events, which are kept.
    this[kShapeMode] = true;
  }
  this._maxListeners ||= undefined;
  if (options?.captureRejections) {
    require('internal/validators').validateBoolean(options.captureRejections, 'options.captureRejections');
    this[kCapture] = true;
  } else {
    this[kCapture] = prototype[kCapture];
  }
}

// ---- limits

prototype.setMaxListeners = function setMaxListeners(n) {
  validateCount(n, 'setMaxListeners');
  this._maxListeners = n;
  return this;
};

prototype.getMaxListeners = function getMaxListeners() {
  return maxListenersOf(this);
};

// ---- emit

// Events mostly have at most two arguments: those are passed on one by one. Nothing here lets an arguments object or an array
// of them out, so optimised code makes none.
prototype.emit = function emit(type, first, second) {
  const count = arguments.length;
  if (type === 'error' || count > 3) return emitAny.apply(this, arguments);
  const handler = this._events?.[type];
  if (handler === undefined) return false;
  if (typeof handler !== 'function') return emitToAll(this, handler, type, count, first, second);
  const result = count === 2 ? handler.call(this, first) : count === 3 ? handler.call(this, first, second) : handler.call(this);
  if (typeof result === 'object' && result !== null && this[kCapture]) watchRejection(this, result, type, argumentsOf(count, first, second));
  return true;
};
Object.defineProperty(prototype.emit, 'length', { value: 1 });

function emitToAll(emitter, list, type, count, first, second) {
  const { length } = list;
  emitDepth++;
  for (let i = 0; i < length; i++) {
    const listener = list[i];
    const result = count === 2 ? listener.call(emitter, first) : count === 3 ? listener.call(emitter, first, second) : listener.call(emitter);
    if (typeof result === 'object' && result !== null && emitter[kCapture]) watchRejection(emitter, result, type, argumentsOf(count, first, second));
  }
  emitDepth--; // not reached when a listener throws: then arrays are copied before every change, which is only slower
  return true;
}

function argumentsOf(count, first, second) {
  return count === 2 ? [first] : count === 3 ? [first, second] : [];
}

/** Errors, and events with more arguments. */
function emitAny(type, ...args) {
  const events = this._events;
  if (events === undefined) {
    if (type === 'error') throwUnhandled(this, args);
    return false;
  }
  if (type === 'error' && beforeError(this, events, args)) throwUnhandled(this, args);
  const handler = events[type];
  if (handler === undefined) return false;
  if (typeof handler !== 'function') return emitListToAll(this, handler, type, args);
  const result = handler.apply(this, args);
  if (typeof result === 'object' && result !== null && this[kCapture]) watchRejection(this, result, type, args);
  return true;
}

function emitListToAll(emitter, list, type, args) {
  const { length } = list;
  emitDepth++;
  for (let i = 0; i < length; i++) {
    const result = list[i].apply(emitter, args);
    if (typeof result === 'object' && result !== null && emitter[kCapture]) watchRejection(emitter, result, type, args);
  }
  emitDepth--;
  return true;
}

// Tells the monitor; true if nobody listens to the error itself.
function beforeError(emitter, events, args) {
  if (events[kErrorMonitor] !== undefined) emitter.emit(kErrorMonitor, ...args);
  return emitter._events?.error === undefined;
}

function throwUnhandled(emitter, args) {
  const error = args[0];
  if (error instanceof Error) {
    require('internal/fatal').rememberEmitted(error, emitter);
    throw error;
  }
  let text;
  try {
    text = require('internal/inspect').inspect(error);
  } catch {
    text = error;
  }
  const { codes: { ERR_UNHANDLED_ERROR } } = require('internal/errors');
  const unhandled = new ERR_UNHANDLED_ERROR(text);
  unhandled.context = error;
  throw unhandled;
}

function watchRejection(emitter, promise, type, args) {
  try {
    const { then } = promise;
    if (typeof then !== 'function') return;
    apply(then, promise, [undefined, (error) => {
      require('internal/loop').nextTick(deliverRejection, emitter, error, type, args);
    }]);
  } catch (error) {
    emitter.emit('error', error);
  }
}

function deliverRejection(emitter, error, type, args) {
  if (typeof emitter[kRejection] === 'function') {
    emitter[kRejection](error, type, ...args);
    return;
  }
  // An async 'error' listener that rejects must not bring about another rejection, for ever.
  const captured = emitter[kCapture];
  try {
    emitter[kCapture] = false;
    emitter.emit('error', error);
  } finally {
    emitter[kCapture] = captured;
  }
}

// ---- adding

prototype.addListener = function addListener(type, listener) {
  return add(this, type, listener, false);
};
prototype.on = prototype.addListener;

prototype.prependListener = function prependListener(type, listener) {
  return add(this, type, listener, true);
};

prototype.once = function once(type, listener) {
  checkListener(listener);
  return this.on(type, onceWrapper(this, type, listener));
};

prototype.prependOnceListener = function prependOnceListener(type, listener) {
  checkListener(listener);
  return this.prependListener(type, onceWrapper(this, type, listener));
};

function onceWrapper(target, type, listener) {
  let fired = false;
  function wrapper(...args) {
    if (fired) return undefined;
    target.removeListener(type, wrapper);
    fired = true;
    return args.length === 0 ? listener.call(target) : listener.apply(target, args);
  }
  wrapper.listener = listener;
  return wrapper;
}

function add(target, type, listener, first) {
  checkListener(listener);
  let events = target._events;
  if (events === undefined) {
    events = target._events = create(null);
    target._eventsCount = 0;
  } else if (events.newListener !== undefined) {
    // Told before the listener is in the table, so that one for 'newListener' does not hear of itself.
    target.emit('newListener', type, listener.listener ?? listener);
    events = target._events;
  }
  const existing = events[type];
  if (existing === undefined) {
    events[type] = listener;
    ++target._eventsCount;
    return target;
  }
  const list = withListener(existing, listener, first);
  if (list !== existing) events[type] = list;
  warnOfLeak(target, type, list);
  return target;
}

function withListener(existing, listener, first) {
  if (typeof existing === 'function') return first ? [listener, existing] : [existing, listener];
  if (emitDepth === 0) {
    if (first) existing.unshift(listener);
    else existing.push(listener);
    return existing;
  }
  const list = first ? [listener, ...existing] : [...existing, listener];
  list.warned = existing.warned;
  return list;
}

function warnOfLeak(target, type, list) {
  const limit = maxListenersOf(target);
  if (limit <= 0 || list.length <= limit || list.warned) return;
  list.warned = true;
  const { inspect } = require('internal/inspect');
  const warning = new Error(
    `Possible EventEmitter memory leak detected. ${list.length} ${String(type)} listeners ` +
    `added to ${inspect(target, { depth: -1 })}. MaxListeners is ${limit}. ` +
    'Use emitter.setMaxListeners() to increase limit');
  warning.name = 'MaxListenersExceededWarning';
  warning.emitter = target;
  warning.type = type;
  warning.count = list.length;
  require('process').emitWarning(warning);
}

function checkListener(listener) {
  if (typeof listener !== 'function') require('internal/validators').validateFunction(listener, 'listener');
}

// ---- removing

prototype.removeListener = function removeListener(type, listener) {
  checkListener(listener);
  const events = this._events;
  if (events === undefined) return this;
  const list = events[type];
  if (list === undefined) return this;
  if (list === listener || list.listener === listener) {
    this._eventsCount--;
    if (this[kShapeMode]) events[type] = undefined;
    else if (this._eventsCount === 0) this._events = create(null);
    else delete events[type];
    if (events.removeListener !== undefined) this.emit('removeListener', type, list.listener ?? listener);
  } else if (typeof list !== 'function') {
    const position = lastPosition(list, listener);
    if (position < 0) return this;
    events[type] = withoutPosition(list, position);
    if (events.removeListener !== undefined) this.emit('removeListener', type, listener);
  }
  return this;
};
prototype.off = prototype.removeListener;

function lastPosition(list, listener) {
  for (let i = list.length - 1; i >= 0; i--) {
    if (list[i] === listener || list[i].listener === listener) return i;
  }
  return -1;
}

function withoutPosition(list, position) {
  if (list.length === 2) return list[1 - position];
  let rest = list;
  if (emitDepth !== 0) {
    rest = list.slice();
    rest.warned = list.warned;
  }
  if (position === 0) rest.shift();
  else rest.splice(position, 1);
  return rest;
}

prototype.removeAllListeners = function removeAllListeners(type) {
  const events = this._events;
  if (events === undefined) return this;
  if (events.removeListener === undefined) dropSilently(this, events, type, arguments.length === 0);
  else if (arguments.length === 0) dropEveryName(this, events);
  else dropOneByOne(this, type, events[type]);
  return this;
};

function dropSilently(emitter, events, type, everything) {
  emitter[kShapeMode] = false;
  if (everything) {
    emitter._events = create(null);
    emitter._eventsCount = 0;
  } else if (events[type] !== undefined) {
    if (--emitter._eventsCount === 0) emitter._events = create(null);
    else delete events[type];
  }
}

function dropEveryName(emitter, events) {
  for (const name of ownKeys(events)) {
    if (name !== 'removeListener') emitter.removeAllListeners(name);
  }
  emitter.removeAllListeners('removeListener');
  emitter[kShapeMode] = false;
  emitter._events = create(null);
  emitter._eventsCount = 0;
}

function dropOneByOne(emitter, type, listeners) {
  if (typeof listeners === 'function') {
    emitter.removeListener(type, listeners);
  } else if (listeners !== undefined) {
    const list = listeners.slice();
    for (let i = list.length - 1; i >= 0; i--) emitter.removeListener(type, list[i]);
  }
}

// ---- asking

prototype.listeners = function listeners(type) {
  return listOf(this._events, type).map((listener) => listener.listener ?? listener);
};

prototype.rawListeners = function rawListeners(type) {
  return listOf(this._events, type);
};

prototype.listenerCount = function listenerCount(type, listener) {
  const entry = this._events?.[type];
  if (entry === undefined) return 0;
  if (listener == null) return typeof entry === 'function' ? 1 : entry.length;
  let count = 0;
  for (const each of typeof entry === 'function' ? [entry] : entry) {
    if (each === listener || each.listener === listener) count++;
  }
  return count;
};

prototype.eventNames = function eventNames() {
  return this._eventsCount > 0 ? ownKeys(this._events) : [];
};

function listOf(events, type) {
  const entry = events?.[type];
  if (entry === undefined) return [];
  return typeof entry === 'function' ? [entry] : entry.slice();
}

function maxListenersOf(emitter) {
  return emitter._maxListeners === undefined ? defaultMaxListeners : emitter._maxListeners;
}

function validateCount(value, name) {
  require('internal/validators').validateNumber(value, name, 0);
}

// ---- static helpers, for emitters and event targets alike

function isEventTarget(value) {
  return value?.constructor?.[kIsEventTarget] === true;
}

function notAnEmitter(value, name, expected) {
  return require('internal/event_listening').notAnEmitter(value, name, expected);
}

function getEventListeners(emitterOrTarget, type) {
  if (typeof emitterOrTarget.listeners === 'function') return emitterOrTarget.listeners(type);
  if (isEventTarget(emitterOrTarget)) return require('internal/event_target').listenersOf(emitterOrTarget, type);
  throw notAnEmitter(emitterOrTarget);
}

function getMaxListeners(emitterOrTarget) {
  if (typeof emitterOrTarget?.getMaxListeners === 'function') return maxListenersOf(emitterOrTarget);
  if (typeof emitterOrTarget?.[kMaxEventTargetListeners] === 'number') return emitterOrTarget[kMaxEventTargetListeners];
  throw notAnEmitter(emitterOrTarget);
}

function listenerCount(emitterOrTarget, type) {
  if (typeof emitterOrTarget.listenerCount === 'function') return emitterOrTarget.listenerCount(type);
  if (isEventTarget(emitterOrTarget)) return getEventListeners(emitterOrTarget, type).length;
  throw notAnEmitter(emitterOrTarget);
}

function setMaxListenersOf(n = defaultMaxListeners, ...eventTargets) {
  validateCount(n, 'setMaxListeners');
  if (eventTargets.length === 0) {
    defaultMaxListeners = n;
    return;
  }
  for (const target of eventTargets) {
    if (isEventTarget(target)) {
      target[kMaxEventTargetListeners] = n;
      target[kMaxEventTargetListenersWarned] = false;
    } else if (typeof target.setMaxListeners === 'function') {
      target.setMaxListeners(n);
    } else {
      throw notAnEmitter(target, 'eventTargets');
    }
  }
}

function anonymous(fn) {
  Object.defineProperty(fn, 'name', { value: '', configurable: true });
  return fn;
}

function addAbortListener(signal, listener) {
  if (signal === undefined) throw notAnEmitter(signal, 'signal', 'AbortSignal');
  const { validateAbortSignal, validateFunction } = require('internal/validators');
  validateAbortSignal(signal, 'signal');
  validateFunction(listener, 'listener');
  let removeEventListener;
  if (signal.aborted) {
    require('internal/microtasks').queueMicrotask(() => listener());
  } else {
    const { kResistStopPropagation } = require('internal/event_target');
    signal.addEventListener('abort', listener, { __proto__: null, once: true, [kResistStopPropagation]: true });
    removeEventListener = () => signal.removeEventListener('abort', listener);
  }
  return { __proto__: null, [Symbol.dispose]() { removeEventListener?.(); } };
}

// ---- once and on

const noOptions = Object.freeze({ __proto__: null });

async function once(emitter, type, options = noOptions) {
  const { aborted, checkedSignal, listenTo, removeFrom } = require('internal/event_listening');
  const { signal } = checkedSignal(options);
  if (signal?.aborted) throw aborted(signal);
  return new Promise((resolve, reject) => {
    const stopAbort = () => { if (signal != null) removeFrom(signal, 'abort', onAbort); };
    const onError = (error) => {
      emitter.removeListener?.(type, onEvent);
      stopAbort();
      reject(error);
    };
    const onEvent = (...args) => {
      emitter.removeListener?.('error', onError);
      stopAbort();
      resolve(args);
    };
    const onAbort = () => {
      removeFrom(emitter, type, onEvent);
      removeFrom(emitter, 'error', onError);
      reject(aborted(signal));
    };
    const { kResistStopPropagation } = require('internal/event_target');
    listenTo(emitter, type, onEvent, { __proto__: null, once: true, [kResistStopPropagation]: true });
    if (type !== 'error' && typeof emitter.once === 'function') emitter.once('error', onError);
    if (signal != null) listenTo(signal, 'abort', onAbort, { __proto__: null, once: true, [kResistStopPropagation]: true });
  });
}

function on(emitter, type, options = noOptions) {
  return require('internal/event_listening').on(emitter, type, options);
}
