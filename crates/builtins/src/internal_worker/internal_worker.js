// `internal/worker`: the class Worker and what belongs to threads, Node 26. Follows https://nodejs.org/docs/latest-v26.x/api/worker_threads.html#class-worker
//
// A worker is an OS thread with a realm of its own. Two links lead to it: the public port, for messages, and the control port, which carries its
// output, its error and questions about it. What it has printed and posted is delivered before its 'exit'.
'use strict';

const EventEmitter = require('events');
const process = require('process');
const loop = require('internal/loop');
const channel = require('internal/message_channel');
const links = require('internal/worker_links');
const { invokeIn } = require('internal/ticks');
const { state: context } = require('internal/async_context');
const { loaded } = require('internal/boot');
const { codes } = require('internal/errors');
const { validateObject, validateString } = require('internal/validators');

const SHARE_ENV = Symbol.for('nodejs.worker_threads.SHARE_ENV');

/** An option of the web's workers only: 'classic' or 'module'. */
const kWeb = Symbol('web');

/** What a worker is told of where it runs; the main realm's own to begin with. `internal/worker_main` sets it. */
const own = { threadId: ops.threadId(), threadName: '', parentPort: null, workerData: null, resourceLimits: {}, isMainThread: !ops.isCore(), isInternalThread: false,
  hasOthers: false };

const environmentData = new Map();

// ---- the class

const MB = 1024 * 1024;
const limitNames = ['maxYoungGenerationSizeMb', 'maxOldGenerationSizeMb', 'codeRangeSizeMb', 'stackSizeMb'];
const kStackMb = 4;

/** The workers of this realm that run. */
const running = new Set();

class Worker extends EventEmitter {
  #id = -1;
  #name;
  #limits;
  #port;
  #control;
  #isRefed = true;
  #frame = context.frame;
  #stdin = null;
  #outputs;
  #pipes; // by descriptor: whether its output goes on to this thread's
  #questions = new Map();
  #lastQuestion = 0;

  constructor(filename, options = {}) {
    super();
    const program = programOf(filename, options);
    checkOptions(options);
    this.#name = options.name === undefined ? 'WorkerThread' : options.name;
    this.#limits = limitsOf(options.resourceLimits);
    this.#pipes = [undefined, !options.stdout, !options.stderr];
    this.#outputs = [undefined, undefined, undefined];
    const [port, control] = [new channel.MessageChannel(), new channel.MessageChannel()];
    const setup = {
      ...program,
      argv: (options.argv ?? []).map(String),
      execArgv: options.execArgv ?? process.execArgv,
      flags: options.execArgv ?? [],
      env: environmentOf(options.env),
      hasStdin: Boolean(options.stdin),
      name: this.#name,
      resourceLimits: this.#limits,
      webType: options[kWeb],
      workerData: options.workerData,
      environmentData,
      stackTraceLimit: Error.stackTraceLimit,
      port: port.port2,
      control: control.port2,
    };
    const parcel = links.pack(setup, [port.port2, control.port2, ...(options.transferList ?? [])]);
    this.#open(port.port1, control.port1);
    if (options.stdin) this.#stdin = new (require('internal/worker_stdio').Input)((chunk) => this.#control.postMessage(['in', chunk]));
    joinOthers();
    openInbox();
    this.#id = ops.spawn(parcel, (this.#limits.stackSizeMb + 1) * MB, options.env === SHARE_ENV, (code, failure) => this.#onExit(code, failure),
      heapBytesOf(this.#limits));
    running.add(this);
    flushAtExit();
    loop.ref();
  }

  #open(port, control) {
    this.#port = port;
    this.#control = control;
    port.on('message', (message) => this.emit('message', message));
    port.on('messageerror', (error) => this.emit('messageerror', error));
    control.on('message', (message) => this.#onControl(message));
    port.unref();
    control.unref();
  }

  #onControl([kind, first, second]) {
    switch (kind) {
      case 'online': this.emit('online'); break;
      case 'out': this.#print(first, second); break;
      case 'error': this.emit('error', first); break;
      case 'answer': {
        const question = this.#questions.get(first);
        this.#questions.delete(first);
        question?.resolve(second);
        break;
      }
      default:
    }
  }

  #print(fd, chunk) {
    this.#outputs[fd]?.push(chunk);
    if (this.#pipes[fd]) (fd === 1 ? process.stdout : process.stderr).write(chunk);
  }

