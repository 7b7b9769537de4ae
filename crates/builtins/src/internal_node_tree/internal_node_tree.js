// `internal/node_tree`: nodes as objects: this process with its cores, a Thread-Node seen from its caller, and the node that code runs in.
// What a node is beyond that it takes calls: it has an address, a parent, children, a state, functions by name, figures; it ends; it hears messages.
'use strict';

const EventEmitter = require('events');
const { infoOf, isGenerator, NodeCall, requireCall } = require('internal/node_functions');
const context = require('internal/async_context').state;

const kGrace = 5000;

/** Every node. A class of its own kind gives `place` (see `internal/node_calls`) and `realm` (see `internal/node_post`). */
class Node extends EventEmitter {
  constructor(kind, address, parent) {
    super();
    describe(this, kind, address, parent);
  }

  get state() { return 'running'; }
  get children() { return []; }

  /** Runs a call here and nowhere else: a Thread, which is the promise of its value; for an async generator the iterator of its values. */
  run(callOrFunction, ...rest) {
    if (infoOf(callOrFunction) !== undefined) return runHere(this, callOrFunction.with(...rest), undefined);
    return runHere(this, requireCall(callOrFunction), rest[0]);
  }

  /** Calls a function by name: one of this node's scope, else of its parent's, and so on. */
  async call(name, ...args) {
    return require('internal/node_scope').call(scopesOf(this), name, args);
  }

  /** Puts a function into this node's scope. */
  define(name, fn) {
    require('internal/node_scope').define(this.address, name, fn);
  }

  async stats() {
    const [wall, cpu, voluntary, involuntary, running, queued, done, failed, stolen, memory, bytesIn, bytesOut] = ops.stats(this.place);
    return { wall, cpu, switches: { voluntary, involuntary }, memory, running, queued, done, failed, stolen, bytesIn, bytesOut };
  }

  /** Resolves when the receiver has taken the value: when a listener of 'message' has been called with it. */
  async send(value) {
    await require('internal/node_messages').send(this.realm, 0, value);
  }

  async [Symbol.asyncDispose]() {
    await this.stop();
  }

  /** What `console.log` shows: what the node is, and nothing of what an EventEmitter keeps. */
  [Symbol.for('nodejs.util.inspect.custom')](depth, options, inspect) {
    const name = `${this.kind[0].toUpperCase()}${this.kind.slice(1)}`;
    if (depth < 0) return options.stylize(`[${name}]`, 'special');
    return `${name} ${inspect(shown(this), options)}`;
  }
}

function shown({ address, state, id, pid, host, cores }) {
  const figures = { address, state, id, pid, host, cores: cores?.length };
  return Object.fromEntries(Object.entries(figures).filter(([, figure]) => figure !== undefined));
}

function describe(node, kind, address, parent) {
  Object.defineProperty(node, 'kind', { value: kind, enumerable: true });
  // A class whose nodes come to know them later has getters for these.
  if (address !== undefined) Object.defineProperty(node, 'address', { value: address, enumerable: true });
  if (parent !== undefined) Object.defineProperty(node, 'parent', { value: parent, enumerable: false });
}

/** The addresses of a node and of those above it in this process. */
function scopesOf(node) {
  const addresses = [];
  for (let each = node; each !== null && each !== undefined; each = each === theMachine ? null : each.parent) addresses.push(each.address);
  return addresses;
}

function runHere(node, call, options) {
  const { signal, timeout } = checkRunOptions(options);
  if (isGenerator(NodeCall.infoOf(call))) {
    const { Reader } = require('internal/node_streams');
    return new Reader((ahead) => NodeCall.place(call, node.place, timeout, { ahead, here: true }), undefined, signal);
  }
  return new ThreadState(node, call, timeout, signal).thread;
}

