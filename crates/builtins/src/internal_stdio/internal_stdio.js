// `internal/stdio`: process.stdin, process.stdout and process.stderr, Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/process.html#process-io and https://nodejs.org/docs/latest-v26.x/api/tty.html
//
// What a program writes has been written when `write` returns, so nothing is lost at the end of the process.
'use strict';

const process = require('process');
const EventEmitter = require('events');

function make(fd) {
  if (fd === 0) return new Input();
  const stream = new Output(fd);
  require('internal/console').attachStream(fd, stream);
  return stream;
}

/** Writes text; errors are dropped: for what the runtime itself has to say. */
function writeText(fd, text) {
  ops.writeText(fd, text);
}

// ---- output

class Output extends EventEmitter {
  fd;
  writable = true;
  #isTerminal;

  constructor(fd) {
    super();
    this.fd = fd;
    this._type = 'fs';
    this._isStdio = true;
    this.#isTerminal = ops.isTerminal(fd);
    if (this.#isTerminal) this.#becomeTerminal();
  }

  #becomeTerminal() {
    this._type = 'tty';
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

  write(chunk, encoding, callback) {
    if (typeof encoding === 'function') [encoding, callback] = [undefined, encoding];
    checkChunk(chunk);
    const failure = this.writable ? this.#put(chunk, encoding) : writeAfterEnd();
    if (failure !== undefined) process.nextTick(() => this.#fail(failure, callback));
    else if (typeof callback === 'function') process.nextTick(callback, null);
    return failure === undefined;
  }

  #put(chunk, encoding) {
    const failed = typeof chunk === 'string' && isUtf8(encoding)
      ? ops.writeText(this.fd, chunk)
      : ops.writeBytes(this.fd, typeof chunk === 'string' ? require('buffer').Buffer.from(chunk, encoding) : chunk);
    return failed === 0 ? undefined : require('internal/errors').errnoException(failed, 'write');
  }

  #fail(error, callback) {
    if (typeof callback === 'function') callback(error);
    this.emit('error', error);
  }

  end(chunk, encoding, callback) {
    if (typeof chunk === 'function') [chunk, encoding, callback] = [undefined, undefined, chunk];
    if (typeof encoding === 'function') [encoding, callback] = [undefined, encoding];
    if (chunk !== undefined && chunk !== null) this.write(chunk, encoding);
    this.writable = false;
    process.nextTick(() => {
      if (typeof callback === 'function') callback();
      this.emit('finish');
    });
    return this;
  }

  /** The process needs its output to its end: it is never closed. */
  destroy() { return this; }
  destroySoon() { return this; }
  cork() {}
  uncork() {}
  ref() { return this; }
  unref() { return this; }

  setDefaultEncoding() { return this; }

  get writableLength() { return 0; }
  get writableHighWaterMark() { return 16384; }
  get writableNeedDrain() { return false; }
  get writableEnded() { return !this.writable; }
  get destroyed() { return false; }

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
    if (!this.#isTerminal && env === undefined && process.env.FORCE_COLOR === undefined) return false;
    return count <= 2 ** this.getColorDepth(env);
  }

  clearLine(direction, callback) {
    return this.write(direction < 0 ? '\x1b[1K' : direction > 0 ? '\x1b[0K' : '\x1b[2K', callback);
  }

  clearScreenDown(callback) { return this.write('\x1b[0J', callback); }

  cursorTo(x, y, callback) {
    if (typeof y === 'function') [y, callback] = [undefined, y];
    return this.write(typeof y === 'number' ? `\x1b[${y + 1};${x + 1}H` : `\x1b[${x + 1}G`, callback);
  }

  moveCursor(dx, dy, callback) {
    let text = '';
    if (dx !== 0) text += dx < 0 ? `\x1b[${-dx}D` : `\x1b[${dx}C`;
    if (dy !== 0) text += dy < 0 ? `\x1b[${-dy}A` : `\x1b[${dy}B`;
    return text === '' || this.write(text, callback);
  }
}
Object.defineProperty(Output, 'name', { value: 'WriteStream' });

const isUtf8 = (encoding) => encoding === undefined || encoding === null || encoding === 'utf8' || encoding === 'utf-8' || encoding === 'buffer';

function checkChunk(chunk) {
  if (typeof chunk === 'string' || ArrayBuffer.isView(chunk)) return;
  const { codes } = require('internal/errors');
  if (chunk === null) throw new codes.ERR_STREAM_NULL_VALUES();
  throw new codes.ERR_INVALID_ARG_TYPE('chunk', ['string', 'Buffer', 'TypedArray', 'DataView'], chunk);
}

function writeAfterEnd() {
  const { codes: { ERR_STREAM_WRITE_AFTER_END } } = require('internal/errors');
  return new ERR_STREAM_WRITE_AFTER_END();
}

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

// ---- input

class Input extends EventEmitter {
  fd = 0;
  readable = true;
  readableFlowing = null;
  isRaw = false;
  #decoder;
  #encoding = null;
  #isReading = false;
  #holdsLoop = false;
  #isRefed = true;
  #ended = false;
  #destroyed = false;
  /** What came while nobody wanted it. */
  #waiting = [];

  constructor() {
    super();
    if (ops.isTerminal(0)) this.isTTY = true;
  }

