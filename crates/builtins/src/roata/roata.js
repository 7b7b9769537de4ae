// `roata`: nodes. What a function marked "use node" becomes, how its calls are placed, awaited and cancelled, and (on a core) how they run.
// The interface and its promises: docs/nodes.md. Values cross as bytes (internal/wire); calls and replies by the operations in this folder.
'use strict';

const wire = require('internal/wire');
const context = require('internal/async_context').state;
const { checkpoint, uncaught } = require('internal/ticks');

// ---- node functions

const kNode = Symbol('node');

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
  }

  /** The slice's number in this process; cut and numbered at the first call. */
  slice() {
    if (this.number === -1) {
      const [number, description] = ops.slice(this.file, this.index);
      this.number = number;
      this.description = JSON.parse(description);
    }
    return this.number;
  }
}

/**
 * Called by edited code: `fn` becomes the node function that places its calls. `captures` gives the values of its captured variables, `classes` the classes
 * of the module that its slice contains, by name: errors of these arrive as what they are.
 */
function makeNode(file, index, fn, captures, classes) {
  return wrap(new NodeInfo(file, index, fn, captures, classes));
}

function wrap(info) {
  const { fn } = info;
  const placed = info.fn[Symbol.toStringTag] === 'AsyncGeneratorFunction'
    ? function () { throw new Error('async generators as node functions are not in this version of Roata'); }
    : function (...args) { return submit(info, args, 0, undefined).promise; };
  Object.defineProperties(placed, {
    name: { value: fn.name, configurable: true },
    length: { value: fn.length, configurable: true },
    with: { value: (...args) => new NodeCall(info, args), writable: true, configurable: true },
    [kNode]: { value: info },
  });
  return placed;
}

/** `node(fn, options)`: the same as the directive, with options. The loader has already made `fn` a node function. */
function node(fn, options) {
  const info = typeof fn === 'function' ? fn[kNode] : undefined;
  if (info === undefined) {
    const { codes: { ERR_INVALID_ARG_VALUE } } = require('internal/errors');
    throw new ERR_INVALID_ARG_VALUE('fn', fn, 'must be an async function literal, written where node() is called');
  }
  if (options === undefined) return fn;
  const { validateObject, validateString, validateNumber } = require('internal/validators');
  validateObject(options, 'options');
  if (options.name !== undefined) validateString(options.name, 'options.name');
  if (options.timeout !== undefined) validateNumber(options.timeout, 'options.timeout', 0);
  const own = new NodeInfo(info.file, info.index, info.fn, info.captures, info.classes);
  own.options = { ...options };
  const placed = wrap(own);
  if (options.name !== undefined) Object.defineProperty(placed, 'name', { value: options.name, configurable: true });
  return placed;
}

/** A call that is not yet placed: for run, any, all. */
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

  static place(call, core, timeout) {
    return submit(call.#info, call.#args, core, timeout);
  }
}

function requireCall(value) {
  if (NodeCall.is(value)) return value;
  const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
  throw new ERR_INVALID_ARG_TYPE('call', 'NodeCall', value);
}

// ---- calls in flight

const DONE = 0;
const FAILED = 1;
const CANCELLED = 2;
const TIMED_OUT = 3;
const DOWN = 4;
const ROOM = 6;
const STRIDE = 8;
const SLOT_MASK = 0xffffff;

let bytes;
let table;

/**
 * By the low bits of its id, which are dense. The number is given anew as soon as a reply has arrived, which may be before that reply is settled here:
 * then the newer call stands in front of the older one.
 */
const inFlight = [];

function putInFlight(placed) {
  const slot = placed.id & SLOT_MASK;
  placed.older = inFlight[slot];
  inFlight[slot] = placed;
}

function takeInFlight(id) {
  const slot = id & SLOT_MASK;
  const first = inFlight[slot];
  if (first.id === id) {
    inFlight[slot] = first.older;
    return first;
  }
  let newer = first;
  while (newer.older.id !== id) newer = newer.older;
  const found = newer.older;
  newer.older = found.older;
  return found;
}
/** Calls that the queue had no room for, in order: an awaiting caller simply waits. */
let refused = [];

