// `internal/inspect_shapes`: what an object consists of for `util.inspect`: the name of its class, and its parts as a shape
// `{ base, open, close, keys, entries, isList }`.
// Follows https://nodejs.org/docs/latest-v26.x/api/util.html#utilinspectobject-options
'use strict';

// Filled first: `internal/inspect` and what is loaded by it need each other.
Object.assign(exports, { constructorName, describe, descriptorOf, engineName, hasOnlyIndexes, isBare, isIndex, keysOf, mapSize, prefixFor, setSize, shapeOf, typedArrayLength });

const { kindOf, functionKind, typedArrayName, unboxers } = require('internal/types');
const { lazyGetters } = require('internal/boot');
const { formatNumber, formatPrimitive } = require('internal/inspect_text');
const { formatHiddenRead, formatProperty, formatValue, inspect, stylizeNoColor } = require('internal/inspect');

const { isArray } = Array;
const { apply, get, ownKeys, getPrototypeOf, getOwnPropertyDescriptor } = Reflect;
const { hasOwn, keys: enumerableKeys, getOwnPropertyNames, getOwnPropertySymbols } = Object;
const { propertyIsEnumerable } = Object.prototype;
const functionToString = Function.prototype.toString;
const regExpToString = RegExp.prototype.toString;
const dateToISOString = Date.prototype.toISOString;
const dateToString = Date.prototype.toString;

/** Loaded by the first object that has such parts. */
const entries = () => require('internal/inspect_entries');

// Parts

/**
 * The object's shape, or its whole text when it needs no list of parts.
 * `about`: { constructor, tag, depth, hasPrototypeParts, isTypedArrayPart }.
 */
function describe(context, value, kind, about) {
  return describerOf(value, kind, about.constructor)(context, value, about, kind);
}

/** Kinds that show what they iterate over: only while they can be iterated. */
const iterated = new Set(['Array', 'TypedArray', 'Set', 'Map', 'MapIterator', 'SetIterator']);

/** Where the prototype was changed so that the class is `Object`, the object shows as one, whatever it is inside. */
function describerOf(value, kind, constructor) {
  const describer = describers[kind] ?? describePlain;
  if (constructor === null) return describer;
  if (iterated.has(kind)) return Symbol.iterator in value ? describer : describePlain;
  return constructor === 'Object' && kind !== 'Function' && kind !== 'Arguments' ? describePlain : describer;
}

function shapeOf(open, close, keys, entries = undefined, isList = false, base = '') {
  return { base, open, close, keys, entries, isList };
}

function isBare(keys, about) {
  return keys.length === 0 && !about.hasPrototypeParts;
}

