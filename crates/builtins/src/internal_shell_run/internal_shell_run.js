// `internal/shell_run`: commands of `$` while they run: their processes, their output, their end.
'use strict';

const process = require('process');
const { spawn } = require('child_process');
const { Buffer } = require('buffer');
const { pipeline, Readable } = require('stream');
const { AbortError } = require('internal/errors');
const { setTimeout, clearTimeout } = require('internal/loop');

/** So much of what a command has complained of is kept for its error. */
const TAIL = 16 * 1024;
const TAIL_LINES = 10;
/** A command that does not heed SIGTERM is killed after so many milliseconds. */
const PATIENCE = 5000;

/** A command has failed: which, how, and the end of what it said. */
class ShellError extends Error {
  constructor({ name }, { exitCode, signal, stderr }, reason, options) {
    const how = reason ?? (signal ? `ended by ${signal}` : `exit code ${exitCode}`);
    const lines = stderr.trimEnd().split('\n').slice(-TAIL_LINES).join('\n');
    super(`${name}: ${how}${lines && `\n${lines}`}`, options);
    Object.assign(this, { command: name, exitCode, signal, stderr });
  }
}
Object.defineProperty(ShellError.prototype, 'name', { value: 'ShellError', writable: true, configurable: true });

const abortion = ({ reason }) => new AbortError(undefined, { cause: reason });

function startFailure({ code, message }) {
  if (code === 'ENOENT') return 'there is no such program, or no such folder to run it in';
  return code === 'EACCES' ? 'no program that may be run' : message;
}

/** A running pipeline; `plan` lists its commands. `mode`: output is shown ('show'), kept ('keep') or iterated ('iterate'). */
class Run {
  #parts = [];
  #last;
  #mode;
  #hasStopped = false;
  /** A signal that was aborted before: nothing has been started. */
  #aborted;
  /** The end of the stream that the output goes to. */
  #drained;

