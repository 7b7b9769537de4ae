// `node:fs`: callback and synchronous forms, of Node 26. `fs.promises` is `fs/promises`.
// Follows https://nodejs.org/docs/latest-v26.x/api/fs.html
//
// The simple calls are made from the table of `internal/fs`; those with more to them, and the hot ones, are written out.
'use strict';

const boot = require('internal/boot');
const shared = require('internal/fs');
const { validateBoolean, validateInteger, validateFunction, validateObject } = require('internal/validators');

const {
  ops, register, constants, calls, fdCalls, FOLLOW, BIG, MISSING_IS_FALSE, readStats, toPath, toPlace, toFd, toFlags, toMode, toOptions, toData,
  checkCallback, checkView, readArguments, writeArguments, checkBuffers, totalLength, scatter, gather, decoded, isUtf8, abortedError,
} = shared;
const { Buffer } = require('buffer');

const READ = { __proto__: null, flag: 'r' };
const WRITE = { __proto__: null, encoding: 'utf8', mode: 0o666, flag: 'w', flush: false };
const APPEND = { __proto__: null, encoding: 'utf8', mode: 0o666, flag: 'a', flush: false };

// ---- the simple calls

for (const table of [calls, fdCalls]) {
  for (const name of Object.keys(table)) {
    const { needed, optional } = table[name];
    const hasDefault = name === 'ftruncate' || name === 'statfs'; // parameters behind a default value do not count
    define(name, callbackForm(name, table[name]), hasDefault || name === 'close' ? 1 : needed + optional + 1);
    define(`${name}Sync`, syncForm(name, table[name]), hasDefault ? 1 : needed + optional);
  }
}

function define(name, value, length) {
  Object.defineProperty(value, 'name', { value: name, configurable: true });
  Object.defineProperty(value, 'length', { value: length, configurable: true });
  exports[name] = value;
}

function syncForm(name, { op, check, result }) {
  if (result === undefined) return (...args) => op(...check(...args));
  return (...args) => result(op(...check(...args)), ...args);
}

function callbackForm(name, { op, needed, optional, check, result, early, callbackAt }) {
  return (...args) => {
    const at = callbackAt === undefined ? callbackIndex(args, needed, optional) : callbackAt(args);
    const callback = name === 'close' && args[at] === undefined ? throwing : args[at];
    args.length = Math.min(args.length, at);
    if (early !== undefined) early(...args);
    if (callback !== throwing) checkCallback(callback);
    op(...check(...args), register(result === undefined ? plainDone(callback) : (error, value) => {
      if (error !== null) callback(error);
      else callback(null, result(value, ...args));
    }));
  };
}

/** The callback comes after the needed arguments, or after some of the optional ones. */
function callbackIndex(args, needed, optional) {
  let at = needed;
  while (at < needed + optional && typeof args[at] !== 'function') at++;
  return at;
}

/** Operations without a result call back with the error alone. */
function plainDone(callback) {
  return (error, value) => (error !== null || value === undefined ? callback(error) : callback(null, value));
}

function throwing(error) {
  if (error != null) throw error;
}

// ---- stat and its kin

function statFlags(options, follow) {
  const how = follow ? FOLLOW : 0;
  if (options === undefined) return how;
  return how | (options.bigint ? BIG : 0) | (options.throwIfNoEntry === false ? MISSING_IS_FALSE : 0);
}

function statSync(path, options = undefined) {
  const flags = options === undefined ? FOLLOW : statFlags(options, true);
  return ops.stat(typeof path === 'string' && !path.includes('\0') ? path : toPath(path), flags) ? readStats(flags) : undefined;
}

function lstatSync(path, options = undefined) {
  const flags = statFlags(options, false);
  return ops.stat(toPath(path), flags) ? readStats(flags) : undefined;
}

function fstatSync(fd, options = undefined) {
  const flags = statFlags(options, true) & BIG;
  ops.fstat(toFd(fd), flags);
  return readStats(flags);
}

function stat(path, options = undefined, callback) {
  if (typeof options === 'function') {
    callback = options;
    options = undefined;
  }
  statWith(ops.stat, toPath, path, options, statFlags(options ?? undefined, true), callback);
}

function lstat(path, options = undefined, callback) {
  if (typeof options === 'function') {
    callback = options;
    options = undefined;
  }
  statWith(ops.stat, toPath, path, options, statFlags(options ?? undefined, false), callback);
}

