// `internal/fs_copy`: `fs.cp`, of Node 26. Follows https://nodejs.org/docs/latest-v26.x/api/fs.html#fscpsrc-dest-options-callback
//
// One walk serves both forms: it is a generator that yields the operations it needs, and a driver runs each at once or on the pool.
'use strict';

const { codes } = require('internal/errors');
const { validateBoolean, validateFunction, validateInteger, validateObject } = require('internal/validators');
const { ops, FOLLOW, BIG, MISSING_IS_FALSE, readStats, toPath } = require('internal/fs');
const path = require('path');

function checkCopy(src, dest, options = {}, sync = false) {
  validateObject(options, 'options');
  const made = { dereference: false, errorOnExist: false, force: true, preserveTimestamps: false, recursive: false, verbatimSymlinks: false, mode: 0, ...options };
  for (const name of ['dereference', 'errorOnExist', 'force', 'preserveTimestamps', 'recursive', 'verbatimSymlinks']) {
    validateBoolean(made[name], `options.${name}`);
  }
  validateInteger(made.mode, 'mode', 0, 7);
  if (made.dereference && made.verbatimSymlinks) throw new codes.ERR_INCOMPATIBLE_OPTION_PAIR('dereference', 'verbatimSymlinks');
  if (made.filter !== undefined) validateFunction(made.filter, 'options.filter');
  return { src: text(toPath(src, 'src')), dest: text(toPath(dest, 'dest')), options: { ...made, sync } };
}

function text(value) {
  return typeof value === 'string' ? value : require('buffer').Buffer.from(value).toString();
}

/** Runs the walk with each operation on the pool. */
async function copyTree({ src, dest, options }) {
  const walk = copyRoot(src, dest, options);
  let step = walk.next();
  while (!step.done) {
    let given;
    try {
      given = await perform(step.value);
    } catch (error) {
      step = walk.throw(error);
      continue;
    }
    step = walk.next(given);
  }
}

function perform({ op, args, read, ask }) {
  if (ask) return ask();
  return new Promise((resolve, reject) => {
    op(...args, (error, value) => {
      if (error === null) return resolve(read ? read(value) : value);
      error.stack = 'async lstat@node:internal/fs/promises:1:1';
      return reject(error);
    });
  });
}

/** Runs the walk with each operation at once. */
function copyTreeSync({ src, dest, options }) {
  const walk = copyRoot(src, dest, options);
  let step = walk.next();
  while (!step.done) {
    let given;
    try {
      given = performSync(step.value);
    } catch (error) {
      step = walk.throw(error);
      continue;
    }
    step = walk.next(given);
  }
}

function performSync({ op, args, read, ask }) {
  if (!ask) {
    const value = op(...args);
    return read ? read(value) : value;
  }
  const answer = ask();
  if (typeof answer?.then === 'function') throw new codes.ERR_INVALID_RETURN_VALUE('boolean', 'filter', answer);
  return answer;
}

// ---- what is yielded

const statOf = (file, flags) => ({ op: ops.stat, args: [file, flags | BIG], read: (there) => (there ? readStats(BIG) : undefined) });
const doing = (op, ...args) => ({ op, args });

/** A copy's failure in Node's words: the synchronous form has plain errors, whose texts start with a capital. */
function failure({ sync }, code, message, file, errno, name, syncMessage = capital(message)) {
  if (!sync) return new codes[code]({ message, path: file, syscall: 'cp', errno, code: name });
  const error = new Error(syncMessage);
  error.code = code;
  return error;
}

const capital = (message) => message[0].toUpperCase() + message.slice(1);

function* copyRoot(src, dest, options) {
  if (!(yield* wanted(src, dest, options))) return;
  const follow = options.dereference ? FOLLOW : 0;
  const from = yield statOf(src, follow);
  const to = yield statOf(dest, follow | MISSING_IS_FALSE);
  checkPair(src, dest, from, to, options);
  if (from.isDirectory() && !options.recursive) {
    throw failure(options, 'ERR_FS_EISDIR', `${src} is a directory (not copied)`, src, 21, 'EISDIR',
      `Recursive option not enabled, cannot copy a directory: ${slashed(src)}`);
  }
  const parent = path.dirname(path.resolve(dest));
  if ((yield statOf(parent, FOLLOW | MISSING_IS_FALSE)) === undefined) yield doing(ops.mkdir, parent, 0o777, 1);
  yield* copyEntry(src, dest, from, to, options);
}

const slashed = (directory) => (directory.endsWith('/') ? directory : `${directory}/`);

