// `internal/fs_utf8_stream`: `fs.Utf8Stream`, text written to a file, gathered first, of Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/fs.html#class-fsutf8stream
//
// What is written waits in pieces of at most `maxWrite`; one piece is with the system at a time. With `sync` each is written at once.
'use strict';

const EventEmitter = require('events');
const { codes } = require('internal/errors');
const { validateBoolean, validateFunction, validateObject, validateOneOf, validateUint32 } = require('internal/validators');
const { Buffer } = require('buffer');
const nodeFs = require('fs');

const RETRY_AFTER = 100; // ms
const MAX_WRITE = 16 * 1024;
const HIGH_WATER = MAX_WRITE + 3; // a character more than a piece

class Utf8Stream extends EventEmitter {
  #fs;
  #options;
  #fd = -1;
  #file = null;
  /** Pieces that wait, and the length of all that is not written yet. */
  #pieces = [];
  #length = 0;
  #isBusy = false;
  #isOpening = false;
  #isEnding = false;
  #isDestroyed = false;
  #timer;

  constructor(options = {}) {
    super();
    this.#options = checked(options);
    this.#fs = { ...nodeFs, ...options.fs };
    const { fd, dest, periodicFlush } = this.#options;
    if (typeof fd === 'number' && dest === undefined) {
      this.#fd = fd;
      process.nextTick(() => this.emit('ready'));
    } else {
      const place = fd ?? dest;
      if (typeof place !== 'string' && typeof place !== 'number') throw new codes.ERR_INVALID_ARG_TYPE('fd', ['number', 'string'], place);
      this.#open(place);
    }
    if (periodicFlush > 0) this.#timer = setInterval(() => this.#next(true), periodicFlush).unref();
  }

