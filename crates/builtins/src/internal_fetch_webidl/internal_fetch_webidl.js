// `internal/fetch/webidl`: how the classes of the Fetch standard take their arguments, and what they say when they do not. Node 26.
// Follows https://webidl.spec.whatwg.org/ and https://fetch.spec.whatwg.org/
'use strict';

const { getPrototypeOf } = Object;

/** For methods called on something else. */
function illegal() {
  const error = new TypeError('Illegal invocation');
  error.code = 'ERR_INVALID_THIS';
  return error;
}

function required(count, args, where) {
  if (args.length >= count) return;
  throw new TypeError(`${where}: ${count} argument${count === 1 ? '' : 's'} required, but${args.length > 0 ? ' only' : ''} ${args.length} found.`);
}

/** A text; `where` names it should it be a symbol. */
function domString(value, where, kind = 'DOMString') {
  if (typeof value === 'symbol') throw new TypeError(`${where} is a symbol, which cannot be converted to a ${kind}.`);
  return `${value}`;
}

/** A text whose characters are bytes. */
function byteString(value, where = 'argument') {
  const text = domString(value, where, 'ByteString');
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 255) {
      throw new TypeError(`Cannot convert argument to a ByteString because the character at index ${i} has a value of ${code} which is greater than 255.`);
    }
  }
  return text;
}

/** One of a few words, for options. */
function oneOf(value, words) {
  const text = `${value}`;
  if (!words.includes(text)) throw new TypeError(`undefined: ${text} is not an accepted type. Expected one of ${words.join(', ')}.`);
  return text;
}

/** A dictionary of options: nothing, or an object. */
function dictionary(value) {
  if (value === undefined || value === null) return {};
  if (typeof value !== 'object' && typeof value !== 'function') {
    throw new TypeError(`undefined: Expected ${value} to be one of: Null, Undefined, Object.`);
  }
  return value;
}

/** A value in a message. */
function shown(value) {
  switch (typeof value) {
    case 'string': return `"${value}"`;
    case 'bigint': return `${value}n`;
    case 'object': case 'function': return require('internal/inspect').inspect(value);
    default: return String(value);
  }
}

/** Gives `Class` the methods of a map: `pairsOf(object)` are its entries. */
function definePairs(Class, name, pairsOf) {
  const prototype = makeIteratorPrototype(name);
  const iterate = (object, pick) => {
    const iterator = { __proto__: prototype };
    states.set(iterator, { object, pick, pairsOf, index: 0 });
    return iterator;
  };
  const methods = {
    keys() {
      pairsOf(this);
      return iterate(this, ([key]) => key);
    },
    values() {
      pairsOf(this);
      return iterate(this, ([, value]) => value);
    },
    entries() {
      pairsOf(this);
      return iterate(this, ([key, value]) => [key, value]);
    },
    forEach(callback, thisArgument = undefined) {
      pairsOf(this);
      required(1, arguments, `${name}.forEach`);
      if (typeof callback !== 'function') {
        throw new TypeError(`Failed to execute 'forEach' on '${name}': parameter 1 is not of type 'Function'.`);
      }
      for (let i = 0, pairs; i < (pairs = pairsOf(this)).length; i++) callback.call(thisArgument, pairs[i][1], pairs[i][0], this);
    },
  };
  for (const key of Object.keys(methods)) Object.defineProperty(Class.prototype, key, { value: methods[key], writable: true, enumerable: true, configurable: true });
  Object.defineProperty(Class.prototype, Symbol.iterator, { value: methods.entries, writable: true, enumerable: false, configurable: true });
}

const states = new WeakMap();
const iteratorPrototype = getPrototypeOf(getPrototypeOf([][Symbol.iterator]()));

function makeIteratorPrototype(name) {
  const prototype = {
    __proto__: iteratorPrototype,
    next() {
      const state = states.get(this);
      if (state === undefined) throw new TypeError(`'next' called on an object that does not implement interface ${name} Iterator.`);
      const pairs = state.pairsOf(state.object);
      if (state.index >= pairs.length) return { value: undefined, done: true };
      return { value: state.pick(pairs[state.index++]), done: false };
    },
  };
  Object.defineProperty(prototype, Symbol.toStringTag, { value: `${name} Iterator`, writable: false, enumerable: false, configurable: true });
  return prototype;
}

/** Methods and accessors that programs see are enumerable; the class has its name for a tag. */
function finish(Class, enumerable, statics = []) {
  for (const name of enumerable) Object.defineProperty(Class.prototype, name, { enumerable: true });
  for (const name of statics) Object.defineProperty(Class, name, { enumerable: true });
  Object.defineProperty(Class.prototype, Symbol.toStringTag, { value: Class.name, writable: false, enumerable: false, configurable: true });
}

Object.assign(exports, { illegal, required, domString, byteString, oneOf, dictionary, shown, definePairs, finish });