  constructor(plan, mode) {
    this.#mode = mode;
    this.#aborted = plan.find(({ signal }) => signal?.aborted)?.signal;
    if (this.#aborted) return;
    let source;
    for (const [i, command] of plan.entries()) {
      const part = new Part(command, i === 0 ? undefined : source ?? 'ignore', i === plan.length - 1);
      this.#parts.push(part);
      source?.destroy();
      source = part.child.pid === undefined ? undefined : part.child.stdout;
    }
    this.#last = this.#parts.at(-1);
    const { output } = this.#last.command;
    if (output) this.#drained = this.#last.drainInto(output);
  }

  async result() {
    const { exitCode, signal, stderr, bytes } = await this.outcome();
    return { exitCode, signal, stdout: bytes.toString(), stderr };
  }

  /** The end of the last command with all of its output, or the first failure. */
  async outcome() {
    if (this.#aborted) throw abortion(this.#aborted);
    const { isQuiet, output } = this.#last.command;
    const chunks = [];
    if (!output) this.#last.child.stdout?.on('data', (chunk) => {
      chunks.push(chunk);
      if (this.#mode === 'show' && !isQuiet) process.stdout.write(chunk);
    });
    try {
      return { ...await this.#end(), bytes: Buffer.concat(chunks) };
    } catch (error) {
      // What it has printed is not lost with it, nor shown with the error.
      if (error instanceof ShellError) Object.defineProperty(error, 'stdout', { value: Buffer.concat(chunks).toString(), writable: true, configurable: true });
      throw error;
    }
  }

  async #end() {
    const ends = await Promise.all(this.#parts.map(({ ended }) => ended));
    const failure = await this.#drained ?? ends.find((end) => end.failure !== undefined)?.failure;
    if (failure && !this.#hasStopped) throw failure;
    return ends.at(-1);
  }

  async *lines() {
    if (this.#aborted) throw abortion(this.#aborted);
    if (this.#last.command.output) throw new Error(`${this.#last.command.name}: its output goes to a stream`);
    const decoder = new TextDecoder();
    let rest = '';
    try {
      for await (const chunk of this.#last.child.stdout ?? []) {
        const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
        rest = lines.pop();
        yield* lines;
      }
      rest += decoder.decode();
      if (rest !== '') yield rest;
      await this.#end();
    } finally {
      this.#stop();
    }
  }

  #stop() {
    this.#hasStopped = true;
    for (const part of this.#parts) part.stop();
  }
}

/** One command of a pipeline. */
class Part {
  #tail = Buffer.alloc(0);
  #timers = [];
  #listening;
  #reason;
  #cause;

  constructor(command, source, isLast) {
    this.command = command;
    const { args: [file, ...args], cwd, env, input } = command;
    const stdin = source ?? (input === undefined ? 'inherit' : input === null ? 'ignore' : 'pipe');
    this.child = spawn(file, args, { cwd, env, stdio: [stdin, 'pipe', 'pipe'] });
    this.ended = this.#watch(isLast);
    if (stdin === 'pipe') this.#feed(input);
    this.child.stderr?.on('data', (chunk) => this.#complain(chunk));
    this.#bound(command);
  }

  /** Resolves always: with the end, and the failure if it is one. */
  #watch(isLast) {
    return new Promise((resolve) => {
      let error;
      this.child.on('error', (failure) => { error = failure; });
      // The output of one that is piped on is not this process's, so its stream's end is not waited for.
      this.child.on(isLast ? 'close' : 'exit', () => resolve(this.#endOf(error, isLast)));
      if (!isLast) this.child.on('close', () => resolve(this.#endOf(error, isLast)));
    });
  }

  #endOf(error, isLast) {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#listening?.[Symbol.dispose]();
    const { child, command } = this;
    const end = { exitCode: child.exitCode, signal: child.signalCode, stderr: this.#tail.toString() };
    if (error && child.pid === undefined) {
      end.exitCode = null;
      end.failure = Object.assign(new ShellError(command, end, startFailure(error), { cause: error }), { code: error.code });
      return end;
    }
    const isCut = !isLast && child.signalCode === 'SIGPIPE';
    const hasFailed = child.exitCode !== 0 && !isCut;
    if (this.#cause) end.failure = this.#cause;
    else if (this.#reason || (hasFailed && !command.mayFail)) {
      end.failure = new ShellError(command, end, this.#reason);
      if (this.#reason) end.failure.code = 'ETIMEDOUT';
    }
    return end;
  }

  #feed(input) {
    const { stdin } = this.child;
    // A command need not read all that it is given.
    stdin.on('error', () => {});
    if (typeof input === 'string' || ArrayBuffer.isView(input)) stdin.end(ArrayBuffer.isView(input) ? Buffer.from(input.buffer, input.byteOffset, input.byteLength) : input);
    else pipeline(input instanceof Readable ? input : Readable.from(input), stdin, (error) => { if (error && error.code !== 'EPIPE') this.#fail(error); });
  }

  /** Resolves when `output` has all that the command has printed, or with what has gone wrong there: then the command is ended. */
  drainInto(output) {
    const { stdout } = this.child;
    if (!stdout) return undefined;
    const isShared = output === process.stdout || output === process.stderr;
    return require('stream/promises').pipeline(stdout, output, { end: !isShared }).catch((error) => {
      this.stop();
      return error;
    });
  }

  #complain(chunk) {
    if (!this.command.isQuiet) process.stderr.write(chunk);
    this.#tail = Buffer.concat([this.#tail, chunk]).subarray(-TAIL);
  }

  #bound({ timeout, signal }) {
    if (timeout !== undefined) {
      this.#timers.push(setTimeout(() => {
        this.#reason = `not done within ${timeout} ms`;
        this.stop();
      }, timeout));
    }
    if (signal) this.#listening = require('events').addAbortListener(signal, () => this.#abort(signal));
  }

  #abort(signal) {
    this.#fail(abortion(signal));
  }

  #fail(error) {
    this.#cause ??= error;
    this.stop();
  }

  /** Asks it to end; it has little time to. */
  stop() {
    const { child } = this;
    if (!child.kill()) return;
    const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
    timer.unref();
    this.#timers.push(timer);
  }
}

Object.assign(exports, { Run, ShellError });
