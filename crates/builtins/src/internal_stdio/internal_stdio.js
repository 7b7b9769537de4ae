// `internal/stdio`: process.stdin, process.stdout and process.stderr, Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/process.html#process-io and https://nodejs.org/docs/latest-v26.x/api/tty.html
//
// Files and terminals have what a program writes when `write` returns; a pipe that is full has it later, as in Node, but always: nothing is lost at
// the end of the process. Output is a Writable; input, which few programs read, is in `internal/stdio_streams`.
'use strict';

const process = require('process');
const { Writable } = require('internal/streams/writable');
const loop = require('internal/loop');

function make(fd) {
  if (fd === 0) return require('internal/stdio_streams').makeInput(ops);
  const stream = new Output(fd);
  outputs.push(stream);
  require('internal/console').attachStream(fd, stream);
  return stream;
}

const outputs = [];

/** The process is about to end: what the streams hold back is written. */
function finish() {
  for (const stream of outputs) stream.finish();
}

/** Writes text; errors are dropped: for what the runtime itself has to say. */
function writeText(fd, text) {
  ops.writeText(fd, text);
}

// ---- output

const outputOptions = { decodeStrings: false };

class Output extends Writable {
  constructor(fd) {
    super(outputOptions);
    this.fd = fd;
    this.readable = false;
    this._type = ops.kind(fd);
    this._isStdio = true;
    if (this._type === 'tty') this.#becomeTerminal();
  }

  #becomeTerminal() {
    this.isTTY = true;
    [this.columns, this.rows] = ops.windowSize(this.fd) ?? [80, 24];
    // The size is kept up to date as long as someone listens for its changes.
    this.on('newListener', (name) => {
      if (name === 'resize' && this.listenerCount('resize') === 0) process.on('SIGWINCH', this.#measure);
    });
    this.on('removeListener', (name) => {
      if (name === 'resize' && this.listenerCount('resize') === 0) process.removeListener('SIGWINCH', this.#measure);
    });
  }

  #measure = () => {
    const [columns, rows] = ops.windowSize(this.fd) ?? [this.columns, this.rows];
    if (columns === this.columns && rows === this.rows) return;
    this.columns = columns;
    this.rows = rows;
    this.emit('resize');
  };

  _write(chunk, encoding, callback) {
    const outcome = typeof chunk === 'string' && isUtf8(encoding) ? ops.writeText(this.fd, chunk) : ops.writeBytes(this.fd, bytesOf(chunk, encoding));
    if (outcome === 0) callback();
    else this.#wait(outcome, callback);
  }

  _writev(entries, callback) {
    const isText = entries.every(({ chunk, encoding }) => typeof chunk === 'string' && isUtf8(encoding));
    if (isText) this._write(entries.map(({ chunk }) => chunk).join(''), 'utf8', callback);
    else this._write(require('buffer').Buffer.concat(entries.map(({ chunk, encoding }) => bytesOf(chunk, encoding))), 'buffer', callback);
  }

  #waiting = undefined;

  /** The pipe is full, or broken: `callback` is told when all is out. */
  #wait(outcome, callback) {
    if (outcome < 0) return callback(writeFailure(outcome));
    this.#waiting = callback;
    loop.ref();
    ops.whenWritten(this.fd, (errno) => {
      loop.unref();
      if (this.#waiting === callback) this.#goOn(errno);
    });
  }

  #goOn(errno) {
    const callback = this.#waiting;
    this.#waiting = undefined;
    if (errno === 0) callback();
    else callback(writeFailure(errno));
  }

  /** Hands over all that it holds, so that it is out before the process ends. */
  finish() {
    while (this.#waiting !== undefined) this.#goOn(0);
  }

  /** The process needs its output to its end: it is told closed, but can be written on. */
  _destroy(error, callback) {
    callback(error);
    this._undestroy();
    if (!this._writableState.emitClose) loop.nextTick(() => this.emit('close'));
  }

  destroySoon(...args) { return this.destroy(...args); }
  ref() { return this; }
  unref() { return this; }

  // ---- terminals

  getWindowSize() { return [this.columns, this.rows]; }
  getColorDepth(env = process.env) { return colorDepth(env); }

  hasColors(count, env) {
    if (env === undefined && (count === undefined || (typeof count === 'object' && count !== null))) {
      env = count;
      count = 16;
    } else {
      require('internal/validators').validateInteger(count, 'count', 2);
    }
    if (!this.isTTY && env === undefined && process.env.FORCE_COLOR === undefined) return false;
    return count <= 2 ** this.getColorDepth(env);
  }

  clearLine(direction, callback) { return cursor().clearLine(this, direction, callback); }
  clearScreenDown(callback) { return cursor().clearScreenDown(this, callback); }
  cursorTo(x, y, callback) { return cursor().cursorTo(this, x, y, callback); }
  moveCursor(dx, dy, callback) { return cursor().moveCursor(this, dx, dy, callback); }
}
Object.defineProperty(Output, 'name', { value: 'WriteStream' });

const cursor = () => require('internal/readline/cursor');

const bytesOf = (chunk, encoding) => (typeof chunk === 'string' ? require('buffer').Buffer.from(chunk, encoding) : chunk);
const writeFailure = (errno) => require('internal/errors').errnoException(errno, 'write');
const isUtf8 = (encoding) => encoding === 'utf8' || encoding === 'utf-8' || !encoding;

/** Bits of colour that a terminal understands, by its variables: 1, 4, 8 or 24. */
function colorDepth(env) {
  switch (env.FORCE_COLOR) {
    case undefined: break;
    case '': case '1': case 'true': return 4;
    case '2': return 8;
    case '3': return 24;
    default: return 1;
  }
  if (env.NODE_DISABLE_COLORS || env.NO_COLOR || env.TERM === 'dumb') return 1;
  if (env.TMUX) return 24;
  if ('TF_BUILD' in env && 'AGENT_NAME' in env) return 4;
  if ('CI' in env) return ciColorDepth(env);
  if (env.TERM_PROGRAM === 'iTerm.app') return /^[0-2]\./.test(env.TERM_PROGRAM_VERSION ?? '') ? 8 : 24;
  if (env.TERM_PROGRAM === 'HyperTerm' || env.TERM_PROGRAM === 'MacTerm') return 24;
  if (env.TERM_PROGRAM === 'Apple_Terminal') return 8;
  if (env.COLORTERM === 'truecolor' || env.COLORTERM === '24bit') return 24;
  const term = (env.TERM ?? '').toLowerCase();
  if (/^(xterm-kitty|xterm-ghostty|alacritty|mosh)$/.test(term) || /(truecolor|direct)$/.test(term)) return 24;
  if (term.endsWith('-256') || term.endsWith('-256color')) return 8;
  if (/ansi|color|linux|^con\d*x\d|^rxvt|^screen|^xterm|^vt100|^vt220|^cygwin|^konsole|^putty|^st$|^gnome|^hurd|^eterm|^dtterm|^jfbterm|^kterm|^rxvt-unicode/.test(term)) return 4;
  return env.COLORTERM ? 4 : 1;
}

function ciColorDepth(env) {
  for (const name of ['CIRCLECI', 'GITEA_ACTIONS', 'GITHUB_ACTIONS']) if (name in env) return 24;
  for (const name of ['APPVEYOR', 'BUILDKITE', 'DRONE', 'GITLAB_CI', 'TRAVIS']) if (name in env) return 8;
  return env.CI_NAME === 'codeship' ? 8 : 1;
}

Object.assign(exports, { make, finish, writeText, Output, ops });
