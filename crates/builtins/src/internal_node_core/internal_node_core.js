// `internal/node_core`: what makes a realm that of a core: takes calls, runs each as a Thread-Node, and sends its value or error back.
'use strict';

const values = require('internal/node_values');
const { scratch, decode, encode, arriving } = values;
const { makeNode, isEverywhere } = require('internal/node_functions');
const { writeSmall, readSmallCall, lastDepth } = require('internal/wire_small');
const { state: context, engine } = require('internal/async_context');
const { loaded, whenLoaded, resetAll } = require('internal/boot');
const { checkpoint, hasTicks } = require('internal/ticks');

const { apply } = Reflect;
const { is } = Object;

let bytes;
let table;
/** Where a small value is put for `ops.next`. */
let outBytes;
/** jobs[0] changes when the engine queues a promise job; NaN if that cannot be seen. */
let jobs;

/** A Thread-Node on this core. `node` is what `self` gives, made when asked for; so is the controller of its signal. */
class Running {
  constructor(number) {
    this.number = number;
    this.controller = undefined;
    this.node = undefined;
    this.followed = undefined;
    this.isOver = false;
    /** By somebody else, not by its own code. */
    this.wasEnded = false;
    this.frame = undefined;
    this.depth = 0;
    this.deadline = undefined;
    this.limit = undefined;
    this.handle = undefined;
    /** The number of the machine whose call it is, 0 for this one. */
    this.from = 0;
    this.found = undefined;
    this.atEnd = undefined;
    this.onCredit = undefined;
    this.iterator = undefined;
  }

  get signal() {
    this.controller ??= new (require('internal/abort').AbortController)();
    return this.controller.signal;
  }
}

/** The Thread-Nodes of this core, by number. */
const threads = new Map();
/** Longer texts are not kept. */
const kKept = 4096;

/**
 * Compiled slices, by number: `{ description, make, fn, captures, captured }`; `fn` is kept when nothing is captured, `captured` with the `captures` it was made for
 * if these are small.
 */
const compiled = [];

/** While `work` runs: the Thread-Node that has returned a small value, which goes with the question for the next call; 0 for none. */
let ended = 0;
let endedLength = 0;
let isWorking = false;

/**
 * Takes calls until there are none, runs each until it ends or waits. A termination ends this; the executor then calls it again. After a call that has left
 * no job and no tick behind the checkpoint would find nothing, so there is one for all such calls at the end.
 */
function work() {
  let isOwed = false;
  isWorking = true;
  while (askNext()) {
    const number = table[0];
    const running = new Running(number);
    const before = jobs[0];
    begin(running, table[1], before);
    isOwed = jobs[0] === before && !hasTicks();
    if (!isOwed) checkpoint();
    context.frame = undefined;
    if (!running.isOver) threads.set(number, running);
  }
  isWorking = false;
  if (isOwed) checkpoint();
}

function askNext() {
  const number = ended;
  ended = 0;
  return ops.next(number, endedLength);
}

/** `jobsBefore`: what `jobs[0]` is before it. */
function begin(running, slice, jobsBefore) {
  const frame = new Map();
  frame.thread = running.number;
  frame.node = running;
  running.frame = frame;
  const code = compiled[slice] ?? compileFor(running, slice);
  if (code === undefined) return;
  context.frame = frame;
  let result;
  try {
    const args = readSmallArgs();
    if (args !== undefined) running.depth = lastDepth();
    result = args !== undefined && code.fn !== undefined ? callWith(code.fn, args) : beginWith(running, code, args === undefined ? readCall(running) : [args]);
  } catch (error) {
    fail(running, error, code);
    return;
  }
  if (code.description.isGenerator) {
    beginGenerator(running, result, code);
    return;
  }
  // One that has not waited for anything is over now.
  const value = jobs[0] === jobsBefore ? ops.fulfilled(result) : result;
  if (value !== result) succeed(running, value, code);
  else apply(engine.then, result, [(value) => succeed(running, value, code), (error) => fail(running, error, code)]);
}

/** To spread a list takes longer than a tiny call runs. */
function callWith(fn, args) {
  switch (args.length) {
    case 0: return fn();
    case 1: return fn(args[0]);
    case 2: return fn(args[0], args[1]);
    default: return fn(...args);
  }
}

function beginWith(running, code, [args, captures, beside]) {
  if (arriving.length !== 0) running.followed = arriving.splice(0);
  if (beside !== undefined) takeAlong(running, beside);
  if (code.make !== undefined) return instantiate(code, captures)(...args);
  return code.ready.then(() => instantiate(code, captures)(...args));
}

/** What went along with the call (see `besideOf` in `internal/node_calls`). */
function takeAlong(running, beside) {
  if (typeof beside === 'number') {
    running.depth = beside;
    return;
  }
  ({ depth: running.depth, handle: running.handle, found: running.found, limit: running.limit } = beside);
  if (running.limit !== undefined) running.deadline = Date.now() + table[3];
  if (beside.stores === undefined) return;
  const { storageOf } = require('internal/storages');
  for (const [identity, store] of beside.stores) running.frame.set(storageOf(identity), store);
}