const describers = {
  __proto__: null,

  Array(context, value, about) {
    const prefix = about.constructor !== 'Array' || about.tag !== '' ? prefixFor(about.constructor, about.tag, 'Array', `(${value.length})`) : '';
    const keys = nonIndexKeys(context, value);
    if (value.length === 0 && isBare(keys, about)) return `${prefix}[]`;
    return shapeOf(`${prefix}[`, ']', keys, entries().formatArray, true);
  },

  TypedArray(context, value, about) {
    const size = typedArrayLength(value);
    const keys = nonIndexKeys(context, value);
    const prefix = prefixFor(about.constructor, about.tag, typedArrayName(value), `(${size})`);
    if (size === 0 && keys.length === 0 && !context.showHidden) return `${prefix}[]`;
    return shapeOf(`${prefix}[`, ']', keys, entries().formatTypedArray, true);
  },

  Set(context, value, about) {
    const size = setSize(value);
    const keys = keysOf(context, value);
    const prefix = prefixFor(about.constructor, about.tag, 'Set', `(${size})`);
    if (size === 0 && isBare(keys, about)) return `${prefix}{}`;
    return shapeOf(`${prefix}{`, '}', keys, entries().formatSet);
  },

  Map(context, value, about) {
    const size = mapSize(value);
    const keys = keysOf(context, value);
    const prefix = prefixFor(about.constructor, about.tag, 'Map', `(${size})`);
    if (size === 0 && isBare(keys, about)) return `${prefix}{}`;
    return shapeOf(`${prefix}{`, '}', keys, entries().formatMap);
  },

  MapIterator: describeIterator,
  SetIterator: describeIterator,

  Arguments: (context, value, about) =>
    describeWith(context, value, about, about.constructor === 'Object' ? '[Arguments] ' : prefixFor(about.constructor, about.tag, 'Arguments')),

  Function: describeFunction,
  RegExp: describeRegExp,
  Date: describeDate,
  Error: describeError,
  ArrayBuffer: describeArrayBuffer,
  SharedArrayBuffer: describeArrayBuffer,

  DataView(context, value, about) {
    return shapeOf(`${prefixFor(about.constructor, about.tag, 'DataView')}{`, '}', keysOf(context, value), entries().formatDataView);
  },

  Promise: (context, value, about) => shapeOf(`${prefixFor(about.constructor, about.tag, 'Promise')}{`, '}', keysOf(context, value), entries().formatPromise),
  WeakSet: (context, value, about) =>
    shapeOf(`${prefixFor(about.constructor, about.tag, 'WeakSet')}{`, '}', keysOf(context, value), weakEntries(context, 'formatWeakSet')),
  WeakMap: (context, value, about) =>
    shapeOf(`${prefixFor(about.constructor, about.tag, 'WeakMap')}{`, '}', keysOf(context, value), weakEntries(context, 'formatWeakMap')),

  ModuleNamespace(context, value, about) {
    const keys = namespaceKeys(context, value);
    return shapeOf(`${prefixFor(about.constructor, about.tag, 'Module')}{`, '}', [], (inner, namespace, depth) =>
      keys.map((key) => formatNamespaceProperty(inner, namespace, depth, key)));
  },

  Number: describeBoxed,
  String: describeBoxed,
  Boolean: describeBoxed,
  BigInt: describeBoxed,
  Symbol: describeBoxed,
};

function describePlain(context, value, about) {
  const { constructor, tag } = about;
  if (constructor === 'Object') return describeWith(context, value, about, tag === '' ? '' : prefixFor(constructor, tag, 'Object'));
  if (isLikeError(value)) return describeError(context, value, about);
  if (!context.customInspect && isUrl(value)) return describeUrl(context, value, about);
  return describeWith(context, value, about, prefixFor(constructor, tag, constructor === null ? engineName(value) : 'Object'));
}

/** Made by `Object.create`, say; a prototype whose name is a getter of its instances is none. */
function isLikeError(value) {
  try {
    return value instanceof Error && typeof value.name === 'string';
  } catch {
    return false;
  }
}

const isUrl = (value) => require('internal/url').isURL(value);

/** Where the class's own inspection is not asked. */
function describeUrl(context, url, about) {
  if (about.depth > context.depth && context.depth !== null) return describeWith(context, url, about, prefixFor(about.constructor, about.tag, 'Object'));
  const keys = keysOf(context, url);
  return isBare(keys, about) ? url.href : shapeOf('{', '}', keys, undefined, false, url.href);
}

function describeError(context, value, about) {
  return require('internal/inspect_errors').describeError(context, value, about);
}

function describeWith(context, value, about, prefix) {
  const keys = keysOf(context, value);
  return isBare(keys, about) ? `${prefix}{}` : shapeOf(`${prefix}{`, '}', keys);
}

/** Own keys that are shown: enumerable ones, or all with showHidden. */
function keysOf(context, value) {
  const symbols = getOwnPropertySymbols(value);
  if (context.showHidden) return [...getOwnPropertyNames(value), ...symbols];
  let keys;
  try {
    keys = enumerableKeys(value);
  } catch {
    keys = getOwnPropertyNames(value); // a module's namespace with bindings that are not initialised
  }
  if (symbols.length === 0) return keys;
  return [...keys, ...symbols.filter((symbol) => apply(propertyIsEnumerable, value, [symbol]))];
}

const LARGEST_INDEX = 2 ** 32 - 2;

function isIndex(key) {
  return typeof key === 'string' && /^(?:0|[1-9]\d{0,9})$/.test(key) && Number(key) <= LARGEST_INDEX;
}