function checkPair(src, dest, from, to, options) {
  if (to !== undefined) {
    if (from.ino === to.ino && from.dev === to.dev) {
      throw failure(options, 'ERR_FS_CP_EINVAL', 'src and dest cannot be the same', dest, 22, 'EINVAL', `src and dest cannot be the same ${dest}`);
    }
    if (from.isDirectory() && !to.isDirectory()) {
      throw failure(options, 'ERR_FS_CP_DIR_TO_NON_DIR', `cannot overwrite non-directory ${dest} with directory ${src}`, dest, 21, 'EISDIR');
    }
    if (!from.isDirectory() && to.isDirectory()) {
      throw failure(options, 'ERR_FS_CP_NON_DIR_TO_DIR', `cannot overwrite directory ${dest} with non-directory ${src}`, dest, 20, 'ENOTDIR');
    }
  }
  if (from.isDirectory() && isWithin(src, dest)) {
    throw failure(options, 'ERR_FS_CP_EINVAL', `cannot copy ${src} to a subdirectory of self ${dest}`, dest, 22, 'EINVAL',
      `Cannot copy ${slashed(src)} to a subdirectory of self ${dest}`);
  }
}

function isWithin(src, dest) {
  const below = path.relative(path.resolve(src), path.resolve(dest));
  return below !== '' && below !== '..' && !below.startsWith('../');
}

function* wanted(src, dest, { filter }) {
  return filter === undefined || Boolean(yield { ask: () => filter(src, dest) });
}

function* copyEntry(src, dest, from, to, options) {
  if (from.isDirectory()) yield* copyDirectory(src, dest, from, to, options);
  else if (from.isFile() || from.isCharacterDevice() || from.isBlockDevice()) yield* copyFile(src, dest, from, to, options);
  else if (from.isSymbolicLink()) yield* copyLink(src, dest, to, options);
  else if (from.isSocket()) throw failure(options, 'ERR_FS_CP_SOCKET', `cannot copy a socket file: ${dest}`, dest, 22, 'EINVAL');
  else if (from.isFIFO()) throw failure(options, 'ERR_FS_CP_FIFO_PIPE', `cannot copy a FIFO pipe: ${dest}`, dest, 22, 'EINVAL');
  else throw failure(options, 'ERR_FS_CP_UNKNOWN', `cannot copy an unknown file type: ${dest}`, dest, 22, 'EINVAL');
}

function* copyDirectory(src, dest, from, to, options) {
  if (to === undefined) yield doing(ops.mkdir, dest, 0o777, 0);
  else if (!options.force && options.errorOnExist) throw existsError(dest);
  const follow = options.dereference ? FOLLOW : 0;
  for (const name of yield doing(ops.readdir, src, false, false, false, false)) {
    const below = path.join(src, name);
    const target = path.join(dest, name);
    if (!(yield* wanted(below, target, options))) continue;
    const entry = yield statOf(below, follow);
    const there = yield statOf(target, follow | MISSING_IS_FALSE);
    checkPair(below, target, entry, there, options);
    yield* copyEntry(below, target, entry, there, options);
  }
  if (to === undefined) yield doing(ops.chmod, dest, Number(from.mode & 0o7777n));
}

function existsError(dest) {
  return failure({ sync: false }, 'ERR_FS_CP_EEXIST', `${dest} already exists`, dest, 17, 'EEXIST');
}

function* copyFile(src, dest, from, to, options) {
  if (to !== undefined) {
    if (!options.force) {
      if (options.errorOnExist) throw existsError(dest);
      return;
    }
    yield doing(ops.unlink, dest);
  }
  yield doing(ops.copyFile, src, dest, Boolean(options.mode & 1));
  if (options.preserveTimestamps) {
    const { atimeNs, mtimeNs } = yield statOf(src, FOLLOW);
    yield doing(ops.utimes, dest, Number(atimeNs) / 1e9, Number(mtimeNs) / 1e9, true);
  }
}

function* copyLink(src, dest, to, options) {
  let target = yield doing(ops.readlink, src, false);
  if (!options.verbatimSymlinks && !path.isAbsolute(target)) target = path.resolve(path.dirname(src), target);
  if (to !== undefined) {
    if (to.isSymbolicLink()) yield* checkLinks(target, dest, options);
    yield doing(ops.unlink, dest);
  }
  yield doing(ops.symlink, target, dest, false);
}

function* checkLinks(target, dest, options) {
  const old = path.resolve(path.dirname(dest), yield doing(ops.readlink, dest, false));
  if (isWithin(target, old)) {
    throw failure(options, 'ERR_FS_CP_EINVAL', `cannot copy ${target} to a subdirectory of self ${old}`, dest, 22, 'EINVAL');
  }
  if (isWithin(old, target) && (yield statOf(dest, FOLLOW | MISSING_IS_FALSE))?.isDirectory()) {
    throw failure(options, 'ERR_FS_CP_SYMLINK_TO_SUBDIRECTORY', `cannot overwrite ${old} with ${target}`, dest, 22, 'EINVAL');
  }
}

module.exports = { checkCopy, copyTree, copyTreeSync };
