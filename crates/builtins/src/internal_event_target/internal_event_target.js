// `internal/event_target`: Event, CustomEvent, EventTarget and NodeEventTarget, Node 26.
// Follows https://dom.spec.whatwg.org/#events and https://nodejs.org/docs/latest-v26.x/api/events.html#eventtarget-and-event-api
//
// The listeners of one type are a linked list, walked while it changes: a listener added during a dispatch is
// still reached, one removed is passed over. That is what Node does.

const { apply } = Reflect;

const kIsEventTarget = Symbol.for('nodejs.event_target');
const kIsNodeEventTarget = Symbol('kIsNodeEventTarget');
const kEvents = Symbol('kEvents');
const kHandlers = Symbol('kHandlers');
const kTrust = Symbol('kTrust');
const kNewListener = Symbol('kNewListener');
const kRemoveListener = Symbol('kRemoveListener');
const kCreateEvent = Symbol('kCreateEvent');
const kHybridDispatch = Symbol.for('nodejs.internal.kHybridDispatch');
const kResistStopPropagation = Symbol('kResistStopPropagation');
const kInspect = Symbol.for('nodejs.util.inspect.custom');
const { kMaxEventTargetListeners, kMaxEventTargetListenersWarned } = require('events');

const { now, nextTick } = require('internal/loop');

// Filled in by static blocks: what this file may do to an event and its users may not.
let beginDispatch, endDispatch, enterPassive, isDispatching, isEvent, isHeldBack, isStopped, letGo;

class EventTarget {
  static [kIsEventTarget] = true;

  constructor() { initEventTarget(this); }

  addEventListener(type, listener, options = undefined) {
    checkThis(this);
    if (arguments.length < 2) throw missing('type', 'listener');
    const settings = listenerOptions(options);
    const { signal } = settings;
    if (signal !== undefined) require('internal/validators').validateAbortSignal(signal, 'options.signal');
    if (!isListener(listener)) {
      warnNoEffect(this, type, listener);
      return;
    }
    type = typeText(type);
    if (signal !== undefined) {
      if (signal.aborted) return;
      const target = this;
      signal.addEventListener('abort', () => target.removeEventListener(type, listener, options), { once: true });
    }
    insert(this, type, listener, settings);
  }

  removeEventListener(type, listener, options = undefined) {
    checkThis(this);
    if (arguments.length < 2) throw missing('type', 'listener');
    if (!isListener(listener)) return;
    const isObject = (typeof options === 'object' && options !== null) || typeof options === 'function';
    const capture = Boolean(isObject ? options.capture : options);
    removeNode(this, typeText(type), findNode(this[kEvents]?.get(typeText(type)), listener, capture));
  }

  dispatchEvent(event) {
    checkThis(this);
    if (arguments.length < 1) throw missing('event');
    if (!isEvent(event)) {
      const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
      throw new ERR_INVALID_ARG_TYPE('event', 'Event', event);
    }
    if (isDispatching(event)) {
      const { codes: { ERR_EVENT_RECURSION } } = require('internal/errors');
      throw new ERR_EVENT_RECURSION(event.type);
    }
    dispatch(this, event.type, event, event);
    return !event.defaultPrevented;
  }

  [kCreateEvent](nodeValue, type) { return nodeValue; }

  [kInspect](depth, options) {
    return inspectAs(this, {}, depth, options);
  }
}

function initEventTarget(target) {
  target[kEvents] = undefined;
  target[kMaxEventTargetListeners] = require('events').defaultMaxListeners;
  target[kMaxEventTargetListenersWarned] = false;
  target[kHandlers] = undefined;
}

// ---- the list of listeners

function insert(target, type, callback, settings) {
  target[kEvents] ??= new Map();
  let list = target[kEvents].get(type);
  if (list === undefined) target[kEvents].set(type, list = { first: undefined, last: undefined, size: 0, resisting: 0 });
  else if (findNode(list, callback, settings.capture) !== undefined) return;
  const node = { callback, ...settings, previous: list.last, next: undefined, removed: false };
  if (list.last === undefined) list.first = node;
  else list.last.next = node;
  list.last = node;
  list.size++;
  if (settings.resistStopPropagation) list.resisting++;
  target[kNewListener]?.(list.size, type, callback, settings);
  if (list.size > target[kMaxEventTargetListeners]) warnOfLeak(target, type, list.size);
}

