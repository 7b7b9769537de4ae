// `internal/wire_classes`: what an object's class says of whether and how it travels.
'use strict';

const { apply, getPrototypeOf, getOwnPropertyDescriptor } = Reflect;
const { asyncIterator } = Symbol;
const functionToString = Function.prototype.toString;
const unboxBigInt = BigInt.prototype.valueOf;

const kMixed = 1, kNative = 2, kForbidden = 3, kSignal = 4;
/** What a prototype's chain says of its instances: kMixed (classes of the program), kNative (of the engine), kForbidden, kSignal, or a kind. */
const verdicts = new WeakMap();
const forbidden = new WeakSet();

/** Classes of the runtime whose instances have state that no copy would have, and the modules that make them. */
const homes = {
  __proto__: null,
  AbortSignal: 'internal/abort', AbortController: 'internal/abort', URL: 'internal/url', URLSearchParams: 'internal/url', Blob: 'internal/blob',
  WritableStream: 'internal/webstreams/writable', TransformStream: 'internal/webstreams/transform', Headers: 'internal/fetch/headers',
  Request: 'internal/fetch/request', Response: 'internal/fetch/response', FormData: 'internal/fetch/form_data', BlockList: 'internal/net/block_list',
  EventTarget: 'internal/event_target', Event: 'internal/event_target', TextEncoder: 'internal/encoding', TextDecoder: 'internal/encoding',
};

/** Instances of these classes are refused, whatever their own properties are. */
function markUncloneable(...classes) {
  for (const constructor of classes) forbidden.add(constructor);
}

/** Kinds that modules have registered (see `internal/node_values`): by class, and those that are asked. */
const kinds = new Map();
const asked = [];

function addKind(kind) {
  if (kind.type === undefined) asked.push(kind);
  else kinds.set(kind.type, kind);
}

/** The kind of an object that nobody else knows. Where things are lent, async iterables are known, too. */
function askedKind(object, isLending) {
  if (isLending && typeof object[asyncIterator] === 'function') require('internal/node_streams');
  for (let i = 0; i < asked.length; i++) if ((isLending || !asked[i].lends) && asked[i].is(object)) return asked[i];
  return undefined;
}

function verdictOf(prototype) {
  if (prototype === null) return kMixed;
  let verdict = verdicts.get(prototype);
  if (verdict === undefined) {
    verdict = judge(prototype);
    verdicts.set(prototype, verdict);
  }
  return verdict;
}

function judge(prototype) {
  for (let link = prototype; link !== null; link = getPrototypeOf(link)) {
    const constructor = getOwnPropertyDescriptor(link, 'constructor')?.value;
    if (typeof constructor !== 'function') continue;
    if (forbidden.has(constructor)) return kForbidden;
    const kind = kinds.get(constructor);
    if (kind !== undefined) return kind;
    const name = getOwnPropertyDescriptor(constructor, 'name')?.value;
    if (typeof name === 'string' && name in homes && isAtHome(constructor, name)) return name === 'AbortSignal' ? kSignal : kForbidden;
    if (name !== 'Object' && apply(functionToString, constructor, []).includes('[native code]')) return kNative;
  }
  return kMixed;
}

function isAtHome(constructor, name) {
  try {
    return require(homes[name])[name] === constructor;
  } catch {
    return false;
  }
}

/** The engine has no class of its own for these. */
function isBoxedBigInt(object) {
  try {
    apply(unboxBigInt, object, []);
    return true;
  } catch {
    return false;
  }
}

module.exports = { kMixed, kNative, kSignal, verdictOf, markUncloneable, addKind, askedKind, isBoxedBigInt };
