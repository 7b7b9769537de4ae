// `internal/fs`: what `node:fs` and `node:fs/promises` share: Stats, Dirent, Dir, flags, the checks of arguments, and one table of the simple calls,
// from which each module makes its forms. Of Node 26, follows https://nodejs.org/docs/latest-v26.x/api/fs.html
//
// `ops` take a callback last: with one they run on the thread pool, without one at once (see mod.rs).
'use strict';

const { codes, AbortError, systemError } = require('internal/errors');
const {
  validateObject, validateInteger, validateInt32, validateUint32, validateBoolean, validateFunction, validateAbortSignal, parseFileMode,
} = require('internal/validators');
const { Buffer } = require('buffer');
const { register } = require('internal/requests');

const { isView } = ArrayBuffer;
const { isInteger } = Number;

// ---- constants

const constants = {
  __proto__: null,
  UV_FS_SYMLINK_DIR: 1, UV_FS_SYMLINK_JUNCTION: 2, O_RDONLY: 0, O_WRONLY: 1, O_RDWR: 2,
  UV_DIRENT_UNKNOWN: 0, UV_DIRENT_FILE: 1, UV_DIRENT_DIR: 2, UV_DIRENT_LINK: 3, UV_DIRENT_FIFO: 4, UV_DIRENT_SOCKET: 5, UV_DIRENT_CHAR: 6,
  UV_DIRENT_BLOCK: 7,
  S_IFMT: 61440, S_IFREG: 32768, S_IFDIR: 16384, S_IFCHR: 8192, S_IFBLK: 24576, S_IFIFO: 4096, S_IFLNK: 40960, S_IFSOCK: 49152,
  O_CREAT: 64, O_EXCL: 128, UV_FS_O_FILEMAP: 0, UV_FS_O_TEMPORARY: 0, UV_FS_O_SHORT_LIVED: 0, UV_FS_O_SEQUENTIAL: 0, UV_FS_O_RANDOM: 0,
  O_NOCTTY: 256, O_TRUNC: 512, O_APPEND: 1024, O_DIRECTORY: 65536, O_NOATIME: 262144, O_NOFOLLOW: 131072, O_SYNC: 1052672, O_DSYNC: 4096,
  O_DIRECT: 16384, O_NONBLOCK: 2048,
  S_IRWXU: 448, S_IRUSR: 256, S_IWUSR: 128, S_IXUSR: 64, S_IRWXG: 56, S_IRGRP: 32, S_IWGRP: 16, S_IXGRP: 8, S_IRWXO: 7, S_IROTH: 4, S_IWOTH: 2,
  S_IXOTH: 1,
  F_OK: 0, R_OK: 4, W_OK: 2, X_OK: 1, UV_FS_COPYFILE_EXCL: 1, COPYFILE_EXCL: 1, UV_FS_COPYFILE_FICLONE: 2, COPYFILE_FICLONE: 2,
  UV_FS_COPYFILE_FICLONE_FORCE: 4, COPYFILE_FICLONE_FORCE: 4,
};
Object.freeze(constants);
const { O_RDONLY, O_WRONLY, O_RDWR, O_CREAT, O_EXCL, O_TRUNC, O_APPEND, O_SYNC, S_IFMT } = constants;

const flagNames = {
  '__proto__': null,
  'r': O_RDONLY, 'rs': O_RDONLY | O_SYNC, 'sr': O_RDONLY | O_SYNC, 'r+': O_RDWR, 'rs+': O_RDWR | O_SYNC, 'sr+': O_RDWR | O_SYNC,
  'w': O_TRUNC | O_CREAT | O_WRONLY, 'wx': O_TRUNC | O_CREAT | O_WRONLY | O_EXCL, 'xw': O_TRUNC | O_CREAT | O_WRONLY | O_EXCL,
  'w+': O_TRUNC | O_CREAT | O_RDWR, 'wx+': O_TRUNC | O_CREAT | O_RDWR | O_EXCL, 'xw+': O_TRUNC | O_CREAT | O_RDWR | O_EXCL,
  'a': O_APPEND | O_CREAT | O_WRONLY, 'ax': O_APPEND | O_CREAT | O_WRONLY | O_EXCL, 'xa': O_APPEND | O_CREAT | O_WRONLY | O_EXCL,
  'as': O_APPEND | O_CREAT | O_WRONLY | O_SYNC, 'sa': O_APPEND | O_CREAT | O_WRONLY | O_SYNC,
  'a+': O_APPEND | O_CREAT | O_RDWR, 'ax+': O_APPEND | O_CREAT | O_RDWR | O_EXCL, 'xa+': O_APPEND | O_CREAT | O_RDWR | O_EXCL,
  'as+': O_APPEND | O_CREAT | O_RDWR | O_SYNC, 'sa+': O_APPEND | O_CREAT | O_RDWR | O_SYNC,
};

