// `internal/wire_decode_errors`: errors, for `internal/wire_decode`.
'use strict';

const { construct, deleteProperty, getPrototypeOf, setPrototypeOf, getOwnPropertyDescriptor } = Reflect;

const errorClasses = new Map(Object.entries({
  Error, TypeError, RangeError, SyntaxError, ReferenceError, EvalError, URIError, AggregateError,
}));

/** `reader`: what `internal/wire_decode` reads with. */
function readersOf(reader) {
  const { hooks, readValue, readKey, expectUnsigned, expectPairs, registerAs, takeSlot, enter, leave, define, problem, expected } = reader;

  /**
   * The parts of an error come in any order. It is made when all are read; only one that can be referred to (tag 28) is made before the first
   * value inside it is read, from the parts known then.
   */
  function readError() {
    const number = takeSlot();
    const count = expectPairs("an error's parts");
    const parts = { name: undefined, message: undefined, stack: undefined, className: undefined, properties: [] };
    let early;
    enter();
    for (let i = 0; i < count; i++) {
      const part = expectUnsigned('a part of an error');
      if (number >= 0 && early === undefined && part >= 3 && part <= 5) early = registerAs(number, makeError(parts));
      readErrorPart(part, parts);
    }
    leave();
    const error = early === undefined ? registerAs(number, makeError(parts)) : completeEarly(early, parts);
    finishError(error, parts);
    return error;
  }

  function readErrorPart(part, parts) {
    switch (part) {
      case 0: parts.name = readKey(); break;
      case 1: parts.message = readKey(); break;
      case 2: parts.stack = readKey(); break;
      case 3: parts.properties.push(['cause', readValue(), false]); break;
      case 4: parts.properties.push(['errors', readValue(), false]); break;
      case 5: readErrorProperties(parts.properties); break;
      case 6: parts.className = readKey(); break;
      default: throw problem('a part of an error is out of range');
    }
  }

  /** Name, message and class may have come after the first value. */
  function completeEarly(error, parts) {
    const { isDOMException } = require('internal/dom_exception');
    const whole = makeError(parts);
    if (isDOMException(whole)) {
      if (!isDOMException(error)) throw expected("an error's name and class before its other parts");
      return error;
    }
    if (getPrototypeOf(whole) !== getPrototypeOf(error)) setPrototypeOf(error, getPrototypeOf(whole));
    if (parts.message !== undefined) define(error, 'message', parts.message, false);
    return error;
  }

  function readErrorProperties(list) {
    const count = expectPairs('properties');
    enter();
    for (let i = 0; i < count; i++) {
      const key = readKey();
      list.push([key, readValue(), true]);
    }
    leave();
  }

  function makeError({ name, message, className, properties }) {
    const own = className === undefined ? undefined : hooks()?.errorClass?.(className);
    if (typeof own !== 'function' && (className === 'DOMException' || className === 'QuotaExceededError')) {
      return makeDOMException(name, message, className, properties);
    }
    const base = errorClasses.get(name) ?? Error;
    const args = message === undefined ? [] : [message];
    if (base === AggregateError) args.unshift([]);
    return construct(base, args, typeof own === 'function' ? own : base);
  }

  function makeDOMException(name = 'Error', message, className, properties) {
    const { DOMException, QuotaExceededError } = require('internal/dom_exception');
    if (className === 'DOMException') return new DOMException(message, name);
    const options = { __proto__: null };
    for (const [key, value] of properties) if (key === 'quota' || key === 'requested') options[key] = value;
    try {
      return new QuotaExceededError(message, options);
    } catch (cause) {
      throw problem('a quota is out of range', cause);
    }
  }

  /** The stack is the one that came along; what the engine says of the place where the error was made anew goes. */
  function finishError(error, { stack, name, message, className, properties }) {
    const { isDOMException } = require('internal/dom_exception');
    const isException = isDOMException(error);
    if (isException) require('internal/stack').keepStack(error);
    const hasQuota = className === 'QuotaExceededError' && isException;
    for (const [key, value, enumerable] of properties) {
      // These two the exception has in itself.
      if (!(hasQuota && (key === 'quota' || key === 'requested'))) define(error, key, value, enumerable);
    }
    define(error, 'stack', stack ?? `${name ?? 'Error'}: ${message ?? ''}`, false);
    for (const key of ['line', 'column', 'sourceURL']) {
      if (getOwnPropertyDescriptor(error, key)?.enumerable === false) deleteProperty(error, key);
    }
  }

  return { readError };
}

module.exports = { readersOf };
