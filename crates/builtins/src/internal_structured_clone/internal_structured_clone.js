// `internal/structured_clone`: structuredClone and what postMessage copies, with Node 26's messages.
// Follows https://html.spec.whatwg.org/multipage/structured-data.html
//
// The copy is made in one pass. What is to be transferred stays itself in that pass, so that a failure leaves the
// originals untouched; then it is transferred, and a second pass over the copy puts the new objects in its place.

const { loaded } = require('internal/boot');
const { kindOf, unboxers } = require('internal/types');
const { untransferable, isUndetachable } = require('internal/buffer_values');

const { apply, getOwnPropertyDescriptor, getPrototypeOf } = Reflect;
const { keys } = Object;
const objectToString = Object.prototype.toString;
const { transfer: transferBuffer, slice: sliceBuffer } = ArrayBuffer.prototype;
const { keys: arrayKeys } = getPrototypeOf(Uint8Array.prototype);
const { set: mapSet, forEach: mapForEach } = Map.prototype;
const { add: setAdd, forEach: setForEach } = Set.prototype;

const errorConstructors = { __proto__: null, Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError };

function structuredClone(value, options) {
  if (arguments.length === 0) {
    const { codes: { ERR_MISSING_ARGS } } = require('internal/errors');
    throw new ERR_MISSING_ARGS('The value argument must be specified');
  }
  const list = options === undefined || options === null ? [] : transferListOf(options);
  return copy(value, list).value;
}

function transferListOf(options) {
  if (typeof options !== 'object' && typeof options !== 'function') throw webIdlError('Options cannot be converted to a dictionary');
  const { transfer } = options;
  if (transfer === undefined) return [];
  if (transfer === null || typeof transfer !== 'object' || typeof transfer[Symbol.iterator] !== 'function') {
    throw webIdlError('transfer in Options cannot be converted to sequence.');
  }
  const list = [...transfer];
  list.forEach((each, index) => {
    if (each === null || (typeof each !== 'object' && typeof each !== 'function')) {
      throw webIdlError(`transfer in Options[${index}] is not an object.`);
    }
  });
  return list;
}

function webIdlError(text) {
  const error = new TypeError(`Failed to execute 'structuredClone': ${text}`);
  error.code = 'ERR_INVALID_ARG_TYPE';
  return error;
}

// { value, ports }: the copy, with the objects of `list` transferred into it. `source` is the port that sends, if one does.
function copy(value, list, source = undefined) {
  if (list.length === 0) {
    if (isPrimitive(value)) return { value, ports: [] };
    return { value: new Copier().copy(value), ports: [] };
  }
  checkTransferable(list, source);
  const first = new Copier();
  for (const each of list) first.keep(each);
  const kept = first.copy(value);
  for (const each of list) {
    if (each.detached) throw cloneError('An ArrayBuffer is detached and could not be cloned.');
  }
  const second = new Copier(first.views);
  const ports = [];
  for (const each of list) {
    second.replace(each, isBuffer(each) ? moveBuffer(each) : move(each, ports));
  }
  return { value: second.copy(kept), ports };
}

function moveBuffer(buffer) {
  try {
    return apply(transferBuffer, buffer, []);
  } catch (error) {
    throw transferError(error);
  }
}

/** As Node says it of a WebAssembly memory; any other error as it is. */
const transferError = (error) => (isUndetachable(error) ? cloneError('Cannot transfer object of unsupported type.') : error);

/** What a port or a stream becomes; the ports that go along are put into `ports`. */
function move(object, ports) {
  if (isPort(object)) {
    ports.push(require('internal/message_channel').movePort(object));
    return ports.at(-1);
  }
  const { departureOf, arrive } = require('internal/movables');
  const departure = departureOf(object);
  departure.isSent = true;
  departure.go();
  ports.push(...departure.ports);
  return arrive(departure.name, departure.parts);
}

const NOT_LISTED = 'Object that needs transfer was found in message but not listed in transferList';

/** The copy, in which what is to be transferred still stands for itself. */
function preview(value, list) {
  const copier = new Copier();
  for (const each of list) copier.keep(each);
  return copier.copy(value);
}

// Objects that a program has marked (`node:worker_threads`).
const unclonable = new WeakSet();
let anyMarked = false;

const isObject = (value) => (typeof value === 'object' && value !== null) || typeof value === 'function';

function markAsUntransferable(object) {
  if (isObject(object)) untransferable.add(object);
}

const isMarkedAsUntransferable = (object) => isObject(object) && untransferable.has(object);

function markAsUncloneable(object) {
  if (!isObject(object)) return;
  unclonable.add(object);
  anyMarked = true;
}

/** Whether some object of this realm is marked as not to be cloned. */
const mayBeMarked = () => anyMarked;