function toFlags(flags, name = 'flags') {
  if (typeof flags === 'number') {
    validateInt32(flags, name);
    return flags;
  }
  if (flags == null) return O_RDONLY;
  const known = typeof flags === 'string' ? flagNames[flags] : undefined;
  if (known === undefined) throw new codes.ERR_INVALID_ARG_VALUE(name, flags);
  return known;
}

// ---- checks

/** A path as the operations take it: text, or bytes for a path that is not text. */
function toPath(value, name = 'path') {
  if (typeof value === 'string') {
    if (value.includes('\0')) throw nullBytes(name, value);
    return value;
  }
  if (isUrl(value)) return toPath(require('url').fileURLToPath(value), name);
  if (isView(value) && value instanceof Uint8Array) {
    if (value.includes(0)) throw nullBytes(name, value);
    return value;
  }
  throw new codes.ERR_INVALID_ARG_TYPE(name, ['string', 'Buffer', 'URL'], value);
}

function isUrl(value) {
  return Boolean(value?.href && value.protocol && value.auth === undefined && value.path === undefined);
}

function nullBytes(name, value) {
  return new codes.ERR_INVALID_ARG_VALUE(name, value, 'must be a string, Uint8Array, or URL without null bytes');
}

/** A path or, for a whole number, a descriptor. */
function toPlace(value) {
  return typeof value === 'number' && value === (value | 0) ? toFd(value) : toPath(value);
}

/** A value as Node's native code describes it, which checks descriptors. */
function natively(value) {
  switch (typeof value) {
    case 'undefined': return 'undefined';
    case 'function': return 'function';
    case 'symbol': return String(value);
    case 'bigint': return `type bigint (${value})`;
    case 'string': return value.includes('\0') ? `type string ('${value.slice(0, value.indexOf('\0'))}` : require('internal/error_texts').receivedType(value);
    default: return value !== null && typeof value === 'object' && typeof value.constructor !== 'function' ? 'an instance of Object' : require('internal/error_texts').receivedType(value);
  }
}

function toFd(fd) {
  if (typeof fd === 'number' && fd >= 0 && fd <= 2147483647 && isInteger(fd)) return Object.is(fd, -0) ? 0 : fd;
  if (typeof fd !== 'number') throw Object.assign(new TypeError(`The "fd" argument must be of type number. Received ${natively(fd)}`), { code: 'ERR_INVALID_ARG_TYPE' });
  if (isInteger(fd)) throw Object.assign(new RangeError(`The value of "fd" is out of range. It must be >= 0 && <= 2147483647. Received ${fd}`), { code: 'ERR_OUT_OF_RANGE' });
  validateInteger(fd, 'fd', 0, 2147483647);
  return fd;
}

function toMode(mode, fallback) {
  return parseFileMode(mode, 'mode', fallback);
}

const defaults = { __proto__: null };

/** Options as an object; a string is an encoding. */
function toOptions(options, fallback = defaults) {
  if (options == null || typeof options === 'function') return fallback;
  let made = options;
  if (typeof options === 'string') made = { ...fallback, encoding: options };
  else if (typeof options !== 'object') throw new codes.ERR_INVALID_ARG_TYPE('options', ['string', 'Object'], options);
  if (made.encoding !== 'buffer') checkEncoding(made.encoding);
  if (made.signal !== undefined) validateAbortSignal(made.signal, 'options.signal');
  return made;
}

function checkEncoding(encoding) {
  if (encoding && !Buffer.isEncoding(encoding)) throw new codes.ERR_INVALID_ARG_VALUE('encoding', encoding, 'is invalid encoding');
}

function checkCallback(callback) {
  validateFunction(callback, 'cb');
  return callback;
}

function checkObject(options) {
  if (options === undefined) return defaults;
  validateObject(options, 'options');
  return options;
}

function toOwner(id, name) {
  validateInteger(id, name, -1, 4294967295);
  return id;
}

