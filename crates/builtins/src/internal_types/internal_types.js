// `internal/types`: what kind of object a value is, whatever its prototype says.
// `kindOf` names the engine's class; the checks of `util/types` and the forms of `util.inspect` are built on it.
// Follows https://nodejs.org/docs/latest-v26.x/api/util.html#utiltypes
//
// `ops.typeTag(object)` answers with the engine's class name, nothing for plain objects; without it, brand checks in JavaScript decide.
'use strict';

const { apply, getPrototypeOf, getOwnPropertyDescriptor } = Reflect;
const { isArray } = Array;
const { isView } = ArrayBuffer;
const objectToString = Object.prototype.toString;
const functionToString = Function.prototype.toString;

const getter = (prototype, name) => getOwnPropertyDescriptor(prototype, name).get;

const typedArrayPrototype = getPrototypeOf(Uint8Array.prototype);
const typedArrayTag = getter(typedArrayPrototype, Symbol.toStringTag);
const bufferSize = getter(ArrayBuffer.prototype, 'byteLength');

/** The engine's class names that differ from ours. */
const engineNames = {
  __proto__: null,
  'Map Iterator': 'MapIterator',
  'Set Iterator': 'SetIterator',
  'Generator': 'Generator',
  'JSGenerator': 'Generator',
  'AsyncGenerator': 'Generator',
  'Module': 'ModuleNamespace',
  'ProxyObject': 'Proxy',
  'Number object': 'Number',
  'String object': 'String',
  'Boolean object': 'Boolean',
  'BigInt object': 'BigInt',
  'Symbol object': 'Symbol',
};

/** Kinds that inspect and util/types tell apart; every other class of the engine is a plain 'Object' to them. */
const kinds = new Set([
  'Map', 'Set', 'MapIterator', 'SetIterator', 'WeakMap', 'WeakSet', 'WeakRef', 'Date', 'RegExp', 'Error', 'Promise', 'Generator',
  'ArrayBuffer', 'SharedArrayBuffer', 'Arguments', 'ModuleNamespace', 'Proxy', 'Number', 'String', 'Boolean', 'BigInt', 'Symbol',
  'External',
]);

/** Proxies that stand for objects with behaviour of their own (such as Storage): nobody is to see that they are proxies. */
const exotics = new WeakSet();

/**
 * The kind of an object: one of `kinds`, 'Array', 'TypedArray', 'DataView', 'Function', or 'Object' for everything else.
 * A proxy is told before what it wraps.
 */
function kindOf(object) {
  if (ops?.typeTag === undefined) return outerKind(object) ?? brandOf(object) ?? 'Object';
  const told = ops.typeTag(object);
  const kind = engineNames[told] ?? told;
  if (kind === 'ArrayBuffer') return isShared(object) ? 'SharedArrayBuffer' : kind;
  if (kinds.has(kind)) return kind === 'Proxy' && exotics.has(object) ? 'Object' : kind;
  return outerKind(object) ?? untoldKind(object);
}

/** Kinds that the engine's class name does not always tell: arguments of strict functions, boxed symbols and bigints. */
function untoldKind(object) {
  switch (apply(objectToString, object, [])) {
    case '[object Arguments]': return Symbol.toStringTag in object ? 'Object' : 'Arguments';
    case '[object Symbol]': return passes(Symbol.prototype.valueOf, object, []) ? 'Symbol' : 'Object';
    case '[object BigInt]': return passes(BigInt.prototype.valueOf, object, []) ? 'BigInt' : 'Object';
    default: return 'Object';
  }
}

/** Asked in this way nothing is thrown for usual buffers, which costs microseconds. */
const isShared = (object) => !passes(bufferSize, object, []);

function outerKind(object) {
  if (typeof object === 'function') return 'Function';
  if (isArray(object)) return 'Array';
  if (isView(object)) return apply(typedArrayTag, object, []) === undefined ? 'DataView' : 'TypedArray';
  return undefined;
}

