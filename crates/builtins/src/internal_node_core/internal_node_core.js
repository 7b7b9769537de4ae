// `internal/node_core`: what makes a realm that of a core: takes calls, runs each as a Thread-Node, and sends its value or error back.
'use strict';

const values = require('internal/node_values');
const { scratch, decode, encode, arriving } = values;
const { makeNode } = require('internal/node_functions');
const context = require('internal/async_context').state;
const { checkpoint } = require('internal/ticks');

let bytes;
let table;

/** A Thread-Node on this core. `node` is what `self` gives, made when asked for; so is the controller of its signal. */
class Running {
  constructor(number) {
    this.number = number;
    this.controller = undefined;
    this.node = undefined;
    this.followed = undefined;
  }

  get signal() {
    this.controller ??= new (require('internal/abort').AbortController)();
    return this.controller.signal;
  }
}

/** The Thread-Nodes of this core, by number. */
const threads = new Map();
/** Compiled slices, by number: `{ description, make, fn }`; `fn` is kept when nothing is captured. */
const compiled = [];

/** Takes calls until there are none, runs each until it ends or waits. A termination ends this; the executor then calls it again. */
function work() {
  while (ops.next()) {
    const number = table[0];
    const slice = table[1];
    begin(number, slice);
    checkpoint();
    context.frame = undefined;
  }
}

function begin(number, slice) {
  const frame = new Map();
  const running = new Running(number);
  frame.thread = number;
  frame.node = running;
  context.frame = frame;
  let result;
  try {
    const [args, captures] = readCall();
    threads.set(number, running);
    if (arriving.length !== 0) running.followed = arriving.splice(0);
    const code = compiled[slice] ?? compileSlice(slice);
    if (code.make === undefined) result = code.ready.then(() => instantiate(code, captures)(...args));
    else result = instantiate(code, captures)(...args);
  } catch (error) {
    fail(number, error, compiled[slice]);
    return;
  }
  result.then((value) => succeed(number, value), (error) => fail(number, error, compiled[slice]));
}

/** A Thread-Node has ended. */
function retire(number) {
  const running = threads.get(number);
  threads.delete(number);
  running?.followed?.forEach(values.letGo);
}

function readCall() {
  const offset = table[4];
  const transfers = table[6] === 0 ? undefined : ops.transfers();
  if (offset >= 0) return decode(bytes, offset, table[5], transfers);
  return decode(new Uint8Array(ops.argument()), 0, table[5], transfers);
}

function instantiate(code, captures) {
  if (captures !== undefined) return code.make(captures);
  return code.fn ??= code.make([]);
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
  ops.done(number, scratch.bytes, length, sent());
}

/** What moves with the value just encoded, undefined for nothing. */
const sent = () => (values.out.transfers.length === 0 ? undefined : values.out.transfers);

function fail(number, error, code) {
  retire(number);
  const length = values.encodeError(error, code?.description.classes);
  ops.failed(number, scratch.bytes, length);
}

/** A Thread-Node that waits was cancelled: its signal is aborted, its result discarded. */
function onCancel(number) {
  const running = threads.get(number);
  retire(number);
  ops.cancelled(number);
  running?.controller?.abort();
  checkpoint();
}

/** A Thread-Node was ended while its code ran; its promise will never be settled. */
function onTermination(number) {
  retire(number);
}

/** A frame of a slice is one of the file it was cut from; the frames of what runs it nobody wants to read. */
function sliceFrame(frame) {
  if (frame.file.startsWith('node:internal/node_')) return undefined;
  const cut = /#(\d+)$/.exec(frame.file);
  if (cut !== null) frame.file = nameOfFile(compiled[cut[1]]?.description, frame.file.slice(0, cut.index));
  return frame;
}

/** As the program's own stacks name it: ES modules by their URL. */
function nameOfFile(description, file) {
  return description?.commonjs === false ? require('internal/url').pathToFileURL(file).href : file;
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

/** Makes this realm one of a core's. */
function serve() {
  require('internal/main').defineGlobals();
  require('internal/stack').setFrameFilter(sliceFrame);
  for (const name of ['exit', 'abort', 'chdir']) forbidInNodes(name);
  let words;
  [bytes, table, words] = ops.serve(work, onCancel, context, onTermination);
  const { mirror, onFirstUse } = require('internal/async_context');
  mirror(words, ops.mayRun);
  // Every frame on a core names its Thread-Node, so all of them travel.
  onFirstUse();
}

module.exports = { serve };