  /** The OS thread is gone. */
  #onExit(code, failure) {
    channel.drain(this.#control);
    channel.drain(this.#port);
    invokeIn(this.#frame, () => this.#finish(code, failure));
  }

  #finish(code, failure) {
    running.delete(this);
    this.#port.close();
    this.#control.close();
    this.unref();
    this.#id = -1;
    this.#name = null;
    this.#limits = {};
    for (const output of this.#outputs) output?.push(null);
    for (const { reject } of this.#questions.values()) reject(new codes.ERR_WORKER_NOT_RUNNING());
    this.#questions.clear();
    this.#control = this.#port = undefined;
    try {
      if (failure === null) this.emit('error', new codes.ERR_WORKER_OUT_OF_MEMORY('JS heap out of memory'));
      else if (failure !== undefined) this.emit('error', new codes.ERR_WORKER_INIT_FAILED(failure));
    } finally {
      this.emit('exit', code);
    }
  }

  /** What it has printed and nobody has read yet goes out before the process ends. */
  static flush(worker) {
    for (let got; (got = channel.receiveMessageOnPort(worker.#control)) !== undefined;) {
      const [kind, fd, chunk] = got.message;
      if (kind === 'out' && worker.#pipes[fd]) (fd === 1 ? process.stdout : process.stderr).write(chunk);
    }
  }

  postMessage(...args) {
    this.#port?.postMessage(...args);
  }

  terminate(callback) {
    if (typeof callback === 'function') {
      process.emitWarning('Passing a callback to worker.terminate() is deprecated. It returns a Promise instead.', 'DeprecationWarning', 'DEP0132');
      if (this.#port === undefined) return Promise.resolve();
      this.once('exit', (code) => callback(null, code));
    }
    if (this.#port === undefined) return Promise.resolve();
    this.ref();
    ops.terminate(this.#id);
    return new Promise((resolve) => { this.once('exit', resolve); });
  }

  async [Symbol.asyncDispose]() {
    await this.terminate();
  }

  ref() {
    if (this.#port === undefined || this.#isRefed) return;
    this.#isRefed = true;
    loop.ref();
  }

  unref() {
    if (!this.#isRefed) return;
    this.#isRefed = false;
    loop.unref();
  }

  get threadId() { return this.#id; }
  get threadName() { return this.#name; }
  get stdin() { return this.#stdin; }
  get stdout() { return this.#output(1); }
  get stderr() { return this.#output(2); }
  get resourceLimits() { return { ...this.#limits }; }

  #output(fd) {
    if (this.#outputs[fd] === undefined) {
      const output = this.#outputs[fd] = new (require('internal/worker_stdio').Output)();
      if (this.#port === undefined) output.push(null);
    }
    return this.#outputs[fd];
  }

  getHeapStatistics() { return this.#ask('heap'); }

  cpuUsage(previous = undefined) {
    if (previous !== undefined) {
      validateObject(previous, 'prev');
      const { validateNumber } = require('internal/validators');
      validateNumber(previous.user, 'prev.user', 0, Number.MAX_SAFE_INTEGER);
      validateNumber(previous.system, 'prev.system', 0, Number.MAX_SAFE_INTEGER);
    }
    return this.#ask('cpu', previous);
  }

  #ask(what, detail = undefined) {
    if (this.#port === undefined) return Promise.reject(new codes.ERR_WORKER_NOT_RUNNING());
    const question = Promise.withResolvers();
    this.#questions.set(++this.#lastQuestion, question);
    this.#control.postMessage(['ask', this.#lastQuestion, what, detail]);
    return question.promise;
  }
}

const { flush } = Worker;
delete Worker.flush;

let isFlushing = false;

function flushAtExit() {
  if (isFlushing) return;
  isFlushing = true;
  const { reallyExit } = process;
  process.reallyExit = {
    reallyExit(code) {
      for (const worker of running) flush(worker);
      reallyExit.call(process, code);
    },
  }.reallyExit;
}

// ---- options

function programOf(filename, options) {
  validateObject(options, 'options');
  const { isURL } = require('internal/url');
  if (options.execArgv !== undefined && !Array.isArray(options.execArgv)) throw new codes.ERR_INVALID_ARG_TYPE('options.execArgv', 'Array', options.execArgv);
  if (options.argv !== undefined && !Array.isArray(options.argv)) throw new codes.ERR_INVALID_ARG_TYPE('options.argv', 'Array', options.argv);
  if (options.eval) {
    if (typeof filename !== 'string') throw new codes.ERR_INVALID_ARG_VALUE('options.eval', options.eval, "must be false when 'filename' is not a string");
    return { kind: 'eval', text: filename };
  }
  if (isURL?.(filename) ?? filename instanceof URL) {
    if (filename.protocol === 'data:') return { kind: 'url', text: filename.href };
    return { kind: 'file', file: require('internal/url').fileURLToPath(filename) };
  }
  if (typeof filename !== 'string') throw new codes.ERR_INVALID_ARG_TYPE('filename', ['string', 'URL'], filename);
  const path = require('path');
  if (!path.isAbsolute(filename) && !/^\.\.?[/\\]/.test(filename)) throw new codes.ERR_WORKER_PATH(filename);
  return { kind: 'file', file: path.resolve(filename) };
}

function checkOptions(options) {
  const { env, name, transferList, execArgv } = options;
  const isEnvironment = env === undefined || env === null || env === SHARE_ENV || typeof env === 'object';
  if (!isEnvironment) throw new codes.ERR_INVALID_ARG_TYPE('options.env', ['object', 'undefined', 'null', 'worker_threads.SHARE_ENV'], env);
  if (name !== undefined) validateString(name, 'options.name');
  if (transferList !== undefined && typeof transferList?.[Symbol.iterator] !== 'function') {
    throw require('internal/structured_clone').cloneError('Found invalid value in transferList.');
  }
  if (execArgv !== undefined) require('internal/worker_flags').read(execArgv);
}

function limitsOf(given) {
  const limits = { maxYoungGenerationSizeMb: -1, maxOldGenerationSizeMb: -1, codeRangeSizeMb: -1, stackSizeMb: kStackMb };
  if (typeof given !== 'object' || given === null) return limits;
  for (const name of limitNames) {
    if (typeof given[name] !== 'number') continue;
    limits[name] = name === 'stackSizeMb' ? Math.max(given[name], 1) : given[name];
  }
  return limits;
}

/** The limit of both generations, 0 for none. */
function heapBytesOf({ maxOldGenerationSizeMb, maxYoungGenerationSizeMb }) {
  return maxOldGenerationSizeMb > 0 ? (maxOldGenerationSizeMb + Math.max(maxYoungGenerationSizeMb, 0)) * MB : 0;
}

/** Names and values by turns; null for the shared one. */
function environmentOf(env) {
  if (env === SHARE_ENV) {
    if (!ops.sharesEnv()) {
      ops.shareEnv(Object.entries(process.env).flat());
      process.env = sharedEnvironment();
    }
    return null;
  }
  const list = [];
  for (const [name, value] of Object.entries(env ?? process.env)) {
    if (typeof value === 'symbol') throw new TypeError('Cannot convert a Symbol value to a string');
    list.push(name, `${value}`);
  }
  return list;
}

/** `process.env` over the variables that this realm has in common with others. */
function sharedEnvironment() {
  const describe = (value) => (value === undefined ? undefined : { value, writable: true, enumerable: true, configurable: true });
  const isName = (name) => typeof name === 'string';
  const target = Object.create(Object.create(Object.prototype, {
    [Symbol.for('nodejs.util.inspect.custom')]: { value(depth, options, inspect) { return inspect({ ...this }, options); }, configurable: true },
  }));
  const set = (name, value) => {
    if (!isName(name) || typeof value === 'symbol') throw new TypeError('Cannot convert a Symbol value to a string');
    ops.setEnv(name, `${value}`);
    return true;
  };
  return new Proxy(target, {
    get: (object, name) => (isName(name) ? ops.getEnv(name) : undefined) ?? object[name],
    has: (object, name) => (isName(name) && ops.getEnv(name) !== undefined) || name in object,
    set: (object, name, value) => set(name, value),
    defineProperty: (object, name, { value }) => set(name, value),
    deleteProperty(object, name) {
      if (isName(name)) ops.deleteEnv(name);
      return true;
    },
    ownKeys: () => ops.envNames(),
    getOwnPropertyDescriptor: (object, name) => (isName(name) ? describe(ops.getEnv(name)) : undefined),
  });
}

/** There are other realms from now on: broadcasts go to them too. */
function joinOthers() {
  own.hasOthers = true;
  loaded('internal/broadcast_channel')?.joinOthers();
}

// ---- messages to threads

let inbox;
const outgoing = new Map();
let lastMessage = 0;

const inboxName = (threadId) => `\0thread ${threadId}`;

/** What other threads send to this one, and their answers. */
function openInbox() {
  inbox ??= new links.Group(inboxName(own.threadId), ([kind, from, number, value]) => {
    if (kind === 'answer') {
      outgoing.get(number)?.(value);
      return;
    }
    let answer = 'none';
    invokeIn(undefined, () => {
      try {
        if (process.emit('workerMessage', value, from)) answer = 'taken';
      } catch {
        answer = 'failed';
      }
    });
    inbox.sendTo(inboxName(from), ['answer', own.threadId, number, answer], []);
  });
  return inbox;
}

const answers = { __proto__: null, none: 'ERR_WORKER_MESSAGING_FAILED', failed: 'ERR_WORKER_MESSAGING_ERRORED', late: 'ERR_WORKER_MESSAGING_TIMEOUT' };

async function postMessageToThread(threadId, value, transferList = [], timeout = undefined) {
  const { validateNumber } = require('internal/validators');
  if (typeof transferList === 'number' && timeout === undefined) [transferList, timeout] = [[], transferList];
  validateNumber(threadId, 'threadId');
  if (timeout !== undefined) validateNumber(timeout, 'timeout', 0);
  if (threadId === own.threadId) throw new codes.ERR_WORKER_MESSAGING_SAME_THREAD();
  const number = ++lastMessage;
  const { promise, resolve } = Promise.withResolvers();
  outgoing.set(number, resolve);
  loop.ref();
  const timer = timeout === undefined ? undefined : require('timers').setTimeout(resolve, timeout, 'late');
  try {
    const count = openInbox().sendTo(inboxName(threadId), ['message', own.threadId, number, value], transferList);
    const answer = count === 0 ? 'none' : await promise;
    if (answer !== 'taken') throw new codes[answers[answer]]();
  } finally {
    outgoing.delete(number);
    if (timer !== undefined) require('timers').clearTimeout(timer);
    loop.unref();
  }
}

module.exports = { Worker, SHARE_ENV, kWeb, own, environmentData, postMessageToThread, openInbox, joinOthers, sharedEnvironment, exit: ops.exit, endAgain: ops.endAgain };
