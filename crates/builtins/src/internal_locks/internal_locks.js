// `internal/locks`: the Web Locks of `navigator.locks`, Node 26, among the code of one realm. Follows https://w3c.github.io/web-locks/
//
// Requests of one name wait in a queue; whoever may have the lock gets it at once, as in Node: its callback runs before `request` returns.
'use strict';

const { codes } = require('internal/errors');
const { enumerable, tag } = require('internal/event_target');

const kPrivate = Symbol('constructor');

/** name -> { held: Request[], waiting: Request[] } */
const queues = new Map();
let clientId;

let isManager;

class Lock {
  #name;
  #mode;

  constructor(key, name, mode) {
    if (key !== kPrivate) throw illegalConstructor();
    this.#name = name;
    this.#mode = mode;
  }

  get name() { return this.#name; }
  get mode() { return this.#mode; }
}

class LockManager {
  #isOne = true;

  static { isManager = (value) => typeof value === 'object' && value !== null && #isOne in value; }

  constructor(key) {
    if (key !== kPrivate) throw illegalConstructor();
  }

  async request(name, options, callback = undefined) {
    checkThis(this);
    if (callback === undefined) [callback, options] = [options, undefined];
    require('internal/validators').validateFunction(callback, 'callback');
    const settings = checkedOptions(`${checkedText(name)}`, options);
    const { signal } = settings;
    signal?.throwIfAborted();
    return new Request(settings, callback).submit();
  }

  async query() {
    checkThis(this);
    const held = [];
    const pending = [];
    for (const queue of queues.values()) {
      held.push(...queue.held.map(describe));
      pending.push(...queue.waiting.map(describe));
    }
    return { held, pending };
  }
}

function describe({ name, mode }) {
  clientId ??= `node-${process.pid}-${require('worker_threads').threadId}`;
  return { name, mode, clientId };
}

class Request {
  #outcome = Promise.withResolvers();
  #callback;
  #onAbort;

  constructor(settings, callback) {
    Object.assign(this, settings);
    this.#callback = callback;
  }

  /** What the callback's result, or the reason why it was not called, settles. */
  submit() {
    const queue = queueOf(this.name);
    if (this.steal) {
      for (const other of queue.held.splice(0)) other.#outcome.reject(abortError('The operation was aborted'));
      this.#grant(queue);
    } else if (mayHave(queue, this.mode, queue.waiting.length)) {
      this.#grant(queue);
    } else if (this.ifAvailable) {
      this.#call(null, () => {});
    } else {
      queue.waiting.push(this);
      this.#watchSignal(queue);
    }
    return this.#outcome.promise;
  }

  #watchSignal(queue) {
    if (this.signal === undefined) return;
    this.#onAbort = () => {
      queue.waiting.splice(queue.waiting.indexOf(this), 1);
      this.#outcome.reject(this.signal.reason);
      advance(this.name, queue);
    };
    this.signal.addEventListener('abort', this.#onAbort, { once: true });
  }

  #grant(queue) {
    this.signal?.removeEventListener('abort', this.#onAbort);
    queue.held.push(this);
    this.#call(new Lock(kPrivate, this.name, this.mode), () => {
      const at = queue.held.indexOf(this);
      if (at !== -1) queue.held.splice(at, 1);
      advance(this.name, queue);
    });
  }

  #call(lock, release) {
    const { resolve, reject } = this.#outcome;
    const fail = (reason) => {
      release();
      reject(reason);
    };
    try {
      Promise.resolve(this.#callback.call(undefined, lock)).then((value) => {
        release();
        resolve(value);
      }, fail);
    } catch (error) {
      fail(error);
    }
  }

  /** Grants what has become possible, in the order of the queue. */
  static advance(name, queue) {
    while (queue.waiting.length > 0 && mayHave(queue, queue.waiting[0].mode, 0)) queue.waiting.shift().#grant(queue);
    if (queue.waiting.length === 0 && queue.held.length === 0 && queues.get(name) === queue) queues.delete(name);
  }
}

const { advance } = Request;

function queueOf(name) {
  let queue = queues.get(name);
  if (queue === undefined) queues.set(name, queue = { held: [], waiting: [] });
  return queue;
}

/** Whether a request with so many others before it may have the lock. */
function mayHave(queue, mode, before) {
  if (before > 0 || queue.held.length === 0) return before === 0;
  return mode === 'shared' && queue.held[0].mode === 'shared';
}

// ---- what `request` accepts

function checkedText(name) {
  if (typeof name !== 'symbol') return name;
  const error = new TypeError('Value is a Symbol and cannot be converted to a string.');
  error.code = 'ERR_INVALID_ARG_TYPE';
  throw error;
}

function checkedOptions(name, options) {
  if (options !== undefined && options !== null) require('internal/validators').validateObject(options, 'options');
  const { mode = 'exclusive', ifAvailable = false, steal = false, signal } = options ?? {};
  if (mode !== 'exclusive' && mode !== 'shared') {
    throw coded('ERR_INVALID_ARG_VALUE', `mode '${mode}' is not a valid enum value of type LockMode.`);
  }
  if (signal !== undefined && !require('internal/abort').isAbortSignal(signal)) throw coded('ERR_INVALID_ARG_TYPE', 'signal is not an object.');
  if (name.startsWith('-')) throw notSupported('Lock name may not start with hyphen');
  if (ifAvailable && steal) throw notSupported('ifAvailable and steal are mutually exclusive');
  if (mode === 'shared' && steal) throw notSupported('mode: "shared" and steal are mutually exclusive');
  if (signal !== undefined && (steal || ifAvailable)) throw notSupported('signal cannot be used with steal or ifAvailable');
  return { name, mode, ifAvailable: Boolean(ifAvailable), steal: Boolean(steal), signal };
}

// ---- errors

const coded = (code, message) => Object.assign(new TypeError(message), { code });
const notSupported = (message) => new (require('internal/dom_exception').DOMException)(message, 'NotSupportedError');
const abortError = (message) => new (require('internal/dom_exception').DOMException)(message, 'AbortError');
const illegalConstructor = () => new codes.ERR_ILLEGAL_CONSTRUCTOR();

function checkThis(value) {
  if (!isManager(value)) throw new codes.ERR_INVALID_THIS('LockManager');
}

enumerable(Lock.prototype, ['name', 'mode']);
enumerable(LockManager.prototype, ['request', 'query']);
for (const constructor of [Lock, LockManager]) {
  tag(constructor, constructor.name);
  Object.defineProperty(constructor, 'length', { value: 0, configurable: true });
}

module.exports = { Lock, LockManager, locks: new LockManager(kPrivate) };
