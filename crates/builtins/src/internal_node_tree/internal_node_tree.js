// `internal/node_tree`: nodes as objects: this process with its cores, a Thread-Node seen from its caller, and the node that code runs in.
'use strict';

const { infoOf, NodeCall, requireCall } = require('internal/node_functions');
const context = require('internal/async_context').state;

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
    const call = infoOf(callOrFunction) !== undefined ? callOrFunction.with(...rest) : requireCall(callOrFunction);
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
const machine = () => theMachine ??= new Machine();

/** The Thread-Node that code on a core runs in. */
class RunningThread extends Node {
  #entry;

  constructor(number, entry) {
    const core = machine().cores[ops.coreNumber() - 1];
    super('thread', `${core.address}/thread/${number}`, core);
    this.#entry = entry;
  }

  get signal() { return this.#entry.signal; }
  get place() { return 0; }
}

/** On a core, the Thread-Node that runs (see `internal/node_core`): it stands on the asynchronous context. */
const running = () => context.frame?.node;

/** The node this code runs in. */
function self() {
  const entry = running();
  if (entry === undefined) return machine();
  return entry.node ??= new RunningThread(entry.number, entry);
}

let programController;

/** Aborted when this Thread-Node is cancelled; the program itself is never. */
function signal() {
  const entry = running();
  if (entry !== undefined) return entry.signal;
  programController ??= new (require('internal/abort').AbortController)();
  return programController.signal;
}

module.exports = { Node, Core, Machine, makeThread, machine, self, signal };