class Placed {
  constructor(info, core, timeout) {
    this.info = info;
    this.core = core;
    this.timeout = timeout;
    this.id = -1;
    this.older = undefined;
    this.payload = undefined;
    this.frame = context.frame;
    this.reason = undefined;
    this.wasCancelled = false;
    this.signals = undefined;
    // A third of a microsecond; its text is made only if the call fails.
    this.origin = new Error();
    this.resolve = undefined;
    this.reject = undefined;
    this.promise = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
  }

  /** Ends the call: one that waits in the queue is removed, one that runs is stopped; either way its promise rejects with an AbortError. */
  cancel(reason) {
    if (this.wasCancelled || this.resolve === undefined) return;
    this.wasCancelled = true;
    this.reason = reason;
    if (this.id !== -1) {
      ops.cancel(this.id);
      return;
    }
    refused = refused.filter((other) => other !== this);
    this.fail(abortError(this.reason));
  }

  end(value) {
    const { resolve } = this;
    this.release();
    resolve(value);
  }

  fail(error) {
    const { reject } = this;
    this.release();
    reject(error);
  }

  release() {
    this.resolve = this.reject = this.payload = this.origin = undefined;
    if (this.signals !== undefined) forgetSignals(this);
  }
}

function submit(info, args, core, timeout) {
  if (table === undefined) [bytes, table] = ops.attach(onReplies);
  const placed = new Placed(info, core, timeout ?? info.options?.timeout ?? NaN);
  const slice = info.slice();
  let length;
  try {
    length = encodeCall(info, args);
    if (travelling.size !== 0) sendAlong(placed);
  } catch (error) {
    travelling.clear();
    placed.fail(error);
    return placed;
  }
  if (refused.length !== 0 || !send(placed, slice, wire.scratch.bytes, length)) {
    if (placed.resolve === undefined) return placed;
    placed.payload = wire.scratch.bytes.slice(0, length);
    refused.push(placed);
  }
  return placed;
}

function encodeCall(info, args) {
  const captures = info.description.captures.length === 0 ? undefined : info.captures();
  try {
    travelling.clear();
    return encode(captures === undefined ? [args] : [args, captures], 'the call', callHooks);
  } catch (error) {
    blame(info, args, captures);
    throw error;
  }
}

function encode(value, what, how = hooks) {
  out.transfers.length = out.signals.length = 0;
  return wire.encode(value, what, undefined, out, how);
}

/** A call could not be encoded: throws the error that names the argument, or the captured variable and where it is declared. */
function blame(info, args, captures = []) {
  const { name, file, captures: declared } = info.description;
  args.forEach((arg, index) => encode(arg, `argument ${index + 1} of ${name || 'the node function'}`, callHooks));
  const base = file.slice(file.lastIndexOf('/') + 1);
  captures.forEach((value, index) => {
    const [variable, line, column] = declared[index];
    encode(value, `${variable} (${base}:${line}:${column})`, callHooks);
  });
}

/** True if the queue took it, or nobody ever will (then its promise is rejected). */
function send(placed, slice, payload, length) {
  const id = ops.submit(slice, payload, length, 0, placed.core, placed.timeout);
  if (id >= 0) {
    placed.id = id;
    putInFlight(placed);
    return true;
  }
  if (id === -1) return false;
  placed.fail(downError(id === -2 ? 'the machine is stopping' : id === -3 ? `the machine has no core ${placed.core}` : 'the system gives no OS thread for a core', false));
  return true;
}

function retryRefused() {
  const again = refused;
  refused = [];
  for (let i = 0; i < again.length; i++) {
    const placed = again[i];
    if (placed.resolve === undefined) continue;
    if (!send(placed, placed.info.slice(), placed.payload, placed.payload.length)) {
      refused = again.slice(i);
      return;
    }
    placed.payload = undefined;
  }
}

const out = { transfers: [], signals: [] };

