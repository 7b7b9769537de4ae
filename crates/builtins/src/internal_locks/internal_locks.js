// `internal/locks`: the Web Locks of `navigator.locks`, Node 26, among all realms of the process. Follows https://w3c.github.io/web-locks/
//
// Requests of one name wait in a queue that the process has (table.rs); whoever may have the lock gets it at once, as in Node: its callback runs before
// `request` returns. As in Node `query` tells of the own realm's requests only, and a request keeps no loop alive. A realm that ends has no locks any more.
'use strict';

const { codes } = require('internal/errors');
const { enumerable, tag } = require('internal/event_target');
const { invokeIn } = require('internal/ticks');
const { state: context, run } = require('internal/async_context');

const kPrivate = Symbol('constructor');

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
    return await new Request(settings, callback).submit();
  }

  async query() {
    checkThis(this);
    const [held, pending] = [[], []];
    for (const request of requests.values()) (request.isHeld ? held : pending).push(describe(request));
    return { held, pending };
  }
}

function describe({ name, mode }) {
  clientId ??= `node-${process.pid}-${require('worker_threads').threadId}`;
  return { name, mode, clientId };
}

const WAIT = 0;
const LEAVE = 1;
const STEAL = 2;
const GRANTED = 0;
const REFUSED = 2;

/** Those that have not ended, by number. */
const requests = new Map();
let lastNumber = 0;
let isOpen = false;

class Request {
  #number = ++lastNumber;
  #outcome = Promise.withResolvers();
  #callback;
  #onAbort;
  #frame = context.frame;

  constructor(settings, callback) {
    Object.assign(this, settings);
    this.isHeld = false;
    this.#callback = callback;
  }

  /** What the callback's result, or the reason why it was not called, settles. */
  submit() {
    if (!isOpen) {
      isOpen = true;
      ops.open((number, isStolen) => invokeIn(undefined, () => hear(number, isStolen)));
    }
    const manner = this.steal ? STEAL : this.ifAvailable ? LEAVE : WAIT;
    const [answer, ...news] = ops.request(this.name, this.mode === 'shared', manner, this.#number);
    hearAll(news);
    if (answer === REFUSED) {
      this.#call(null, () => {});
      return this.#outcome.promise;
    }
    requests.set(this.#number, this);
    if (answer === GRANTED) this.grant();
    else this.#watchSignal();
    return this.#outcome.promise;
  }

  #watchSignal() {
    if (this.signal === undefined) return;
    this.#onAbort = () => {
      this.#end();
      this.#outcome.reject(this.signal.reason);
    };
    this.signal.addEventListener('abort', this.#onAbort, { once: true });
  }

  grant() {
    this.signal?.removeEventListener('abort', this.#onAbort);
    this.isHeld = true;
    run(this.#frame, () => this.#call(new Lock(kPrivate, this.name, this.mode), () => this.#end()));
  }

  lose() {
    requests.delete(this.#number);
    this.#outcome.reject(abortError('The operation was aborted'));
  }

  #end() {
    if (requests.delete(this.#number)) hearAll(ops.release(this.name, this.#number));
  }

  #call(lock, release) {
    const { resolve, reject } = this.#outcome;
    const fail = (reason) => {
      release();
      reject(reason);
    };
    const succeed = (value) => {
      release();
      resolve(value);
    };
    try {
      const result = this.#callback.call(undefined, lock);
      // As in Node a callback that is no promise's has had its turn at once.
      if (typeof result?.then === 'function') Promise.resolve(result).then(succeed, fail);
      else succeed(result);
    } catch (error) {
      fail(error);
    }
  }
}

/** What has been decided about requests of this realm: numbers and whether the lock was stolen, by turns. */
function hearAll(news) {
  for (let i = 0; i < news.length; i += 2) hear(news[i], news[i + 1]);
}

function hear(number, isStolen) {
  const request = requests.get(number);
  if (isStolen) request?.lose();
  else request?.grant();
}

// ---- what `request` accepts

function checkedText(name) {
  if (typeof name !== 'symbol') return name;
  const error = new TypeError('Value is a Symbol and cannot be converted to a string.');
  error.code = 'ERR_INVALID_ARG_TYPE';
  throw error;
}

function checkedOptions(name, options) {
  if (options !== undefined && options !== null && typeof options !== 'object' && typeof options !== 'function') {
    throw coded('ERR_INVALID_ARG_TYPE', 'Value cannot be converted to a dictionary');
  }
  const { mode = 'exclusive', ifAvailable = false, steal = false, signal } = options ?? {};
  if (typeof mode === 'symbol') throw coded('ERR_INVALID_ARG_TYPE', 'mode is a Symbol and cannot be converted to a string.');
  if (mode !== 'exclusive' && mode !== 'shared') {
    throw coded('ERR_INVALID_ARG_VALUE', `mode '${mode}' is not a valid enum value of type LockMode.`);
  }
  if (signal !== undefined && (signal === null || (typeof signal !== 'object' && typeof signal !== 'function'))) throw coded('ERR_INVALID_ARG_TYPE', 'signal is not an object.');
  if (signal !== undefined) require('internal/validators').validateAbortSignal(signal, 'options.signal');
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
