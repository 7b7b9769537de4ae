// `node:fs/promises`, of Node 26. Follows https://nodejs.org/docs/latest-v26.x/api/fs.html#promises-api
//
// The simple calls are made from the table of `internal/fs`; a promise is settled in the callback of the operation.
'use strict';

const shared = require('internal/fs');
const { validateAbortSignal, validateBoolean, validateObject } = require('internal/validators');

const {
  ops, register, constants, calls, FOLLOW, BIG, MISSING_IS_FALSE, readStats, toPath, toFlags, toMode, toOptions, toData, abortedError, decoded,
  isUtf8,
} = shared;

const READ = { __proto__: null, flag: 'r' };
const WRITE = { __proto__: null, encoding: 'utf8', mode: 0o666, flag: 'w', flush: false };

for (const name of Object.keys(calls)) {
  if (name !== 'open') define(name, promiseForm(calls[name], name), lengthOf(name));
}

function define(name, value, length) {
  Object.defineProperty(value, 'name', { value: name, configurable: true });
  Object.defineProperty(value, 'length', { value: length, configurable: true });
  exports[name] = value;
}

/** Parameters behind a default value do not count. */
function lengthOf(name) {
  if (name === 'statfs' || name === 'access') return 1;
  return calls[name].needed + calls[name].optional;
}

/** What `check` throws rejects. */
function promiseForm({ op, check, result }, name) {
  return (...args) => new Promise((resolve, reject) => {
    op(...check(...args), register((error, value) => {
      if (error !== null) reject(awaitedIn(name, error));
      else resolve(result === undefined ? value : result(value, ...args));
    }));
  });
}

/** An error of the system has one frame in Node, of the function that awaited the system, if there was one. */
function awaitedIn(name, error) {
  if (name !== undefined) error.stack = `async Object.${name}@node:internal/fs/promises:1:1`;
  return error;
}

function statFlags(options, follow) {
  return (follow ? FOLLOW : 0) | (options?.bigint ? BIG : 0) | (options?.throwIfNoEntry === false ? MISSING_IS_FALSE : 0);
}

function statWith(name, path, options, flags) {
  return new Promise((resolve, reject) => {
    if (options !== undefined) {
      validateObject(options, 'options');
      validateAbortSignal(options.signal, 'options.signal');
      const aborted = abortedError(options.signal);
      if (aborted) return reject(aborted);
    }
    ops.stat(toPath(path), flags, register((error, there) => {
      if (error !== null) reject(awaitedIn(name, error));
      else resolve(there ? readStats(flags) : undefined);
    }));
  });
}

function stat(path, options = undefined) {
  return statWith('stat', path, options, statFlags(options, true));
}

function lstat(path, options = undefined) {
  return statWith('lstat', path, options, statFlags(options, false));
}

// ---- whole files

function readFile(path, options) {
  return new Promise((resolve, reject) => {
    options = toOptions(options, READ);
    const { encoding, signal, flag } = options;
    const place = toPlace(path);
    const flags = flag === undefined || flag === 'r' ? 0 : toFlags(flag);
    const aborted = abortedError(signal);
    if (aborted) return reject(aborted);
    const asText = Boolean(encoding) && isUtf8(encoding);
    shared.readWhole(place, flags, asText, (error, contents) => {
      const ended = error ?? abortedError(signal);
      if (ended) return reject(ended);
      try {
        resolve(asText ? contents : decoded(contents, encoding));
      } catch (unknown) {
        reject(unknown);
      }
    });
  });
}

/** A path, or the descriptor of a FileHandle. */
function toPlace(path) {
  return isFileHandle(path) ? path.fd : toPath(path);
}

function isFileHandle(value) {
  return typeof value === 'object' && value !== null && handles !== undefined && value instanceof handles.FileHandle;
}

let handles;

function fileHandles() {
  return handles ??= require('internal/fs_handle');
}