  get append() { return this.#options.append; }
  get contentMode() { return this.#options.contentMode; }
  get fd() { return this.#fd; }
  get file() { return this.#file; }
  get fsync() { return this.#options.fsync; }
  get maxLength() { return this.#options.maxLength; }
  get minLength() { return this.#options.minLength; }
  get mkdir() { return this.#options.mkdir; }
  get mode() { return this.#options.mode; }
  get periodicFlush() { return this.#options.periodicFlush; }
  get sync() { return this.#options.sync; }
  get writing() { return this.#isBusy || this.#isOpening; }

  /** Takes a piece of text; false when more has gathered than is good. */
  write(data) {
    this.#checkAlive();
    const { contentMode, maxLength, maxWrite, minLength } = this.#options;
    if (contentMode === 'buffer' ? !Buffer.isBuffer(data) : typeof data !== 'string') {
      throw new codes.ERR_INVALID_ARG_TYPE('data', contentMode === 'buffer' ? 'Buffer' : 'string', data);
    }
    if (maxLength > 0 && this.#length + data.length > maxLength) {
      this.emit('drop', data);
      return this.#length < HIGH_WATER;
    }
    const last = this.#pieces.length - 1;
    if (last >= 0 && this.#pieces[last].length + data.length <= maxWrite) this.#pieces[last] = joined(this.#pieces[last], data);
    else this.#pieces.push(data);
    this.#length += data.length;
    if (!this.writing && this.#length >= minLength) this.#next(true);
    return this.#length < HIGH_WATER;
  }

  /** Writes what has gathered, however little. */
  flush(callback) {
    if (callback !== undefined) validateFunction(callback, 'cb');
    if (this.#isDestroyed) {
      const error = destroyed();
      if (callback === undefined) throw error;
      callback(error);
      return;
    }
    if (this.#options.minLength <= 0) {
      callback?.();
      return;
    }
    if (callback !== undefined) this.#whenDrained(callback);
    if (this.writing) return;
    if (this.#pieces.length === 0) this.#pieces.push(this.#options.contentMode === 'buffer' ? Buffer.alloc(0) : '');
    this.#next(true);
  }

  #whenDrained(callback) {
    const onDrain = () => {
      this.off('error', onError);
      const { fsync } = this.#fs;
      if (this.#options.fsync || this.#isDestroyed) callback();
      else fsync(this.#fd, (error) => callback(error?.code === 'EBADF' || error?.code === 'EINVAL' ? undefined : error ?? undefined));
    };
    const onError = (error) => {
      this.off('drain', onDrain);
      callback(error);
    };
    this.once('drain', onDrain);
    this.once('error', onError);
  }

  /** Writes all that waits before it returns. */
  flushSync() {
    this.#checkAlive();
    if (this.#fd < 0) throw new codes.ERR_INVALID_STATE('Invalid file descriptor');
    while (this.#pieces.length > 0) this.#writeSync(this.#pieces[0]);
  }

  /** Goes on with another file, or with the same one anew (log rotation). */
  reopen(file) {
    this.#checkAlive();
    if (this.#isOpening) {
      this.once('ready', () => this.reopen(file));
      return;
    }
    if (this.#isEnding) return;
    if (this.#file === null) throw new codes.ERR_OPERATION_FAILED('Unable to reopen a file descriptor, you must pass a file to SonicBoom');
    const old = this.#fd;
    this.once('ready', () => {
      if (this.#fd !== old) this.#fs.close(old, (error) => error && this.emit('error', error));
    });
    if (file) this.#file = file;
    this.#open(this.#file);
  }

  end() {
    this.#checkAlive();
    if (this.#isEnding) return;
    this.#isEnding = true;
    if (this.writing) return;
    if (this.#pieces.length > 0 && this.#fd >= 0) this.#next(true);
    else this.#close();
  }

  destroy() {
    if (this.#isDestroyed) return;
    if (this.#isOpening) this.once('ready', () => this.#close());
    else this.#close();
  }

  [Symbol.dispose]() { this.destroy(); }

  #checkAlive() {
    if (this.#isDestroyed) throw destroyed();
  }

  // ---- the file

  #open(file) {
    const { append, mkdir, mode, sync } = this.#options;
    this.#isOpening = true;
    const flags = append ? 'a' : 'w';
    const folder = typeof file === 'string' ? require('path').dirname(file) : undefined;
    const opened = (error, fd) => {
      this.#isOpening = false;
      if (error) {
        this.emit('error', error);
        return;
      }
      this.#opened(file, fd);
    };
    if (sync) {
      if (mkdir) this.#fs.mkdirSync(folder, { recursive: true });
      const fd = this.#fs.openSync(file, flags, mode);
      this.#isOpening = false;
      this.#take(file, fd);
      process.nextTick(() => this.emit('ready'));
    } else if (mkdir) {
      this.#fs.mkdir(folder, { recursive: true }, (error) => (error ? opened(error) : this.#fs.open(file, flags, mode, opened)));
    } else {
      this.#fs.open(file, flags, mode, opened);
    }
  }

  #take(file, fd) {
    this.#file = file;
    this.#fd = fd;
  }

  #opened(file, fd) {
    const isAnother = this.#fd >= 0;
    this.#take(file, fd);
    this.emit('ready');
    if (this.#isDestroyed) return;
    if (isAnother && this.#length === 0 && !this.#isEnding) this.emit('drain');
    if ((this.#length > this.#options.minLength || this.#isEnding) && !this.writing) this.#next(false);
  }

  #close() {
    if (this.#isDestroyed) return;
    this.#isDestroyed = true;
    clearInterval(this.#timer);
    this.#pieces = [];
    this.#length = 0;
    if (this.#fd === -1) {
      this.once('ready', () => this.#shut());
      return;
    }
    this.#shut();
  }

  #shut() {
    const shut = () => {
      if (this.#fd === 1 || this.#fd === 2) this.#closed(null);
      else this.#fs.close(this.#fd, (error) => this.#closed(error));
    };
    try {
      this.#fs.fsync(this.#fd, shut); // what cannot be synchronised, a pipe, says so; it is closed all the same
    } catch {
      shut();
    }
  }

  #closed(error) {
    if (error) {
      this.emit('error', error);
      return;
    }
    if (this.#isEnding) this.emit('finish');
    this.emit('close');
  }

  // ---- writing

  /** Writes the first piece that waits, and what comes then. `isWanted`: at least one, however little it is. */
  #next(isWanted) {
    if (this.writing || this.#isDestroyed || this.#fd < 0) return;
    const piece = this.#pieces[0];
    if (piece === undefined) {
      if (this.#isEnding) this.#close();
      return;
    }
    if (!isWanted && !this.#isEnding && this.#length < this.#options.minLength) return;
    if (this.#options.sync) {
      this.#writeAllSync();
      return;
    }
    this.#isBusy = true;
    const done = (error, count) => this.#written(piece, error, count);
    if (typeof piece === 'string') this.#fs.write(this.#fd, piece, 'utf8', done);
    else this.#fs.write(this.#fd, piece, done);
  }

  #written(piece, error, count) {
    this.#isBusy = false;
    if (error) {
      this.#failed(piece, error);
      return;
    }
    this.emit('write', count);
    this.#remove(piece, count);
    if (this.#options.fsync) this.#fs.fsyncSync(this.#fd);
    this.#goOn();
  }

  #goOn() {
    if (this.#isDestroyed) return;
    if (this.#pieces.length > 0 && (this.#length > this.#options.minLength || this.#isEnding)) this.#next(false);
    else if (this.#isEnding) this.#close();
    else this.#drained();
  }

  #drained() {
    if (this.#options.sync) process.nextTick(() => this.emit('drain'));
    else this.emit('drain');
  }

  #failed(piece, error) {
    const isBusy = error.code === 'EAGAIN' || error.code === 'EBUSY';
    if (!isBusy || !this.#options.retryEAGAIN(error, piece.length, this.#length - piece.length)) {
      this.emit('error', error);
      return;
    }
    this.#isBusy = true;
    setTimeout(() => {
      this.#isBusy = false;
      this.#next(true);
    }, RETRY_AFTER);
  }

  #writeAllSync() {
    try {
      while (this.#pieces.length > 0) this.emit('write', this.#writeSync(this.#pieces[0]));
    } catch (error) {
      this.emit('error', error);
      return;
    }
    this.#goOn();
  }

  /** Writes a piece now, waiting where the system asks for it; how many bytes were written. */
  #writeSync(piece) {
    for (;;) {
      try {
        const count = typeof piece === 'string' ? this.#fs.writeSync(this.#fd, piece, 'utf8') : this.#fs.writeSync(this.#fd, piece);
        this.#remove(piece, count);
        if (this.#options.fsync) this.#fs.fsyncSync(this.#fd);
        return count;
      } catch (error) {
        const isBusy = error.code === 'EAGAIN' || error.code === 'EBUSY';
        if (!isBusy || !this.#options.retryEAGAIN(error, piece.length, this.#length - piece.length)) throw error;
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, RETRY_AFTER);
      }
    }
  }

  /** Takes so many bytes off the first piece, which may have grown meanwhile. */
  #remove(piece, count) {
    const first = this.#pieces[0];
    let rest;
    if (typeof first !== 'string') rest = first.subarray(count);
    else if (count === Buffer.byteLength(piece)) rest = first.slice(piece.length);
    else rest = Buffer.from(first).subarray(count).toString();
    this.#length = Math.max(0, this.#length - (first.length - rest.length));
    if (rest.length === 0) this.#pieces.shift();
    else this.#pieces[0] = rest;
  }
}

const joined = (a, b) => (typeof a === 'string' ? a + b : Buffer.concat([a, b]));
const destroyed = () => new codes.ERR_INVALID_STATE('Utf8Stream is destroyed');

function checked(options) {
  validateObject(options, 'options');
  const {
    fd, dest, minLength = 0, maxLength = 0, maxWrite = MAX_WRITE, periodicFlush = 0, sync = false, append = true, mkdir = false, mode, fsync = false,
    contentMode = 'utf8', retryEAGAIN = () => true, fs,
  } = options;
  for (const [name, value] of Object.entries({ minLength, maxLength, maxWrite, periodicFlush })) validateUint32(value, `options.${name}`);
  for (const [name, value] of Object.entries({ sync, append, mkdir, fsync })) validateBoolean(value, `options.${name}`);
  validateOneOf(contentMode, 'options.contentMode', ['buffer', 'utf8']);
  validateFunction(retryEAGAIN, 'options.retryEAGAIN');
  if (fs !== undefined) validateObject(fs, 'options.fs');
  if (minLength >= maxWrite) {
    const message = `The argument 'minLength' should be smaller than maxWrite (${maxWrite}). Received ${minLength}`;
    throw Object.assign(new RangeError(message), { code: 'ERR_INVALID_ARG_VALUE' });
  }
  return { fd, dest, minLength, maxLength, maxWrite, periodicFlush, sync, append, mkdir, mode, fsync, contentMode, retryEAGAIN };
}

module.exports = { Utf8Stream };