const hooks = {
  functionOf(fn) {
    const info = fn[kNode];
    if (info === undefined) return undefined;
    const slice = info.slice();
    return { hash: Uint8Array.fromHex(info.description.hash), index: slice, name: fn.name, captures: info.description.captures.length === 0 ? null : { ...info.captures() } };
  },
  makeFunction: ({ index, name, captures }) => remoteFunction(index, name, captures),
  signalOf: () => undefined,
  makeSignal: (number, isAborted, reason) => followSignal(number, isAborted, reason),
  // Asked for every error on its way out, before its stack is read: the chance to put that into its readable form.
  classOf(error) {
    require('internal/stack').makeReadable(error);
    const name = error.constructor?.name;
    return classNames?.includes(name) ? name : undefined;
  },
  errorClass: (name) => arrivingFrom?.classes?.()[name],
};

/** On a core: names of the classes in the slice whose error is on its way out. */
let classNames;
/** The node function whose error is arriving. */
let arrivingFrom;

/** Signals travel with calls, not with results. */
const callHooks = { ...hooks, signalOf: numberOfSignal };

// ---- signals among the arguments

/** Signals of the call that is being encoded, with the numbers under which their copies follow them. */
const travelling = new Map();

function numberOfSignal(signal) {
  let number = travelling.get(signal);
  if (number === undefined) travelling.set(signal, number = ops.signalNumber());
  return number;
}

/** From now until the call is over, its copies of the signals hear when these are aborted. */
function sendAlong(placed) {
  placed.signals = [...travelling].map(([signal, number]) => {
    const onAbort = () => {
      let length;
      try {
        length = encode(signal.reason, 'the reason');
      } catch (error) {
        length = encode(error, 'the reason');
      }
      ops.signalAborted(number, wire.scratch.bytes, length);
    };
    if (!signal.aborted) signal.addEventListener('abort', onAbort, { once: true });
    return { signal, number, onAbort };
  });
  travelling.clear();
}

function forgetSignals(placed) {
  for (const { signal, number, onAbort } of placed.signals) {
    signal.removeEventListener('abort', onAbort);
    ops.signalForgotten(number);
  }
  placed.signals = undefined;
}

/** On a core: the controllers of the copies, by number. */
const copies = new Map();

function followSignal(number, isAborted, reason) {
  const controller = new (require('internal/abort').AbortController)();
  if (isAborted) {
    controller.abort(reason);
    return controller.signal;
  }
  copies.set(number, controller);
  arriving.push(number);
  ops.followSignal(number, onSignalAborted);
  return controller.signal;
}

/** Numbers of the signals in the call that is being decoded. */
const arriving = [];

function onSignalAborted(number, reason) {
  const controller = copies.get(number);
  if (controller === undefined) return;
  letGo(number);
  controller.abort(wire.decode(new Uint8Array(reason), 0, reason.byteLength, none, none, hooks));
}

function letGo(number) {
  if (copies.delete(number)) ops.unfollowSignal();
}

/** A node function that came as a value: its captures came with it. */
function remoteFunction(number, name, captures) {
  const [description] = ops.compile(number);
  const info = new NodeInfo('', 0, { name, length: 0 }, () => Object.values(captures ?? {}));
  info.number = number;
  info.description = JSON.parse(description);
  info.file = info.description.file;
  return wrap(info);
}

/** The replies of one batch, each settled by itself, as an event of the loop. */
function onReplies(count) {
  for (let i = 0; i < count; i++) {
    const row = i * STRIDE;
    const kind = table[row + 1];
    if (kind === ROOM) {
      retryRefused();
      continue;
    }
    settle(takeInFlight(table[row]), kind, i, row);
    checkpoint();
  }
  context.frame = undefined;
}

function settle(placed, kind, message, row) {
  try {
    switch (kind) {
      case DONE:
        placed.end(decodeReply(message, row));
        break;
      case FAILED:
        placed.fail(withCallerStack(decodeError(message, row, placed.info), placed.origin, table[row + 2]));
        break;
      case CANCELLED:
        placed.fail(abortError(placed.reason));
        break;
      case TIMED_OUT:
        placed.fail(timeoutError(placed.timeout));
        break;
      case DOWN:
        placed.fail(downError(textOf(message, row), table[row + 3] === 1));
        break;
    }
  } catch (error) {
    if (placed.resolve === undefined) uncaught(error, 'uncaughtException');
    else placed.fail(error);
  }
}

