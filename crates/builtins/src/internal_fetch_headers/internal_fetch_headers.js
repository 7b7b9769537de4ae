// `internal/fetch/headers`: `Headers`. Node 26. Follows https://fetch.spec.whatwg.org/#headers-class
'use strict';

const { illegal, required, byteString, shown, definePairs, finish } = require('internal/fetch/webidl');

const kInspect = Symbol.for('nodejs.util.inspect.custom');
const TOKEN = /^[\^_`a-zA-Z\-0-9!#$%&'*+.|~]+$/;
const INVALID_IN_VALUE = /[\0\r\n]/;

class Headers {
  /** By the name in lower case: the name as it was first given, and the value; for cookies the values. */
  #fields = new Map();
  #isImmutable = false;
  #pairs = null;

  constructor(init = undefined) {
    if (init !== undefined) fill(this, init);
  }

  append(name, value) {
    const fields = Headers.#fieldsOf(this);
    required(2, arguments, 'Headers.append');
    const own = byteString(name, 'Headers.append: name');
    const text = normal(value, 'Headers.append: value');
    const key = this.#check('append', own, text);
    const earlier = fields.get(key);
    if (earlier === undefined) fields.set(key, { name: own, values: [text] });
    else earlier.values.push(text);
  }

  delete(name) {
    const fields = Headers.#fieldsOf(this);
    required(1, arguments, 'Headers.delete');
    fields.delete(this.#check('delete', byteString(name, 'Headers.delete: name'), ''));
  }

  get(name) {
    const fields = Headers.#fieldsOf(this);
    required(1, arguments, 'Headers.get');
    const field = fields.get(keyOf('get', byteString(name, 'Headers.get: name')));
    return field === undefined ? null : join(field);
  }

  has(name) {
    const fields = Headers.#fieldsOf(this);
    required(1, arguments, 'Headers.has');
    return fields.has(keyOf('has', byteString(name, 'Headers.has: name')));
  }

  set(name, value) {
    const fields = Headers.#fieldsOf(this);
    required(2, arguments, 'Headers.set');
    const own = byteString(name, 'Headers.set: name');
    const text = normal(value, 'Headers.set: value');
    const key = this.#check('set', own, text);
    fields.set(key, { name: own, values: [text] });
  }

  getSetCookie() {
    return [...Headers.#fieldsOf(this).get('set-cookie')?.values ?? []];
  }

  [kInspect](depth, options) {
    options.depth ??= depth;
    const shown = {};
    for (const field of Headers.#fieldsOf(this).values()) shown[field.name] = join(field);
    return `Headers ${require('internal/inspect').inspect(shown, options)}`;
  }

  /** Whether the name and value may stand; the name in lower case. Whoever asks is about to change something. */
  #check(method, name, value) {
    const key = keyOf(method, name);
    if (INVALID_IN_VALUE.test(value)) throw new TypeError(`Headers.${method}: "${value}" is an invalid header value.`);
    if (this.#isImmutable) throw new TypeError('immutable');
    this.#pairs = null;
    return key;
  }

  static #fieldsOf(headers) {
    if (typeof headers !== 'object' || headers === null || !(#fields in headers)) throw illegal();
    return headers.#fields;
  }

  // ---- for the other classes

  /** Sorted by name; values of a name are joined, cookies are not. */
  static pairsOf(headers) {
    const fields = Headers.#fieldsOf(headers);
    return headers.#pairs ??= [...fields.keys()].sort().flatMap((key) => {
      const field = fields.get(key);
      return key === 'set-cookie' ? field.values.map((value) => [key, value]) : [[key, join(field)]];
    });
  }

  /** Names and values in turn, as they were given. */
  static listOf(headers) {
    const list = [];
    for (const [key, field] of Headers.#fieldsOf(headers)) {
      if (key === 'set-cookie') for (const value of field.values) list.push(field.name, value);
      else list.push(field.name, join(field));
    }
    return list;
  }

  static makeImmutable(headers) {
    headers.#isImmutable = true;
    return headers;
  }

  /** As immutable as the original. */
  static copyOf(headers) {
    const copy = new Headers(headers);
    copy.#isImmutable = headers.#isImmutable;
    return copy;
  }

  static isHeaders(value) {
    return typeof value === 'object' && value !== null && #fields in value;
  }
}
const { pairsOf, listOf, makeImmutable, copyOf, isHeaders } = Headers;
for (const name of ['pairsOf', 'listOf', 'makeImmutable', 'copyOf', 'isHeaders']) delete Headers[name];

definePairs(Headers, 'Headers', pairsOf);
finish(Headers, ['append', 'delete', 'get', 'has', 'set', 'getSetCookie']);

const join = ({ name, values }) => values.join(name.toLowerCase() === 'cookie' ? '; ' : ', ');

function keyOf(method, name) {
  if (!TOKEN.test(name)) throw new TypeError(`Headers.${method}: "${name}" is an invalid header name.`);
  return name.toLowerCase();
}

/** Without the white space around it. */
const normal = (value, where) => byteString(value, where).replace(/^[\t\n\r ]+|[\t\n\r ]+$/g, '');

function fill(headers, init) {
  if (init === null || (typeof init !== 'object' && typeof init !== 'function')) {
    throw new TypeError('Headers constructor: Argument 1 could not be converted to one of: sequence<sequence<ByteString>>, record<ByteString, ByteString>.');
  }
  if (isHeaders(init) && init[Symbol.iterator] === Headers.prototype.entries) {
    const list = listOf(init);
    for (let i = 0; i < list.length; i += 2) headers.append(list[i], list[i + 1]);
  } else if (typeof init[Symbol.iterator] === 'function') {
    fillFromPairs(headers, init);
  } else {
    fillFromRecord(headers, init);
  }
}

function fillFromPairs(headers, init) {
  let index = 0;
  for (const pair of init) {
    if (pair === null || (typeof pair !== 'object' && typeof pair !== 'function') || typeof pair[Symbol.iterator] !== 'function') {
      const isObject = pair !== null && (typeof pair === 'object' || typeof pair === 'function');
      throw new TypeError(`Headers constructor: init[${index}]${isObject ? '' : ` (${shown(pair)})`} is not iterable.`);
    }
    const parts = [...pair];
    if (parts.length !== 2) throw new TypeError(`Headers constructor: expected name/value pair to be length 2, found ${parts.length}.`);
    headers.append(parts[0], parts[1]);
    index++;
  }
}

/** As in Node, only of a proxy it is asked whether a property is enumerable. */
function fillFromRecord(headers, init) {
  const isProxy = require('internal/types').kindOf(init) === 'Proxy';
  for (const key of Reflect.ownKeys(init)) {
    if (isProxy && !Reflect.getOwnPropertyDescriptor(init, key)?.enumerable) continue;
    if (typeof key === 'symbol') {
      throw new TypeError(`Headers constructor: Key ${String(key)} in init is a symbol, which cannot be converted to a ByteString.`);
    }
    headers.append(key, init[key]);
  }
}

Object.assign(exports, { Headers, listOf, makeImmutable, copyOf });