function fstat(fd, options = undefined, callback) {
  if (typeof options === 'function') {
    callback = options;
    options = undefined;
  }
  statWith(ops.fstat, toFd, fd, options, statFlags(options ?? undefined, true) & BIG, callback);
}

function statWith(op, check, where, options, flags, callback) {
  const signal = typeof options === 'object' ? toOptions(check === toFd ? { signal: options?.signal } : options).signal : undefined;
  checkCallback(callback);
  const place = check(where);
  const aborted = abortedError(signal);
  if (aborted) {
    callback(aborted);
    return;
  }
  op(place, flags, register((error, there) => {
    if (error !== null) callback(error);
    else callback(null, there ? readStats(flags) : undefined);
  }));
}

function exists(path, callback) {
  validateFunction(callback, 'cb');
  let checked;
  try {
    checked = toPath(path);
  } catch {
    process.nextTick(callback, false);
    return;
  }
  ops.exists(checked, register((error, there) => callback(there === true)));
}

function existsSync(path) {
  if (typeof path !== 'string' && !ArrayBuffer.isView(path) && !path?.href) warnOfPath();
  try {
    return ops.exists(toPath(path));
  } catch (error) {
    if (error?.code === 'ERR_ACCESS_DENIED') throw error;
    return false;
  }
}

let isPathWarned = false;

function warnOfPath() {
  if (!isPathWarned) process.emitWarning('Passing invalid argument types to fs.existsSync is deprecated', 'DeprecationWarning', 'DEP0187');
  isPathWarned = true;
}

// ---- whole files

function readFile(path, options, callback) {
  callback ||= options;
  checkCallback(callback);
  options = toOptions(options, READ);
  const flags = toFlags(options.flag ?? 'r');
  const { encoding, signal } = options;
  const place = toPlace(path);
  const aborted = abortedError(signal);
  if (aborted) return void process.nextTick(callback, aborted);
  const asText = Boolean(encoding) && isUtf8(encoding);
  shared.readWhole(place, flags, asText, (error, contents) => {
    const ended = error ?? abortedError(signal);
    if (ended) return callback(ended);
    let shown;
    try {
      shown = asText ? contents : decoded(contents, encoding);
    } catch (unknown) {
      return callback(unknown);
    }
    callback(null, shown);
  });
}

function readFileSync(path, options) {
  options = toOptions(options, READ);
  const { encoding, flag } = options;
  const place = toPlace(path);
  const flags = flag === undefined || flag === 'r' ? 0 : toFlags(flag);
  if (encoding && isUtf8(encoding)) return ops.readFile(place, flags, true);
  return decoded(ops.readFile(place, flags, false), encoding);
}

function writeFile(path, data, options, callback) {
  callback ||= options;
  checkCallback(callback);
  writeOrAppend(path, data, toOptions(options, WRITE), callback);
}

function appendFile(path, data, options, callback) {
  callback ||= options;
  checkCallback(callback);
  writeOrAppend(path, data, { ...APPEND, ...toOptions(options, APPEND) }, callback);
}

function writeOrAppend(path, data, options, callback) {
  const flags = toFlags(options.flag || 'w');
  const flush = checkFlush(options);
  data = toData(data, options.encoding);
  const place = toPlace(path);
  const mode = toMode(options.mode, 0o666);
  const { signal } = options;
  const aborted = abortedError(signal);
  if (aborted) return void process.nextTick(callback, aborted);
  shared.writeWhole(place, data, flags, mode, flush, (error) => callback(error ?? abortedError(signal) ?? null));
}

function checkFlush({ flush = false }) {
  if (flush !== null) validateBoolean(flush, 'options.flush');
  return Boolean(flush);
}

function writeFileSync(path, data, options) {
  options = toOptions(options, WRITE);
  const flush = checkFlush(options);
  const bytes = toData(data, options.encoding);
  ops.writeFile(toPlace(path), bytes, toFlags(options.flag || 'w'), toMode(options.mode, 0o666), flush);
}

function appendFileSync(path, data, options) {
  writeFileSync(path, data, { ...APPEND, ...toOptions(options, APPEND) });
}

// ---- reading and writing descriptors

function readSync(fd, buffer, offset, length, position) {
  checkView(buffer);
  fd = toFd(fd);
  if (arguments.length <= 3) {
    if (offset != null) validateObject(offset, 'options', 1);
    offset ??= {};
  }
  const checked = readArguments(buffer, offset, length, position);
  return checked[2] === 0 ? 0 : ops.read(fd, ...checked);
}

