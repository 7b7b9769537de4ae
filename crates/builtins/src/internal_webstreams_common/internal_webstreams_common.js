// `internal/webstreams/common`: what web streams share: queues, promises, checks of arguments, and how their classes look. Node 26.
// Follows https://streams.spec.whatwg.org/#queue-with-sizes and https://nodejs.org/docs/latest-v26.x/api/webstreams.html
//
// Each class is a thin face over a "core" that holds the standard's internal slots as fields and its abstract operations as
// methods. Cores know cores; only the faces check `this` and arguments.
'use strict';

const { context, engine: { then: engineThen } } = require('internal/boot');
const { codes } = require('internal/errors');

const { queueMicrotask: soon } = require('internal/microtasks');

const { apply } = Reflect;
const then = Promise.prototype.then;
const kInspect = Symbol.for('nodejs.util.inspect.custom');

/** Given to a face's constructor by its core's maker; nobody else can construct one. */
const kCore = Symbol('core');

function nothing() {}

// ---- promises

const { prototype: promisePrototype } = Promise;

/**
 * The engine's own `then`, whatever programs do to theirs; called the plain way, which is much faster, while they have done nothing. What it calls
 * runs in the frame of now: sources and sinks see the AsyncLocalStorages of the place where they were asked.
 */
function upon(promise, onResolved, onRejected) {
  if (promisePrototype.then === then) return promise.then(onResolved, onRejected);
  return apply(context.used ? engineThen : then, promise, [carried(onResolved), carried(onRejected)]);
}

/** `callback`, to be called in the frame of now. */
function carried(callback) {
  return context.used ? require('internal/async_carriers').carry(callback) : callback;
}

/** A promise resolved with a value: of its own, also if the value is one. */
function resolvedWith(value) {
  return new Promise((resolve) => { resolve(value); });
}

/** A rejection that nobody need handle. */
function handled(promise) {
  upon(promise, undefined, nothing);
  return promise;
}

function rejectedHandled(reason) {
  return handled(Promise.reject(reason));
}

/**
 * Calls a method that may be the user's and tells of its outcome in as many promise jobs as a promise of it would take; but no promise is made where
 * there is none.
 */
function uponCall(method, a, b, onResolved, onRejected) {
  let outcome;
  try {
    outcome = method(a, b);
    if (outcome !== undefined && !(outcome instanceof Deferred)) outcome = Promise.resolve(outcome);
  } catch (error) {
    soon(() => onRejected(error));
    return;
  }
  if (outcome === undefined) soon(onResolved);
  else if (outcome instanceof Deferred) outcome.upon(onResolved, onRejected);
  else upon(outcome, onResolved, onRejected);
}

/** Calls a method of the user's; a promise of its outcome. */
function promiseCall(fn, receiver, ...args) {
  try {
    return Promise.resolve(apply(fn, receiver, args));
  } catch (error) {
    return Promise.reject(error);
  }
}

/** What is thrown becomes a rejection. */
function promised(run) {
  try {
    return run();
  } catch (error) {
    return Promise.reject(error);
  }
}

/** What is settled later. Its promise is made for those who ask for it; who waits with `upon` is told in a promise job all the same. */
class Deferred {
  constructor() {
    this.isPending = true;
    this.isRejected = false;
    this.isQuiet = false;
    this.outcome = undefined;
    this.waiting = undefined;
    this.made = undefined;
    this.ends = undefined;
  }

  static resolved(value) {
    const deferred = new Deferred();
    deferred.resolve(value);
    return deferred;
  }

  /** Nobody need handle this one. */
  static rejected(reason) {
    const deferred = new Deferred();
    deferred.isQuiet = true;
    deferred.reject(reason);
    return deferred;
  }

  get promise() {
    if (this.made !== undefined) return this.made;
    if (this.isPending) {
      this.ends = Promise.withResolvers();
      this.made = this.ends.promise;
    } else {
      this.made = this.isRejected ? Promise.reject(this.outcome) : Promise.resolve(this.outcome);
      if (this.isQuiet) handled(this.made);
    }
    return this.made;
  }

  upon(onResolved, onRejected) {
    if (this.made !== undefined) upon(this.made, onResolved, onRejected);
    else if (this.isPending) this.wait(onResolved, onRejected);
    else if (this.isRejected) soon(() => onRejected(this.outcome));
    else soon(onResolved);
  }

  wait(onResolved, onRejected) {
    this.waiting ??= [];
    this.waiting.push(carried(onResolved), carried(onRejected));
  }