/** A time as seconds since 1970: a number, its text, or a Date. */
function toSeconds(time, name = 'time') {
  if (typeof time === 'string' && +time == time) return +time; // eslint-disable-line eqeqeq
  if (Number.isFinite(time)) return time < 0 ? Date.now() / 1000 : time;
  if (time instanceof Date) return time.getTime() / 1000;
  throw new codes.ERR_INVALID_ARG_TYPE(name, ['Date', 'Time in seconds'], time);
}

function checkPosition(position, length) {
  if (typeof position === 'number') validateInteger(position, 'position', -1);
  else if (typeof position === 'bigint') checkBigPosition(position, length);
  else if (position != null) throw new codes.ERR_INVALID_ARG_TYPE('position', ['integer', 'bigint'], position);
}

function checkBigPosition(position, length) {
  const max = 2n ** 63n - 1n - BigInt(length);
  if (position < -1n || position > max) throw new codes.ERR_OUT_OF_RANGE('position', `>= -1 && <= ${max}`, position);
}

/** A position for the operations: -1 is where the file stands. */
function toPosition(position) {
  if (position == null) return -1;
  return typeof position === 'bigint' ? Number(position) : position;
}

/** An optional signal that is aborted already ends the call. */
function abortedError(signal) {
  return signal?.aborted ? new AbortError(undefined, { cause: signal.reason }) : undefined;
}

// ---- stat

const FOLLOW = 1;
const BIG = 2;
const MISSING_IS_FALSE = 4;

/** The operations fill these; `readStats` reads them before any other operation can. */
const { figures } = ops;
const bigFigures = new BigInt64Array(figures.buffer);

class StatsBase {
  isDirectory() { return this._checkModeProperty(constants.S_IFDIR); }
  isFile() { return this._checkModeProperty(constants.S_IFREG); }
  isBlockDevice() { return this._checkModeProperty(constants.S_IFBLK); }
  isCharacterDevice() { return this._checkModeProperty(constants.S_IFCHR); }
  isSymbolicLink() { return this._checkModeProperty(constants.S_IFLNK); }
  isFIFO() { return this._checkModeProperty(constants.S_IFIFO); }
  isSocket() { return this._checkModeProperty(constants.S_IFSOCK); }
}

function Stats(dev, mode, nlink, uid, gid, rdev, blksize, ino, size, blocks, atimeMs, mtimeMs, ctimeMs, birthtimeMs) {
  this.dev = dev;
  this.mode = mode;
  this.nlink = nlink;
  this.uid = uid;
  this.gid = gid;
  this.rdev = rdev;
  this.blksize = blksize;
  this.ino = ino;
  this.size = size;
  this.blocks = blocks;
  this.atimeMs = atimeMs;
  this.mtimeMs = mtimeMs;
  this.ctimeMs = ctimeMs;
  this.birthtimeMs = birthtimeMs;
}
Stats.prototype = Object.create(StatsBase.prototype, { constructor: { value: Stats, writable: true, configurable: true } });
Stats.prototype._checkModeProperty = function(kind) {
  return (this.mode & S_IFMT) === kind;
};
Object.setPrototypeOf(Stats, StatsBase);

function BigIntStats(big) {
  [this.dev, this.mode, this.nlink, this.uid, this.gid, this.rdev, this.blksize, this.ino, this.size, this.blocks,
    this.atimeMs, this.mtimeMs, this.ctimeMs, this.birthtimeMs, this.atimeNs, this.mtimeNs, this.ctimeNs, this.birthtimeNs] = big;
}
BigIntStats.prototype = Object.create(StatsBase.prototype, { constructor: { value: BigIntStats, writable: true, configurable: true } });
BigIntStats.prototype._checkModeProperty = function(kind) {
  return (this.mode & BigInt(S_IFMT)) === BigInt(kind);
};
Object.setPrototypeOf(BigIntStats, StatsBase);

// Dates are made when they are asked for: most callers of stat never do.
for (const name of ['atime', 'mtime', 'ctime', 'birthtime']) {
  for (const prototype of [Stats.prototype, BigIntStats.prototype]) {
    Object.defineProperty(prototype, name, {
      enumerable: true,
      configurable: true,
      get() {
        const date = new Date(Math.round(Number(this[`${name}Ms`])));
        this[name] = date;
        return date;
      },
      set(value) {
        Object.defineProperty(this, name, { value, writable: true, enumerable: true, configurable: true });
      },
    });
  }
}