/** From so many elements on, asking for all keys is slow. */
const MANY = 100;

/** Samples of arrays that have elements only: the engine has a structure for each kind of elements. */
let bareArrays;

function hasOnlyIndexes(list) {
  if (list.length < MANY) return false;
  if (!isArray(list)) return ops.sameStructure(list, bareTypedArray(list));
  bareArrays ??= [[], [0], [0.5], [''], Array.of(0), Array.of(0.5), Array.of(''), new Array(1), new Array(1e5), Object.assign([], { 1e6: 0 })];
  return bareArrays.some((sample) => ops.sameStructure(list, sample));
}

function bareTypedArray(array) {
  const { Buffer } = require('buffer');
  return getPrototypeOf(array) === Buffer.prototype ? Buffer.alloc(0) : new globalThis[typedArrayName(array)](0);
}

function nonIndexKeys(context, value) {
  if (hasOnlyIndexes(value)) return context.showHidden && isArray(value) ? ['length'] : [];
  const keys = keysOf(context, value);
  const first = keys.findIndex((key) => !isIndex(key)); // the indexes come first
  return first === -1 ? [] : keys.slice(first);
}

/** What is in a weak collection is shown to those who ask for hidden things. */
function weakEntries(context, format) {
  return entries()[context.showHidden ? format : 'formatHiddenItems'];
}

const typedArrayLengthGetter = getOwnPropertyDescriptor(getPrototypeOf(Uint8Array.prototype), 'length').get;
const setSizeGetter = getOwnPropertyDescriptor(Set.prototype, 'size').get;
const mapSizeGetter = getOwnPropertyDescriptor(Map.prototype, 'size').get;

function typedArrayLength(array) { return apply(typedArrayLengthGetter, array, []); }
function setSize(set) { return apply(setSizeGetter, set, []); }
function mapSize(map) { return apply(mapSizeGetter, map, []); }

function describeIterator(context, value, about, kind) {
  const type = kind === 'MapIterator' ? 'Map' : 'Set';
  let tag = about.tag;
  if (tag !== `${type} Iterator`) tag = tag === '' ? `${type} Iterator` : `${tag}] [${type} Iterator`;
  const shape = shapeOf(`[${tag}] {`, '}', keysOf(context, value));
  shape.entries = (inner, iterator, depth) => entries().formatIterator(inner, iterator, depth, shape);
  return shape;
}

function describeFunction(context, value, about) {
  const base = functionBase(context, value, about);
  const keys = keysOf(context, value);
  return isBare(keys, about) ? context.stylize(base, 'special') : shapeOf('{', '}', keys, undefined, false, base);
}

function functionBase(context, value, { constructor, tag }) {
  const text = apply(functionToString, value, []);
  if (isClassText(text)) return classBase(value, constructor, tag);
  const { isAsync, isGenerator } = functionKind(value);
  const type = `${isAsync ? 'Async' : ''}${isGenerator ? 'Generator' : ''}Function`;
  let base = `[${type}`;
  if (constructor === null) base += ' (null prototype)';
  const { name } = value;
  base += name === '' ? ' (anonymous)' : `: ${typeof name === 'string' ? name : formatValue(context, name, 0)}`;
  base += ']';
  if (constructor !== type && constructor !== null) base += ` ${constructor}`;
  if (tag !== '' && constructor !== tag) base += ` [${tag}]`;
  return base;
}

const comments = /(?:\/\/.*?\n)|(?:\/\*[\s\S]*?\*\/)/g;

