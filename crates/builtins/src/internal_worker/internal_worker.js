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
const messages = require('internal/worker_messages');
const { own, environmentData, settings, joinOthers } = require('internal/worker_own');
const { invokeIn } = require('internal/ticks');
const { state: context } = require('internal/async_context');
const { codes } = require('internal/errors');

/** An option of the web's workers only: `{ type, name }`. */
const kWeb = Symbol('web');
/** Of a worker that hooks of modules run in. */
const kHooks = Symbol('hooks');

// ---- the class

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
  #isOnline = false;

  constructor(filename, options = {}) {
    super();
    require('internal/boot').permission?.demand('worker');
    const { programOf, listOf, limitsOf, heapBytesOf, stackBytesOf } = require('internal/worker_options');
    const { SHARE_ENV, environmentOf } = require('internal/worker_environment');
    const program = programOf(filename, options);
    this.#name = options.name || 'WorkerThread';
    const limits = this.#limits = limitsOf(options.resourceLimits);
    this.#pipes = [undefined, !options.stdout, !options.stderr];
    this.#outputs = [undefined, undefined, undefined];
    const setup = {
      ...program,
      argv: (options.argv || []).map(String),
      execArgv: options.execArgv ? options.execArgv.map(String) : process.execArgv,
      settings: options.execArgv ? require('internal/worker_flags').read(options.execArgv) : settings(),
      env: environmentOf(options.env),
      hasStdin: Boolean(options.stdin),
      name: `${this.#name}`,
      // Not all of them need be numbers that JSON knows.
      resourceLimits: Object.entries(limits).map(([name, limit]) => [name, `${limit}`]),
      web: options[kWeb],
      hasHooks: options[kHooks],
      hasEnvironmentData: environmentData.size !== 0,
    };
    // What the worker says of itself is heard before the messages that have come with it.
    const [[control, otherControl], [port, otherPort]] = [links.open(), links.open()];
    try {
      control.postMessage(stringify(bare(setup)));
      control.postMessage(options.workerData, listOf(options.transferList));
      if (setup.hasEnvironmentData) control.postMessage(environmentData);
    } catch (error) {
      control.close();
      port.close();
      throw error;
    }
    this.#listen(port, control);
    if (options.stdin) this.#stdin = new (require('internal/worker_stdio').Input)((chunk) => links.sendList(this.#control, ['in', chunk]));
    joinOthers();
    messages.openInbox();
    this.#id = ops.spawn(links.pack(otherPort, otherControl), stackBytesOf(limits), options.env === SHARE_ENV, (code, failure) => this.#onExit(code, failure),
      heapBytesOf(limits));
    this.performance = { eventLoopUtilization: (first, second) => this.#utilization(first, second) };
    running.add(this);
    flushAtExit();
    loop.ref();
    require('internal/channels').publish('worker_threads', () => ({ worker: this }));
  }

  #listen(port, control) {
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
      case 'online':
        this.#isOnline = true;
        this.emit('online');
        break;
      case 'out': this.#print(first, second, false); break;
      case 'flow': this.#print(first, second, true); break;
      case 'more': this.#stdin.release(); break;
      case 'error': this.emit('error', first); break;
      case 'symbol': this.emit('error', Symbol.for(first)); break;
      case 'answer': {
        const question = this.#questions.get(first);
        this.#questions.delete(first);
        question?.resolve(second);
        break;
      }
      default:
    }
  }

  /** `isAwaited`: the worker goes on writing when more is wanted. */
  #print(fd, chunk, isAwaited) {
    if (!this.#pipes[fd]) {
      const output = this.#output(fd);
      if (isAwaited) output.arrive(chunk);
      else output.push(chunk);
      return;
    }
    this.#outputs[fd]?.push(chunk);
    if (chunk === null) return;
    const target = fd === 1 ? process.stdout : process.stderr;
    const isFull = !target.write(chunk);
    if (!isAwaited) return;
    if (isFull) target.once('drain', () => this.#wantMore(fd));
    else this.#wantMore(fd);
  }

  #wantMore(fd) {
    links.sendList(this.#control, ['more', fd]);
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
    this.#stdin?.release();
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
      if ((kind === 'out' || kind === 'flow') && chunk !== null && worker.#pipes[fd]) (fd === 1 ? process.stdout : process.stderr).write(chunk);
    }
  }

  postMessage(...args) {
    this.#port?.postMessage(...args);
  }

  terminate() {
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
  get resourceLimits() {
    if (this.#port === undefined) return {};
    return { ...this.#limits = require('internal/worker_options').effectiveLimits(this.#limits) };
  }

  #output(fd) {
    if (this.#outputs[fd] === undefined) {
      const output = this.#outputs[fd] = new (require('internal/worker_stdio').Output)(() => this.#wantMore(fd));
      if (this.#pipes[fd]) output.resume();
      if (this.#port === undefined) output.push(null);
    }
    return this.#outputs[fd];
  }

  #utilization(first, second) {
    return require('internal/performance').utilizationOf(this.#id === -1 ? undefined : ops.utilization(this.#id), first, second);
  }

  getHeapStatistics() { return this.#ask('heap'); }

  cpuUsage(previous) {
    if (previous !== undefined) {
      const { validateNumber, validateObject } = require('internal/validators');
      validateObject(previous, 'prev');
      validateNumber(previous.user, 'prev.user', 0, Number.MAX_SAFE_INTEGER);
      validateNumber(previous.system, 'prev.system', 0, Number.MAX_SAFE_INTEGER);
    }
    return this.#ask('cpu', previous);
  }

  // The engine's library keeps what these need to itself.

  getHeapSnapshot(options) {
    require('internal/worker_options').checkSnapshotOptions(options);
    return this.#refuse('worker.getHeapSnapshot()');
  }

  startCpuProfile(options) {
    if (options !== undefined) require('internal/validators').validateObject(options, 'options');
    return this.#refuse('worker.startCpuProfile()');
  }

  startHeapProfile(options) {
    if (options !== undefined) require('internal/validators').validateObject(options, 'options');
    return this.#refuse('worker.startHeapProfile()');
  }

  #refuse(feature) {
    const code = this.#isOnline && this.#port !== undefined ? 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM' : 'ERR_WORKER_NOT_RUNNING';
    return Promise.reject(new codes[code](feature));
  }

  #ask(what, detail = null) {
    if (this.#port === undefined || !this.#isOnline) return Promise.reject(new codes.ERR_WORKER_NOT_RUNNING());
    const question = Promise.withResolvers();
    this.#questions.set(++this.#lastQuestion, question);
    links.sendList(this.#control, ['ask', this.#lastQuestion, what, detail]);
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

const { stringify } = JSON;

/** A copy whose parts have no prototypes: what a program has put there has no say in how they are written. */
function bare(value) {
  if (typeof value !== 'object' || value === null) return value;
  const copy = Array.isArray(value) ? Object.setPrototypeOf([], null) : { __proto__: null };
  for (const key of Object.keys(value)) copy[key] = bare(value[key]);
  return copy;
}

module.exports = { Worker, kWeb, kHooks };