  resolve(value) {
    if (!this.isPending) return;
    if (typeof value === 'object' && value !== null) this.waitWithPromise();
    this.isPending = false;
    this.outcome = value;
    if (this.waiting !== undefined) {
      for (let i = 0; i < this.waiting.length; i += 2) soon(this.waiting[i]);
      this.waiting = undefined;
    }
    this.ends?.resolve(value);
  }

  /** It may be a promise: a promise waits for it. */
  waitWithPromise() {
    const { promise, waiting } = this;
    this.waiting = undefined;
    for (let i = 0; i < waiting?.length; i += 2) upon(promise, waiting[i], waiting[i + 1]);
  }

  reject(reason) {
    if (!this.isPending) return;
    this.isPending = false;
    this.isRejected = true;
    this.outcome = reason;
    if (this.waiting !== undefined) {
      const { waiting } = this;
      this.waiting = undefined;
      for (let i = 1; i < waiting.length; i += 2) soon(() => waiting[i](reason));
    }
    this.ends?.reject(reason);
  }
}

// ---- queues

/** An empty array that is for values of any kind from the start: else optimised code is thrown away when other values than the first ones come. */
function emptyList() {
  const list = [undefined];
  list.pop();
  return list;
}

/** First in, first out; taken places are given back in bulk. */
class Queue {
  items = emptyList();
  head = 0;
  length = 0;

  push(item) {
    this.items.push(item);
    this.length++;
  }

  shift() {
    const { items } = this;
    this.length--;
    if (items.length === 1 && this.head === 0) return items.pop(); // the usual case, and the engine's fastest
    const item = items[this.head];
    items[this.head++] = undefined;
    if (this.head === items.length) {
      this.items = emptyList();
      this.head = 0;
    } else if (this.head === 1024) {
      items.splice(0, 1024);
      this.head = 0;
    }
    return item;
  }
}

/** A queue whose items have sizes, of which it keeps the sum. Each item is followed by its size. */
class SizedQueue {
  items = emptyList();
  head = 0;
  length = 0;
  totalSize = 0;

  push(value, size) {
    const number = +size;
    if (!(number >= 0 && number < Infinity)) throw new codes.ERR_INVALID_ARG_VALUE.RangeError('size', size);
    this.items.push(value, number);
    this.length++;
    this.totalSize += number;
  }

  peek() { return this.items[this.head]; }

  shift() {
    const { items, head } = this;
    const value = items[head];
    const rest = this.totalSize - items[head + 1];
    this.length--;
    this.totalSize = rest > 0 ? rest : 0;
    if (items.length === head + 2) {
      // The usual case: the array is used again.
      items.pop();
      items.pop();
      if (head !== 0) this.restart();
    } else {
      items[head] = undefined;
      this.head = head + 2;
      if (this.head === 2048) {
        items.splice(0, 2048);
        this.head = 0;
      }
    }
    return value;
  }

  restart() {
    this.items = emptyList();
    this.head = 0;
  }

  clear() {
    this.restart();
    this.length = 0;
    this.totalSize = 0;
  }
}

// ---- arguments

/**
 * A queuing strategy, read and converted in the standard's order, before anything else is: `size` is undefined if every chunk counts as one.
 * Whether the mark is one is asked by `highWaterMarkOf`, once the other arguments have been read too.
 */
function strategyOf(strategy, name = 'strategy') {
  checkObject(strategy, name);
  const mark = strategy?.highWaterMark;
  const number = mark === undefined ? undefined : +mark; // of a BigInt it throws, unlike Number()
  const size = strategy?.size;
  if (size === undefined) return { mark, number, size };
  checkFunction(size, 'strategy.size');
  return { mark, number, size: (chunk) => size(chunk) };
}

function highWaterMarkOf({ mark, number }, standard) {
  if (mark === undefined) return standard;
  if (Number.isNaN(number) || number < 0) throw new codes.ERR_INVALID_ARG_VALUE.RangeError('strategy.highWaterMark', mark);
  return number;
}

/** Web IDL's `[EnforceRange] unsigned long long`. */
function enforcedCount(value, name) {
  const number = Math.trunc(+value);
  if (!(number >= 0 && number <= Number.MAX_SAFE_INTEGER)) throw new codes.ERR_INVALID_ARG_VALUE(name, value);
  return number;
}

function checkFunction(value, name) {
  if (typeof value !== 'function') throw new codes.ERR_INVALID_ARG_TYPE(name, 'function', value);
}

function checkObject(value, name) {
  if (value === undefined || value === null) return;
  if (typeof value !== 'object' && typeof value !== 'function') throw new codes.ERR_INVALID_ARG_TYPE(name, 'object', value);
}

/** The same for what a stream is made of: null is refused. */
function checkParts(value, name) {
  if (value === null) throw new codes.ERR_INVALID_ARG_TYPE(name, 'object', value);
  checkObject(value, name);
}