function isPrimitive(value) {
  return value === null || (typeof value !== 'object' && typeof value !== 'function' && typeof value !== 'symbol');
}

function isBuffer(value) {
  return kindOf(value) === 'ArrayBuffer';
}

function checkTransferable(list, source) {
  const seen = new Set();
  for (const each of list) {
    const name = transferableName(each);
    if (name === undefined && !untransferable.has(each)) throw cloneError('Found invalid value in transferList.');
    if (each === source) throw cloneError('Transfer list contains source port');
    if (seen.has(each)) throw cloneError(`Transfer list contains duplicate ${name}`);
    if ((name === 'ArrayBuffer' && each.detached) || untransferable.has(each)) throw cloneError('Cannot transfer object of unsupported type.');
    if (name === 'MessagePort' && require('internal/message_channel').isDetached(each)) {
      throw cloneError('MessagePort in transfer list is already detached');
    }
    if (name !== 'ArrayBuffer' && name !== 'MessagePort') require('internal/movables').checkMovable(each, name);
    seen.add(each);
  }
}

/** Undefined for what cannot be transferred. */
function transferableName(value) {
  if (isBuffer(value)) return 'ArrayBuffer';
  return isPort(value) ? 'MessagePort' : require('internal/movables').movableName(value);
}

function isPort(value) {
  return objectToString.call(value) === '[object EventTarget]' && require('internal/message_channel').isMessagePort(value);
}

function cloneError(message) {
  const { DOMException } = require('internal/dom_exception');
  return new DOMException(message, 'DataCloneError');
}

/** A map whose methods are the language's own, whatever programs do to Map's. */
class Copies extends Map {}
Object.assign(Copies.prototype, { get: Map.prototype.get, set: mapSet });

class Copier {
  #copies = new Copies(); // original -> copy, for cycles and for what is referred to twice
  #transferred = new Set();
  #viewsBefore;

  constructor(viewsBefore = undefined) {
    this.views = new Map(); // views of buffers that are to be transferred -> what they saw
    this.#viewsBefore = viewsBefore;
  }

  // `object` stands for itself in the copy.
  keep(object) {
    this.#copies.set(object, object);
    this.#transferred.add(object);
  }

  replace(object, copy) {
    this.#copies.set(object, copy);
  }

  copy(value) {
    switch (typeof value) {
      case 'object': return value === null ? null : this.#copies.get(value) ?? this.#object(value);
      case 'function': case 'symbol': throw uncloneable(value);
      default: return value;
    }
  }

