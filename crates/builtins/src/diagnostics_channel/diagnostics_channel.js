// `node:diagnostics_channel`, Node 26: named channels on which libraries report what they do, and groups of channels that follow a function's run.
// Follows https://nodejs.org/docs/latest-v26.x/api/diagnostics_channel.html
'use strict';

const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
const { validateFunction } = require('internal/validators');

const { apply } = Reflect;

/** Channels by name. One that nobody holds is collected, unless somebody listens to it. */
const known = new Map();
const listenedTo = new Set();
const forget = new FinalizationRegistry((name) => {
  if (known.get(name)?.deref() === undefined) known.delete(name);
});

function channel(name) {
  const existing = known.get(name)?.deref();
  if (existing !== undefined) return existing;
  if (typeof name !== 'string' && typeof name !== 'symbol') throw new ERR_INVALID_ARG_TYPE('channel', ['string', 'symbol'], name);
  const made = new Channel(name);
  known.set(name, new WeakRef(made));
  forget.register(made, name);
  return made;
}

const hasSubscribers = (name) => known.get(name)?.deref()?.hasSubscribers ?? false;
const subscribe = (name, subscription) => channel(name).subscribe(subscription);
const unsubscribe = (name, subscription) => channel(name).unsubscribe(subscription);

/** An error of a subscriber or of a store's transformation stops nobody: it is the program's uncaught exception. */
function reportLater(error) {
  process.nextTick(() => { throw error; });
}

/** A channel that nobody listens to: it becomes an `ActiveChannel` when somebody does, and back, so that publishing into the void costs nothing. */
class Channel {
  constructor(name) {
    this._subscribers = undefined;
    this._stores = undefined;
    this.name = name;
    this._index = undefined;
  }

  static [Symbol.hasInstance](instance) {
    const prototype = Object.getPrototypeOf(Object(instance));
    return prototype === Channel.prototype || prototype === ActiveChannel.prototype;
  }

  subscribe(subscription) {
    validateFunction(subscription, 'subscription');
    activate(this).subscribe(subscription);
  }

  unsubscribe() { return false; }

  bindStore(store, transform) {
    activate(this).bindStore(store, transform);
  }

  unbindStore() { return false; }

  get hasSubscribers() { return false; }

  publish() {}

  runStores(data, callback, thisArg, ...args) {
    return apply(callback, thisArg, args);
  }

  withStoreScope() {
    return { [Symbol.dispose]() {} };
  }
}

class ActiveChannel {
  subscribe(subscription) {
    validateFunction(subscription, 'subscription');
    // A list that is being walked keeps its length.
    this._subscribers = [...this._subscribers, subscription];
  }

  unsubscribe(subscription) {
    const index = this._subscribers.indexOf(subscription);
    if (index === -1) return false;
    this._subscribers = this._subscribers.toSpliced(index, 1);
    settle(this);
    return true;
  }

  bindStore(store, transform) {
    this._stores.set(store, transform);
  }

  unbindStore(store) {
    if (!this._stores.delete(store)) return false;
    settle(this);
    return true;
  }

  get hasSubscribers() { return true; }

  publish(message) {
    for (const subscription of this._subscribers) {
      try {
        subscription(message, this.name);
      } catch (error) {
        reportLater(error);
      }
    }
  }

  runStores(data, callback, thisArg, ...args) {
    const scope = this.withStoreScope(data);
    try {
      return apply(callback, thisArg, args);
    } finally {
      scope[Symbol.dispose]();
    }
  }

  withStoreScope(data) {
    return new RunStoresScope(this, data);
  }
}
Object.defineProperty(ActiveChannel, 'name', { value: 'ActiveChannel' });

function activate(inactive) {
  Object.setPrototypeOf(inactive, ActiveChannel.prototype);
  inactive._subscribers = [];
  inactive._stores = new Map();
  listenedTo.add(inactive);
  require('internal/channels').onSubscribe(inactive.name);
  return inactive;
}

