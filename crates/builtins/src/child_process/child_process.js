// `node:child_process`, Node 26. Follows https://nodejs.org/docs/latest-v26.x/api/child_process.html
//
// Here are the asynchronous forms; the class is in `internal/child_process`, the synchronous forms are in `internal/child_process_sync`.
'use strict';

const { ChildProcess, kOwnOptions } = require('internal/child_process');
const sync = require('internal/child_process_sync');
const checks = require('internal/child_process_arguments');
const validators = require('internal/validators');
const { AbortError, codes } = require('internal/errors');
const { nextTick, setTimeout, clearTimeout } = require('internal/loop');
const { Buffer } = require('buffer');

function spawn(file, args, options) {
  options = checks.normalize(file, args, options);
  checks.checkTimeout(options.timeout);
  if (options.signal !== undefined) validators.validateAbortSignal(options.signal, 'options.signal');
  const killSignal = checks.killSignalOf(options.killSignal);
  const child = new ChildProcess();
  child.spawn(options);
  if (options.timeout > 0) killAfter(child, options.timeout, killSignal);
  if (options.signal) killWhenAborted(child, options.signal, killSignal);
  return child;
}

function killAfter(child, milliseconds, killSignal) {
  let timer = setTimeout(() => {
    timer = undefined;
    try {
      child.kill(killSignal);
    } catch (error) {
      child.emit('error', error);
    }
  }, milliseconds);
  child.once('exit', () => {
    if (timer) clearTimeout(timer);
  });
}

function killWhenAborted(child, signal, killSignal) {
  const onAbort = () => {
    try {
      if (child.kill(killSignal)) child.emit('error', new AbortError(undefined, { cause: signal.reason }));
    } catch (error) {
      child.emit('error', error);
    }
  };
  if (signal.aborted) {
    nextTick(onAbort);
    return;
  }
  const listening = require('events').addAbortListener(signal, onAbort);
  child.once('exit', () => listening[Symbol.dispose]());
}

// ---- exec and execFile

function exec(command, options, callback) {
  if (typeof options === 'function') [options, callback] = [undefined, options];
  options = { ...options };
  options.shell = typeof options.shell === 'string' ? options.shell : true;
  checks.checkCommand(command);
  return execFile(command, options, callback);
}

function execFile(file, args, options, callback) {
  ({ args, options, callback } = checks.fileArguments(args, options, callback));
  options = { encoding: 'utf8', timeout: 0, maxBuffer: checks.MAX_BUFFER, killSignal: 'SIGTERM', cwd: null, env: null, shell: false, ...options };
  checks.checkTimeout(options.timeout);
  checks.checkMaxBuffer(options.maxBuffer);
  options.killSignal = checks.killSignalOf(options.killSignal);
  const { cwd, env, uid, gid, shell, signal } = options;
  const child = spawn(file, args, {
    cwd, env, uid, gid, shell, signal,
    windowsHide: Boolean(options.windowsHide), windowsVerbatimArguments: Boolean(options.windowsVerbatimArguments),
  });
  collect(child, [file, ...args].join(' '), options, callback);
  return child;
}

/** Gathers a child's output, within its bounds, and calls back when it has closed. */
function collect(child, command, options, callback) {
  const encoding = options.encoding !== 'buffer' && Buffer.isEncoding(options.encoding) ? options.encoding : null;
  const outputs = [child.stdout, child.stderr].map((stream, i) => new Output(stream, encoding, i === 0 ? 'stdout' : 'stderr'));
  let timer;
  let wasKilled = false;
  let hasEnded = false;
  let failure;

  const end = (code, signal) => {
    if (hasEnded) return;
    hasEnded = true;
    if (timer) clearTimeout(timer);
    if (!callback) return;
    const [stdout, stderr] = outputs.map((output) => output.value());
    if (!failure && code === 0 && signal === null) {
      callback(null, stdout, stderr);
      return;
    }
    failure ??= commandFailed(command, stderr, code, child.killed || wasKilled, signal);
    failure.cmd = command;
    callback(failure, stdout, stderr);
  };
  const fail = (error) => {
    failure = error;
    child.stdout?.destroy();
    child.stderr?.destroy();
    end();
  };
  const kill = () => {
    child.stdout?.destroy();
    child.stderr?.destroy();
    wasKilled = true;
    try {
      child.kill(options.killSignal);
    } catch (error) {
      failure ??= error;
      end();
    }
  };

  if (options.timeout > 0) {
    timer = setTimeout(() => {
      timer = undefined;
      kill();
    }, options.timeout);
  }
  for (const output of outputs) {
    output.collect(options.maxBuffer, (error) => {
      failure = error;
      kill();
    });
  }
  child.addListener('close', end);
  child.addListener('error', fail);
}