function makeStats() {
  const f = figures;
  return new Stats(f[0], f[1], f[2], f[3], f[4], f[5], f[6], f[7], f[8], f[9], f[10], f[11], f[12], f[13]);
}

/** The Stats that the last stat operation read. */
function readStats(flags) {
  return flags & BIG ? new BigIntStats(bigFigures) : makeStats();
}

class StatFs {
  constructor(big, read) {
    this.type = read(big[0]);
    this.bsize = read(big[1]);
    this.frsize = read(big[2]);
    this.blocks = read(big[3]);
    this.bfree = read(big[4]);
    this.bavail = read(big[5]);
    this.files = read(big[6]);
    this.ffree = read(big[7]);
  }
}

function readStatFs(bigint) {
  return new StatFs(bigFigures, bigint ? (value) => value : Number);
}

// ---- directories

const kType = Symbol('type');

class Dirent {
  constructor(name, parentPath, type) {
    this.name = name;
    this.parentPath = parentPath;
    this[kType] = type;
  }

  isDirectory() { return this[kType] === constants.UV_DIRENT_DIR; }
  isFile() { return this[kType] === constants.UV_DIRENT_FILE; }
  isBlockDevice() { return this[kType] === constants.UV_DIRENT_BLOCK; }
  isCharacterDevice() { return this[kType] === constants.UV_DIRENT_CHAR; }
  isSymbolicLink() { return this[kType] === constants.UV_DIRENT_LINK; }
  isFIFO() { return this[kType] === constants.UV_DIRENT_FIFO; }
  isSocket() { return this[kType] === constants.UV_DIRENT_SOCKET; }
}

/** Names in the encoding asked for; the operation gave the bytes as units if that is not UTF-8. */
function inEncoding(name, encoding) {
  if (isUtf8(encoding)) return name;
  const bytes = Buffer.from(name, 'latin1');
  return encoding === 'buffer' ? bytes : bytes.toString(encoding);
}

function isUtf8(encoding) {
  return !encoding || encoding === 'utf8' || encoding === 'utf-8';
}

/** The list that readdir gives, from the operation's flat one. */
function readEntries(flat, path, options) {
  const { encoding } = options;
  if (!options.withFileTypes) {
    return isUtf8(encoding) ? flat : flat.map((name) => inEncoding(name, encoding));
  }
  const entries = [];
  for (let i = 0; i < flat.length; i += 2) entries.push(makeDirent(flat[i], flat[i + 1], path, options));
  return entries;
}

function makeDirent(below, type, path, options) {
  const slash = options.recursive ? below.lastIndexOf('/') : -1;
  const parent = slash === -1 ? path : require('path').join(`${path}`, below.slice(0, slash));
  return new Dirent(inEncoding(below.slice(slash + 1), options.encoding), parent, type);
}

function readdirArguments(path, options) {
  options = toOptions(options);
  path = toPath(path);
  if (options.recursive != null) validateBoolean(options.recursive, 'options.recursive');
  return [path, Boolean(options.withFileTypes), Boolean(options.recursive), !isUtf8(options.encoding), false];
}

// ---- the simple calls
//
// One row each: how many arguments are needed and how many more may be given before the callback, what checks them and gives those of the
// operation (always the same number), and what makes the result from what the operation gave. Where Node looks at some arguments before the callback,
// `early` checks those; `callbackAt` says where the callback is if that is not the first function behind the needed arguments.

function simple(op, needed, optional, check, result = undefined, further = undefined) {
  return { op, needed, optional, check, result, ...further };
}

const checkOwners = (where, uid, gid) => [toOwner(uid, 'uid'), toOwner(gid, 'gid')];
const checkTimes = (where, atime, mtime) => [toSeconds(atime, 'atime'), toSeconds(mtime, 'mtime')];
const checkModeAt1 = (where, mode) => toMode(mode);

function checkPaths(from, to) {
  toPath(from, 'src');
  toPath(to, 'dest');
}

function checkOpening(path, flags, mode) {
  toPath(path);
  if (mode !== undefined) toMode(mode, 0o666);
  toFlags(flags);
}

function checkLinkType(type) {
  if (type == null || ['dir', 'file', 'junction'].includes(type)) return;
  throw new codes.ERR_INVALID_ARG_VALUE('type', type, "must be one of: 'dir', 'file', 'junction', null, undefined");
}