/** read(fd, buffer, offset, length, position, cb), read(fd, [options,] cb), read(fd, buffer, [options,] cb) */
function read(fd, buffer, offset, length, position, callback) {
  fd = toFd(fd);
  if (arguments.length <= 4) {
    ({ buffer, offset, callback } = readShortForm(buffer, offset, length, arguments.length));
    length = position = undefined;
  }
  checkCallback(callback);
  const checked = readArguments(buffer, offset, length, position);
  if (checked[2] === 0) return void process.nextTick(callback, null, 0, buffer);
  ops.read(fd, ...checked, register((error, count) => callback(error, count || 0, buffer)));
}

function readShortForm(buffer, offset, third, count) {
  if (count === 4) {
    if (offset !== undefined && offset !== null) validateObject(offset, 'options', 1);
    return { buffer, offset: offset ?? {}, callback: third };
  }
  if (count === 3) {
    if (ArrayBuffer.isView(buffer)) return { buffer, offset: {}, callback: offset };
    const options = buffer ?? {};
    validateObject(options, 'options');
    return { buffer: options.buffer ?? Buffer.alloc(16384), offset: options, callback: offset };
  }
  return { buffer: Buffer.alloc(16384), offset: {}, callback: buffer };
}

Object.defineProperty(read, Symbol.for('nodejs.util.promisify.custom'), {
  value: promisedPair(read, 'bytesRead', 'buffer'),
});

function writeSync(fd, data, offset, length, position) {
  const checked = writeArguments(data, offset, length, position);
  return ops.write(toFd(fd), ...checked);
}

/** write(fd, buffer[, offset[, length[, position]]], cb) and write(fd, string[, position[, encoding]], cb) */
function write(fd, data, ...rest) {
  fd = toFd(fd);
  const callback = rest.pop();
  checkCallback(callback);
  const checked = writeArguments(data, ...rest);
  ops.write(fd, ...checked, register((error, count) => callback(error, count || 0, data)));
}

Object.defineProperty(write, Symbol.for('nodejs.util.promisify.custom'), {
  value: promisedPair(write, 'bytesWritten', 'buffer'),
});

function readvSync(fd, buffers, position) {
  checkBuffers(buffers);
  fd = toFd(fd);
  const bytes = new Uint8Array(ops.readBytes(fd, totalLength(buffers), vectorPosition(position)));
  scatter(bytes, buffers);
  return bytes.length;
}

function readv(fd, buffers, position, callback) {
  fd = toFd(fd);
  checkBuffers(buffers);
  callback ||= position;
  checkCallback(callback);
  ops.readBytes(fd, totalLength(buffers), vectorPosition(position), (error, contents) => {
    if (error !== null) return callback(error, 0, buffers);
    const bytes = new Uint8Array(contents);
    scatter(bytes, buffers);
    callback(null, bytes.length, buffers);
  });
}

function writevSync(fd, buffers, position) {
  checkBuffers(buffers);
  fd = toFd(fd);
  if (buffers.length === 0) return 0;
  const bytes = gather(buffers);
  return ops.write(fd, bytes, 0, bytes.length, vectorPosition(position));
}

function writev(fd, buffers, position, callback) {
  fd = toFd(fd);
  checkBuffers(buffers);
  callback ||= position;
  checkCallback(callback);
  if (buffers.length === 0) return void process.nextTick(callback, null, 0, buffers);
  const bytes = gather(buffers);
  ops.write(fd, bytes, 0, bytes.length, vectorPosition(position), (error, count) => callback(error, count || 0, buffers));
}

for (const [vector, count] of [[readv, 'bytesRead'], [writev, 'bytesWritten']]) {
  Object.defineProperty(vector, Symbol.for('nodejs.util.promisify.custom'), { value: promisedPair(vector, count, 'buffers') });
}

function vectorPosition(position) {
  return typeof position === 'number' ? position : -1;
}

/** What util.promisify makes of a function that calls back with two values. */
function promisedPair(fn, first, second) {
  return (...args) => new Promise((resolve, reject) => {
    fn(...args, (error, a, b) => (error ? reject(error) : resolve({ [first]: a, [second]: b })));
  });
}

// ---- truncate, realpath, mkdtempDisposable