/** Calls that throw unless their `this` is of the kind. */
const brands = [
  ['Map', getter(Map.prototype, 'size'), []],
  ['Set', getter(Set.prototype, 'size'), []],
  ['Date', Date.prototype.getTime, []],
  ['ArrayBuffer', getter(ArrayBuffer.prototype, 'byteLength'), []],
  ['WeakMap', WeakMap.prototype.has, [{}]],
  ['WeakSet', WeakSet.prototype.has, [{}]],
  ['WeakRef', WeakRef.prototype.deref, []],
  ['Number', Number.prototype.valueOf, []],
  ['String', String.prototype.valueOf, []],
  ['Boolean', Boolean.prototype.valueOf, []],
  ['BigInt', BigInt.prototype.valueOf, []],
  ['Symbol', Symbol.prototype.valueOf, []],
];
if (typeof SharedArrayBuffer === 'function') {
  brands.push(['SharedArrayBuffer', getter(SharedArrayBuffer.prototype, 'byteLength'), []]);
}

/** What objects show as when they have no brand check: their tag, with a prototype of that kind behind it. */
const taggedKinds = {
  __proto__: null,
  '[object Promise]': 'Promise',
  '[object Map Iterator]': 'MapIterator',
  '[object Set Iterator]': 'SetIterator',
  '[object Generator]': 'Generator',
  '[object AsyncGenerator]': 'Generator',
  '[object Arguments]': 'Arguments',
};

function brandOf(object) {
  if (isRegExp(object)) return 'RegExp';
  if (isError(object)) return 'Error';
  for (const [kind, check, args] of brands) {
    if (passes(check, object, args)) return kind;
  }
  if (isNamespace(object)) return 'ModuleNamespace';
  if (getPrototypeOf(object) === null || Object.hasOwn(object, Symbol.toStringTag)) return undefined;
  return taggedKinds[apply(objectToString, object, [])];
}

function passes(check, object, args) {
  try {
    apply(check, object, args);
    return true;
  } catch {
    return false;
  }
}

const regExpFlags = getter(RegExp.prototype, 'global');

function isRegExp(object) {
  try {
    return apply(regExpFlags, object, []) !== undefined;
  } catch {
    return false;
  }
}

function isError(object) {
  if (typeof Error.isError === 'function') return Error.isError(object);
  return apply(objectToString, object, []) === '[object Error]' || object instanceof Error;
}

/** A module's namespace has no prototype and a tag that nobody can change. */
function isNamespace(object) {
  if (getPrototypeOf(object) !== null) return false;
  const tag = getOwnPropertyDescriptor(object, Symbol.toStringTag);
  return tag !== undefined && tag.value === 'Module' && !tag.configurable && !tag.writable;
}

const AsyncFunction = getPrototypeOf(async () => {}).constructor;
const GeneratorFunction = getPrototypeOf(function* () {}).constructor;
const AsyncGeneratorFunction = getPrototypeOf(async function* () {}).constructor;

/** `{ isAsync, isGenerator }` of a function. Its text decides when its prototype was changed. */
function functionKind(fn) {
  const prototype = getPrototypeOf(fn);
  if (prototype === Function.prototype) return { isAsync: false, isGenerator: false };
  if (prototype === AsyncFunction.prototype) return { isAsync: true, isGenerator: false };
  if (prototype === GeneratorFunction.prototype) return { isAsync: false, isGenerator: true };
  if (prototype === AsyncGeneratorFunction.prototype) return { isAsync: true, isGenerator: true };
  const text = apply(functionToString, fn, []);
  const isAsync = /^async[\s(*[]/.test(text);
  return { isAsync, isGenerator: /^(?:async\s*)?(?:static\s+)?(?:function\s*)?\*/.test(text) };
}

/** The name of a typed array's class ('Uint8Array'), or undefined. */
function typedArrayName(object) {
  return apply(typedArrayTag, object, []);
}

/** What gives the primitive value in an object of these classes. */
const unboxers = {
  Number: Number.prototype.valueOf,
  String: String.prototype.valueOf,
  Boolean: Boolean.prototype.valueOf,
  BigInt: BigInt.prototype.valueOf,
  Symbol: Symbol.prototype.valueOf,
};

Object.assign(exports, { exotics, kindOf, functionKind, typedArrayName, unboxers });