/** A piece of memory that can be given away. */
function checkView(view, name, sharedName = name) {
  if (!ArrayBuffer.isView(view)) throw new codes.ERR_INVALID_ARG_TYPE(name, ['Buffer', 'TypedArray', 'DataView'], view);
  if (require('internal/types').kindOf(view.buffer) === 'SharedArrayBuffer') {
    throw new codes.ERR_INVALID_ARG_VALUE(sharedName, view, 'must not be backed by a SharedArrayBuffer');
  }
}

/** So many elements are to be read before a BYOB reader's promise is kept. */
function minimumOf(options) {
  checkObject(options, 'options');
  const min = options?.min ?? 1;
  require('internal/validators').validateNumber(min, 'options.min');
  if (!Number.isInteger(min)) throw new codes.ERR_INVALID_ARG_VALUE('options.min', min, 'must be an integer');
  if (min <= 0) throw new codes.ERR_INVALID_ARG_VALUE('options.min', min, 'must be greater than 0');
  return min;
}

/** A method of a source, sink or transformer, bound to it, for `uponCall`; undefined if it has none. It takes one argument, or two if `isBinary`. */
function methodOf(object, name, what, isBinary = false) {
  const method = userMethod(object, name, what);
  if (method === undefined) return undefined;
  return isBinary ? (a, b) => method.call(object, a, b) : (a) => method.call(object, a);
}

/** A method that ends something: its promise is waited for by another one, which Node's order of jobs shows. */
function endingOf(object, name, what) {
  const method = userMethod(object, name, what);
  if (method === undefined) return undefined;
  return (...args) => {
    try {
      return resolvedWith(apply(method, object, args));
    } catch (error) {
      return Promise.reject(error);
    }
  };
}

function userMethod(object, name, what) {
  const method = object?.[name];
  if (method !== undefined) checkFunction(method, `${what}.${name}`);
  return method;
}

/** `start` is called at once, and what it throws is thrown. */
function startOf(object, name) {
  const start = object?.start;
  if (start === undefined) return nothing;
  checkFunction(start, name);
  return (controller) => apply(start, object, [controller]);
}

/** What a source consists of, read in the standard's order. */
function sourceOf(source) {
  const chunkSize = source?.autoAllocateChunkSize;
  const parts = {
    chunkSize: chunkSize === undefined ? undefined : enforcedCount(chunkSize, 'source.autoAllocateChunkSize'),
    cancel: endingOf(source, 'cancel', 'source'),
    pull: methodOf(source, 'pull', 'source'),
    start: undefined,
    isBytes: false,
  };
  const start = startOf(source, 'source.start');
  parts.start = (controller) => start(controller.face);
  const type = source?.type;
  parts.isBytes = type !== undefined && `${type}` === 'bytes';
  if (type !== undefined && !parts.isBytes) throw new codes.ERR_INVALID_ARG_VALUE('source.type', type);
  return parts;
}

const invalidState = (text) => new codes.ERR_INVALID_STATE.TypeError(text);
const invalidThis = (name) => new codes.ERR_INVALID_THIS(name);
const illegalConstructor = () => new codes.ERR_ILLEGAL_CONSTRUCTOR();

// ---- faces

/** Makes a class look as Web IDL wants it: its members enumerable, named by a tag, and shown by `shown`. */
function finish(Class, shown) {
  const { name, prototype } = Class;
  for (const key of Object.getOwnPropertyNames(prototype)) {
    if (key !== 'constructor') Object.defineProperty(prototype, key, { enumerable: true });
  }
  Object.defineProperty(prototype, Symbol.toStringTag, { value: name, configurable: true });
  Object.defineProperty(prototype, kInspect, {
    value: { [kInspect](depth, options) { return inspectAs(name, shown(this), depth, options); } }[kInspect],
    writable: true,
    configurable: true,
  });
}

/** Below the depth Node's streams say nothing, which shows as `undefined`. */
function inspectAs(name, fields, depth, options) {
  if (depth < 0) return undefined;
  const inner = { ...options, depth: options.depth == null ? null : options.depth - 1 };
  return `${name} ${require('internal/inspect').inspect(fields, inner)}`;
}

Object.assign(exports, {
  kCore, carried, soon, upon, uponCall, resolvedWith, handled, rejectedHandled, promiseCall, promised, Deferred, Queue, SizedQueue, nothing,
  strategyOf, highWaterMarkOf, enforcedCount, checkObject, checkParts, checkView, minimumOf, sourceOf, methodOf, endingOf, startOf, invalidState, invalidThis, illegalConstructor, finish,
});
