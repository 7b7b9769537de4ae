// `internal/machines`: Machine-Nodes that are other processes: what `machine.spawn()` makes, the machine that made
// this one, and what other machines ask of this process's program. Links and processes are the `nodes` crate's; see the operations in this folder.
'use strict';

const values = require('internal/node_values');
const errors = require('internal/node_errors');
const { infoOf } = require('internal/node_functions');
const tree = require('internal/node_tree');

/** Places for calls: a machine's number times this, plus the number of a core or 0 for any. */
const kCores = 65536;

/** The machines this realm knows, by number; those that have ended for good are kept by who holds them. */
const known = new Map();
const ended = new Map();
const unheld = new FinalizationRegistry((number) => ended.delete(number));

const knownAs = (number) => known.get(number) ?? ended.get(number)?.deref();

// ---- machines of other processes

class MachineCore extends tree.Node {
  constructor(parent, id) {
    super('core', undefined, parent);
    this.id = id;
  }

  get address() { return `${this.parent.address}/core/${this.id}`; }
  get state() { return this.parent.state; }
  get place() { return this.parent.place + this.id; }
  call(name, ...args) { return this.parent.call(name, ...args); }
  define(name, fn) { this.parent.define(name, fn); }
  stats() { return statsThere(this.parent.number, this.id); }
  stop() { return Promise.reject(notAlone(this)); }
  kill() { throw notAlone(this); }
  send(value) { return this.parent.send(value); }
}

function notAlone(core) {
  const error = new Error(`${core.address} lives as long as its machine: stop that`);
  error.code = 'ERR_ROATA_NOT_ALONE';
  return error;
}

class OtherMachine extends tree.Node {
  #number;
  #cores = [];
  #state = 'starting';
  #pid;
  #host;
  #defined;
  #whyExited;

  constructor(number, parent) {
    super('machine', undefined, parent);
    this.#number = number;
    known.set(number, this);
  }

