// `node:async_hooks`, Node 26. Follows https://nodejs.org/docs/latest-v26.x/api/async_hooks.html and async_context.html
//
// AsyncLocalStorage stands on `internal/async_context`, which carries one immutable Map (a frame) from where
// something asynchronous starts to where it goes on. While a hook is enabled, timers, immediates, ticks, microtasks
// and operations tell of themselves by `context.hooks`; else they ask for one property. Promises tell nothing: the
// engine has no hook for them.

const { apply } = Reflect;
const context = require('internal/async_context');

const kFrame = Symbol('context_frame');
const kAsyncId = Symbol('async_id_symbol');
const kTriggerId = Symbol('trigger_async_id_symbol');

class AsyncLocalStorage {
  #defaultValue;
  #name = '';

  static bind(fn) {
    require('internal/validators').validateFunction(fn, 'fn');
    return boundTo(context.get(), fn);
  }

  static snapshot() {
    const frame = context.get();
    return (fn, ...args) => context.run(frame, fn, undefined, ...args);
  }

  constructor(options = undefined) {
    // Not when there is a store first: what waits by then must not see it.
    context.onFirstUse();
    if (options !== undefined) {
      require('internal/validators').validateObject(options, 'options');
      this.#defaultValue = options.defaultValue;
      if (options.name !== undefined) this.#name = `${options.name}`;
    }
    require('internal/storages').register(this, this.#name);
  }

  get name() { return this.#name; }

  /** Frames that were captured forget the store too. */
  disable() {
    context.get()?.delete(this);
  }

  enterWith(store) {
    context.set(withStore(this, store));
  }

  /** Afterwards this storage has its store of before again; what `fn` entered in other storages stays. */
  run(store, fn, ...args) {
    const previous = this.getStore();
    if (Object.is(previous, store)) return apply(fn, null, args);
    const outer = context.get();
    const inner = withStore(this, store);
    context.set(inner);
    try {
      return apply(fn, null, args);
    } finally {
      if (context.get() === inner) context.set(outer);
      else this.enterWith(previous);
    }
  }

  exit(fn, ...args) {
    return this.run(undefined, fn, ...args);
  }

  getStore() {
    const frame = context.get();
    if (frame === undefined) return this.#defaultValue;
    const store = frame.get(this);
    return store === undefined && !frame.has(this) ? this.#defaultValue : store;
  }

  withScope(store) {
    return new RunScope(this, store);
  }
}

// Holds a store until it is disposed of: `using scope = storage.withScope(value)`.
class RunScope {
  #storage;
  #previous;
  #disposed = false;

  constructor(storage, store) {
    this.#storage = storage;
    this.#previous = storage.getStore();
    storage.enterWith(store);
  }

  dispose() {
    if (this.#disposed) return;
    this.#disposed = true;
    this.#storage.enterWith(this.#previous);
  }
}
if (Symbol.dispose !== undefined) {
  Object.defineProperty(RunScope.prototype, Symbol.dispose, {
    value() { this.dispose(); }, writable: true, enumerable: false, configurable: true,
  });
}

/** On a core, a frame also names the Thread-Node it belongs to (see `internal/node_core`). */
function carryThread(from, to) {
  if (from?.thread !== undefined) {
    to.thread = from.thread;
    to.node = from.node;
  }
  return to;
}

function withStore(storage, store) {
  return carryThread(context.get(), new Map(context.get()).set(storage, store));
}

function boundTo(frame, fn) {
  function bound(...args) {
    return context.run(frame, fn, this, ...args);
  }
  Object.defineProperty(bound, 'length', { value: fn.length, configurable: true });
  return bound;
}

// ---- resources

let lastId = 1;
/** What runs, and what it runs within. */
let execution = { id: 1, trigger: 0, resource: {}, outer: undefined };

class AsyncResource {
  constructor(type, options = undefined) {
    const { validateString } = require('internal/validators');
    validateString(type, 'type');
    let trigger = options;
    if (typeof options !== 'number') {
      trigger = options?.triggerAsyncId ?? execution.id;
    }
    if (!Number.isSafeInteger(trigger) || trigger < -1) {
      const { codes: { ERR_INVALID_ASYNC_ID } } = require('internal/errors');
      throw new ERR_INVALID_ASYNC_ID('triggerAsyncId', trigger);
    }
    this[kFrame] = context.get();
    this[kAsyncId] = ++lastId;
    this[kTriggerId] = trigger;
    if (active.length > 0) {
      if (type.length === 0) {
        const { codes: { ERR_ASYNC_TYPE } } = require('internal/errors');
        throw new ERR_ASYNC_TYPE(type);
      }
      tell(kInit, this[kAsyncId], type, trigger, this);
      if (!options?.requireManualDestroy) destroyWhenCollected(this);
    }
  }

  runInAsyncScope(fn, thisArg, ...args) {
    enter(this);
    try {
      return context.run(this[kFrame], fn, thisArg, ...args);
    } finally {
      leave();
    }
  }

  emitDestroy() {
    registry?.unregister(this);
    tellDestroyed(this[kAsyncId]);
    return this;
  }

  asyncId() { return this[kAsyncId]; }

  triggerAsyncId() { return this[kTriggerId]; }

  bind(fn, thisArg) {
    require('internal/validators').validateFunction(fn, 'fn');
    const resource = this;
    const useCallers = thisArg === undefined;
    function bound(...args) {
      return resource.runInAsyncScope(fn, useCallers ? this : thisArg, ...args);
    }
    Object.defineProperties(bound, {
      name: { value: 'bound runInAsyncScope', configurable: true },
      length: { value: fn.length, configurable: true },
    });
    return bound;
  }

  static bind(fn, type, thisArg) {
    type ||= fn.name;
    return new AsyncResource(type || 'bound-anonymous-fn').bind(fn, thisArg);
  }
}

function executionAsyncId() { return execution.id; }
function triggerAsyncId() { return execution.trigger; }
function executionAsyncResource() { return execution.resource; }

// ---- hooks

const kInit = Symbol('init');
const kBefore = Symbol('before');
const kAfter = Symbol('after');
const kDestroy = Symbol('destroy');
const kPromiseResolve = Symbol('promiseResolve');
const kNoPromiseHook = Symbol('kNoPromiseHook');

let active = [];
let registry;

class AsyncHook {
  constructor({ init, before, after, destroy, promiseResolve, trackPromises }) {
    for (const [name, value] of Object.entries({ init, before, after, destroy, promiseResolve })) {
      if (value !== undefined && typeof value !== 'function') {
        const { codes: { ERR_ASYNC_CALLBACK } } = require('internal/errors');
        throw new ERR_ASYNC_CALLBACK(`hook.${name}`);
      }
    }
    if (trackPromises !== undefined) require('internal/validators').validateBoolean(trackPromises, 'trackPromises');
    if (trackPromises === false && typeof promiseResolve === 'function') {
      const { codes: { ERR_INVALID_ARG_VALUE } } = require('internal/errors');
      throw new ERR_INVALID_ARG_VALUE('trackPromises', trackPromises, 'must not be false when promiseResolve is enabled');
    }
    this[kInit] = init;
    this[kBefore] = before;
    this[kAfter] = after;
    this[kDestroy] = destroy;
    this[kPromiseResolve] = promiseResolve;
    this[kNoPromiseHook] = trackPromises === false;
  }

  enable() {
    if (!active.includes(this)) active = [...active, this];
    context.state.hooks = hooks;
    return this;
  }

  disable() {
    active = active.filter((hook) => hook !== this);
    if (active.length === 0) context.state.hooks = undefined;
    return this;
  }
}

function createHook(callbacks) { return new AsyncHook(callbacks); }

function tell(kind, ...args) {
  for (const hook of active) {
    try {
      if (hook[kind] !== undefined) apply(hook[kind], hook, args);
    } catch (error) {
      endBy(error);
    }
  }
}

/** A hook that throws ends the process: the program's own state is unknown from there on. */
function endBy(error) {
  process._rawDebug(require('internal/stack').v8Stack(error) ?? String(error));
  process.exit(1);
}

/** What the runtime's own resources tell by. */
const hooks = {
  made(resource, type) {
    resource[kAsyncId] = ++lastId;
    resource[kTriggerId] = execution.id;
    tell(kInit, resource[kAsyncId], type, execution.id, resource);
  },
  destroyed(resource) {
    if (resource[kAsyncId] !== undefined) tellDestroyed(resource[kAsyncId]);
  },
  enter,
  leave,
  /** A function that runs once, as a resource of its own. */
  wrap(type, callback, resource = Object.create(AsyncResource.prototype)) {
    hooks.made(resource, type);
    return (...args) => {
      enter(resource);
      try {
        callback(...args);
      } finally {
        hooks.destroyed(resource);
      }
      leave();
    };
  },
  tellDestroyed() {
    const ids = destroyedIds;
    if (ids.length === 0) return;
    destroyedIds = [];
    require('internal/loop').clearImmediate(wakeUp);
    for (const id of ids) tell(kDestroy, id);
  },
  /** An error has been told: all that ran when it was thrown is over. */
  unwind() {
    while (execution.outer !== undefined) leave();
  },
};

/** From here on it is what runs; one that was made before hooks were enabled has no number. */
function enter(resource) {
  execution = { id: resource[kAsyncId] ?? 0, trigger: resource[kTriggerId] ?? 0, resource, outer: execution };
  if (active.length > 0) tell(kBefore, execution.id);
}

function leave() {
  if (execution.outer === undefined) return;
  if (active.length > 0) tell(kAfter, execution.id);
  execution = execution.outer;
}

let destroyedIds = [];
/** What makes the loop enter the check phase. */
let wakeUp;

/** In the next check phase, before anything else in it, or before the program ends: hooks never hear of it from within what ends. */
function tellDestroyed(id) {
  if (active.length === 0 || destroyedIds.push(id) > 1) return;
  const { state } = context;
  state.hooks = undefined; // nobody is to hear of this immediate
  wakeUp = require('internal/loop').setImmediate(() => {}).unref();
  state.hooks = hooks;
}

function destroyWhenCollected(resource) {
  registry ??= new FinalizationRegistry(tellDestroyed);
  registry.register(resource, resource[kAsyncId], resource);
}

// ---- providers, by Node's names, in its order

const providerNames = 'NONE DIRHANDLE DNSCHANNEL ELDHISTOGRAM FILEHANDLE FILEHANDLECLOSEREQ BLOBREADER FSEVENTWRAP ' +
  'FSREQCALLBACK FSREQPROMISE GETADDRINFOREQWRAP GETNAMEINFOREQWRAP HEAPSNAPSHOT HTTP2SESSION HTTP2STREAM HTTP2PING ' +
  'HTTP2SETTINGS HTTPINCOMINGMESSAGE HTTPCLIENTREQUEST LOCKS DTLS_ENDPOINT DTLS_SESSION JSSTREAM JSUDPWRAP MESSAGEPORT ' +
  'PIPECONNECTWRAP PIPESERVERWRAP PIPEWRAP PROCESSWRAP PROMISE QUERYWRAP QUIC_ENDPOINT QUIC_LOGSTREAM QUIC_SESSION ' +
  'QUIC_STREAM QUIC_UDP SHUTDOWNWRAP SIGNALWRAP STATWATCHER STREAMPIPE TCPCONNECTWRAP TCPSERVERWRAP TCPWRAP TTYWRAP ' +
  'UDPSENDWRAP UDPWRAP SIGINTWATCHDOG WORKER WORKERCPUPROFILE WORKERCPUUSAGE WORKERHEAPPROFILE WORKERHEAPSNAPSHOT ' +
  'WORKERHEAPSTATISTICS WRITEWRAP ZLIB CHECKPRIMEREQUEST PBKDF2REQUEST KEYPAIRGENREQUEST KEYGENREQUEST KEYEXPORTREQUEST ' +
  'ARGON2REQUEST CIPHERREQUEST DERIVEBITSREQUEST HASHREQUEST RANDOMBYTESREQUEST RANDOMPRIMEREQUEST SCRYPTREQUEST ' +
  'SIGNREQUEST TLSWRAP VERIFYREQUEST';
let providers;

module.exports = {
  AsyncLocalStorage,
  createHook,
  executionAsyncId,
  triggerAsyncId,
  executionAsyncResource,
  get asyncWrapProviders() {
    return providers ??= Object.freeze(Object.assign(
      Object.create(null), Object.fromEntries(providerNames.split(' ').map((name, id) => [name, id]))));
  },
  AsyncResource,
};