function decodeReply(message, row) {
  const offset = table[row + 4];
  if (offset >= 0) return wire.decode(bytes, offset, table[row + 5], none, none, hooks);
  return wire.decode(new Uint8Array(ops.payload(message)), 0, table[row + 5], none, none, hooks);
}

function decodeError(message, row, info) {
  arrivingFrom = info;
  try {
    return decodeReply(message, row);
  } finally {
    arrivingFrom = undefined;
  }
}

const none = [];

function textOf(message, row) {
  const offset = table[row + 4];
  const part = offset >= 0 ? bytes.subarray(offset, offset + table[row + 5]) : new Uint8Array(ops.payload(message));
  return String.fromCharCode(...part);
}

// ---- errors

/** The stack of an error that came from a core says where it ran, and goes on with the caller's. */
function withCallerStack(error, origin, core) {
  if (error === null || typeof error !== 'object' || typeof error.stack !== 'string') return error;
  const lines = error.stack.split('\n').map((line) => (/^ {4}at /.test(line) && !line.endsWith(']') ? `${line} [core ${core}]` : line));
  lines.push(...callerLines(origin));
  Object.defineProperty(error, 'stack', { value: lines.join('\n'), writable: true, enumerable: false, configurable: true });
  return error;
}

/** The frames above this module's own. */
function callerLines(origin) {
  const { v8Stack } = require('internal/stack');
  return v8Stack(origin).split('\n').filter((line) => /^ {4}at /.test(line) && !isOwnFrame(line));
}

