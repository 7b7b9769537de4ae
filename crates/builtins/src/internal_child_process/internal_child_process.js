// `internal/child_process`: the class ChildProcess. Node 26. Follows https://nodejs.org/docs/latest-v26.x/api/child_process.html#class-childprocess
//
// 'exit' is told when the process has ended, 'close' when its streams and its channel have closed as well.
'use strict';

const EventEmitter = require('events');
const boot = require('internal/boot');
const { NONE } = require('internal/pipe');
const { bind } = require('internal/async_context');
const { publish } = require('internal/channels');
const { nextTick } = require('internal/loop');
const { codes, errnoException } = require('internal/errors');
const { signals, numberOf, signalName } = require('internal/errno');
const { validateObject, validateString, validateOneOf, validateArray } = require('internal/validators');
const { stdioOf, nameForSystem } = require('internal/child_process_stdio');
const { apply } = Reflect;

/** Many children have no pipes, and need no sockets then. */
const pipeStreams = () => require('internal/pipe_stream');

const ESRCH = numberOf('ESRCH');
const EINVAL = numberOf('EINVAL');
/** What a program may cause is told by an event; the rest is thrown. */
const told = new Set(['EACCES', 'EAGAIN', 'EMFILE', 'ENFILE', 'ENOENT'].map(numberOf));

function ChildProcess() {
  apply(EventEmitter, this, []);
  this._closesNeeded = 1;
  this._closesGot = 0;
  this.connected = false;
  this.signalCode = null;
  this.exitCode = null;
  this.killed = false;
  this.spawnfile = null;
  this._handle = new Process();
  publish('child_process', () => ({ process: this }));
}
Object.setPrototypeOf(ChildProcess.prototype, EventEmitter.prototype);
Object.setPrototypeOf(ChildProcess, EventEmitter);

/** Of the options of a child that is forked: how many of its arguments are options of the runtime. */
const kOwnOptions = Symbol('ownOptions');

/** A process of the system's, as ChildProcess holds it. */
class Process {
  #child = NONE;
  pid = undefined;

  /** Starts it: the pipes' numbers, or a negative error. */
  start({ file, args, envPairs, cwd, detached, uid, gid, [kOwnOptions]: ownOptions }, stdio, onExit) {
    boot.permission?.demand('child', file);
    let variables = Array.isArray(envPairs) ? envPairs : ownVariables();
    if (boot.permission !== undefined) variables = boot.permission.inherited(file, variables);
    const started = ops.spawn(
      file, ended(args), ended(variables), cwd || undefined, ended(stdio), Boolean(detached), uid ?? NaN, gid ?? NaN, onExit, ownOptions,
    );
    if (typeof started === 'number') return started;
    const [pid, child, ...pipes] = started;
    this.pid = pid;
    this.#child = child;
    return pipes;
  }

  kill(signal) {
    return this.#child === NONE ? ESRCH : ops.kill(this.#child, signal);
  }