/** What comes out of one stream. */
class Output {
  #stream;
  #encoding;
  #name;
  #chunks = [];
  #length = 0;

  constructor(stream, encoding, name) {
    this.#stream = stream;
    this.#encoding = encoding;
    this.#name = name;
    if (encoding) stream?.setEncoding(encoding);
  }

  /** Lengths are bytes. Of what goes beyond `most` the beginning is kept, and `overflow` is told. */
  collect(most, overflow) {
    most ??= Infinity;
    this.#stream?.on('data', (chunk) => {
      const encoding = this.#stream.readableEncoding;
      const length = encoding ? Buffer.byteLength(chunk, encoding) : chunk.length;
      const room = most - this.#length;
      this.#length += length;
      if (this.#length <= most) {
        this.#chunks.push(chunk);
        return;
      }
      this.#chunks.push(chunk.slice(0, room));
      overflow(new codes.ERR_CHILD_PROCESS_STDIO_MAXBUFFER(this.#name));
    });
  }

  value() {
    return this.#encoding || this.#stream?.readableEncoding ? this.#chunks.join('') : Buffer.concat(this.#chunks);
  }
}

function commandFailed(command, stderr, code, killed, signal) {
  const error = new Error(`Command failed: ${command}\n${stderr}`);
  error.code = code < 0 ? require('internal/errno').describe(code).name : code;
  error.killed = killed;
  error.signal = signal;
  return error;
}

for (const original of [exec, execFile]) {
  const promised = (...args) => {
    const { promise, resolve, reject } = Promise.withResolvers();
    promise.child = original(...args, (error, stdout, stderr) => {
      if (error === null) resolve({ stdout, stderr });
      else reject(Object.assign(error, { stdout, stderr }));
    });
    return promise;
  };
  Object.defineProperty(original, Symbol.for('nodejs.util.promisify.custom'), { value: promised, enumerable: false });
}

// ---- fork

function fork(modulePath, args = [], options = undefined) {
  modulePath = checks.pathOf(modulePath, 'modulePath');
  if (args == null) args = [];
  else if (typeof args === 'object' && !Array.isArray(args)) [args, options] = [[], args];
  else validators.validateArray(args, 'args');
  if (options != null) validators.validateObject(options, 'options');
  options = { ...options, shell: false };
  const process = require('process');
  options.execPath ||= process.execPath;
  checks.checkNoNull(options.execPath, 'options.execPath');
  checks.checkNoNulls(options.execArgv ?? [], 'options.execArgv');
  const execArgv = options.execArgv || forkedArguments(process.execArgv);
  if (typeof execArgv[Symbol.iterator] !== 'function') throw new TypeError('execArgv is not iterable');
  const ownOptions = [...execArgv];
  args = [...ownOptions, modulePath, ...args];
  options.stdio = forkStdio(options);
  if (mayBeCopy(options)) options[kOwnOptions] = ownOptions.length;
  return spawn(options.execPath, args, options);
}

/** Whether nothing is asked for that a copy of a started process cannot be given. */
function mayBeCopy({ detached, uid, gid }) {
  return !detached && uid == null && gid == null;
}

/** This process's own options, but for the text that it runs. */
function forkedArguments(execArgv) {
  const index = execArgv.findIndex((argument) => argument === '-e' || argument === '--eval');
  return index === -1 ? execArgv : execArgv.toSpliced(index, 2);
}

function forkStdio({ stdio, silent }) {
  const { stdioList } = require('internal/child_process_stdio');
  if (typeof stdio === 'string') return stdioList(stdio, 'ipc');
  if (!Array.isArray(stdio)) return stdioList(silent ? 'pipe' : 'inherit', 'ipc');
  if (!stdio.includes('ipc')) throw new codes.ERR_CHILD_PROCESS_IPC_REQUIRED('options.stdio');
  return stdio;
}

/** For a child that was forked: its end of the channel, at start-up. */
function _forkChild(fd, serializationMode) {
  require('internal/ipc').joinParent(fd, serializationMode);
}

module.exports = {
  _forkChild,
  ChildProcess,
  exec,
  execFile,
  execFileSync: sync.execFileSync,
  execSync: sync.execSync,
  fork,
  spawn,
  spawnSync: sync.spawnSync,
};
