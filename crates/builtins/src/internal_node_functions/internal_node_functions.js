// `internal/node_functions`: what a function marked "use node" becomes, and calls that are not yet placed. Placing them: `internal/node_calls`.
'use strict';

const kNode = Symbol('node');
const kSameOrigin = 15;

/** What stands behind a node function: where it was cut from, its options, how to read its captured variables. */
class NodeInfo {
  constructor(file, index, fn, captures, classes) {
    this.file = file;
    this.index = index;
    this.fn = fn;
    this.captures = captures;
    this.classes = classes;
    this.options = undefined;
    this.number = -1;
    this.description = undefined;
    this.hasCaptures = false;
    /** Names that its module does not declare and that are no globals everywhere; undefined for none. */
    this.free = undefined;
    this.lastOrigin = undefined;
    this.originsLeft = 0;
  }

  seeFree() {
    const free = this.description.free?.filter((name) => !isEverywhere(name));
    if (free !== undefined && free.length !== 0) this.free = free;
  }

  /**
   * Where the call that is being made comes from, for the stack of its error. To look takes longer than all else that a call needs, so of many calls in a
   * row each 16th looks, and those behind it are taken to come from the same place.
   */
  origin() {
    if (this.originsLeft > 0) {
      this.originsLeft--;
      return this.lastOrigin;
    }
    this.originsLeft = kSameOrigin;
    return this.lastOrigin = new Error();
  }

  /** The slice's number in this process; cut and numbered at the first call. */
  slice() {
    if (this.number === -1) {
      const [number, description] = ops.slice(this.file, this.index);
      this.number = number;
      this.description = JSON.parse(description);
      this.hasCaptures = this.description.captures.length !== 0;
      this.seeFree();
    }
    return this.number;
  }
}

/** The runtime's globals that are enumerable; those that a program adds nearly always are. */
const enumerableGlobals = new Set([
  'global', 'clearImmediate', 'setImmediate', 'clearInterval', 'clearTimeout', 'setInterval', 'setTimeout', 'queueMicrotask', 'structuredClone', 'atob',
  'btoa', 'performance', 'fetch', 'navigator', 'crypto', 'localStorage', 'sessionStorage',
]);

/** Getters of the global object that look elsewhere (see `internal/node_scope`). */
const lookers = new WeakSet();

/** Whether it is one of the globals that every realm has, and not one that the program has added. */
function isEverywhere(name) {
  const descriptor = Object.getOwnPropertyDescriptor(globalThis, name);
  if (descriptor === undefined || lookers.has(descriptor.get)) return false;
  return !descriptor.enumerable || enumerableGlobals.has(name);
}

/**
 * Called by edited code: `fn` becomes the node function that places its calls. `captures` gives the values of its captured variables, `classes` the classes
 * of the module that its slice contains, by name: errors of these arrive as what they are.
 */
function makeNode(file, index, fn, captures, classes) {
  return wrap(new NodeInfo(file, index, fn, captures, classes));
}

let calls;
const submit = (info, args) => (calls ??= begin(info)).submit(info, args, 0, undefined);

/** At the first call a core gets its heap ready while this realm loads what calls need. */
function begin(info) {
  const on = info.options?.on;
  if (on !== 'process' && on !== 'machine') ops.prepare();
  return require('internal/node_calls');
}

function read(info, args) {
  const { Reader } = require('internal/node_streams');
  return new Reader((ahead) => require('internal/node_calls').submit(info, args, 0, undefined, { ahead }), info.options?.highWaterMark);
}

function wrap(info) {
  const { fn } = info;
  const placed = isGenerator(info)
    ? function (...args) { return read(info, args); }
    : function (...args) { return submit(info, args).promise; };
  Object.defineProperties(placed, {
    name: { value: fn.name, configurable: true },
    length: { value: fn.length, configurable: true },
    with: { value: (...args) => new NodeCall(info, args), writable: true, configurable: true },
    [kNode]: { value: info },
  });
  return placed;
}

/** Of a node function that came as a value only the description is here. */
function isGenerator(info) {
  return info.description?.isGenerator ?? info.fn[Symbol.toStringTag] === 'AsyncGeneratorFunction';
}

/** A node function that came as a value: its captures came with it. */
function remoteFunction(number, description, name, captures) {
  const info = new NodeInfo(description.file, 0, { name, length: 0 }, () => Object.values(captures ?? {}));
  info.number = number;
  info.description = description;
  info.hasCaptures = description.captures.length !== 0;
  info.seeFree();
  return wrap(info);
}

/** The NodeInfo behind `fn`, undefined if it is no node function. */
function infoOf(fn) {
  return typeof fn === 'function' ? fn[kNode] : undefined;
}

/** `node(fn, options)`: the same as the directive, with options. The loader has already made `fn` a node function. */
function node(fn, options) {
  const info = infoOf(fn);
  if (info === undefined) {
    const { codes: { ERR_INVALID_ARG_VALUE } } = require('internal/errors');
    throw new ERR_INVALID_ARG_VALUE('fn', fn, "must be an async function literal, written where node(), imported by its name from 'roata', is called");
  }
  if (options === undefined) return fn;
  checkOptions(options);
  const own = new NodeInfo(info.file, info.index, info.fn, info.captures, info.classes);
  own.options = { ...options };
  const placed = wrap(own);
  if (options.name !== undefined) Object.defineProperty(placed, 'name', { value: options.name, configurable: true });
  return placed;
}

function checkOptions(options) {
  const { validateObject, validateString, validateNumber, validateInteger, validateBoolean, validateOneOf } = require('internal/validators');
  validateObject(options, 'options');
  const { name, on, timeout, retries, idempotent, highWaterMark } = options;
  if (name !== undefined) validateString(name, 'options.name');
  if (on !== undefined) validateOneOf(on, 'options.on', ['core', 'process', 'machine', 'anywhere']);
  if (timeout !== undefined) validateNumber(timeout, 'options.timeout', 0);
  if (retries !== undefined) validateInteger(retries, 'options.retries', 0);
  if (highWaterMark !== undefined) validateInteger(highWaterMark, 'options.highWaterMark', 1, 0xffff);
  if (idempotent !== undefined) validateBoolean(idempotent, 'options.idempotent');
}

/** A call that is not yet placed: for run, any, all, map. */
class NodeCall {
  #info;
  #args;

  constructor(info, args) {
    this.#info = info;
    this.#args = args;
  }

  static is(value) {
    return typeof value === 'object' && value !== null && #info in value;
  }

  static infoOf(call) {
    return call.#info;
  }

  /** Places the call; the rest as for `submit` of `internal/node_calls`, whose Placed this gives. */
  static place(call, place, timeout, how) {
    return require('internal/node_calls').submit(call.#info, call.#args, place, timeout, how);
  }
}

function requireCall(value) {
  if (NodeCall.is(value)) return value;
  const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
  throw new ERR_INVALID_ARG_TYPE('call', 'NodeCall', value);
}

module.exports = { isEverywhere, lookers, NodeInfo, NodeCall, makeNode, wrap, node, infoOf, isGenerator, remoteFunction, requireCall };