  ref() {
    if (this.#child !== NONE) ops.hold(this.#child, true);
  }

  unref() {
    if (this.#child !== NONE) ops.hold(this.#child, false);
  }
}

/** Without `envPairs` the child has this process's environment. */
function ownVariables() {
  return Object.entries(require('process').env).map(([name, value]) => `${name}=${value}`);
}

/** A list as the native side takes it: each item is ended by a zero. */
function ended(list) {
  return list.length === 0 ? '' : `${list.join('\0')}\0`;
}

/** Starts the process: what child_process.spawn calls with everything checked and named. */
ChildProcess.prototype.spawn = function spawn(options) {
  validateObject(options, 'options');
  const stdio = stdioOf(options.stdio || 'pipe', false);
  const channel = stdio.findIndex(({ type }) => type === 'ipc');
  const { serialization } = options;
  validateOneOf(serialization, 'options.serialization', [undefined, 'json', 'advanced']);
  if (channel !== -1) {
    if (options.envPairs === undefined) options.envPairs = [];
    else validateArray(options.envPairs, 'options.envPairs');
    options.envPairs.push(`NODE_CHANNEL_FD=${channel}`, `NODE_CHANNEL_SERIALIZATION_MODE=${serialization || 'json'}`);
  }
  validateString(options.file, 'options.file');
  this.spawnfile = options.file;
  if (options.args === undefined) this.spawnargs = [];
  else {
    validateArray(options.args, 'options.args');
    this.spawnargs = options.args;
  }

  publish('tracing:child_process.spawn:start', () => ({ process: this, options }));
  for (const { stream } of stdio) if (stream?._handle) pipeStreams().lend(stream);
  const pipes = this._handle.start({ ...options, args: this.spawnargs }, stdio.map(nameForSystem), bind((code, signal) => onExit(this, code, signal)));
  const failed = typeof pipes === 'number' ? pipes : 0;
  if (failed !== 0 && !told.has(failed)) {
    this._handle = null;
    const error = errnoException(failed, 'spawn');
    publish('tracing:child_process.spawn:error', () => ({ process: this, error }));
    throw error;
  }
  this.pid = this._handle.pid;
  nextTick(failed === 0 ? tellStart : tellFailure, this, failed);
  makeStreams(this, stdio, failed === 0 ? pipes : undefined);
  if (channel !== -1) makeChannel(this, failed === 0 ? pipes[channel] : undefined, serialization === 'advanced');
  if (failed !== 0) publish('tracing:child_process.spawn:error', () => ({ process: this, error: failureOf(this, failed) }));
  else publish('tracing:child_process.spawn:end', () => ({ process: this }));
  return failed;
};

function makeStreams(child, stdio, pipes) {
  const streams = stdio.map(({ type }, i) => {
    if (type !== 'pipe') return null;
    const stream = pipeStreams().open(pipes?.[i] ?? NONE, i > 0);
    // Standard input is not waited for.
    if (i > 0) {
      child._closesNeeded++;
      stream.on('close', () => maybeClose(child));
    }
    return stream;
  });
  child.stdin = streams[0];
  child.stdout = streams[1];
  child.stderr = streams[2];
  child.stdio = streams;
}

function makeChannel(child, pipe, isAdvanced) {
  child._closesNeeded++;
  require('internal/ipc').setupChannel(child, pipe, isAdvanced, () => maybeClose(child));
}

// ---- what happens to it

function tellStart(child) {
  child.emit('spawn');
}

function failureOf(child, failed) {
  const error = errnoException(failed, child.spawnfile ? `spawn ${child.spawnfile}` : 'spawn');
  if (child.spawnfile) error.path = child.spawnfile;
  error.spawnargs = child.spawnargs.slice(1);
  return error;
}

function tellFailure(child, failed) {
  child.exitCode = failed;
  child.stdin?.destroy();
  child._handle = null;
  child.emit('error', failureOf(child, failed));
  nextTick(flush, child);
  maybeClose(child);
}

function onExit(child, code, signal) {
  if (signal !== 0) child.signalCode = signalName(signal) ?? null;
  else child.exitCode = code;
  child.stdin?.destroy();
  child._handle = null;
  child.emit('exit', child.exitCode, child.signalCode);
  // What is left must not hold 'close' back: also who has paused is told it now, as in Node.
  nextTick(flush, child);
  maybeClose(child);
}

function flush(child) {
  if (child.stdio == null) return;
  for (const stream of child.stdio) {
    if (stream && stream.readable && !pipeStreams().isLent(stream)) stream.resume();
  }
}

function maybeClose(child) {
  child._closesGot++;
  if (child._closesGot === child._closesNeeded) child.emit('close', child.exitCode, child.signalCode);
}

// ---- signals, and the loop

ChildProcess.prototype.kill = function kill(signal) {
  const number = signal === 0 ? 0 : signalNumber(signal === undefined ? 'SIGTERM' : signal);
  if (!this._handle) return false;
  const failed = this._handle.kill(number);
  if (failed === 0) {
    this.killed = true;
    return true;
  }
  if (failed === EINVAL) throw errnoException(failed, 'kill');
  if (failed !== ESRCH) this.emit('error', errnoException(failed, 'kill'));
  return false;
};

/** The number of a signal, given by name or number. */
function signalNumber(signal) {
  if (typeof signal === 'number' && signalName(signal) !== undefined) return signal;
  const number = typeof signal === 'string' ? signals[signal.toUpperCase()] : undefined;
  if (number === undefined) throw new codes.ERR_UNKNOWN_SIGNAL(signal);
  return number;
}

ChildProcess.prototype.ref = function ref() {
  if (this._handle) this._handle.ref();
};

ChildProcess.prototype.unref = function unref() {
  if (this._handle) this._handle.unref();
};

Object.defineProperty(ChildProcess.prototype, Symbol.dispose, {
  value: { [Symbol.dispose]() { if (!this.killed) this.kill(); } }[Symbol.dispose],
  writable: true,
  enumerable: true,
  configurable: true,
});

Object.assign(exports, { ChildProcess, signalNumber, ended, kOwnOptions });