function checkRunOptions(options) {
  if (options === undefined) return {};
  const { validateObject, validateAbortSignal, validateNumber } = require('internal/validators');
  validateObject(options, 'options');
  const { signal, timeout } = options;
  if (signal !== undefined) validateAbortSignal(signal, 'options.signal');
  if (timeout !== undefined) validateNumber(timeout, 'options.timeout', 0);
  return { signal, timeout };
}

// ---- cores and the machine

/**
 * Not by `Array.from`: of the place where an array was made the engine remembers that it was frozen, and every later one that is made there has the
 * slow form of frozen ones.
 */
function frozenList(count, make) {
  const list = [];
  for (let index = 0; index < count; index++) list.push(make(index));
  return Object.freeze(list);
}

class Core extends Node {
  #id;
  #threads = new Set();
  #stopped;

  constructor(parent, id) {
    super('core', `${parent.address}/core/${id}`, parent);
    this.#id = id;
  }

  /** From 1. */
  get id() { return this.#id; }
  get place() { return this.#id; }
  get realm() { return this.#id; }
  get state() { return ops.state(this.#id); }

  /** The Thread-Nodes that this realm runs here. */
  get children() { return [...this.#threads]; }

  adopt(thread) { this.#threads.add(thread); }
  disown(thread) { this.#threads.delete(thread); }

  /** Takes no more calls; what it has may end within the grace, and is then ended. The other cores go on. */
  stop(reason) {
    return this.#stopped ??= this.#stop(reason);
  }

  async #stop(reason) {
    ops.closeCore(this.#id);
    await until(() => ops.isQuiet(this.#id), this.parent.grace);
    await this.#end(reason);
  }

  /** Ends it at once. */
  kill() {
    ops.haltCore(this.#id);
    this.#stopped ??= this.#end(undefined);
  }

  async #end(reason) {
    ops.haltCore(this.#id);
    await until(() => this.state === 'exited', Infinity);
    require('internal/node_scope').forget(this.address);
    this.emit('exit', reason);
  }
}

/** Asks again and again, at growing distances, whether something that no event tells of is so. Keeps the loop alive meanwhile. */
function until(isSo, longest) {
  const { setTimeout } = require('internal/timers');
  const begin = Date.now();
  return new Promise((resolve) => {
    const look = (pause) => {
      if (isSo() || Date.now() - begin >= longest) resolve();
      else setTimeout(look, Math.min(pause, longest), Math.min(pause * 2, 16));
    };
    look(1);
  });
}

class Machine extends Node {
  #cores;
  #stopped;
  #grace = kGrace;

  constructor() {
    super('machine', ops.address(), undefined);
  }

  get place() { return 0; }
  get realm() { return 0; }
  get pid() { return process.pid; }
  get host() { return require('os').hostname(); }
  get state() { return ops.state(0); }
  get cores() { return this.#cores ??= frozenList(ops.cores(), (index) => new Core(this, index + 1)); }
  get children() { return [...this.cores, ...require('internal/machines').children]; }

  /** The machine that made this process, null if none did. */
  get parent() { return require('internal/machines').parent(); }

  /** A new process; with `file`, running that program. */
  spawn(options) { return require('internal/machines').spawn(options); }

  /** How many Thread-Nodes a core may have at once, and how many calls may wait in each queue. */
  get concurrency() { return ops.limits()[1]; }
  set concurrency(threads) { configure(undefined, threads); }
  get maxQueue() { return ops.limits()[0]; }
  set maxQueue(calls) { configure(calls, undefined); }

  /** Milliseconds that `stop()` gives what runs. */
  get grace() { return this.#grace; }
  set grace(milliseconds) {
    require('internal/validators').validateNumber(milliseconds, 'grace', 0);
    this.#grace = milliseconds;
  }

  configure({ maxQueue, concurrency } = {}) {
    configure(maxQueue, concurrency);
  }

  async stats() {
    return { ...await super.stats(), memory: process.memoryUsage.rss() };
  }

  /** All cores stop; the program itself goes on, but its calls are refused. */
  stop(reason) {
    return this.#stopped ??= this.#stop(reason);
  }

  async #stop(reason) {
    ops.closeMachine();
    await Promise.all(this.cores.map((core) => core.stop(reason)));
    this.emit('exit', reason);
  }

  /** This process ends at once, as by SIGKILL. */
  kill() {
    process.kill(process.pid, 'SIGKILL');
  }
}

function configure(maxQueue, concurrency) {
  const { validateInteger } = require('internal/validators');
  if (maxQueue !== undefined) validateInteger(maxQueue, 'maxQueue', 1);
  if (concurrency !== undefined) validateInteger(concurrency, 'concurrency', 1);
  ops.configure(maxQueue ?? NaN, concurrency ?? NaN);
}

let theMachine;
const machine = () => theMachine ??= new Machine();

// ---- a Thread-Node seen from its caller

/** What stands behind a Thread: a promise that is also a node. */
class ThreadState {
  constructor(node, call, timeout, signal) {
    this.node = node;
    this.began = performance.now();
    this.handle = 0;
    this.placed = NodeCall.place(call, node.place, timeout, { handle: () => this.handleNumber(), here: true, signal });
    this.thread = this.placed.promise;
    behind.set(this.thread, this);
    Object.setPrototypeOf(this.thread, Thread.prototype);
    Object.defineProperties(this.thread, { kind: { value: 'thread' }, parent: { value: node } });
    node.adopt?.(this.thread);
    this.settled = this.thread.then(() => this.end(), (error) => this.end(error));
    if (signal !== undefined) this.follow(signal);
  }

  /** The number under which the Thread-Node can send to this end. */
  handleNumber() {
    return this.handle ||= require('internal/node_messages').handleNumber(this, this.node.kind === 'machine' ? this.node !== theMachine : this.node.parent !== theMachine);
  }

  follow(signal) {
    if (signal.aborted) return;
    const onAbort = () => this.placed.cancel(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    this.settled.then(() => signal.removeEventListener('abort', onAbort));
  }

  end(error) {
    this.node.disown?.(this.thread);
    if (this.handle !== 0) require('internal/node_messages').forgetHandle(this.handle);
    this.thread.emit('exit', error);
  }

  // As the end of messages (see `internal/node_messages`).
  listenerCount(name) { return this.thread.listenerCount(name); }
  emit(...args) { return this.thread.emit(...args); }
  on(...args) { return this.thread.on(...args); }
}

const behind = new WeakMap();

/** Promise and node in one. Its methods are those of both; `then` gives ordinary promises. */
class Thread extends Promise {
  static get [Symbol.species]() { return Promise; }

  get state() {
    const { placed } = behind.get(this);
    return placed.resolve === undefined ? 'exited' : placed.wasCancelled ? 'stopping' : 'running';
  }

  get children() { return []; }

  /** Its number on its core is known when it has begun. */
  get address() {
    const { node, placed } = behind.get(this);
    const [core, number] = placed.seat();
    if (number === 0) return `${node.address}/thread/0`;
    return `${node.kind === 'machine' ? `${node.address}/core/${core}` : node.address}/thread/${number}`;
  }

  cancel(reason) { behind.get(this).placed.cancel(reason); }

  async stop(reason) {
    this.cancel(reason);
    await behind.get(this).settled;
  }

  kill() { this.cancel(); }

  run(...args) { return this.parent.run(...args); }

  async call(name, ...args) {
    return require('internal/node_scope').call([this.address, ...scopesOf(this.parent)], name, args);
  }

  define(name, fn) { require('internal/node_scope').define(this.address, name, fn); }

  /** What is not measured for each of them, because that would cost more than a small one runs, is NaN: a core's figures have it. */
  async stats() {
    const { placed, began } = behind.get(this);
    const isOver = placed.resolve === undefined;
    return {
      wall: performance.now() - began, cpu: NaN, switches: { voluntary: NaN, involuntary: NaN }, memory: NaN, running: isOver ? 0 : 1, queued: 0,
      done: isOver && !placed.failed ? 1 : 0, failed: isOver && placed.failed ? 1 : 0, stolen: NaN, bytesIn: NaN, bytesOut: NaN,
    };
  }

  async send(value) {
    const { node, placed } = behind.get(this);
    await until(() => placed.seat()[1] !== 0 || placed.resolve === undefined, Infinity);
    if (placed.resolve === undefined) throw new (require('internal/node_errors').NodeDownError)('The node has ended');
    const [core, number] = placed.seat();
    const machine = node.kind === 'machine' ? node : node.parent;
    if (machine === theMachine) await require('internal/node_messages').send(core, number, value);
    else await require('internal/machines').sendToThread(machine.number, core, number, value);
  }

  async [Symbol.asyncDispose]() { await this.stop(); }
}

for (const name of Object.getOwnPropertyNames(EventEmitter.prototype)) {
  if (name !== 'constructor' && !(name in Thread.prototype)) {
    Object.defineProperty(Thread.prototype, name, Object.getOwnPropertyDescriptor(EventEmitter.prototype, name));
  }
}
// To `await` it is a promise like any other.
Object.defineProperty(Thread.prototype, 'constructor', { value: Promise, writable: true, configurable: true });

// ---- on a core

/** On a core, the Thread-Node that runs (see `internal/node_core`): it stands on the asynchronous context. */
const running = () => context.frame?.node;

/** The Thread-Node that code on a core runs in. */
class RunningThread extends Node {
  #entry;
  #farSeat;

  constructor(entry) {
    const core = machine().cores[ops.coreNumber() - 1];
    super('thread', `${core.address}/thread/${entry.number}`, core);
    this.#entry = entry;
    (entry.atEnd ??= []).push(() => {
      require('internal/node_scope').forget(this.address);
      require('internal/node_messages').refuseWaiting(this);
    });
  }

  get state() { return this.#entry.isOver ? 'exited' : 'running'; }
  get signal() { return this.#entry.signal; }
  get place() { return 0; }

  /** Where messages for it go (see `internal/node_messages`): from another process, under a secret number. */
  seatFor(isNear) {
    const core = ops.coreNumber();
    if (isNear) return [core, this.#entry.number];
    this.#farSeat ??= require('internal/node_messages').openTo(this, this.#entry);
    return [core, -this.#farSeat];
  }

  /** To the other end: the Thread that `run` gave its caller. */
  async send(value) {
    const to = this.#entry.handle;
    if (to === undefined) {
      const { NodeDownError } = require('internal/node_errors');
      throw new NodeDownError('Nobody holds this Thread-Node: it was not made by run()');
    }
    const { from } = this.#entry;
    if (from !== 0) await require('internal/machines').sendToThread(from, to[0], -to[1], value);
    else await require('internal/node_messages').send(to[0], -to[1], value);
  }

  /** It ends where it waits next, or where it stands if it waits now: what awaits its own end has it. */
  async stop(reason) {
    require('internal/node_core').endThread(this.#entry.number, reason);
    if (running() === this.#entry) await new Promise(() => {});
  }

  kill() {
    require('internal/node_core').endThread(this.#entry.number);
  }
}

const nodeOf = (entry) => entry.node ??= new RunningThread(entry);

/** The node this code runs in. */
function self() {
  const entry = running();
  return entry === undefined ? own() : nodeOf(entry);
}

/** The node that this realm is. */
function own() {
  const core = ops.coreNumber();
  return core === 0 ? machine() : machine().cores[core - 1];
}

let programController;

/** Aborted when this Thread-Node is cancelled; the program itself is never. */
function signal() {
  const entry = running();
  if (entry !== undefined) return entry.signal;
  programController ??= new (require('internal/abort').AbortController)();
  return programController.signal;
}

module.exports = { Node, Core, Machine, machine, self, own, nodeOf, signal, scopesOf, until, frozenList };