function openCallbackAt(args) {
  if (args.length < 3) return 1;
  return typeof args[2] === 'function' ? 2 : 3;
}

const calls = {
  access: simple(ops.access, 1, 1, (path, mode) => [toPath(path), toAccessMode(mode)], undefined, { early: (path) => toPath(path) }),
  chmod: simple(ops.chmod, 2, 0, (path, mode) => [toPath(path), toMode(mode)], undefined, { early: (path, mode) => [toPath(path), toMode(mode)] }),
  chown: simple(ops.chown, 3, 0, (path, uid, gid) => [toPath(path), toOwner(uid, 'uid'), toOwner(gid, 'gid')]),
  lchown: simple(ops.lchown, 3, 0, (path, uid, gid) => [toPath(path), toOwner(uid, 'uid'), toOwner(gid, 'gid')]),
  copyFile: simple(ops.copyFile, 2, 1, (src, dest, mode) => [toPath(src, 'src'), toPath(dest, 'dest'), Boolean(toAccessMode(mode) & 1)], undefined, { early: checkPaths }),
  link: simple(ops.link, 2, 0, (from, to) => [toPath(from, 'existingPath'), toPath(to, 'newPath'), false]),
  lutimes: simple(ops.utimes, 3, 0, (path, atime, mtime) => [toPath(path), toSeconds(atime), toSeconds(mtime), false]),
  utimes: simple(ops.utimes, 3, 0, (path, atime, mtime) => [toPath(path), toSeconds(atime), toSeconds(mtime), true]),
  mkdir: simple(ops.mkdir, 1, 1, mkdirArguments, undefined, {
    early(path, options) {
      if (typeof options === 'number' || typeof options === 'string') toMode(options);
    },
  }),
  mkdtemp: simple(ops.mkdtemp, 1, 1, (prefix, options) => {
    options = toOptions(options);
    return [toPath(prefix, 'prefix')];
  }, (path, prefix, options) => inEncoding(path, toOptions(options).encoding)),
  open: simple(ops.open, 1, 2, (path, flags, mode) => {
    const wanted = toFlags(flags);
    const permissions = toMode(mode, 0o666);
    return [toPath(path), wanted, permissions];
  }, undefined, { early: checkOpening, callbackAt: openCallbackAt }),
  readdir: simple(ops.readdir, 1, 1, readdirArguments, (flat, path, options) => readEntries(flat, path, toOptions(options))),
  readlink: simple(ops.readlink, 1, 1, (path, options) => {
    options = toOptions(options);
    return [toPath(path), !isUtf8(options.encoding)];
  }, (name, path, options) => inEncoding(name, toOptions(options).encoding)),
  realpath: simple(ops.realpath, 1, 1, (path, options) => {
    options = toOptions(options);
    return [toPath(path), !isUtf8(options.encoding)];
  }, (name, path, options) => inEncoding(name, toOptions(options).encoding)),
  rename: simple(ops.rename, 2, 0, (from, to) => [toPath(from, 'oldPath'), toPath(to, 'newPath'), false]),
  rmdir: simple(ops.rmdir, 1, 1, (path, options) => {
    path = toPath(path);
    checkRmdirOptions(options);
    return [path];
  }),
  statfs: simple(ops.statfs, 1, 1, (path) => [toPath(path)], (nothing, path, options) => readStatFs(options?.bigint)),
  symlink: simple(ops.symlink, 2, 1, (target, path, type) => {
    checkLinkType(type);
    return [toPath(target, 'target'), toPath(path), false];
  }, undefined, { early: (target, path, type) => checkLinkType(type), callbackAt: (args) => (args[3] === undefined ? 2 : 3) }),
  unlink: simple(ops.unlink, 1, 0, (path) => [toPath(path)]),
};

/** The simple calls on descriptors, which `fs` has and FileHandle uses. */
const fdCalls = {
  close: simple(ops.close, 1, 0, (fd) => [toFd(fd)]),
  fchmod: simple(ops.fchmod, 2, 0, (fd, mode) => [toMode(mode), toFd(fd)].reverse(), undefined, { early: checkModeAt1 }),
  fchown: simple(ops.fchown, 3, 0, (fd, uid, gid) => {
    const owners = checkOwners(fd, uid, gid);
    return [toFd(fd), ...owners];
  }, undefined, { early: checkOwners }),
  fdatasync: simple(ops.fdatasync, 1, 0, (fd) => [toFd(fd)]),
  fsync: simple(ops.fsync, 1, 0, (fd) => [toFd(fd)]),
  ftruncate: simple(ops.ftruncate, 1, 1, (fd, length = 0) => {
    validateInteger(length, 'len');
    return [toFd(fd), Math.max(0, length)];
  }, undefined, { early: (fd, length = 0) => validateInteger(length, 'len') }),
  futimes: simple(ops.futimes, 3, 0, (fd, atime, mtime) => {
    const times = checkTimes(fd, atime, mtime);
    return [toFd(fd), ...times];
  }, undefined, { early: checkTimes }),
};