  #object(object) {
    switch (quickKind(object) ?? kindOf(object)) {
      case 'Object': return this.#plain(object);
      case 'Array': return this.#array(object);
      case 'Map': return this.#map(object);
      case 'Set': return this.#set(object);
      case 'Date': return this.#remember(object, new Date(Date.prototype.getTime.call(object)));
      case 'RegExp': return this.#remember(object, new RegExp(object)); // whatever its prototype is
      case 'Error': return this.#error(object);
      case 'ArrayBuffer': return this.#buffer(object);
      case 'SharedArrayBuffer': return this.#remember(object, require('internal/shared_memory').cloneBuffer(object));
      case 'TypedArray': case 'DataView': return this.#view(object);
      case 'Number': case 'String': case 'Boolean': case 'BigInt':
        return this.#remember(object, Object(apply(unboxers[kindOf(object)], object, [])));
      default: throw uncloneable(object);
    }
  }

  #remember(object, copied) {
    this.#copies.set(object, copied);
    return copied;
  }

  #plain(object) {
    if (object === globalThis) throw uncloneable(object);
    // As in Node the mark counts for plain objects only.
    if (anyMarked && unclonable.has(object)) throw cloneError('Cannot clone object of unsupported type.');
    const prototype = getPrototypeOf(object);
    if (prototype !== Object.prototype && prototype !== null) {
      const host = this.#hostObject(object);
      if (host !== undefined) return host;
    }
    const copied = this.#remember(object, {});
    this.#properties(object, copied);
    return copied;
  }

  #properties(object, copied) {
    for (const key of keys(object)) {
      const original = object[key];
      if (original === undefined && !Object.hasOwn(object, key)) continue; // a getter has deleted it
      const value = this.copy(original);
      if (key in copied) {
        Object.defineProperty(copied, key, { value, writable: true, enumerable: true, configurable: true });
      } else {
        copied[key] = value;
      }
    }
  }

  // Objects of the platform: some are copied, some may only be transferred, some are neither.
  #hostObject(object) {
    const name = objectToString.call(object);
    switch (name) {
      case '[object Object]':
        if (loaded('internal/fs_handle')?.isFileHandle(object)) throw cloneError(NOT_LISTED);
        return undefined;
      case '[object EventTarget]':
        if (!isPort(object)) return undefined;
        if (require('internal/message_channel').isDetached(object)) throw cloneError('Cannot clone object of unsupported type.');
        throw cloneError(NOT_LISTED);
      case '[object ReadableStream]': case '[object WritableStream]': case '[object TransformStream]':
        if (require('internal/movables').movableName(object) === undefined) return undefined;
        throw cloneError(NOT_LISTED);
      case '[object URL]': case '[object URLSearchParams]': case '[object URLPattern]':
      case '[object Headers]': case '[object Request]': case '[object Response]': case '[object FormData]': case '[object WebSocket]':
        if (object instanceof globalThis[name.slice('[object '.length, -1)]) throw cloneError('Cannot clone object of unsupported type.');
        return undefined;
      case '[object Blob]': case '[object File]':
        return require('internal/blob').isBlob(object) ? this.#remember(object, object) : undefined;
      case '[object KeyObject]': case '[object CryptoKey]':
        return this.#copyOfKey(object);
      case '[object Mutex]': case '[object Channel]': case '[object SharedMemory]':
        return this.#sameForAll(object, name.slice(8, -1));
      case '[object Lock]': case '[object WeakRef]': case '[object FinalizationRegistry]':
        throw uncloneable(object);
      default:
        if (/ Iterator\]$|^\[object (?:(?:Intl|WebAssembly)\.|(?:Async)?DisposableStack\]|Iterator Helper\])/.test(name)) throw uncloneable(object);
        return undefined;
    }
  }

  #copyOfKey(object) {
    const keys = require('internal/crypto_keys');
    const { bytesOfKey, makeCryptoKey } = require('internal/crypto_web_keys');
    if (keys.isKeyObject(object)) return this.#remember(object, keys.keyOf(object.type, keys.bytesOfKey(object)));
    const bytes = bytesOfKey(object);
    if (bytes === undefined) return undefined;
    const { type, algorithm, extractable, usages } = object;
    return this.#remember(object, makeCryptoKey(type, bytes, structuredClone(algorithm), extractable, [...usages]));
  }

  // A clone of `roata`'s shared things is the same thing.
  #sameForAll(object, name) {
    const homes = { Mutex: 'internal/mutex', Channel: 'internal/channel', SharedMemory: 'internal/shared_memory' };
    const clone = require(homes[name]).cloneOf(object);
    return clone === undefined ? undefined : this.#remember(object, clone);
  }

  #array(array) {
    const copied = this.#remember(array, new Array(array.length));
    this.#properties(array, copied);
    return copied;
  }

  #map(map) {
    const copied = this.#remember(map, new Map());
    const entries = [];
    apply(mapForEach, map, [(value, key) => { entries.push(key, value); }]);
    for (let i = 0; i < entries.length; i += 2) apply(mapSet, copied, [this.copy(entries[i]), this.copy(entries[i + 1])]);
    return copied;
  }

  #set(set) {
    const copied = this.#remember(set, new Set());
    const values = [];
    apply(setForEach, set, [(value) => { values.push(value); }]);
    for (const value of values) apply(setAdd, copied, [this.copy(value)]);
    return copied;
  }

  #error(error) {
    require('internal/stack').makeReadable(error);
    const { copyOfDOMException, isDOMException } = require('internal/dom_exception');
    if (isDOMException(error)) {
      const copied = copyOfDOMException(error);
      hide(copied, 'stack', error.stack);
      return this.#remember(error, copied);
    }
    const Constructor = errorConstructors[`${error.name}`] ?? Error;
    const copied = this.#remember(error, new Constructor());
    // The engine's notes of where this copy was made.
    delete copied.line;
    delete copied.column;
    delete copied.sourceURL;
    const stack = getOwnPropertyDescriptor(error, 'stack');
    hide(copied, 'stack', stack !== undefined && typeof error.stack === 'string' ? error.stack : undefined);
    const message = getOwnPropertyDescriptor(error, 'message');
    if (message !== undefined) hide(copied, 'message', `${'value' in message ? message.value : error.message}`);
    if (getOwnPropertyDescriptor(error, 'cause') !== undefined) hide(copied, 'cause', this.copy(error.cause));
    return copied;
  }

  #buffer(buffer) {
    if (buffer.detached) throw cloneError('An ArrayBuffer is detached and could not be cloned.');
    if (!buffer.resizable) return this.#remember(buffer, apply(sliceBuffer, buffer, [0]));
    const copied = new ArrayBuffer(buffer.byteLength, { maxByteLength: buffer.maxByteLength });
    new Uint8Array(copied).set(new Uint8Array(buffer));
    return this.#remember(buffer, copied);
  }

  #view(view) {
    const seen = this.#viewsBefore?.get(view) ?? describeView(view);
    const buffer = this.copy(seen.buffer);
    const copied = this.#remember(view, new seen.Constructor(buffer, seen.byteOffset, seen.length));
    if (this.#transferred.has(buffer)) this.views.set(copied, { ...seen, buffer });
    return copied;
  }
}