function findNode(list, callback, capture) {
  for (let node = list?.first; node !== undefined; node = node.next) {
    if (node.callback === callback && node.capture === capture) return node;
  }
  return undefined;
}

function removeNode(target, type, node, isTold = true) {
  if (node === undefined || node.removed) return;
  const list = target[kEvents].get(type);
  node.removed = true;
  if (node.previous === undefined) list.first = node.next;
  else node.previous.next = node.next;
  if (node.next === undefined) list.last = node.previous;
  else node.next.previous = node.previous;
  list.size--;
  if (node.resistStopPropagation) list.resisting--;
  if (list.size === 0) target[kEvents].delete(type);
  if (isTold) target[kRemoveListener]?.(list.size, type, node.callback, node.capture);
}

// Calls the listeners. `event` may be undefined when a Node-style emit has not needed one yet.
function dispatch(target, type, event, nodeValue) {
  const list = target[kEvents]?.get(type);
  const makeEvent = () => {
    if (event === undefined) {
      event = target[kCreateEvent](nodeValue, type);
      beginDispatch(event, target);
    }
    return event;
  };
  if (event !== undefined) beginDispatch(event, target);
  let node = event !== undefined && isHeldBack(event) ? undefined : list?.first;
  while (node !== undefined) {
    const { next } = node;
    const stopped = event !== undefined && isStopped(event);
    if (stopped && list.resisting === 0) break;
    if (!node.removed && (!stopped || node.resistStopPropagation)) callListener(target, type, node, makeEvent, nodeValue);
    node = next;
  }
  if (event !== undefined) {
    endDispatch(event);
    letGo(event);
  }
}

function callListener(target, type, node, makeEvent, nodeValue) {
  if (node.once) removeNode(target, type, node);
  const argument = node.nodeStyle ? nodeValue : makeEvent();
  const { callback } = node;
  if (node.passive) enterPassive(argument, true);
  try {
    let result;
    if (typeof callback === 'function') {
      result = callback.call(target, argument);
    } else {
      const { handleEvent } = callback;
      if (typeof handleEvent === 'function') result = handleEvent.call(callback, argument);
      else if (handleEvent !== undefined && handleEvent !== null) throw notCallable(handleEvent);
    }
    if (result !== undefined && result !== null) watchRejection(result);
    // To those behind a listener that did not throw, Node's events look as if they were dispatched already: `currentTarget` is null.
    if (isEvent(argument)) endDispatch(argument);
  } catch (error) {
    throwLater(error);
  } finally {
    if (node.passive) enterPassive(argument, false);
  }
}

function notCallable(value) {
  const shown = typeof value === 'object' ? '#<Object>, which is an object' : `${String(value)}, which is a ${typeof value}`;
  return new TypeError(`Function.prototype.apply was called on ${shown} and not a function`);
}

function watchRejection(promise) {
  const { then } = promise;
  if (typeof then === 'function') apply(then, promise, [undefined, throwLater]);
}

function throwLater(error) {
  nextTick(() => { throw error; });
}

function listenersOf(target, type) {
  const found = [];
  for (let node = target[kEvents]?.get(type)?.first; node !== undefined; node = node.next) found.push(node.callback);
  return found;
}

// ---- what addEventListener accepts

const defaultSettings = Object.freeze({
  once: false, capture: false, passive: false, signal: undefined, nodeStyle: false, resistStopPropagation: false,
});

function listenerOptions(options) {
  if (options === undefined || options === null) return defaultSettings;
  if (typeof options === 'boolean') return { ...defaultSettings, capture: options };
  if (typeof options !== 'object' && typeof options !== 'function') {
    require('internal/validators').validateObject(options, 'options');
  }
  return {
    capture: Boolean(options.capture),
    once: Boolean(options.once),
    passive: Boolean(options.passive),
    signal: options.signal,
    nodeStyle: Boolean(options[kIsNodeEventTarget]),
    resistStopPropagation: Boolean(options[kResistStopPropagation]),
  };
}