// ---- async generators

/** `iterator`: the generator object, or its promise while the slice's modules are loading. */
function beginGenerator(running, iterator, code) {
  if (iterator instanceof Promise) {
    apply(engine.then, iterator, [(made) => beginGenerator(running, made, code), (error) => fail(running, error, code)]);
    return;
  }
  running.iterator = iterator;
  advance(running, code);
}

/** Asks for the next value as long as the reader allows one more. */
function advance(running, code) {
  if (running.isOver) return;
  if (ops.credit(running.number) === 0) {
    running.onCredit = () => {
      running.onCredit = undefined;
      advance(running, code);
    };
    return;
  }
  context.frame = running.frame;
  apply(engine.then, running.iterator.next(), [
    ({ value, done }) => {
      if (running.isOver) return;
      if (done) succeed(running, value, code);
      else if (produce(running, value, code)) advance(running, code);
    },
    (error) => fail(running, error, code),
  ]);
}

/** For the one who called: what cannot leave this process does not go to another. */
function encodeFor({ from }, value, what) {
  return from === 0 ? encode(value, what) : values.encodeFar(value, what);
}

/** Sends a value; false if it cannot be cloned, which ends the generator. */
function produce(running, value, code) {
  let length;
  try {
    length = encodeFor(running, value, 'the value');
  } catch (error) {
    running.iterator.return().catch(() => {});
    fail(running, error, code);
    return false;
  }
  ops.produce(running.number, scratch.bytes, length, sent());
  return true;
}

/** A Thread-Node has ended. */
function retire(running) {
  running.isOver = true;
  if (threads.size !== 0) threads.delete(running.number);
  if (running.followed !== undefined) running.followed.forEach(values.letGo);
  if (running.atEnd !== undefined) for (const atEnd of running.atEnd.splice(0)) atEnd();
}

function readSmallArgs() {
  const offset = table[4];
  return offset >= 0 && table[6] === 0 ? readSmallCall(bytes, offset, offset + table[5]) : undefined;
}

function readCall(running) {
  running.from = table[2];
  return running.from === 0 ? readArguments() : values.decodeFrom(running.from, readArguments);
}

function readArguments() {
  const offset = table[4];
  const transfers = table[6] === 0 ? undefined : ops.transfers();
  if (offset >= 0) return decode(bytes, offset, table[5], transfers);
  return decode(new Uint8Array(ops.argument()), 0, table[5], transfers);
}

function instantiate(code, captures) {
  if (captures === undefined || captures === null) return code.fn ??= code.make([]);
  if (isSame(captures, code.captures)) return code.captured;
  const fn = code.make(captures);
  if (captures.every(isSmall)) {
    code.captures = captures;
    code.captured = fn;
  }
  return fn;
}

/** What the last call captured serves the next if that is equal: what was compiled for it stays good. */
function isSame(captures, before) {
  if (before === undefined) return false;
  for (let i = 0; i < captures.length; i++) if (!is(captures[i], before[i])) return false;
  return true;
}

/** Primitives, as far as they are not too large to be kept. */
const isSmall = (value) => (typeof value === 'string' ? value.length <= kKept : value === null || (typeof value !== 'object' && typeof value !== 'function'));

/** In nobody's context, so that who ends the call does not end it in the middle of what all calls need; undefined if it fails, and then so has the call. */
function compileFor(running, slice) {
  context.frame = undefined;
  try {
    return compiled[slice] = compileSlice(slice);
  } catch (error) {
    fail(running, error, uncompiled);
    return undefined;
  }
}

const uncompiled = { description: { classes: [] } };