function truncate(path, length, callback) {
  if (typeof length === 'function') {
    callback = length;
    length = 0;
  }
  if (length === undefined) length = 0;
  validateInteger(length, 'len');
  const size = Math.max(0, length);
  checkCallback(callback);
  ops.open(toPath(path), constants.O_RDWR, 0o666, (error, fd) => {
    if (error !== null) return callback(error);
    ops.ftruncate(fd, size, (failed) => {
      ops.close(fd, (closing) => callback(failed ?? closing));
    });
  });
}

function truncateSync(path, length = 0) {
  const fd = exports.openSync(path, 'r+');
  try {
    exports.ftruncateSync(fd, length);
  } finally {
    ops.close(fd);
  }
}

/** As Node's own, written in JS there too: lstat and readlink of each part, so errors name the part. */
function realpathSync(path, options) {
  options = toOptions(options);
  const { resolve } = require('path');
  const { stat, readlink } = ops.unguarded ?? ops;
  let rest = resolve(`${toPath(asPath(path))}`).split('/').filter(Boolean);
  let real = '/';
  let links = 0;
  while (rest.length > 0) {
    const next = real === '/' ? `/${rest[0]}` : `${real}/${rest[0]}`;
    rest = rest.slice(1);
    stat(next, 0);
    if (!readStats(0).isSymbolicLink()) {
      real = next;
      continue;
    }
    if (++links > 40) throw loopError(next);
    stat(next, FOLLOW);
    rest = [...resolve(real, readlink(next, false)).split('/').filter(Boolean), ...rest];
    real = '/';
  }
  return encodedPath(real, options);
}

/** realpath takes anything: what is neither bytes nor a URL is made text. */
function asPath(path) {
  return ArrayBuffer.isView(path) || path?.href ? path : `${path}`;
}

function loopError(path) {
  return require('internal/errors').systemError(-40, 'stat', path);
}

function encodedPath(path, { encoding }) {
  if (isUtf8(encoding)) return path;
  const bytes = Buffer.from(path);
  return encoding === 'buffer' ? bytes : bytes.toString(encoding);
}

function realpath(path, options, callback) {
  callback = checkCallback(typeof options === 'function' ? options : callback);
  options = toOptions(options);
  const checked = toPath(asPath(path)) || '.';
  // The walk over all parts is one job; its errors name the part that failed, as the synchronous form's do.
  ops.realpath(checked, false, (error, real) => {
    if (error === null) return callback(null, encodedPath(real, options));
    let explained = error;
    try {
      realpathSync(checked);
    } catch (precise) {
      explained = precise;
      explained.stack = '';
    }
    callback(explained);
  });
}

realpath.native = (path, options, callback) => callbackForm('realpath', calls.realpath)(path, ...(callback === undefined ? [options] : [options, callback]));
realpathSync.native = syncForm('realpath', calls.realpath);

function mkdtempDisposableSync(prefix, options) {
  const path = exports.mkdtempSync(prefix, options);
  const whole = require('path').resolve(path.toString());
  const remove = () => ops.rm(whole, 1, 1, 0, 100);
  return { path, remove, [Symbol.dispose]: remove };
}

// ---- removing and copying

function rm(path, options, callback) {
  if (typeof options === 'function') {
    callback = options;
    options = undefined;
  }
  path = toPath(path);
  const how = shared.rmOptions(options);
  ops.stat(path, 0, (error, there) => {
    if (error !== null) return callback(how.force && error.code === 'ENOENT' ? null : error);
    if (there && readStats(0).isDirectory() && !how.recursive) return callback(shared.isDirectoryError(path));
    ops.rm(...shared.rmArguments(path, how), plainDone(callback));
  });
}

function rmSync(path, options) {
  const how = shared.rmOptions(options);
  path = toPath(path);
  if (how.recursive) boot.permission?.demand('fs.write', path);
  if (!ops.stat(path, how.force ? MISSING_IS_FALSE : 0)) return;
  if (readStats(0).isDirectory() && !how.recursive) throw shared.isDirectoryError(path);
  ops.rm(...shared.rmArguments(path, how));
}

function cp(src, dest, options, callback) {
  if (typeof options === 'function') {
    callback = options;
    options = undefined;
  }
  checkCallback(callback);
  const { checkCopy, copyTree } = require('internal/fs_copy');
  const checked = checkCopy(src, dest, options);
  copyTree(checked).then(() => process.nextTick(callback, null, undefined), (error) => process.nextTick(callback, error));
}