async function writeFile(path, data, options) {
  options = toOptions(options, WRITE);
  const flags = toFlags(options.flag || 'w');
  const { encoding, signal, flush = false } = options;
  validateBoolean(flush ?? false, 'options.flush');
  const aborted = abortedError(signal);
  if (aborted) throw aborted;
  const place = toPlace(path);
  const mode = toMode(options.mode, 0o666);
  if (isIterable(data)) return writeAll(path, data, { flags, mode, encoding, signal, flush: Boolean(flush) });
  const bytes = toData(data, encoding);
  return new Promise((resolve, reject) => {
    shared.writeWhole(place, bytes, flags, mode, Boolean(flush), (error) => {
      const ended = error ?? abortedError(signal);
      if (ended) reject(ended);
      else resolve();
    });
  });
}

function isIterable(data) {
  return data !== null && typeof data === 'object' && !ArrayBuffer.isView(data) && Boolean(data[Symbol.asyncIterator] ?? data[Symbol.iterator]);
}

/** Writes what an iterable or stream gives, piece by piece. */
async function writeAll(path, data, { flags, mode, encoding, signal, flush }) {
  const { Buffer } = require('buffer');
  const handle = isFileHandle(path) ? path : await open(path, flags, mode);
  try {
    for await (const part of data) {
      const aborted = abortedError(signal);
      if (aborted) throw aborted;
      const bytes = ArrayBuffer.isView(part) ? shared.gather([part]) : Buffer.from(part, encoding || 'utf8');
      for (let at = 0; at < bytes.length;) at += (await handle.write(bytes, at)).bytesWritten;
    }
    if (flush) await handle.sync();
  } finally {
    if (handle !== path) await handle.close();
  }
}

async function appendFile(path, data, options) {
  options = toOptions(options, WRITE);
  return writeFile(path, data, { ...options, flag: options === WRITE ? 'a' : options.flag || 'a' });
}

// ---- the others

async function open(path, flags, mode) {
  const fd = await promiseForm(calls.open, 'open')(path, flags, mode);
  return fileHandles().make(fd);
}

async function truncate(path, length = 0) {
  const handle = await open(path, 'r+');
  try {
    await handle.truncate(length);
  } finally {
    await handle.close();
  }
}

async function mkdtempDisposable(prefix, options) {
  const { resolve } = require('path');
  const path = await exports.mkdtemp(prefix, options);
  const whole = resolve(`${path}`);
  const remove = () => rm(whole, { recursive: true, force: true });
  return { path, remove, [Symbol.asyncDispose]: remove };
}

async function rm(path, options) {
  path = toPath(path);
  const how = shared.rmOptions(options);
  const found = await statWith(undefined, path, undefined, how.force ? MISSING_IS_FALSE : 0);
  if (found === undefined) return;
  if (found.isDirectory() && !how.recursive) throw shared.isDirectoryError(path);
  await new Promise((resolve, reject) => {
    ops.rm(...shared.rmArguments(path, how), (error) => (error === null ? resolve() : reject(error)));
  });
}

async function cp(src, dest, options) {
  const { checkCopy, copyTree } = require('internal/fs_copy');
  await copyTree(checkCopy(src, dest, options));
}

function opendir(path, options) {
  return new Promise((resolve, reject) => {
    require('internal/fs_dir').openDirectory(path, options, (error, dir) => (error === null ? resolve(dir) : reject(error)));
  });
}

function glob(pattern, options) {
  return require('internal/fs_glob').iterate(pattern, options);
}

async function* _watch(filename) { yield* require('internal/fs_watch').watchEach(filename, arguments[1]); }

async function lchmod(path, mode) {
  throw new (require('internal/errors').codes.ERR_METHOD_NOT_IMPLEMENTED)('lchmod()');
}

Object.assign(exports, {
  stat, lstat, readFile, writeFile, appendFile, open, truncate, mkdtempDisposable, rm, cp, opendir, glob, watch: _watch, lchmod, constants,
});