  on(name, listener) {
    super.on(name, listener);
    if (name === 'data' && this.readableFlowing !== false) this.resume();
    if (name === 'readable') this.#startReading();
    return this;
  }

  addListener(name, listener) { return this.on(name, listener); }

  setEncoding(encoding) {
    const { StringDecoder } = require('string_decoder');
    this.#decoder = new StringDecoder(encoding);
    this.#encoding = this.#decoder.encoding;
    this.#waiting = this.#waiting.map((chunk) => (typeof chunk === 'string' ? chunk : this.#decoder.write(chunk))).filter((text) => text !== '');
    return this;
  }

  get readableEncoding() { return this.#encoding; }
  get readableEnded() { return this.#ended; }
  get destroyed() { return this.#destroyed; }

  resume() {
    if (this.readableFlowing !== true) {
      this.readableFlowing = true;
      process.nextTick(() => {
        this.emit('resume');
        this.#flow();
      });
    }
    this.#startReading();
    return this;
  }

  pause() {
    if (this.readableFlowing !== false) {
      this.readableFlowing = false;
      this.emit('pause');
    }
    this.#hold();
    return this;
  }

  isPaused() { return this.readableFlowing === false; }

  /** What has come so far and was not given out; null when there is nothing. */
  read() {
    if (this.#waiting.length === 0) {
      this.#startReading();
      return null;
    }
    const chunks = this.#waiting;
    this.#waiting = [];
    this.#startReading();
    return typeof chunks[0] === 'string' ? chunks.join('') : require('buffer').Buffer.concat(chunks);
  }

  ref() {
    this.#isRefed = true;
    this.#hold();
    return this;
  }

  unref() {
    this.#isRefed = false;
    this.#hold();
    return this;
  }

  setRawMode(raw) {
    if (this.isTTY !== true) throw new TypeError('process.stdin.setRawMode is not a function');
    ops.setRawMode(Boolean(raw));
    this.isRaw = Boolean(raw);
    return this;
  }

  pipe(destination, options) {
    this.on('data', (chunk) => destination.write(chunk));
    const isOutput = destination === process.stdout || destination === process.stderr;
    if (options?.end !== false && !isOutput) this.once('end', () => destination.end());
    destination.emit?.('pipe', this);
    return destination;
  }

  destroy(error) {
    if (this.#destroyed) return this;
    this.#destroyed = true;
    this.#ended = true;
    this.readable = false;
    this.#waiting = [];
    this.#hold();
    process.nextTick(() => {
      if (error) this.emit('error', error);
      this.emit('close');
    });
    return this;
  }

  async *[Symbol.asyncIterator]() {
    let wake;
    const arrived = [];
    let end;
    const onEnd = (error) => {
      end = { error };
      wake?.();
    };
    this.on('data', (chunk) => {
      arrived.push(chunk);
      wake?.();
    });
    this.once('end', onEnd).once('error', onEnd).once('close', onEnd);
    try {
      for (;;) {
        while (arrived.length !== 0) yield arrived.shift();
        if (end !== undefined) break;
        await new Promise((resolve) => { wake = resolve; });
      }
      if (end.error) throw end.error;
    } finally {
      this.destroy();
    }
  }

  // ---- reading

  #wantsMore() {
    return !this.#ended && (this.readableFlowing === true || (this.listenerCount('readable') !== 0 && this.#waiting.length === 0));
  }

  #startReading() {
    if (!this.#ended && !this.#isReading && (this.#wantsMore() || this.readableFlowing !== false)) {
      this.#isReading = true;
      ops.read((error, bytes) => this.#receive(error, bytes));
    }
    this.#hold();
  }

  /** The loop stays alive as long as bytes are waited for. */
  #hold() {
    const holds = this.#isReading && this.#isRefed && this.readableFlowing !== false && !this.#destroyed;
    if (holds === this.#holdsLoop) return;
    this.#holdsLoop = holds;
    const loop = require('internal/loop');
    if (holds) loop.ref();
    else loop.unref();
  }

  #receive(error, bytes) {
    this.#isReading = false;
    this.#hold();
    if (this.#destroyed) return;
    if (error) {
      this.destroy(error);
      return;
    }
    if (bytes.byteLength === 0) {
      const rest = this.#decoder?.end();
      if (rest) this.#waiting.push(rest);
      this.#ended = true;
    } else {
      const chunk = require('buffer').Buffer.from(bytes);
      const decoded = this.#decoder === undefined ? chunk : this.#decoder.write(chunk);
      if (decoded.length !== 0) this.#waiting.push(decoded);
    }
    if (this.listenerCount('readable') !== 0) this.emit('readable');
    this.#flow();
  }

  /** Gives out what waits, and goes on reading. */
  #flow() {
    while (this.readableFlowing === true && this.#waiting.length !== 0) this.emit('data', this.#waiting.shift());
    if (this.#ended && this.#waiting.length === 0) this.#finish();
    else if (this.#wantsMore()) this.#startReading();
  }

  #finish() {
    if (!this.readable) return;
    this.readable = false;
    process.nextTick(() => {
      this.emit('end');
      this.#destroyed = true;
      process.nextTick(() => this.emit('close'));
    });
  }
}
Object.defineProperty(Input, 'name', { value: 'ReadStream' });

Object.assign(exports, { make, writeText });