/** Nobody listens any more? */
function settle(active) {
  if (active._subscribers.length > 0 || active._stores.size > 0) return;
  Object.setPrototypeOf(active, Channel.prototype);
  active._subscribers = undefined;
  active._stores = undefined;
  listenedTo.delete(active);
}

/** The bound stores have their values until it is disposed of. */
class RunStoresScope {
  #scopes = [];

  constructor(active, data) {
    for (const [store, transform] of active._stores) {
      let value = data;
      try {
        if (transform !== undefined) value = transform(data);
      } catch (error) {
        reportLater(error);
        continue;
      }
      this.#scopes.push(store.withScope(value));
    }
    active.publish(data);
  }

  [Symbol.dispose]() {
    const scopes = this.#scopes;
    this.#scopes = [];
    for (const scope of scopes.reverse()) scope[Symbol.dispose]();
  }
}

/** Defines a group's channels: made from a name, or those of an object. */
function defineChannels(group, events, nameOrChannels, className) {
  for (const event of events) {
    Object.defineProperty(group, event, { __proto__: null, value: channelOf(nameOrChannels, event, className), writable: false, enumerable: false, configurable: false });
  }
}

function channelOf(nameOrChannels, event, className) {
  if (typeof nameOrChannels === 'string') return channel(`tracing:${nameOrChannels}:${event}`);
  if (typeof nameOrChannels !== 'object' || nameOrChannels === null) {
    throw new ERR_INVALID_ARG_TYPE('nameOrChannels', ['string', className, 'Object'], nameOrChannels);
  }
  const given = nameOrChannels[event];
  if (given === undefined || given === null) throw new TypeError('Cannot convert undefined or null to object');
  if (!(given instanceof Channel)) throw new ERR_INVALID_ARG_TYPE(`nameOrChannels.${event}`, ['Channel'], given);
  return given;
}

function subscribeAll(group, events, subscribers) {
  refuseNothing(subscribers);
  for (const event of events) {
    const subscription = subscribers[event];
    if (subscription !== undefined) group[event].subscribe(subscription);
  }
}

function refuseNothing(subscribers) {
  if (subscribers === undefined || subscribers === null) throw new TypeError(`Cannot read properties of ${subscribers} (reading 'start')`);
}

function unsubscribeAll(group, events, subscribers) {
  refuseNothing(subscribers);
  let all = true;
  for (const event of events) {
    const subscription = subscribers[event];
    if (subscription !== undefined && !group[event].unsubscribe(subscription)) all = false;
  }
  return all;
}

const boundedEvents = ['start', 'end'];

/** `start` and `end` of something. */
class BoundedChannel {
  constructor(nameOrChannels) {
    defineChannels(this, boundedEvents, nameOrChannels, 'BoundedChannel');
  }

  get hasSubscribers() { return this.start.hasSubscribers || this.end.hasSubscribers; }

  subscribe(subscribers) { subscribeAll(this, boundedEvents, subscribers); }

  unsubscribe(subscribers) { return unsubscribeAll(this, boundedEvents, subscribers); }

  withScope(context = { __proto__: null }) { return new BoundedChannelScope(this, context); }

  run(context, fn, thisArg, ...args) {
    const scope = this.withScope(context === undefined ? {} : context);
    try {
      return apply(fn, thisArg, args);
    } finally {
      scope[Symbol.dispose]();
    }
  }
}

class BoundedChannelScope {
  #channels;
  #context;
  #stores;

  constructor(channels, context) {
    if (!channels.hasSubscribers) return;
    this.#channels = channels;
    this.#context = context;
    this.#stores = channels.start.withStoreScope(context);
  }

  [Symbol.dispose]() {
    const channels = this.#channels;
    if (channels === undefined) return;
    this.#channels = undefined;
    channels.end.publish(this.#context);
    this.#stores[Symbol.dispose]();
  }
}

const tracingEvents = ['start', 'end', 'asyncStart', 'asyncEnd', 'error'];

/** A run's beginning and end, those of what it leaves to be done later, and its error. */
class TracingChannel {
  #call;
  #continuation;

