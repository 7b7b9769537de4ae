// `internal/fs_dir`: Dir, what `opendir` gives, of Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/fs.html#class-fsdir
//
// The names are read when the directory is opened, in one request; what follows hands them out.
'use strict';

const { codes, systemError } = require('internal/errors');
const { validateFunction, validateObject, validateUint32 } = require('internal/validators');
const { ops, toPath, toOptions, isUtf8, readEntries } = require('internal/fs');

class Dir {
  #path;
  #entries;
  #next = 0;
  #closed = false;

  constructor(handle, path, options) {
    if (handle === undefined) throw new codes.ERR_MISSING_ARGS('handle');
    this.#path = path;
    this.#entries = handle.entries;
    if (options !== undefined) validateObject(options, 'options');
  }

  get path() { return this.#path; }

  read(callback) {
    if (callback === undefined) return Promise.resolve().then(() => this.readSync());
    validateFunction(callback, 'callback');
    this.#checkOpen();
    const entry = this.readSync();
    process.nextTick(callback, null, entry);
  }

  readSync() {
    this.#checkOpen();
    return this.#entries[this.#next++] ?? null;
  }

  close(callback) {
    if (callback === undefined) {
      return this.#closed ? Promise.reject(new codes.ERR_DIR_CLOSED()) : Promise.resolve().then(() => this.closeSync());
    }
    validateFunction(callback, 'callback');
    if (this.#closed) return void process.nextTick(callback, new codes.ERR_DIR_CLOSED());
    this.closeSync();
    process.nextTick(callback, null);
  }

  closeSync() {
    this.#checkOpen();
    this.#closed = true;
    this.#entries = [];
  }

  async *entries() {
    try {
      for (let entry; (entry = await this.read()) !== null;) yield entry;
    } finally {
      if (!this.#closed) await this.close();
    }
  }

  #checkOpen() {
    if (this.#closed) throw new codes.ERR_DIR_CLOSED();
  }

  [Symbol.dispose]() {
    if (!this.#closed) this.closeSync();
  }

  async [Symbol.asyncDispose]() {
    if (!this.#closed) await this.close();
  }
}
Object.defineProperty(Dir.prototype, Symbol.asyncIterator, { value: Dir.prototype.entries, configurable: true, writable: true });

function check(path, options) {
  path = toPath(path);
  const checked = toOptions(options, { __proto__: null, encoding: 'utf8' });
  if (checked.bufferSize !== undefined) validateUint32(checked.bufferSize, 'options.bufferSize', true);
  return { path, options: { ...checked, withFileTypes: true } };
}

function openDirectory(where, given, callback) {
  const { path, options } = check(where, given);
  ops.readdir(path, true, Boolean(options.recursive), !isUtf8(options.encoding), true, (error, flat) => {
    if (error !== null) callback(error);
    else callback(null, new Dir({ entries: readEntries(flat, path, options) }, path, options));
  });
}

function openDirectorySync(where, given) {
  const { path, options } = check(where, given);
  let flat;
  try {
    flat = ops.readdir(path, true, Boolean(options.recursive), !isUtf8(options.encoding), true);
  } catch (error) {
    throw error.errno === undefined ? error : systemError(error.errno, error.syscall); // the synchronous form does not tell the path, in Node either
  }
  return new Dir({ entries: readEntries(flat, path, options) }, path, options);
}

module.exports = { Dir, openDirectory, openDirectorySync };