function toAccessMode(mode) {
  if (mode == null) return 0;
  if (typeof mode === 'number' && !Number.isFinite(mode)) return wrongMode(new codes.ERR_OUT_OF_RANGE('mode', 'an integer', mode), 'mode is out of range');
  if (typeof mode !== 'number') return wrongMode(new codes.ERR_INVALID_ARG_TYPE('mode', 'integer', mode), 'mode must be int32 or null/undefined');
  if (mode < 0 || mode > 7) return wrongMode(new codes.ERR_OUT_OF_RANGE('mode', '>= 0 && <= 7', mode), 'mode is out of range: >= 0 && <= 7');
  return Math.trunc(mode);
}

function wrongMode(error, message) {
  error.message = message;
  throw error;
}

function mkdirArguments(path, options) {
  let mode = 0o777;
  let recursive = false;
  if (typeof options === 'number' || typeof options === 'string') {
    mode = toMode(options);
  } else if (options) {
    if (options.recursive !== undefined) {
      recursive = options.recursive;
      validateBoolean(recursive, 'options.recursive');
    }
    if (options.mode !== undefined) mode = parseFileMode(options.mode, 'options.mode');
  }
  path = toPath(path);
  return [path, mode, recursive ? 1 : 0];
}

function checkRmdirOptions(options) {
  if (options === undefined) return;
  validateObject(options, 'options');
  if (options.recursive !== undefined) {
    throw new codes.ERR_INVALID_ARG_VALUE('options.recursive', options.recursive, 'is no longer supported');
  }
}

/** rm's options, checked, with their defaults. */
function rmOptions(options) {
  const given = checkObject(options);
  const { force = false, recursive = false, maxRetries = 0, retryDelay = 100 } = given;
  validateBoolean(force, 'options.force');
  validateBoolean(recursive, 'options.recursive');
  validateInt32(retryDelay, 'options.retryDelay', 0);
  validateUint32(maxRetries, 'options.maxRetries');
  return { force, recursive, maxRetries, retryDelay };
}

function rmArguments(path, { recursive, force, maxRetries, retryDelay }) {
  return [path, recursive ? 1 : 0, force ? 1 : 0, maxRetries, retryDelay];
}

/** `rm` of a directory without `recursive`. */
function isDirectoryError(path) {
  return new codes.ERR_FS_EISDIR({ code: 'EISDIR', message: 'is a directory', path: `${path}`, syscall: 'rm', errno: 21 });
}

// ---- data to read into or to write

/** Checks what `read` was given; returns [buffer, offset, length, position]. */
function readArguments(buffer, offset, length, position) {
  let options = offset;
  if (offset !== null && typeof offset === 'object') {
    ({ offset = 0, length = buffer.byteLength - offset, position = null } = options);
  } else {
    options = undefined;
  }
  checkView(buffer);
  if (offset === undefined || offset === null) offset = 0;
  else validateInteger(offset, 'offset', 0);
  if (length === undefined || length === null) length = buffer.byteLength - offset;
  length |= 0;
  if (length === 0) return [buffer, offset, 0, -1];
  if (buffer.byteLength === 0) throw new codes.ERR_INVALID_ARG_VALUE('buffer', buffer, 'is empty and cannot be written');
  checkRange(offset, length, buffer.byteLength);
  checkPosition(position, length);
  return [asBytes(buffer), offset, length, toPosition(position)];
}

function checkView(buffer) {
  if (!isView(buffer)) throw new codes.ERR_INVALID_ARG_TYPE('buffer', ['Buffer', 'TypedArray', 'DataView'], buffer);
}

/** The operations do not see through a DataView. */
function asBytes(view) {
  return view instanceof Uint8Array ? view : new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
}

