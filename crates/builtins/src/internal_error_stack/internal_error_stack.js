// `internal/error_stack`: `error.stack` in Node's form for every error that a program makes.
// Follows https://nodejs.org/docs/latest-v26.x/api/errors.html#errorstack and https://v8.dev/docs/stack-trace-api
//
// The engine keeps `stack` as an own property in its own form, and nothing can be put before it. So `install` puts constructors in the place
// of the global ones: they make the engine's error and give it a `stack` accessor that is computed when it is first read.
// Errors that the engine itself throws keep the engine's form until they are shown (`util.inspect` converts them).
'use strict';

const { construct, apply, defineProperty, getOwnPropertyDescriptor } = Reflect;
const { v8Stack, parse } = require('internal/stack');

const errorToString = Error.prototype.toString;
const hidden = { writable: true, enumerable: false, configurable: true };

/** Replaces the constructors of errors on `global`. Call once, before user code runs. */
function install(global) {
  const EngineError = global.Error;
  const Outer = wrap(EngineError);
  forwardStatics(Outer, EngineError);
  place(global, 'Error', Outer);
  for (const name of ['TypeError', 'RangeError', 'SyntaxError', 'ReferenceError', 'EvalError', 'URIError', 'AggregateError', 'SuppressedError']) {
    if (typeof global[name] !== 'function') continue;
    const Wrapped = wrap(global[name]);
    Object.setPrototypeOf(Wrapped, Outer);
    place(global, name, Wrapped);
  }
}

function place(global, name, value) {
  defineProperty(global, name, { value, ...hidden });
}

/** A constructor that shows as `Engine` does and makes the same objects. */
function wrap(Engine) {
  const Wrapped = function(...args) {
    const error = construct(Engine, args, new.target ?? Wrapped);
    makeLazy(error);
    return error;
  };
  defineProperty(Wrapped, 'name', { value: Engine.name, writable: false, enumerable: false, configurable: true });
  defineProperty(Wrapped, 'length', { value: Engine.length, writable: false, enumerable: false, configurable: true });
  defineProperty(Wrapped, 'prototype', { value: Engine.prototype, writable: false });
  defineProperty(Engine.prototype, 'constructor', { value: Wrapped, ...hidden });
  return Wrapped;
}

/** Turns the engine's text into an accessor that answers in Node's form. */
function makeLazy(error) {
  const raw = getOwnPropertyDescriptor(error, 'stack')?.value;
  if (typeof raw !== 'string') return;
  let text;
  defineProperty(error, 'stack', {
    get() { return text ??= prepared(error, withoutWrapper(raw)); },
    set(value) { defineProperty(error, 'stack', { value, ...hidden }); },
    enumerable: false,
    configurable: true,
  });
}

/** The innermost frame may be the wrapper's own. */
function withoutWrapper(raw) {
  const end = raw.indexOf('\n');
  const first = end === -1 ? raw : raw.slice(0, end);
  return first.includes('@node:internal/error_stack:') ? raw.slice(first.length + 1) : raw;
}

function prepared(error, raw) {
  const { prepareStackTrace } = globalThis.Error;
  if (typeof prepareStackTrace === 'function') return prepareStackTrace(error, parse(raw).map((frame) => new CallSite(frame)));
  return raw === '' ? apply(errorToString, error, []) : v8Stack(error, raw);
}

function forwardStatics(Outer, EngineError) {
  const { captureStackTrace } = EngineError;
  defineProperty(Outer, 'captureStackTrace', {
    value: function captureStackTraceOf(object, above) {
      apply(captureStackTrace, EngineError, [object, above ?? captureStackTraceOf]);
      makeLazy(object);
    },
    ...hidden,
  });
  defineProperty(Outer.captureStackTrace, 'name', { value: 'captureStackTrace', configurable: true });
  defineProperty(Outer, 'isError', { value: EngineError.isError, ...hidden });
  defineProperty(Outer, 'stackTraceLimit', {
    get() { return EngineError.stackTraceLimit; },
    set(value) { EngineError.stackTraceLimit = value; },
    enumerable: true,
    configurable: true,
  });
}

/** A frame as `Error.prepareStackTrace` gets it. */
class CallSite {
  #frame;

  constructor(frame) {
    this.#frame = frame;
  }

  getThis() { return undefined; }
  getTypeName() { return null; }
  getFunction() { return undefined; }
  getFunctionName() { return this.#frame.name || null; }
  getMethodName() { return null; }
  getFileName() { return this.#frame.file || null; }
  getLineNumber() { return this.#frame.line ?? null; }
  getColumnNumber() { return this.#frame.column ?? null; }
  getEvalOrigin() { return undefined; }
  getScriptNameOrSourceURL() { return this.#frame.file || null; }
  getScriptHash() { return ''; }
  getEnclosingLineNumber() { return this.#frame.line ?? null; }
  getEnclosingColumnNumber() { return this.#frame.column ?? null; }
  getPosition() { return 0; }
  getPromiseIndex() { return null; }
  isToplevel() { return true; }
  isEval() { return this.#frame.isEval; }
  isNative() { return this.#frame.isNative; }
  isConstructor() { return false; }
  isAsync() { return this.#frame.isAsync; }
  isPromiseAll() { return false; }

  toString() {
    return require('internal/stack').showFrame(this.#frame).replace(/^ {4}at /, '');
  }
}

Object.assign(exports, { install });