  get address() { return this.#pid === undefined ? `roata://starting-${this.#number}` : `roata://local-${this.#pid}`; }
  get state() { return this.hasEnded() ? 'exited' : this.#state; }
  get pid() { return this.#pid; }
  get host() { return this.#host; }
  get cores() { return this.#cores; }
  get children() { return this.#cores; }
  get place() { return this.#number * kCores; }
  get number() { return this.#number; }
  /** The names that this realm has put into its scope, each with the number of a function that has stayed here; undefined for none. */
  get defined() { return this.#defined; }

  /** It takes calls: what its process has said of itself. */
  isReady(pid, host, cores) {
    this.#state = 'running';
    this.#pid = pid;
    this.#host = host;
    if (this.#cores.length !== cores) {
      this.#cores = tree.frozenList(cores, (index) => this.#cores[index] ?? new MachineCore(this, index + 1));
    }
  }

  /** Also one of a machine that has not said how many it has, as a parent does not. */
  coreNumbered(id) { return this.#cores[id - 1] ?? new MachineCore(this, id); }

  become(state) { this.#state = state; }
  /** It has ended for good, for this reason: so also calls that are made from now on read why. */
  endBecause(reason) {
    this.#state = 'exited';
    this.#whyExited = reason;
    this.#defined?.forEach(require('internal/node_scope').takeBack);
    known.delete(this.#number);
    ended.set(this.#number, new WeakRef(this));
    unheld.register(this, this.#number);
  }

  get whyExited() { return this.#whyExited; }
  hasEnded() { return this.#state === 'exited'; }

  /** Only its own program and node functions there make processes: theirs are no neighbours of this one, which could not reach them. */
  async spawn() {
    const message = `${this.address} makes no processes for other machines: run a node function there that spawns and uses them`;
    throw Object.assign(new Error(message), { code: 'ERR_ROATA_UNREACHABLE' });
  }

  /** By name: in that machine's scope, then upwards. */
  async call(name, ...args) {
    const { validateString } = require('internal/validators');
    validateString(name, 'name');
    return lookThere(this.#number, name, args, []);
  }

  /** Puts a function into that machine's scope. A node function goes there; any other stays here, and is called from there. */
  define(name, fn) {
    const { validateString, validateFunction } = require('internal/validators');
    validateString(name, 'name');
    validateFunction(fn, 'fn');
    const scope = require('internal/node_scope');
    const lent = infoOf(fn) === undefined ? scope.lend(fn) : undefined;
    const before = (this.#defined ??= new Map()).get(name);
    this.#defined.set(name, lent?.[1]);
    const told = lent === undefined
      ? ask(this.#number, 'define', [name, fn], `the definition of ${name}`)
      : ask(this.#number, 'defineHere', [name, ...lent], `the definition of ${name}`);
    told.then(() => scope.takeBack(before), (error) => {
      if (!(error instanceof errors.NodeDownError)) throw error;
      scope.takeBack(before);
    });
  }

  send(value) {
    return ask(this.#number, 'message', value, 'the message').then(() => undefined);
  }

  stats() { return statsThere(this.#number, 0); }

  stop() { return Promise.reject(notOurs(this)); }
  kill() { throw notOurs(this); }
  async [Symbol.asyncDispose]() { if (this.#state !== 'exited') await this.stop(); }
}

function notOurs(machine) {
  const error = new Error(`${machine.address} was not made by this process, and is not its to stop`);
  error.code = 'ERR_ROATA_NOT_OURS';
  return error;
}

/** A machine's figures, or those of one of its cores: one answer has all of them, those of the machine first. */
function statsThere(number, core) {
  return new Promise((resolve, reject) => {
    ops.stats(number, (kind, answer) => {
      if (kind === 'done') resolve(statsOf(answer.slice(core * kFigures)));
      else reject(downError(number, answer, false));
    });
  });
}

const kFigures = 12;

function statsOf([wall, cpu, voluntary, involuntary, running, queued, done, failed, stolen, memory, bytesIn, bytesOut]) {
  return { wall: wall / 1e6, cpu: cpu / 1e6, switches: { voluntary, involuntary }, memory, running, queued, done, failed, stolen, bytesIn, bytesOut };
}

/** The error of a call that a machine's end has settled, or that was made after it. */
function downError(number, reason, maybeExecuted) {
  const machine = knownAs(number);
  const address = machine?.address ?? ops.addressOf(number);
  return new errors.NodeDownError(`The node went down: ${machine?.whyExited ?? reason}`, { address, maybeExecuted, exit: exitOfMachine(number) });
}

/** How its process ended, if it is one of this process's; another realm may have made it. */
function exitOfMachine(number) {
  const machine = knownAs(number);
  if (machine === undefined) return ops.isChild(number) ? exitOf(...ops.lastExit(number, false)) : undefined;
  return machine instanceof ChildMachine ? machine.lastExit() : undefined;
}

/** Asks the program of a machine. */
function ask(number, what, value, name) {
  const origin = new Error();
  return new Promise((resolve, reject) => {
    const length = values.encodeFar(value, name);
    ops.ask(number, what, values.scratch.bytes, length, (kind, answer) => {
      if (kind === 'done') resolve(decode(answer, number));
      else if (kind === 'failed') reject(errors.withCallerStack(fromThere(decode(answer, number), number), origin, nameOf(number)));
      else reject(downError(number, answer, kind === 'begun'));
    });
  });
}

const decode = (buffer, from) => values.decodeFrom(from, () => values.decode(new Uint8Array(buffer), 0, buffer.byteLength));

/** The stack of an error says which machine's cores its frames are on, and leaves out what only carried the call. */
function fromThere(error, number) {
  if (error === null || typeof error !== 'object' || typeof error.stack !== 'string') return error;
  const lines = error.stack.split('\n').filter((line) => !/^ {4}at .*\(?node:internal\//.test(line));
  const named = lines.map((line) => line.replace(/ \[(?:machine|(core \d+))\]$/, (_, core) => ` [${nameOf(number)}${core === undefined ? '' : ` ${core}`}]`));
  Object.defineProperty(error, 'stack', { value: named.join('\n'), writable: true, enumerable: false, configurable: true });
  return error;
}

/** How stacks name a machine. */
function nameOf(number) {
  const machine = knownAs(number);
  return `machine ${machine?.label ?? machine?.pid ?? ops.addressOf(number).replace(/^roata:\/\/(?:local-|machine-)?/, '')}`;
}

/** A machine that another realm of this process has made or connected to. */
class SeenMachine extends OtherMachine {
  constructor(number) {
    super(number, tree.machine());
    const address = ops.addressOf(number);
    const pid = /^roata:\/\/local-(\d+)$/.exec(address)?.[1];
    Object.defineProperty(this, 'address', { value: address, enumerable: true });
    this.isReady(pid === undefined ? undefined : Number(pid), pid === undefined ? undefined : require('os').hostname(), ops.coresOf(number));
  }
}

/** The machine with this number. */
function machineNumbered(number) {
  if (number === ops.parent()) return parent();
  return knownAs(number) ?? new SeenMachine(number);
}

// ---- processes of this one

class ChildMachine extends OtherMachine {
  #options;
  #stopping;
  #ended = Promise.withResolvers();
  #starting = Promise.withResolvers();
  #holdsLoop = true;
  #isEnding = false;
  #isOver = false;
  #exit;

  constructor(options, parent) {
    require('internal/boot').permission?.demand('child', process.execPath);
    const loop = require('internal/loop');
    let self;
    const number = ops.spawn(JSON.stringify(options), (details) => self.#happens(details));
    super(number, parent);
    self = this;
    this.#options = options;
    loop.ref();
    // Who waits for it hears of it; the others need not.
    this.#starting.promise.catch(() => {});
    children.add(this);
  }

  /** The promise of the machine once it takes calls. */
  get started() { return this.#starting.promise; }

  #happens([kind, number, text, more, last]) {
    if (kind === 'ready') {
      this.isReady(number, text, more);
      if (this.#isEnding) {
        this.become('stopping');
        return;
      }
      this.#starting.resolve(this);
      // A program's process keeps this one alive, as a child process does; cores that only wait for calls do not.
      if (this.#options.file === undefined) this.#letLoopGo();
    } else if (kind === 'restart') {
      tellGone(this.number);
      this.become('starting');
      this.#holdLoop();
      this.emit('restart', number);
    } else {
      this.#happensLast(number, text, more, last);
    }
  }

  #happensLast(errno, reason, code, signal) {
    this.#exit = exitOf(code, signal);
    this.#isOver = true;
    this.endBecause(reason);
    children.delete(this);
    tellGone(this.number);
    ops.lastExit(this.number, true);
    const error = errno === 0 ? downError(this.number, reason, false) : systemError(errno, this.#options);
    this.#letLoopGo();
    this.#starting.reject(error);
    this.#ended.resolve();
    this.emit('exit', reason);
  }

  #holdLoop() {
    if (!this.#holdsLoop) require('internal/loop').ref();
    this.#holdsLoop = true;
  }

  #letLoopGo() {
    if (this.#holdsLoop) require('internal/loop').unref();
    this.#holdsLoop = false;
  }

  /** Calls may hear of the end before its event is told, and so may whoever asks here: the loop goes on until that, too. */
  hasEnded() {
    if (this.#isOver) return true;
    const hasEnded = ops.isOver(this.number);
    if (hasEnded) this.#holdLoop();
    return hasEnded;
  }

  /** How its process ended the last time. */
  lastExit() {
    return this.#isOver ? this.#exit : exitOf(...ops.lastExit(this.number, false));
  }

  /** No new work; what runs may end within the grace it was spawned with, then it is killed. A second stop waits for the same end. */
  stop() {
    if (this.#isOver) return Promise.resolve();
    if (this.#stopping === undefined) {
      this.#end();
      ops.stop(this.number, this.#options.grace);
      this.#stopping = this.#ended.promise;
    }
    return this.#stopping;
  }

  kill() {
    if (this.#isOver) return;
    this.#end();
    ops.kill(this.number);
  }

  /** From now on it only ends, which the loop waits for. */
  #end() {
    this.#isEnding = true;
    this.become('stopping');
    this.#holdLoop();
  }
}

const children = new Set();

/** Undefined for one that has not ended. */
function exitOf(code, signal) {
  if (Number.isNaN(code) && Number.isNaN(signal)) return undefined;
  return { code: Number.isNaN(code) ? null : code, signal: Number.isNaN(signal) ? null : signalName(signal) };
}

function signalName(number) {
  const { signals } = require('os').constants;
  return Object.keys(signals).find((name) => signals[name] === number) ?? `SIG${number}`;
}

/** As `child_process` has it. */
function systemError(errno, { cwd }) {
  const code = require('util').getSystemErrorName(-errno);
  const hint = code === 'ENOENT' && cwd !== undefined ? ` (is there a directory '${cwd}'?)` : '';
  return Object.assign(new Error(`spawn ${code}${hint}`), { errno: -errno, code, syscall: 'spawn' });
}

/** `machine.spawn(options)`. */
function spawn(given = {}, parent = tree.machine()) {
  let options;
  let child;
  try {
    options = require('internal/machine_options').checkOptions(given);
    const { signal } = given;
    if (signal?.aborted) throw errors.abortError(signal.reason);
    child = new ChildMachine(options, parent);
    if (signal !== undefined) return followed(child, signal);
  } catch (error) {
    return Promise.reject(error);
  }
  return child.started;
}

/** A machine that is killed when `signal` is aborted. */
function followed(child, signal) {
  const onAbort = () => child.kill();
  signal.addEventListener('abort', onAbort, { once: true });
  child.once('exit', () => signal.removeEventListener('abort', onAbort));
  return child.started.catch((error) => {
    throw signal.aborted ? errors.abortError(signal.reason) : error;
  });
}

// ---- machines that go down

const whoWantsToKnow = [];

/** `hear(number)` is called when a machine that this realm has made or connected to has lost its process. */
function onGone(hear) {
  whoWantsToKnow.push(hear);
}

const tellGone = (number) => whoWantsToKnow.forEach((hear) => hear(number));

// ---- for calls that want any other process

/** Makes one more, unless there are so many; its number. */
function spawnForAnyone(most) {
  const { checkOptions } = require('internal/machine_options');
  const options = { ...checkOptions({ restart: 'always', cores: 1 }), pooled: true };
  return ops.claim(most) ? new ChildMachine(options, tree.machine()).number : undefined;
}

// ---- the machine that made this one

let theParent;

/** The parent as a node, null for a process that nobody made. */
function parent() {
  if (theParent !== undefined) return theParent;
  const number = ops.parent();
  theParent = number === 0 ? null : new OtherMachine(number, null);
  theParent?.isReady(process.ppid, require('os').hostname(), 0);
  return theParent;
}

/** A message for a Thread-Node of another machine, or for the Thread that its caller has there. */
async function sendToThread(number, realm, id, value) {
  await ask(number, 'thread', [realm, id, value], 'the message');
}

// ---- look-up by name over the limits of processes

/** Called when nothing in this process has what was looked for: the parent's answer, undefined if there is no parent. */
function lookBeyond(name, args, searched) {
  const machine = parent();
  return machine === null ? undefined : lookThere(machine.number, name, args, searched);
}

async function lookThere(number, name, args, searched) {
  const [isFound, answer] = await ask(number, 'call', [name, args, searched], `arguments of ${name}`);
  if (isFound) return answer;
  throw new errors.NodeLookupError(name, answer);
}

// ---- what other machines ask of this program

const askable = {
  async call([name, args, searched]) {
    const scope = require('internal/node_scope');
    const here = [tree.machine().address];
    try {
      return [true, await scope.call(here, name, args)];
    } catch (error) {
      if (!isLookupOf(error, name)) throw error;
      return [false, [...searched, ...error.searched]];
    }
  },
  define([name, fn]) {
    require('internal/node_scope').define(tree.machine().address, name, fn);
  },
  /** The function stays with the one who asks. */
  defineHere([name, realm, number], from) {
    const fn = (...args) => ask(from, 'callDefined', [realm, number, name, args], `arguments of ${name}`);
    require('internal/node_scope').define(tree.machine().address, name, fn);
  },
  callDefined([realm, number, name, args]) {
    return require('internal/node_scope').callLent(realm, number, name, args);
  },
  message(value) {
    return require('internal/node_messages').handle(0, value);
  },
  pull([realm, number, what, value], from) {
    const { ask, PULL } = require('internal/node_post');
    return ask(realm, PULL, number, [what, value, from], 'the value');
  },
  thread([realm, id, value], from) {
    // Thread-Nodes of this process are the parent's to speak to; ends of Threads, whose number is secret, anyone's who knows one.
    if (id >= 0 && from !== ops.parent()) throw new errors.NodeDownError('The node has ended');
    return require('internal/node_messages').send(realm, id, value);
  },
};

const isLookupOf = (error, name) => error instanceof errors.NodeLookupError && error.name === name;

/** Called for each question, as an event of the loop; `from` is the number of the machine that asks. */
function onAsk([number, from], what, buffer) {
  const reply = (isError, value) => {
    let length;
    try {
      length = isError ? values.encodeError(value, undefined) : values.encodeFar(value, 'the answer');
    } catch (error) {
      isError = true;
      length = values.encodeError(error, undefined);
    }
    ops.answer(number, isError, values.scratch.bytes, length);
  };
  let outcome;
  try {
    if (!Object.hasOwn(askable, what)) throw new Error(`a question that this version does not know: ${what}`);
    outcome = askable[what](decode(buffer, from), from);
  } catch (error) {
    reply(true, error);
    return;
  }
  Promise.resolve(outcome).then((value) => reply(false, value), (error) => reply(true, error));
}

/** The program of a process that was made without one: takes questions until its parent ends it. */
function serve() {
  require('internal/loop').ref();
}

/**
 * The program has nothing left to do. One that offers something to others (exported or defined functions, a listener of 'message') stays until it is
 * stopped; true if it does.
 */
function staysForOthers() {
  const exported = require('internal/modules').entryExports();
  const offers = require('internal/node_scope').hasDefined() || tree.machine().listenerCount('message') !== 0 || hasFunctions(exported);
  if (offers) serve();
  return offers;
}

const hasFunctions = (exported) => exported !== null && typeof exported === 'object' && Object.values(exported).some((value) => typeof value === 'function');

module.exports = {
  spawn, parent, lookBeyond, sendToThread, machineNumbered, onAsk, serve, staysForOthers, spawnForAnyone, ask, onGone, nameOf, OtherMachine, children, tellGone,
  definedIn: (number) => knownAs(number)?.defined,
  /** What a call's reply that its machine went down becomes. */
  downError,
};