// The two kinds that are everywhere, known by the engine's word alone: it has a name for proxies and for arrays, none for plain objects.
function quickKind(object) {
  if (ops?.typeTag === undefined) return undefined;
  const told = ops.typeTag(object);
  if (told === 'Array') return told;
  if (told !== undefined) return undefined;
  const prototype = getPrototypeOf(object);
  return prototype === Object.prototype || prototype === null ? 'Object' : undefined;
}

// A view of a transferred buffer forgets its place when the buffer goes, so it is written down before.
function describeView(view) {
  const isDataView = kindOf(view) === 'DataView';
  const Constructor = isDataView ? DataView : globalThis[require('internal/types').typedArrayName(view)];
  const { buffer } = view;
  const mayChange = buffer.resizable || buffer.growable;
  if (mayChange && isOutOfBounds(view, isDataView)) throw cloneError('Cannot clone a view that is out of the bounds of its ArrayBuffer.');
  const { byteOffset, byteLength } = view;
  const length = mayChange && tracksLength(view) ? undefined : isDataView ? byteLength : byteLength / Constructor.BYTES_PER_ELEMENT;
  return { Constructor, buffer, byteOffset, length };
}

/** What shrinking has left without its memory: methods of arrays, and getters of DataViews, refuse it. */
function isOutOfBounds(view, isDataView) {
  try {
    if (isDataView) return view.byteLength < 0;
    apply(arrayKeys, view, []);
    return false;
  } catch {
    return true;
  }
}

/**
 * Whether the view goes on to the end of its buffer, wherever that may be. Nobody tells, so the buffer gets another size for a moment; memory that is
 * shared cannot shrink again: there a view that goes to the end is taken for one that will.
 */
function tracksLength(view) {
  const { buffer, byteOffset, byteLength } = view;
  const size = buffer.byteLength;
  const element = view.BYTES_PER_ELEMENT ?? 1;
  if (size - (byteOffset + byteLength) >= element) return false;
  if (!buffer.resizable) return true;
  if (buffer.maxByteLength - size >= element) {
    buffer.resize(size + element);
    const tracks = view.byteLength !== byteLength;
    buffer.resize(size);
    return tracks;
  }
  if (byteLength === 0) return true;
  const bytes = new Uint8Array(buffer).slice(byteOffset + byteLength - element);
  buffer.resize(byteOffset + byteLength - element);
  const tracks = !isOutOfBounds(view, view instanceof DataView);
  buffer.resize(size);
  new Uint8Array(buffer).set(bytes, byteOffset + byteLength - element);
  return tracks;
}

function hide(object, name, value) {
  Object.defineProperty(object, name, { value, writable: true, enumerable: false, configurable: true });
}

function uncloneable(value) {
  return cloneError(`${describe(value)} could not be cloned.`);
}

/** What V8 calls a value that it cannot clone. No code of the program's runs for it, no trap of a proxy either. */
function describe(value) {
  if (typeof value === 'symbol') return String(value);
  const target = behindProxies(value);
  if (typeof target === 'function') return Function.prototype.toString.call(target).replace(/\s*\{\s*\[native code\]\s*\}$/, ' { [native code] }');
  if (target !== null && dataProperty(target, 'toString') === objectToString) {
    const name = constructorName(target);
    if (name) return `#<${name}>`;
  }
  return target === null ? 'null' : objectToString.call(target);
}

/** The innermost target; null behind a proxy that was revoked. */
function behindProxies(value) {
  const { proxyDetails } = require('internal/inspect');
  for (let details = proxyDetails(value); details !== undefined; details = proxyDetails(value)) {
    if (!details || details[0] === null || details[1] === null) return null;
    [value] = details;
  }
  return value;
}

function dataProperty(object, key) {
  for (let holder = object; holder !== null; holder = getPrototypeOf(holder)) {
    const own = getOwnPropertyDescriptor(holder, key);
    if (own !== undefined) return own.value;
  }
  return undefined;
}

function constructorName(object) {
  const constructor = dataProperty(object, 'constructor');
  return typeof constructor === 'function' ? constructor.name : undefined;
}

module.exports = {
  structuredClone, copy, cloneError, describe, transferError, NOT_LISTED, checkTransferable, preview, mayBeMarked, markAsUntransferable, isMarkedAsUntransferable, markAsUncloneable,
};