function isListener(listener) {
  if (typeof listener === 'function' || (typeof listener === 'object' && listener !== null)) return true;
  if (listener === undefined || listener === null) return false;
  const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
  throw new ERR_INVALID_ARG_TYPE('listener', 'EventListener', listener);
}

function typeText(type) {
  if (typeof type === 'string') return type;
  if (typeof type === 'symbol') {
    const error = new TypeError('Value is a Symbol and cannot be converted to a string.');
    error.code = 'ERR_INVALID_ARG_TYPE';
    throw error;
  }
  return `${type}`;
}

function warnNoEffect(target, type, listener) {
  const warning = new Error(`addEventListener called with ${listener} which has no effect.`);
  warning.name = 'AddEventListenerArgumentTypeWarning';
  warning.target = target;
  warning.type = type;
  require('process').emitWarning(warning);
}

function warnOfLeak(target, type, size) {
  const limit = target[kMaxEventTargetListeners];
  if (!(limit > 0) || target[kMaxEventTargetListenersWarned]) return;
  target[kMaxEventTargetListenersWarned] = true;
  const warning = new Error(
    `Possible EventTarget memory leak detected. ${size} ${type} listeners ` +
    `added to ${require('internal/inspect').inspect(target, { depth: -1 })}. MaxListeners is ${limit}. ` +
    'Use events.setMaxListeners() to increase limit');
  warning.name = 'MaxListenersExceededWarning';
  warning.target = target;
  warning.type = type;
  warning.count = size;
  require('process').emitWarning(warning);
}

function isEventTarget(value) {
  return value?.constructor?.[kIsEventTarget] === true;
}

function checkThis(value) {
  if (!isEventTarget(value)) throw wrongThis('EventTarget');
}

function wrongThis(name) {
  const { codes: { ERR_INVALID_THIS } } = require('internal/errors');
  return new ERR_INVALID_THIS(name);
}

function missing(...names) {
  const { codes: { ERR_MISSING_ARGS } } = require('internal/errors');
  return new ERR_MISSING_ARGS(...names);
}

// ---- events

class Event {
  #type;
  #bubbles;
  #cancelable;
  #composed;
  #trusted;
  #timeStamp = now();
  #target = null;
  #dispatching = false;
  #passive = false;
  #prevented = false;
  #propagationStopped = false;
  #stopped = false;