const isOwnFrame = (line) => /\(?node:(?:roata|internal\/)[^ ]*$/.test(line);

function abortError(reason) {
  const { AbortError } = require('internal/errors');
  return new AbortError('The operation was aborted', reason === undefined ? undefined : { cause: reason });
}

function timeoutError(timeout) {
  const DOMException = require('internal/dom_exception').DOMException;
  return new DOMException(`The call did not begin within ${timeout} ms`, 'TimeoutError');
}

class NodeDownError extends Error {
  constructor(message, { address, maybeExecuted = false, exit } = {}) {
    super(message);
    this.address = address;
    this.maybeExecuted = maybeExecuted;
    if (exit !== undefined) this.exit = exit;
  }
}
Object.defineProperty(NodeDownError.prototype, 'name', { value: 'NodeDownError', writable: true, enumerable: false, configurable: true });

class NodeLookupError extends Error {
  constructor(name, searched) {
    super(`No node has a function '${name}' (searched: ${searched.join(', ')})`);
    Object.defineProperty(this, 'name', { value: 'NodeLookupError', writable: true, enumerable: false, configurable: true });
    this.searched = searched;
  }
}

function downError(reason, maybeExecuted) {
  return new NodeDownError(`The node went down: ${reason}`, { address: ops.address(), maybeExecuted });
}

// ---- groups

function groupOptions(options) {
  if (options === undefined) return {};
  const { validateObject, validateAbortSignal, validateInteger, validateNumber, validateFunction } = require('internal/validators');
  validateObject(options, 'options');
  const { signal, concurrency, timeout, onProgress } = options;
  if (signal !== undefined) validateAbortSignal(signal, 'options.signal');
  if (concurrency !== undefined) validateInteger(concurrency, 'options.concurrency', 1);
  if (timeout !== undefined) validateNumber(timeout, 'options.timeout', 0);
  if (onProgress !== undefined) validateFunction(onProgress, 'options.onProgress');
  return { signal, concurrency, timeout, onProgress };
}

/** What any and all have in common: starts the calls (at most `concurrency` at a time), and ends those left when the group is over. */
class Group {
  constructor(calls, options) {
    this.calls = [...calls].map(requireCall);
    Object.assign(this, groupOptions(options));
    this.started = [];
    this.settled = 0;
    this.isOver = false;
    ({ promise: this.promise, resolve: this.resolve, reject: this.reject } = Promise.withResolvers());
  }

  run(onSettled) {
    const { signal, timeout } = this;
    if (signal?.aborted) {
      this.over(() => this.reject(abortError(signal.reason)));
      return this.promise;
    }
    if (signal !== undefined) {
      this.onAbort = () => this.over(() => this.reject(abortError(signal.reason)), signal.reason);
      signal.addEventListener('abort', this.onAbort, { once: true });
    }
    if (timeout !== undefined) {
      const { setTimeout } = require('internal/timers');
      const DOMException = require('internal/dom_exception').DOMException;
      this.timer = setTimeout(() => this.over(() => this.reject(new DOMException(`The calls took longer than ${timeout} ms`, 'TimeoutError'))), timeout);
    }
    this.onSettled = onSettled;
    const atOnce = Math.min(this.concurrency ?? Infinity, this.calls.length);
    for (let i = 0; i < atOnce && !this.isOver; i++) this.startNext();
    return this.promise;
  }

  startNext() {
    const index = this.started.length;
    if (index === this.calls.length || this.isOver) return;
    const placed = NodeCall.place(this.calls[index], 0, undefined);
    this.started.push(placed);
    placed.promise.then((value) => this.settle(index, true, value), (error) => this.settle(index, false, error));
  }

  settle(index, fulfilled, value) {
    if (this.isOver) return;
    this.settled++;
    this.onSettled(index, fulfilled, value);
    this.onProgress?.(this.settled, this.calls.length);
    this.startNext();
  }

  over(finish, reason) {
    if (this.isOver) return;
    this.isOver = true;
    this.signal?.removeEventListener('abort', this.onAbort);
    if (this.timer !== undefined) require('internal/timers').clearTimeout(this.timer);
    for (const placed of this.started) placed.cancel(reason);
    finish();
  }
}

/** The first call to succeed; the others are stopped. All failed: an AggregateError with their errors, in order. */
function any(calls, options) {
  let group;
  try {
    group = new Group(calls, options);
  } catch (error) {
    return Promise.reject(error);
  }
  const errors = new Array(group.calls.length);
  if (errors.length === 0) return Promise.reject(new AggregateError([], 'All promises were rejected'));
  return group.run((index, fulfilled, value) => {
    if (fulfilled) {
      group.over(() => group.resolve(value));
      return;
    }
    errors[index] = value;
    if (group.settled === errors.length) group.over(() => group.reject(new AggregateError(errors, 'All promises were rejected')));
  });
}

/** The values of all calls, in order; the first to fail stops the others. */
function all(calls, options) {
  let group;
  try {
    group = new Group(calls, options);
  } catch (error) {
    return Promise.reject(error);
  }
  const values = new Array(group.calls.length);
  if (values.length === 0) return Promise.resolve(values);
  return group.run((index, fulfilled, value) => {
    if (!fulfilled) {
      group.over(() => group.reject(value));
      return;
    }
    values[index] = value;
    if (group.settled === values.length) group.over(() => group.resolve(values));
  });
}

// ---- nodes as objects

class Node {
  constructor(kind, address, parent) {
    Object.defineProperties(this, {
      kind: { value: kind, enumerable: true },
      address: { value: address, enumerable: true },
      parent: { value: parent, enumerable: false },
    });
  }

  get state() { return 'running'; }
  get children() { return []; }

  /** Runs a call here and nowhere else: a Thread, which is the promise of its value. */
  run(callOrFunction, ...rest) {
    const call = typeof callOrFunction === 'function' && callOrFunction[kNode] !== undefined
      ? callOrFunction.with(...rest)
      : requireCall(callOrFunction);
    return makeThread(NodeCall.place(call, this.place, undefined), this);
  }

  async stats() {
    const [wall, cpu, voluntary, involuntary, running, queued, done, failed, stolen] = ops.stats(this.place);
    return { wall, cpu, switches: { voluntary, involuntary }, memory: process.memoryUsage.rss(), running, queued, done, failed, stolen };
  }
}

class Core extends Node {
  constructor(parent, id) {
    super('core', `${parent.address}/core/${id}`, parent);
    this.id = id;
  }

  get place() { return this.id; }
}

class Machine extends Node {
  #cores;

  constructor() {
    super('machine', ops.address(), null);
  }

  get place() { return 0; }
  get pid() { return process.pid; }
  get host() { return require('os').hostname(); }
  get cores() { return this.#cores ??= Object.freeze(Array.from({ length: ops.cores() }, (_, index) => new Core(this, index + 1))); }
  get children() { return this.cores; }

  /** How many calls may wait, and how many Thread-Nodes a core may have at once. */
  configure({ maxQueue, concurrency } = {}) {
    const { validateInteger } = require('internal/validators');
    if (maxQueue !== undefined) validateInteger(maxQueue, 'maxQueue', 1);
    if (concurrency !== undefined) validateInteger(concurrency, 'concurrency', 1);
    ops.configure(maxQueue ?? NaN, concurrency ?? NaN);
  }
}

/** A Thread-Node seen from its caller: a promise that is also a node. */
function makeThread(placed, parent) {
  const thread = placed.promise;
  Object.defineProperties(thread, {
    kind: { value: 'thread' },
    parent: { value: parent },
    address: { get: () => `${parent.address}/thread/${placed.id}` },
    state: { get: () => (placed.resolve === undefined ? 'exited' : placed.wasCancelled ? 'stopping' : 'running') },
    cancel: { value: (reason) => placed.cancel(reason) },
  });
  return thread;
}

let theMachine;
const machineOf = () => theMachine ??= new Machine();

// ---- on a core

/** The Thread-Node that runs, by its number on the asynchronous context. */
const threads = new Map();

class Running extends Node {
  constructor(number, parent) {
    super('thread', `${parent.address}/thread/${number}`, parent);
    this.controller = undefined;
  }

  get signal() {
    this.controller ??= new (require('internal/abort').AbortController)();
    return this.controller.signal;
  }

  get place() { return 0; }
}

function current() {
  const number = context.frame?.thread;
  return number === undefined ? undefined : threads.get(number);
}

let coreBytes;
let coreTable;
/** Compiled slices, by number: `{ description, make, fn }`; `fn` is kept when nothing is captured. */
const compiled = [];

/** Takes calls until there are none, runs each until it ends or waits. A termination ends this; the executor then calls it again. */
function work() {
  while (ops.next()) {
    const number = coreTable[0];
    const slice = coreTable[1];
    begin(number, slice);
    checkpoint();
    context.frame = undefined;
  }
}

function begin(number, slice) {
  const frame = new Map();
  frame.thread = number;
  context.frame = frame;
  let result;
  try {
    const [args, captures] = readCall();
    threads.set(number, undefined);
    if (arriving.length !== 0) followed.set(number, arriving.splice(0));
    const code = compiled[slice] ?? compileSlice(slice);
    if (code.make === undefined) result = code.ready.then(() => instantiate(code, captures)(...args));
    else result = instantiate(code, captures)(...args);
  } catch (error) {
    fail(number, error, compiled[slice]);
    return;
  }
  result.then((value) => succeed(number, value), (error) => fail(number, error, compiled[slice]));
}

/** Which signals each Thread-Node follows. */
const followed = new Map();

/** A Thread-Node has ended. */
function retire(number) {
  threads.delete(number);
  const numbers = followed.size === 0 ? undefined : followed.get(number);
  if (numbers === undefined) return;
  followed.delete(number);
  numbers.forEach(letGo);
}

function readCall() {
  const offset = coreTable[4];
  if (offset >= 0) return wire.decode(coreBytes, offset, coreTable[5], none, none, hooks);
  return wire.decode(new Uint8Array(ops.argument()), 0, coreTable[5], none, none, hooks);
}

function instantiate(code, captures) {
  if (captures !== undefined) return code.make(captures);
  return code.fn ??= code.make(none);
}

/** Loads a slice and the modules it imports. Those are instances of this core's own, as each worker has them in Node. */
function compileSlice(number) {
  const [text, factory] = ops.compile(number);
  const description = JSON.parse(text);
  const modules = require('internal/modules');
  const code = { description, make: undefined, fn: undefined, ready: undefined };
  compiled[number] = code;
  const finish = (environments, namespaces) => {
    code.make = factory(sliceRecord(description, modules.registry), ...environments, ...namespaces);
  };
  if (description.requests.length === 0) {
    finish([], []);
    return code;
  }
  const loaded = modules.esm.loadForSlice(description.file, description.requests, description.namespaces);
  if (loaded instanceof Promise) {
    code.ready = loaded.then(([environments, namespaces]) => finish(environments, namespaces));
  } else {
    finish(...loaded);
  }
  return code;
}

/** What a slice's text has at hand: as the record of a module. */
function sliceRecord({ file }, registry) {
  const record = registry.recordForFile(file);
  record.node = (index, fn, captures, classes) => makeNode(file, index, fn, captures, classes);
  return record;
}

function succeed(number, value) {
  retire(number);
  let length;
  try {
    length = encode(value, 'the result');
  } catch (error) {
    fail(number, error);
    return;
  }
  ops.done(number, wire.scratch.bytes, length);
}

function fail(number, error, code) {
  retire(number);
  classNames = code?.description.classes;
  let length;
  try {
    length = encode(error, 'the error');
  } catch (failure) {
    length = encode(failure, 'the error');
  }
  classNames = undefined;
  ops.failed(number, wire.scratch.bytes, length);
}

/** A Thread-Node that waits was cancelled: its signal is aborted, its result discarded. */
function onCancel(number) {
  const thread = threads.get(number);
  retire(number);
  ops.cancelled(number);
  thread?.controller?.abort();
  checkpoint();
}

/** A frame of a slice is one of the file it was cut from; this module's own frames nobody wants to read. */
function sliceFrame(frame) {
  if (frame.file === 'node:roata') return undefined;
  const cut = /#(\d+)$/.exec(frame.file);
  if (cut !== null) frame.file = nameOfFile(compiled[cut[1]]?.description, frame.file.slice(0, cut.index));
  return frame;
}

/** What would act on the whole process is an error in a node function, as in Node's workers: it ends by returning or throwing. */
function forbidInNodes(name) {
  const forbidden = () => {
    const { codes: { ERR_WORKER_UNSUPPORTED_OPERATION } } = require('internal/errors');
    const error = new ERR_WORKER_UNSUPPORTED_OPERATION(`process.${name}()`);
    error.message = `process.${name}() is not supported in node functions`;
    throw error;
  };
  Object.defineProperty(forbidden, 'name', { value: name });
  process[name] = forbidden;
}

/** As the program's own stacks name it: ES modules by their URL. */
function nameOfFile(description, file) {
  return description?.commonjs === false ? require('internal/url').pathToFileURL(file).href : file;
}

/** Makes this realm one of a core's. */
function serveCore() {
  require('internal/main').defineGlobals();
  require('internal/stack').setFrameFilter(sliceFrame);
  for (const name of ['exit', 'abort', 'chdir']) forbidInNodes(name);
  let words;
  [coreBytes, coreTable, words] = ops.serve(work, onCancel, context);
  const { mirror, onFirstUse } = require('internal/async_context');
  mirror(words, ops.mayRun);
  // Every frame on a core names its Thread-Node, so all of them travel.
  onFirstUse();
}

module.exports = {
  node,
  any,
  all,
  get machine() { return machineOf(); },
  /** The node this code runs in. */
  get self() {
    const number = context.frame?.thread;
    if (number === undefined) return machineOf();
    let thread = threads.get(number);
    if (thread === undefined) {
      thread = new Running(number, machineOf().cores[ops.coreNumber() - 1]);
      threads.set(number, thread);
    }
    return thread;
  },
  /** Aborted when this Thread-Node is cancelled. */
  get signal() {
    const { self } = module.exports;
    return self instanceof Running ? self.signal : programSignal();
  },
  NodeDownError,
  NodeLookupError,
};

let programController;

/** The program itself is never cancelled. */
function programSignal() {
  programController ??= new (require('internal/abort').AbortController)();
  return programController.signal;
}

Object.defineProperties(module.exports, {
  makeNode: { value: makeNode },
  serveCore: { value: serveCore },
});