/** `class` may also be a method's name: `class() {}`. */
function isClassText(text) {
  if (!text.startsWith('class') || !text.endsWith('}')) return false;
  const head = text.slice('class'.length, -1);
  const brace = head.indexOf('{');
  if (brace === -1) return false;
  return !head.slice(0, brace).includes('(') || /^(?:\s+[^(]*?\s*\{|\s*extends\b|\s+\S+\s+extends\b|\s*\{)/.test(head.replace(comments, ''));
}

function classBase(value, constructor, tag) {
  const name = (hasOwn(value, 'name') && value.name) || '(anonymous)';
  let base = `class ${name}`;
  if (constructor !== 'Function' && constructor !== null) base += ` [${constructor}]`;
  if (tag !== '' && constructor !== tag) base += ` [${tag}]`;
  if (constructor === null) return `[${base} extends [null prototype]]`;
  const { name: parent } = getPrototypeOf(value);
  return parent ? `[${base} extends ${parent}]` : `[${base}]`;
}

function describeRegExp(context, value, about) {
  let base = apply(regExpToString, about.constructor === null ? new RegExp(value) : value, []);
  const prefix = prefixFor(about.constructor, about.tag, 'RegExp');
  if (prefix !== 'RegExp ') base = `${prefix}${base}`;
  const tooDeep = about.depth > context.depth && context.depth !== null;
  const keys = keysOf(context, value);
  base = context.stylize(base, 'regexp');
  return tooDeep || isBare(keys, about) ? base : shapeOf('{', '}', keys, undefined, false, base);
}

function describeDate(context, value, about) {
  const time = Date.prototype.getTime.call(value);
  let base = Number.isNaN(time) ? apply(dateToString, value, []) : apply(dateToISOString, value, []);
  const prefix = prefixFor(about.constructor, about.tag, 'Date');
  if (prefix !== 'Date ') base = `${prefix}${base}`;
  const keys = keysOf(context, value);
  return isBare(keys, about) ? context.stylize(base, 'date') : shapeOf('{', '}', keys, undefined, false, base);
}

function describeArrayBuffer(context, value, about, kind) {
  const prefix = prefixFor(about.constructor, about.tag, kind);
  const keys = keysOf(context, value);
  if (about.isTypedArrayPart && isBare(keys, about)) {
    return `${prefix}{ [byteLength]: ${formatNumber(context.stylize, value.byteLength, false)} }`;
  }
  const parts = (inner, buffer, depth) => [
    ...(about.isTypedArrayPart ? [] : entries().formatArrayBuffer(inner, buffer)),
    formatHiddenRead(inner, buffer, depth, 'byteLength'),
  ];
  return shapeOf(`${prefix}{`, '}', keys, parts);
}

function describeBoxed(context, value, about, type) {
  if (value === globalThis[type].prototype) return describePlain(context, value, about);
  const { constructor, tag } = about;
  let keys = keysOf(context, value);
  if (type === 'String') keys = keys.slice(value.length); // its characters
  let base = `[${type}`;
  if (type !== constructor) base += constructor === null ? ' (null prototype)' : ` (${constructor})`;
  base += `: ${formatPrimitive(stylizeNoColor, apply(unboxers[type], value, []), context)}]`;
  if (tag !== '' && tag !== constructor) base += ` [${tag}]`;
  if (isBare(keys, about)) return context.stylize(base, type.toLowerCase());
  return shapeOf('{', '}', keys, undefined, false, base);
}

function namespaceKeys(context, value) {
  return context.showHidden ? [...getOwnPropertyNames(value), ...getOwnPropertySymbols(value)] : getOwnPropertyNames(value);
}

/** A live binding: its value, whether the property holds it or reads it. */
function formatNamespaceProperty(context, value, depth, key) {
  try {
    return formatProperty(context, value, depth, key, false, { value: value[key], enumerable: true });
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    const text = formatProperty(context, value, depth, key, false, { value: '', enumerable: true });
    return `${text.slice(0, text.lastIndexOf(' ') + 1)}${context.stylize('<uninitialized>', 'special')}`;
  }
}

// Names of classes

/** Classes of the language itself: their prototypes' properties are of no interest. */
const languageClasses = new Set(('Object Function Array Number Boolean String Symbol Date Promise RegExp Error AggregateError EvalError RangeError ' +
  'ReferenceError SyntaxError TypeError URIError ArrayBuffer Uint8Array Int8Array Uint16Array Int16Array Uint32Array Int32Array Float16Array ' +
  'Float32Array Float64Array Uint8ClampedArray BigUint64Array BigInt64Array DataView Map BigInt Set Iterator WeakMap WeakSet WeakRef Proxy ' +
  'FinalizationRegistry Atomics Intl Math JSON Reflect WebAssembly').split(' '));

/**
 * The name of the class an object belongs to; null when it has no prototype at all. Where no constructor is found on the way up,
 * "Object <…prototype…>". With `parts`, properties of the user's prototypes are added to it (for showHidden).
 */
function constructorName(context, value, depth, parts) {
  let firstPrototype;
  for (let object = value; object !== null; object = getPrototypeOf(object)) {
    const own = getOwnPropertyDescriptor(object, 'constructor');
    if (own !== undefined && typeof own.value === 'function' && own.value.name !== '' && isInstance(value, own.value)) {
      if (parts !== undefined && (firstPrototype !== object || !languageClasses.has(own.value.name))) {
        addPrototypeParts(context, value, firstPrototype ?? value, depth, parts);
      }
      return `${own.value.name}`;
    }
    if (object !== value && firstPrototype === undefined) firstPrototype = object;
  }
  firstPrototype ??= null;
  return firstPrototype === null ? null : complexName(context, value, firstPrototype, depth, parts);
}

function isInstance(object, constructor) {
  try {
    return object instanceof constructor;
  } catch {
    return false;
  }
}

function complexName(context, value, firstPrototype, depth, parts) {
  const name = engineName(value);
  if (depth > context.depth && context.depth !== null) return `${name} <Complex prototype>`;
  const above = constructorName(context, firstPrototype, depth + 1, parts);
  if (above === null) {
    return `${name} <${inspect(firstPrototype, { ...pickOptions(context), customInspect: false, depth: -1 })}>`;
  }
  return `${name} <${above}>`;
}

function pickOptions(context) {
  const options = {};
  for (const key of enumerableKeys(inspect.defaultOptions)) options[key] = context[key];
  return options;
}

function engineName(value) {
  const kind = kindOf(value);
  if (kind === 'TypedArray') return typedArrayName(value);
  return kind === 'ModuleNamespace' ? 'Module' : kind;
}

/** For showHidden: what up to three prototypes of the user's classes hold, functions left out. */
function addPrototypeParts(context, main, start, depth, parts) {
  let object = start;
  const seen = new Set();
  for (let level = 0; level < 3; level++) {
    if (level !== 0 || main === object) {
      object = getPrototypeOf(object);
      if (object === null) return;
      const own = getOwnPropertyDescriptor(object, 'constructor');
      if (own !== undefined && typeof own.value === 'function' && languageClasses.has(own.value.name)) return;
    }
    const keys = ownKeys(object);
    context.seen.push(main);
    for (const key of keys) {
      if (key === 'constructor' || hasOwn(main, key) || (level !== 0 && seen.has(key))) continue;
      const descriptor = descriptorOf(object, key);
      if (typeof descriptor.value === 'function') continue;
      const text = formatProperty(context, object, depth, key, false, descriptor, main);
      parts.push(context.colors ? `\u001B[2m${text}\u001B[22m` : text);
    }
    context.seen.pop();
    for (const key of keys) seen.add(key);
  }
}

/** A property that is loaded when it is first read is shown as it is then. */
function descriptorOf(object, key) {
  const own = getOwnPropertyDescriptor(object, key);
  if (own?.get === undefined || !lazyGetters.has(own.get)) return own;
  get(object, key);
  return getOwnPropertyDescriptor(object, key);
}

/** "Foo(2) [Tag] ", "[Map(2): null prototype] ". */
function prefixFor(constructor, tag, fallback, size = '') {
  if (constructor === null) {
    const shownTag = tag !== '' && fallback !== tag ? `[${tag}] ` : '';
    return `[${fallback}${size}: null prototype] ${shownTag}`;
  }
  if (tag === '' || tag === constructor) return `${constructor}${size} `;
  return tag.endsWith(`.${constructor}`) ? `${tag}${size} ` : `${constructor}${size} [${tag}] `; // Intl.NumberFormat
}

exports.languageClasses = languageClasses;