  static {
    beginDispatch = (event, target) => {
      event.#target = target;
      event.#dispatching = true;
    };
    endDispatch = (event) => { event.#dispatching = false; };
    enterPassive = (event, passive) => { if (isEvent(event)) event.#passive = passive; };
    isStopped = (event) => event.#stopped;
    isHeldBack = (event) => event.#propagationStopped;
    letGo = (event) => { event.#propagationStopped = event.#stopped = false; };
    isDispatching = (event) => event.#dispatching;
    isEvent = (value) => typeof value === 'object' && value !== null && #type in value;
  }

  constructor(type, options = undefined) {
    if (arguments.length === 0) throw missing('type');
    if (options != null && typeof options !== 'function' && (typeof options !== 'object' || Array.isArray(options))) {
      require('internal/validators').validateObject(options, 'options');
    }
    this.#bubbles = Boolean(options?.bubbles);
    this.#cancelable = Boolean(options?.cancelable);
    this.#composed = Boolean(options?.composed);
    this.#trusted = Boolean(options?.[kTrust]);
    this.#type = `${type}`;
  }

  initEvent(type, bubbles = false, cancelable = false) {
    if (arguments.length === 0) throw missing('type');
    Event.#check(this);
    if (this.#dispatching) return;
    this.#type = `${type}`;
    this.#bubbles = Boolean(bubbles);
    this.#cancelable = Boolean(cancelable);
  }

  stopImmediatePropagation() {
    Event.#check(this);
    this.#propagationStopped = true;
    this.#stopped = true;
  }

  preventDefault() {
    Event.#check(this);
    if (this.#cancelable && !this.#passive) this.#prevented = true;
  }

  get target() { return Event.#check(this).#target; }
  get currentTarget() { return Event.#check(this).#dispatching ? this.#target : null; }
  get srcElement() { return Event.#check(this).#target; }
  get type() { return Event.#check(this).#type; }
  get cancelable() { return Event.#check(this).#cancelable; }
  get defaultPrevented() { return Event.#check(this).#prevented; }
  get timeStamp() { return Event.#check(this).#timeStamp; }
  composedPath() { return Event.#check(this).#dispatching ? [this.#target] : []; }
  get returnValue() { return !Event.#check(this).#prevented; }
  set returnValue(value) {
    Event.#check(this);
    if (!value) apply(Event.prototype.preventDefault, this, []);
  }
  get bubbles() { return Event.#check(this).#bubbles; }
  get composed() { return Event.#check(this).#composed; }
  get eventPhase() { return Event.#check(this).#dispatching ? 2 : 0; }
  get cancelBubble() { return Event.#check(this).#propagationStopped; }
  set cancelBubble(value) {
    Event.#check(this);
    if (value) this.#propagationStopped = true;
  }

  stopPropagation() {
    Event.#check(this).#propagationStopped = true;
  }

  get isTrusted() { return Event.#check(this).#trusted; }

  static #check(value) {
    if (!isEvent(value)) throw wrongThis('Event');
    return value;
  }

  [kInspect](depth, options) {
    const shown = {
      type: this.#type,
      defaultPrevented: this.#prevented,
      cancelable: this.#cancelable,
      timeStamp: this.#timeStamp,
    };
    return inspectAs(this, shown, depth, options);
  }
}

class CustomEvent extends Event {
  #detail;

  constructor(type, options = undefined) {
    if (arguments.length === 0) throw missing('type');
    super(type, options);
    this.#detail = options?.detail ?? null;
  }

  get detail() {
    if (typeof this !== 'object' || this === null || !(#detail in this)) throw wrongThis('CustomEvent');
    return this.#detail;
  }
}

function inspectAs(object, shown, depth, options) {
  const { name } = object.constructor;
  if (depth < 0) return name;
  const { inspect } = require('internal/inspect');
  const inner = { ...options, depth: Number.isInteger(options.depth) ? options.depth - 1 : options.depth };
  return `${name} ${inspect(shown, inner)}`;
}

// ---- event targets with Node's methods

class NodeEventTarget extends EventTarget {
  static [kIsNodeEventTarget] = true;
  static defaultMaxListeners = 10;

  setMaxListeners(n) {
    checkNodeThis(this);
    require('events').setMaxListeners(n, this);
  }

  getMaxListeners() {
    checkNodeThis(this);
    return this[kMaxEventTargetListeners];
  }

  eventNames() {
    checkNodeThis(this);
    return this[kEvents] === undefined ? [] : [...this[kEvents].keys()];
  }

  listenerCount(type) {
    checkNodeThis(this);
    return this[kEvents]?.get(`${type}`)?.size ?? 0;
  }

  off(type, listener, options) {
    checkNodeThis(this);
    this.removeEventListener(type, listener, options);
    return this;
  }

  removeListener(type, listener, options) {
    checkNodeThis(this);
    this.removeEventListener(type, listener, options);
    return this;
  }

  on(type, listener) {
    checkNodeThis(this);
    this.addEventListener(type, listener, { [kIsNodeEventTarget]: true });
    return this;
  }

  addListener(type, listener) {
    checkNodeThis(this);
    this.addEventListener(type, listener, { [kIsNodeEventTarget]: true });
    return this;
  }

  emit(type, argument) {
    checkNodeThis(this);
    require('internal/validators').validateString(type, 'type');
    const hadListeners = this.listenerCount(type) > 0;
    this[kHybridDispatch](argument, type);
    return hadListeners;
  }

  once(type, listener) {
    checkNodeThis(this);
    this.addEventListener(type, listener, { once: true, [kIsNodeEventTarget]: true });
    return this;
  }

  /** As in Node the target does not hear of it: a port that held the loop goes on to. */
  removeAllListeners(type) {
    checkNodeThis(this);
    const types = type === undefined ? this.eventNames() : [`${type}`];
    for (const each of types) {
      for (let node = this[kEvents]?.get(each)?.first; node !== undefined; node = node.next) removeNode(this, each, node, false);
    }
    return this;
  }

  [kCreateEvent](nodeValue, type) {
    return nodeValue instanceof Event ? nodeValue : new CustomEvent(type, { detail: nodeValue });
  }

  [kHybridDispatch](nodeValue, type, event) {
    dispatch(this, type, event, nodeValue);
  }
}

function checkNodeThis(value) {
  if (!value?.constructor?.[kIsNodeEventTarget]) throw wrongThis('NodeEventTarget');
}

// ---- on<name> attributes

// Gives `prototype` an accessor on<name>. Its listener keeps its place while the handler is exchanged.
function defineEventHandler(prototype, name, type = name, onChange = undefined) {
  const accessors = {
    get() { return checkOwner(this)[kHandlers]?.get(name)?.handler ?? null; },
    set(value) {
      checkOwner(this)[kHandlers] ??= new Map();
      const handler = typeof value === 'function' || (typeof value === 'object' && value !== null) ? value : null;
      let entry = this[kHandlers].get(name);
      if (entry === undefined) {
        if (handler === null) return;
        entry = { handler: null, listener: undefined };
        entry.listener = (event) => callHandler(this, entry.handler, event);
        this[kHandlers].set(name, entry);
      }
      const had = entry.handler !== null;
      entry.handler = handler;
      if (handler !== null && !had) this.addEventListener(type, entry.listener);
      else if (handler === null && had) this.removeEventListener(type, entry.listener);
      onChange?.call(this, handler);
    },
  };
  Object.defineProperty(accessors.get, 'name', { value: `get on${name}` });
  Object.defineProperty(accessors.set, 'name', { value: `set on${name}` });
  Object.defineProperty(prototype, `on${name}`, { ...accessors, enumerable: true, configurable: true });
}

/** A prototype is none. */
function checkOwner(value) {
  if (!isEventTarget(value) || !(kHandlers in value)) throw wrongThis('EventTarget');
  return value;
}

function callHandler(target, handler, event) {
  if (typeof handler !== 'function') return;
  if (handler.call(target, event) === false) event.preventDefault();
}

// An event that the runtime itself sends.
function trustedEvent(type, options) {
  return new Event(type, { ...options, [kTrust]: true });
}

// ---- property attributes, as Web IDL wants them

function enumerable(prototype, names) {
  for (const name of names) {
    Object.defineProperty(prototype, name, { ...Object.getOwnPropertyDescriptor(prototype, name), enumerable: true });
  }
}

function tag(constructor, name) {
  Object.defineProperty(constructor.prototype, Symbol.toStringTag, { value: name, configurable: true });
}

enumerable(EventTarget.prototype, ['addEventListener', 'removeEventListener', 'dispatchEvent']);
enumerable(Event.prototype, ['initEvent', 'stopImmediatePropagation', 'preventDefault', 'target', 'currentTarget',
  'srcElement', 'type', 'cancelable', 'defaultPrevented', 'timeStamp', 'composedPath', 'returnValue', 'bubbles',
  'composed', 'eventPhase', 'cancelBubble', 'stopPropagation']);
Object.defineProperty(Event.prototype, 'isTrusted', {
  get: Object.getOwnPropertyDescriptor(Event.prototype, 'isTrusted').get, enumerable: true, configurable: false,
});
enumerable(CustomEvent.prototype, ['detail']);
enumerable(NodeEventTarget.prototype, ['setMaxListeners', 'getMaxListeners', 'eventNames', 'listenerCount', 'off', 'removeListener', 'on', 'addListener',
  'emit', 'once', 'removeAllListeners']);
tag(EventTarget, 'EventTarget');
tag(Event, 'Event');
tag(CustomEvent, 'CustomEvent');
const phases = ['NONE', 'CAPTURING_PHASE', 'AT_TARGET', 'BUBBLING_PHASE'];
for (const holder of [Event, Event.prototype]) phases.forEach((name, value) => Object.defineProperty(holder, name, { value, enumerable: true }));

module.exports = {
  Event,
  CustomEvent,
  EventTarget,
  NodeEventTarget,
  defineEventHandler,
  enumerable,
  tag,
  initEventTarget,
  inspectAs,
  isEvent,
  isEventTarget,
  listenersOf,
  trustedEvent,
  kCreateEvent,
  kEvents,
  kHybridDispatch,
  kMaxEventTargetListeners,
  kNewListener,
  kRemoveListener,
  kResistStopPropagation,
  kTrust,
};