function cpSync(src, dest, options) {
  const { checkCopy, copyTreeSync } = require('internal/fs_copy');
  const checked = checkCopy(src, dest, options, true);
  boot.permission?.demand('fs.read', src);
  boot.permission?.demand('fs.write', dest);
  copyTreeSync(checked);
}

// ---- directories

function opendir(path, options, callback) {
  callback = typeof options === 'function' ? options : callback;
  validateFunction(callback, 'callback');
  const { openDirectory } = require('internal/fs_dir');
  openDirectory(path, typeof options === 'function' ? undefined : options, callback);
}

function opendirSync(path, options) {
  return require('internal/fs_dir').openDirectorySync(path, options);
}

function glob(pattern, options, callback) {
  if (typeof options === 'function') {
    callback = options;
    options = undefined;
  }
  checkCallback(callback);
  const { check, collect } = require('internal/fs_glob');
  collect(check(pattern, options)).then((found) => process.nextTick(callback, null, found), (error) => process.nextTick(callback, error));
}

function globSync(pattern, options) {
  return require('internal/fs_glob').collectSync(pattern, options);
}

// ---- watchers

function watch(filename, options, listener) { return require('internal/fs_watch').watch(filename, options, listener); }
function watchFile(filename, options, listener) { return require('internal/fs_stat_watch').watchFile(filename, options, listener); }
function unwatchFile(filename, listener) { return require('internal/fs_stat_watch').unwatchFile(filename, listener); }
Object.assign(exports, { watch, watchFile, unwatchFile });

function openAsBlob(path, options = {}) {
  validateObject(options, 'options');
  path = toPath(path);
  boot.permission?.demand('fs.read', path);
  const { Blob } = require('internal/blob');
  return require('fs/promises').readFile(path).then((contents) => new Blob([contents], { type: options.type }));
}

function openAsBlobSync(path, options = {}) {
  validateObject(options, 'options');
  path = toPath(path);
  statSync(path);
  const { Blob } = require('internal/blob');
  return new Blob([readFileSync(path)], { type: options.type });
}

Object.assign(exports, {
  stat, statSync, lstat, lstatSync, fstat, fstatSync, exists, existsSync, readFile, readFileSync, writeFile, writeFileSync, appendFile,
  appendFileSync, read, readSync, write, writeSync, readv, readvSync, writev, writevSync, truncate, truncateSync, realpath, realpathSync,
  mkdtempDisposableSync, rm, rmSync, cp, cpSync, opendir, opendirSync, glob, globSync, openAsBlob, openAsBlobSync,
  Stats: shared.Stats,
  Dirent: shared.Dirent,
  _toUnixTimestamp: shared.toSeconds,
});
Object.defineProperty(exports, 'constants', { value: constants, enumerable: true });
Object.defineProperty(shared.toSeconds, 'name', { value: 'toUnixTimestamp', configurable: true });
for (const [form, length] of [[truncateSync, 2], [write, 6], [realpathSync.native, 2]]) Object.defineProperty(form, 'length', { value: length, configurable: true });
exports.lchmod = exports.lchmodSync = undefined; // only macOS has them

Object.defineProperty(exists, Symbol.for('nodejs.util.promisify.custom'), {
  value: (path) => new Promise((resolve) => exists(path, resolve)),
});

function createReadStream(path, options) {
  return new (require('internal/fs_streams').ReadStream)(path, options);
}

function createWriteStream(path, options) {
  return new (require('internal/fs_streams').WriteStream)(path, options);
}

Object.assign(exports, { createReadStream, createWriteStream });

/** Some programs put streams of their own here. */
for (const name of ['ReadStream', 'WriteStream', 'FileReadStream', 'FileWriteStream']) {
  let own;
  Object.defineProperty(exports, name, {
    get() { return own ??= require('internal/fs_streams')[name.replace('File', '')]; },
    set(value) { own = value; },
    enumerable: true,
    configurable: true,
  });
}

const { lazyGetters } = require('internal/boot');
for (const [name, from] of [['promises', () => require('fs/promises')], ['Utf8Stream', () => require('internal/fs_utf8_stream').Utf8Stream]]) {
  Object.defineProperty(exports, name, { configurable: true, enumerable: true, get: from });
}

/** A class that loads late looks like any other member. */
const late = () => require('internal/fs_dir').Dir;
lazyGetters.add(late);
Object.defineProperty(exports, 'Dir', { configurable: true, enumerable: true, get: late });
