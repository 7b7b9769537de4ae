// `internal/wire_refusals`: how errors of `internal/wire_encode` say where the value is that cannot travel, and what it is.
'use strict';

const { apply, getPrototypeOf, getOwnPropertyDescriptor } = Reflect;
const functionToString = Function.prototype.toString;

/** Longer ways to a value lose their middle in messages. */
const kLongPath = 120;

/** Kinds of steps. */
const PROPERTY = 0, INDEX = 1, MAP_VALUE = 2, MAP_KEY = 3, MEMBER = 4, CAPTURE = 5, REASON = 6;

/** `[level, object]` of an emitter on the way to `culprit`, undefined if there is none. A listener or handle inside an emitter is not what its user knows: the emitter (socket, stream, process) is named. */
function enclosingEmitter(objects, depth, culprit) {
  for (let level = depth; level >= 0; level--) {
    const object = level === depth ? culprit : objects[level];
    if (typeof object === 'object' && isEmitter(object)) return [level, object];
  }
  return undefined;
}

function isEmitter(object) {
  for (let link = getPrototypeOf(object); link !== null; link = getPrototypeOf(link)) {
    if (getOwnPropertyDescriptor(link, 'constructor')?.value?.name === 'EventEmitter') return true;
  }
  return false;
}

/** The way of so many steps into the value called `what`: 'options.db.socket', '[0].a in argument 1 of search'. */
function wayTo(what, kinds, keys, steps) {
  let path = '';
  for (let i = 0; i < steps; i++) path += step(kinds[i], keys[i]);
  if (path === '') return what;
  if (path.length > kLongPath) path = `${path.slice(0, kLongPath / 2)}…${path.slice(-kLongPath / 2)}`;
  const named = /^([\p{ID_Start}$_][\p{ID_Continue}$]*)( \(.*\))?$/u.exec(what);
  if (named !== null) return `${named[1]}${path}${named[2] ?? ''}`;
  return `${path[0] === '.' ? path.slice(1) : path} in ${what}`;
}

function step(kind, key) {
  switch (kind) {
    case PROPERTY: return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
    case MAP_VALUE: return `.get(${typeof key === 'string' ? JSON.stringify(key) : typeof key === 'object' && key !== null ? '…' : String(key)})`;
    case MAP_KEY: return `[key ${key}]`;
    case MEMBER: return `[member ${key}]`;
    case CAPTURE: return `[captured ${key}]`;
    case REASON: return '.reason';
    default: return `[${key}]`;
  }
}

function describe(value) {
  if (typeof value === 'symbol') return 'a symbol';
  if (typeof value === 'function') return apply(functionToString, value, []).startsWith('class') ? 'a class' : 'a function';
  if (ops.typeTag(value) === 'ModuleNamespace') return 'a module';
  const name = className(value);
  return `${/^(?:[AEIO]|Un|Up)/i.test(name) ? 'an' : 'a'} ${name}`;
}

function className(object) {
  for (let link = getPrototypeOf(object); link !== null; link = getPrototypeOf(link)) {
    const name = getOwnPropertyDescriptor(link, 'constructor')?.value?.name;
    if (typeof name === 'string' && name !== '' && name !== 'Object') return name;
  }
  return ops.typeTag(object) ?? 'native object';
}

module.exports = {
  enclosingEmitter, wayTo, describe,
  PROPERTY, INDEX, MAP_VALUE, MAP_KEY, MEMBER, CAPTURE, REASON,
};
