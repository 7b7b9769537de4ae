// `internal/test/mock`: mocked functions, methods and properties, Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/test.html#class-mocktracker
'use strict';

const { codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE } } = require('internal/errors');
const { validateBoolean, validateFunction, validateInteger, validateObject } = require('internal/validators');

/** The function's own way into its context, which programs do not have. */
let nextImplementation;
let note;

/** What is known of a mocked function: its calls, and what it does. */
class MockFunctionContext {
  #calls = [];
  #implementation;
  #once = new Map();
  #restore;
  #times;
  #hasRestored = false;

  constructor(implementation, restore, times) {
    this.#implementation = implementation;
    this.#restore = restore;
    this.#times = times;
  }

  /** A copy: it does not grow. */
  get calls() { return this.#calls.slice(); }

  callCount() { return this.#calls.length; }

  mockImplementation(implementation) {
    validateFunction(implementation, 'implementation');
    this.#implementation = implementation;
  }

  mockImplementationOnce(implementation, onCall) {
    validateFunction(implementation, 'implementation');
    const next = this.#calls.length;
    const call = onCall ?? next;
    validateInteger(call, 'onCall', next);
    this.#once.set(call, implementation);
  }

  restore() {
    if (this.#hasRestored) return;
    this.#hasRestored = true;
    const { descriptor, object, methodName, original } = this.#restore;
    if (typeof object === 'object' || typeof object === 'function') Object.defineProperty(object, methodName, descriptor);
    this.#implementation = original;
  }

  resetCalls() { this.#calls = []; }

  #next() {
    const call = this.#calls.length;
    let implementation = this.#implementation;
    if (this.#once.has(call)) {
      implementation = this.#once.get(call);
      this.#once.delete(call);
    }
    if (call + 1 === this.#times) this.restore();
    return implementation;
  }

  static {
    nextImplementation = (context) => context.#next();
    note = (context, call) => context.#calls.push(call);
  }
}

/** A function that is called like `original`, tells `context` and does what that says. */
function mocked(original, context) {
  const call = (target, implementation, self, args, run) => {
    const record = { __proto__: null, arguments: args, error: undefined, result: undefined, stack: undefined, target, this: self };
    record.stack = new Error();
    try {
      const result = run(implementation);
      record.result = result;
      if (target !== undefined) record.this = result;
      return result;
    } catch (error) {
      record.error = error;
      throw error;
    } finally {
      note(context, record);
    }
  };
  return new Proxy(original, {
    __proto__: null,
    apply: (_fn, self, args) =>
      call(undefined, nextImplementation(context), self, args, (implementation) => Reflect.apply(implementation, self, args)),
    construct: (target, args, newTarget) => {
      const implementation = nextImplementation(context);
      return call(target, implementation, implementation, args, () => Reflect.construct(implementation, args, newTarget));
    },
    get: (target, name, receiver) => name === 'mock' ? context : Reflect.get(target, name, receiver),
  });
}

/** What is known of a mocked property. */
class MockPropertyContext {
  #object;
  #name;
  #value;
  #original;
  #accesses = [];
  #once = new Map();

  /** `given` holds the value, or nothing: then it stays what it is. */
  constructor(object, name, given) {
    const descriptor = ownOrInherited(object, name);
    if (descriptor === undefined) throw new ERR_INVALID_ARG_VALUE('propertyName', name, 'is not a property of the object');
    this.#object = object;
    this.#name = name;
    this.#original = descriptor;
    this.#value = given.length > 0 ? given[0] : object[name];
    const { configurable, enumerable } = descriptor;
    Object.defineProperty(object, name, {
      configurable,
      enumerable,
      get: () => this.#access('get', this.#value),
      set: (set) => this.#access('set', set),
    });
  }


  #access(type, given) {
    const access = this.#accesses.length;
    let value = given;
    if (this.#once.has(access)) {
      value = this.#once.get(access);
      this.#once.delete(access);
    }
    if (type === 'set') this.#value = value;
    this.#accesses.push({ type, value, stack: new Error() });
    return value;
  }

  get accesses() { return this.#accesses.slice(); }

  accessCount() { return this.#accesses.length; }

  mockImplementation(value) { this.#value = value; }

  mockImplementationOnce(value, onAccess) {
    const next = this.#accesses.length;
    const access = onAccess ?? next;
    validateInteger(access, 'onAccess', next);
    this.#once.set(access, value);
  }

  resetAccesses() { this.#accesses = []; }

  restore() { Object.defineProperty(this.#object, this.#name, this.#original); }
}
/** Makes mocks and undoes them. */
class MockTracker {
  #mocks = [];
  #timers;

  get timers() { return this.#timers ??= new (require('internal/test/mock_timers').MockTimers)(); }

  fn(original = function original() {}, implementation = original, options = {}) {
    if (original !== null && typeof original === 'object') {
      options = original;
      original = function original() {};
      implementation = original;
    } else if (implementation !== null && typeof implementation === 'object') {
      options = implementation;
      implementation = original;
    }
    validateFunction(original, 'original');
    validateFunction(implementation, 'implementation');
    validateObject(options, 'options');
    return this.#make(original, implementation, { original }, readTimes(options));
  }

  method(objectOrFunction, methodName, implementation, options) {
    validateName(objectOrFunction, methodName);
    if (implementation !== null && typeof implementation === 'object') {
      options = implementation;
      implementation = undefined;
    }
    return this.#replace(objectOrFunction, methodName, implementation, readMethodOptions(options));
  }

  getter(object, methodName, implementation, options) {
    const moved = typeof implementation === 'object' && implementation !== null;
    const given = moved ? implementation : options ?? {};
    if (given.getter === false) throw new ERR_INVALID_ARG_VALUE('options.getter', given.getter, 'cannot be false');
    return this.method(object, methodName, moved ? undefined : implementation, { ...given, getter: true });
  }

  setter(object, methodName, implementation, options) {
    const moved = typeof implementation === 'object' && implementation !== null;
    const given = moved ? implementation : options ?? {};
    if (given.setter === false) throw new ERR_INVALID_ARG_VALUE('options.setter', given.setter, 'cannot be false');
    return this.method(object, methodName, moved ? undefined : implementation, { ...given, setter: true });
  }

  property(object, propertyName, ...value) {
    validateTarget(object, propertyName, 'propertyName');
    const context = new MockPropertyContext(object, propertyName, value);
    this.#mocks.push({ restore: () => context.restore() });
    return new Proxy(object, {
      __proto__: null,
      get: (target, name, receiver) => name === 'mock' ? context : Reflect.get(target, name, receiver),
    });
  }

  reset() {
    this.restoreAll();
    this.#timers?.reset();
    this.#mocks = [];
  }

  restoreAll() {
    for (const { restore } of this.#mocks) restore();
  }

  #replace(object, methodName, implementation, { getter, setter, times }) {
    const kind = getter ? 'get' : setter ? 'set' : 'value';
    const found = ownOrInherited(object, methodName);
    const original = found?.[kind];
    if (typeof original !== 'function') throw new ERR_INVALID_ARG_VALUE('methodName', original, 'must be a method');
    if (implementation !== undefined) validateFunction(implementation, 'implementation');
    const mock = this.#make(original, implementation ?? original, { descriptor: found, object, methodName, original }, times);
    const { configurable, enumerable } = found;
    const descriptor = kind === 'value' ? { configurable, enumerable, writable: found.writable, value: mock } :
      { configurable, enumerable, get: kind === 'get' ? mock : found.get, set: kind === 'set' ? mock : found.set };
    Object.defineProperty(object, methodName, descriptor);
    return mock;
  }

  #make(original, implementation, restore, times) {
    const context = new MockFunctionContext(implementation, restore, times);
    this.#mocks.push({ restore: () => context.restore() });
    return mocked(original, context);
  }
}

function validateTarget(object, name, argument) {
  if (object === null || typeof object !== 'object' && typeof object !== 'function') throw new ERR_INVALID_ARG_TYPE('object', 'object', object);
  if (typeof name !== 'string' && typeof name !== 'symbol') throw new ERR_INVALID_ARG_TYPE(argument, ['string', 'symbol'], name);
}

const validateName = (object, name) => validateTarget(object, name, 'methodName');

function readTimes({ times = Infinity }) {
  if (times !== Infinity) validateInteger(times, 'options.times', 1);
  return times;
}

function readMethodOptions(options = {}) {
  validateObject(options, 'options');
  const { getter = false, setter = false } = options;
  const times = readTimes(options);
  validateBoolean(getter, 'options.getter');
  validateBoolean(setter, 'options.setter');
  if (getter && setter) throw new ERR_INVALID_ARG_VALUE('options.setter', setter, 'cannot be used with \'options.getter\'');
  return { getter, setter, times };
}

function ownOrInherited(object, name) {
  for (let holder = object; holder !== null; holder = Object.getPrototypeOf(holder)) {
    const descriptor = Object.getOwnPropertyDescriptor(holder, name);
    if (descriptor !== undefined) return descriptor;
  }
  return undefined;
}

Object.assign(exports, { MockTracker, MockFunctionContext });