/** Loads a slice and the modules it imports. Those are instances of this core's own, as each worker has them in Node. */
function compileSlice(number) {
  const [text, factory] = ops.compile(number);
  const description = JSON.parse(text);
  const modules = require('internal/modules');
  const code = { description, make: undefined, fn: undefined, ready: undefined, captures: undefined, captured: undefined };
  const free = description.free?.filter((name) => !isEverywhere(name));
  if (free !== undefined && free.length !== 0) require('internal/node_scope').watchNames(free);
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

function succeed(running, value, code) {
  if (running.isOver) return;
  if (isWorking && ended === 0) {
    const length = writeSmall(outBytes, 0, value);
    if (length !== -1) {
      retire(running);
      ended = running.number;
      endedLength = length;
      return;
    }
  }
  let length;
  try {
    length = encodeFor(running, value, 'the result');
  } catch (error) {
    fail(running, error, code);
    return;
  }
  // First: what ends with it may say so to others, and writes where the value stands.
  ops.done(running.number, scratch.bytes, length, sent());
  retire(running);
}

/** What moves with the value just encoded, undefined for nothing. */
const sent = () => (values.out.transfers.length === 0 ? undefined : values.out.transfers);

function fail(running, error, code) {
  if (running.isOver) return;
  retire(running);
  const length = values.encodeError(error, code.description.classes);
  ops.failed(running.number, scratch.bytes, length);
}

/** What a Thread-Node that was cancelled has asked of others, nobody waits for any more. */
function cancelCallsOf(running) {
  require('internal/node_calls').cancelCallsOf(running);
}

/** A Thread-Node that waits was cancelled: its signal is aborted, its result discarded. */
function onCancel(number) {
  const running = threads.get(number);
  if (running !== undefined) tellEnd(running, running.controller === undefined ? undefined : cancelReason(running));
  checkpoint();
  ops.cancelled(number);
}

/** Why, as its caller has said; undefined if it has not. */
function cancelReason({ from }) {
  const bytes = ops.cancelReason();
  if (bytes === undefined) return undefined;
  return values.decodeFrom(from, () => decode(new Uint8Array(bytes), 0, bytes.byteLength));
}

/** Code on this core ends a Thread-Node of it, perhaps its own. Who waits for it reads the reason. */
function endThread(number, reason) {
  const current = context.frame?.node;
  const running = current?.number === number ? current : threads.get(number);
  if (running === undefined || running.isOver) return;
  const { frame } = context;
  tellEnd(running, reason);
  context.frame = frame;
  if (reason === undefined) {
    ops.cancelled(number);
  } else {
    const length = values.encodeError(require('internal/node_errors').abortError(reason));
    ops.failed(number, scratch.bytes, length);
  }
  ops.hasEnded(number, running === current);
}

/** Its signal is aborted, and if it is a generator its `finally` blocks run; both before its caller hears of the end. */
function tellEnd(running, reason) {
  if (running.isOver) return;
  running.wasEnded = true;
  retire(running);
  context.frame = running.frame;
  running.controller?.abort(reason);
  cancelCallsOf(running);
  if (running.iterator !== undefined) apply(engine.then, running.iterator.return(), [() => {}, () => {}]);
}

/** The reader of a generator's values allows more. */
function onCredit(number) {
  threads.get(number)?.onCredit?.();
  checkpoint();
}

/** A Thread-Node was ended while its code ran, in this frame; its promise will never be settled. */
function onTermination(frame) {
  isWorking = false;
  resetAll();
  const running = frame.node;
  running.wasEnded = true;
  require('internal/rejections').drawLine(frame);
  if (!running.isOver) retire(running);
  // Also what a leftover has asked of others since.
  cancelCallsOf(running);
  if (loaded('internal/modules_cjs') !== undefined) require('internal/modules_cjs_rare').forgetUnfinished();
}

/** A frame of a slice is one of the file it was cut from; the frames of what runs it nobody wants to read. */
function sliceFrame(frame) {
  if (frame.file.startsWith('node:internal/node_') || frame.file === 'node:internal/start') return undefined;
  const cut = /#(\d+)$/.exec(frame.file);
  if (cut !== null) frame.file = nameOfFile(compiled[cut[1]]?.description, frame.file.slice(0, cut.index));
  return frame;
}

/** As the program's own stacks name it: ES modules by their URL. */
function nameOfFile(description, file) {
  return description?.commonjs === false ? require('internal/url').pathToFileURL(file).href : file;
}

/** What would act on the whole process is an error in a node function, as in Node's workers: it ends by returning or throwing. */
function forbidInNodes(process, name) {
  const forbidden = () => {
    const { codes: { ERR_WORKER_UNSUPPORTED_OPERATION } } = require('internal/errors');
    const error = new ERR_WORKER_UNSUPPORTED_OPERATION(`process.${name}()`);
    error.message = `process.${name}() is not supported in node functions`;
    throw error;
  };
  Object.defineProperty(forbidden, 'name', { value: name });
  process[name] = forbidden;
}

/**
 * The engine compiles code for functions without properties of their own, and for `Object` as it is; the first time either changes, it throws that code away.
 * Here that costs nothing; with the first error of a call, which loads what changes them, it would cost all that is hot.
 */
function settleShapes() {
  Object.defineProperty(() => {}, 'name', { value: '' });
  for (const name of Object.getOwnPropertyNames(Object)) Object[name];
}

/** Makes this realm one of a core's. */
function serve() {
  settleShapes();
  // Few calls need either.
  whenLoaded('internal/stack', (stack) => stack.setFrameFilter(sliceFrame));
  whenLoaded('process', (process) => { for (const name of ['exit', 'abort', 'chdir']) forbidInNodes(process, name); });
  let words;
  [bytes, table, words, outBytes, jobs = [NaN]] = ops.serve(work, onCancel, onCredit, context, onTermination);
  const { mirror, onFirstUse } = require('internal/async_context');
  mirror(words, ops.mayRun);
  // Every frame on a core names its Thread-Node, so all of them travel.
  onFirstUse();
  // The program's rules are its node functions', too.
  const { isOn } = require('internal/flags');
  if (isOn('permission') || isOn('permission-audit')) require('internal/permission').apply({});
}

const threadOf = (number) => threads.get(number);

module.exports = { serve, threadOf, endThread };