  constructor(nameOrChannels) {
    if (typeof nameOrChannels !== 'string' && (typeof nameOrChannels !== 'object' || nameOrChannels === null)) {
      throw new ERR_INVALID_ARG_TYPE('nameOrChannels', ['string', 'TracingChannel', 'Object'], nameOrChannels);
    }
    const of = (event) => channelOf(nameOrChannels, event);
    this.#call = new BoundedChannel({ start: of('start'), end: of('end') });
    this.#continuation = new BoundedChannel({ start: of('asyncStart'), end: of('asyncEnd') });
    Object.defineProperty(this, 'error', { __proto__: null, value: of('error'), writable: false, enumerable: false, configurable: false });
  }

  get start() { return this.#call.start; }
  get end() { return this.#call.end; }
  get asyncStart() { return this.#continuation.start; }
  get asyncEnd() { return this.#continuation.end; }

  get hasSubscribers() { return this.#call.hasSubscribers || this.#continuation.hasSubscribers || this.error.hasSubscribers; }

  subscribe(subscribers) { subscribeAll(this, tracingEvents, subscribers); }

  unsubscribe(subscribers) { return unsubscribeAll(this, tracingEvents, subscribers); }

  traceSync(fn, context = {}, thisArg, ...args) {
    if (!this.hasSubscribers) return apply(fn, thisArg, args);
    return this.#run(context, () => {
      context.result = apply(fn, thisArg, args);
      return context.result;
    });
  }

  tracePromise(fn, context = {}, thisArg, ...args) {
    if (!this.hasSubscribers) {
      const result = apply(fn, thisArg, args);
      if (typeof result?.then !== 'function') warnOfNoPromise(fn);
      return result;
    }
    return this.#run(context, () => {
      const result = apply(fn, thisArg, args);
      if (typeof result?.then !== 'function') {
        warnOfNoPromise(fn);
        context.result = result;
        return result;
      }
      return this.#follow(result, context);
    });
  }

  traceCallback(fn, position = -1, context = {}, thisArg, ...args) {
    if (!this.hasSubscribers) return apply(fn, thisArg, args);
    const { error: errors } = this;
    const continuation = this.#continuation;
    const callback = args.at(position);
    validateFunction(callback, 'callback');
    const traced = function(error, result) {
      if (error) {
        context.error = error;
        errors.publish(context);
      } else {
        context.result = result;
      }
      return continuation.run(context, callback, this, ...arguments);
    };
    args.splice(position, 1, traced);
    return this.#run(context, () => apply(fn, thisArg, args));
  }

  #run(context, body) {
    return this.#call.run(context, () => {
      try {
        return body();
      } catch (error) {
        context.error = error;
        this.error.publish(context);
        throw error;
      }
    });
  }

  /** A promise of this realm is answered by another; anything else with a `then` is given back as it is. */
  #follow(promise, context) {
    const fulfilled = (result) => {
      context.result = result;
      this.#continuation.run(context, () => {});
      return result;
    };
    const rejected = (error) => {
      context.error = error;
      this.error.publish(context);
      this.#continuation.run(context, () => {});
      throw error;
    };
    if (promise instanceof Promise) return promise.then(fulfilled, rejected);
    promise.then(fulfilled, rejected);
    return promise;
  }
}

function warnOfNoPromise(fn) {
  process.emitWarning(`tracePromise was called with the function '${fn.name || '<anonymous>'}', which returned a non-thenable.`);
}

const tracingChannel = (nameOrChannels) => new TracingChannel(nameOrChannels);
const boundedChannel = (nameOrChannels) => new BoundedChannel(nameOrChannels);

module.exports = { channel, hasSubscribers, subscribe, tracingChannel, unsubscribe, boundedChannel, Channel, BoundedChannel };
