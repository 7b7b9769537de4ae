// `internal/wire_errors`: what of an error travels: its class, its message, its own properties.
'use strict';

const { getPrototypeOf, getOwnPropertyDescriptor } = Reflect;
const { hasOwn, getOwnPropertyNames } = Object;

const nativeErrors = new Map([Error, TypeError, RangeError, SyntaxError, ReferenceError, EvalError, URIError, AggregateError]
  .map((constructor) => [constructor.prototype, constructor.name]));

/** Own properties that are written apart from the others, or belong to the engine. */
const apart = new Set(['message', 'stack', 'cause']);
const always = new Set(['name', 'code']);

/** `{ name, className, base }`: of the engine's classes the nearest, and what the hooks call its own class. */
function identify(error, hooks) {
  const { isDOMException } = require('internal/dom_exception');
  if (isDOMException(error)) {
    require('internal/stack').makeReadable(error); // as the hooks do for the others, before the stack is read
    const { name } = error;
    return { name, className: name === 'QuotaExceededError' ? name : 'DOMException', base: undefined };
  }
  const className = hooks?.classOf?.(error);
  for (let link = getPrototypeOf(error); link !== null; link = getPrototypeOf(link)) {
    const base = nativeErrors.get(link);
    if (base !== undefined) return { name: base, className, base };
  }
  return { name: 'Error', className, base: 'Error' };
}

/** The own message; of a DOMException the one it was made with. */
function messageOf(error, base) {
  if (base !== undefined && !hasOwn(error, 'message')) return undefined;
  const { message } = error;
  return message === undefined ? undefined : `${message}`;
}

/** `[key, value]` of the error's other properties. A name that its class gives it goes along too, unless the class itself arrives. */
function ownProperties(error, base, name, className) {
  const list = [];
  for (const key of getOwnPropertyNames(error)) {
    if (apart.has(key) || key === 'errors' && base === 'AggregateError') continue;
    const { enumerable } = getOwnPropertyDescriptor(error, key) ?? {};
    if (enumerable && isEngines(base, key)) continue;
    if (enumerable || enumerable === false && always.has(key)) addRead(list, error, key);
  }
  if (className === undefined && !hasOwn(error, 'name') && typeof error.name === 'string' && error.name !== name) list.push(['name', error.name]);
  if (className === 'QuotaExceededError') list.push(['quota', error.quota], ['requested', error.requested]);
  return list;
}

/** The engine notes on an error of its own where a text is wrong. */
const isEngines = (base, key) => base === 'SyntaxError' && (key === 'line' || key === 'column' || key === 'sourceURL');

function addRead(list, error, key) {
  try {
    list.push([key, error[key]]);
  } catch {
    // What an accessor throws must not keep the error from arriving.
  }
}

module.exports = { identify, messageOf, ownProperties };