function checkRange(offset, length, byteLength) {
  if (offset > byteLength) throw new codes.ERR_OUT_OF_RANGE('offset', `<= ${byteLength}`, offset);
  if (length > byteLength - offset) throw new codes.ERR_OUT_OF_RANGE('length', `<= ${byteLength - offset}`, length);
  if (length < 0) throw new codes.ERR_OUT_OF_RANGE('length', '>= 0', length);
}

/** Checks what `write` was given; returns [bytes, offset, length, position]. */
function writeArguments(data, offset, length, position) {
  if (isView(data)) {
    if (offset !== null && typeof offset === 'object') ({ offset = 0, length = data.byteLength - offset, position = null } = offset);
    if (offset === undefined || offset === null) offset = 0;
    else validateInteger(offset, 'offset', 0);
    if (typeof length !== 'number') length = data.byteLength - offset;
    checkRange(offset, length, data.byteLength);
    return [asBytes(data), offset, length, typeof position === 'number' ? position : -1];
  }
  if (typeof data !== 'string') throw new codes.ERR_INVALID_ARG_TYPE('buffer', ['string', 'Buffer', 'TypedArray', 'DataView'], data);
  // (string, position, encoding)
  checkEncodingOfText(data, length);
  const bytes = Buffer.from(data, length ?? 'utf8');
  return [bytes, 0, bytes.length, typeof offset === 'number' ? offset : -1];
}

function checkEncodingOfText(text, encoding) {
  if (encoding != null) require('internal/validators').validateEncoding(text, encoding);
}

/** What writeFile writes: text in UTF-8 as it is, everything else as bytes. */
function toData(data, encoding) {
  if (typeof data === 'string') return isUtf8(encoding) ? data : Buffer.from(data, encoding);
  if (isView(data)) return asBytes(data);
  throw new codes.ERR_INVALID_ARG_TYPE('data', ['string', 'Buffer', 'TypedArray', 'DataView'], data);
}

function checkBuffers(buffers) {
  if (!Array.isArray(buffers) || !buffers.every(isView)) throw new codes.ERR_INVALID_ARG_TYPE('buffers', 'ArrayBufferView[]', buffers);
  return buffers;
}

function totalLength(buffers) {
  let total = 0;
  for (const buffer of buffers) total += buffer.byteLength;
  return total;
}

/** Spreads the bytes of one read over several buffers. */
function scatter(bytes, buffers) {
  let at = 0;
  for (const buffer of buffers) {
    const part = bytes.subarray(at, at + buffer.byteLength);
    new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength).set(part);
    at += part.length;
  }
}

/** One run of bytes from several buffers, for one write. */
function gather(buffers) {
  return Buffer.concat(buffers.map((buffer) => new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength)));
}

/** An ArrayBuffer of a file's bytes as what the caller asked for. */
function decoded(contents, encoding) {
  const buffer = Buffer.from(contents);
  return encoding ? buffer.toString(encoding) : buffer;
}

// ---- whole files

/** One job reads it all, as in Node. What fails after the opening names the path too. */
function readWhole(place, flags, asText, callback) {
  ops.readFile(place, flags, asText, register((error, contents) => {
    if (error === null) callback(null, contents);
    else callback(withPath(error, place));
  }));
}

function writeWhole(place, data, flags, mode, flush, callback) {
  ops.writeFile(place, data, flags, mode, flush, register(callback));
}

function withPath(error, place) {
  if (error.path !== undefined || typeof place === 'number' || error.errno === undefined) return error;
  const named = systemError(error.errno, error.syscall, `${place}`);
  named.stack = '';
  return named;
}

/** One clear line for what a later version brings. */
function missing(what, why) {
  const error = new Error(`${what} ${why}`);
  error.code = 'ERR_METHOD_NOT_IMPLEMENTED';
  return error;
}

module.exports = {
  ops, register, constants, calls, fdCalls,
  FOLLOW, BIG, MISSING_IS_FALSE, readStats, Stats, BigIntStats, Dirent, readStatFs,
  toPath, toPlace, toFd, toFlags, toMode, toOptions, toOwner, toSeconds, toPosition, toData, checkCallback, checkObject, checkPosition,
  checkEncoding, checkView, checkBuffers, readArguments, writeArguments, totalLength, scatter, gather, decoded, isUtf8, inEncoding, readEntries,
  abortedError, rmOptions, rmArguments, isDirectoryError, readWhole, writeWhole, missing,
};
