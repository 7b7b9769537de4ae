// `internal/permission`: the permission model, Node 26: `--permission`, `--permission-audit` and what they allow, `process.permission`.
// Follows https://nodejs.org/docs/latest-v26.x/api/permissions.html
//
// `boot.permission` is undefined unless one of the two options is given: whoever starts, connects or reads something asks it in one property read.
'use strict';

const boot = require('internal/boot');
const process = require('process');
const { basename, resolve } = require('path');
const { registry } = require('internal/modules_cjs');
const { isOn, valuesOf } = require('internal/flags');
const { answer } = require('internal/requests');
const { validateString } = require('internal/validators');

// ---- what is allowed

/** Paths that are granted: files, and whatever begins with one of some texts. */
class Paths {
  #all = false;
  #files = new Set();
  #beginnings = new Set();

  /** A path with a star stands for all that begins as it does before the star, a folder for all in it. */
  grant(path) {
    if (path === '*') {
      this.#all = true;
      return;
    }
    const star = path.indexOf('*');
    const place = placeOf(star === -1 ? path : path.slice(0, star));
    if (star !== -1) this.#beginnings.add(path[star - 1] === '/' ? inside(place) : place);
    else if (isFolder(place)) this.#beginnings.add(inside(place));
    else this.#files.add(place);
  }

  has(path) {
    if (this.#all) return true;
    if (path === undefined) return false;
    const place = placeOf(path);
    if (this.#files.has(place)) return true;
    const folder = inside(place);
    for (const beginning of this.#beginnings) if (place.startsWith(beginning) || folder === beginning) return true;
    return false;
  }

  /** Takes back what was granted under this very path; all without one. */
  drop(path) {
    if (path === undefined) {
      this.#all = false;
      this.#files.clear();
      this.#beginnings.clear();
      return;
    }
    const place = placeOf(path);
    this.#files.delete(place);
    this.#beginnings.delete(inside(place));
  }

  *options(name) {
    if (this.#all) yield `${name}=*`;
    else for (const place of [...this.#files, ...this.#beginnings]) yield `${name}=${place}`;
  }
}

/** The absolute path, of text, bytes or a file: URL. */
function placeOf(path) {
  if (typeof path === 'string' && path.startsWith('file://')) path = require('url').fileURLToPath(path);
  return resolve(`${path?.href === undefined ? path : require('url').fileURLToPath(path)}`);
}

const inside = (folder) => (folder.endsWith('/') ? folder : `${folder}/`);

function isFolder(path) {
  const { ops, FOLLOW, MISSING_IS_FALSE, readStats } = require('internal/fs');
  try {
    return (ops.unguarded ?? ops).stat(path, FOLLOW | MISSING_IS_FALSE) && readStats(0).isDirectory();
  } catch {
    return false;
  }
}

/** Everything that has a switch of its own. */
class Switch {
  #isOn;

  constructor(option) {
    this.#isOn = isOn(option.slice(2));
  }

  has() {
    return this.#isOn;
  }

  drop() {
    this.#isOn = false;
  }

  *options(name) {
    if (this.#isOn) yield name;
  }
}

/** By scope: its name in errors, the option that allows it, the channel that hears of denials, the code of the warning that the option is worth. */
const scopes = {
  '__proto__': null,
  'fs.read': { permission: 'FileSystemRead', option: '--allow-fs-read', channel: 'fs' },
  'fs.write': { permission: 'FileSystemWrite', option: '--allow-fs-write', channel: 'fs' },
  'addon': { permission: 'Addon', option: '--allow-addons', channel: 'addon', warning: 'PERM0001' },
  'child': { permission: 'ChildProcess', option: '--allow-child-process', channel: 'child', warning: 'PERM0002' },
  'ffi': { permission: 'FFI', option: '--allow-ffi', channel: 'ffi', warning: 'PERM0003' },
  'inspector': { permission: 'Inspector', option: '--allow-inspector', channel: 'inspector', warning: 'PERM0004' },
  'wasi': { permission: 'WASI', option: '--allow-wasi', channel: 'wasi', warning: 'PERM0005' },
  'worker': { permission: 'WorkerThreads', option: '--allow-worker', channel: 'worker', warning: 'PERM0006' },
  'net': { permission: 'Net', option: '--allow-net', channel: 'net' },
};

const isAudit = !isOn('permission');
for (const scope of Object.values(scopes)) scope.granted = scope.channel === 'fs' ? new Paths() : new Switch(scope.option);

/** Whether this is the realm of a core: node functions are under the program's rules, and what it drops they lose, too. */
const onCore = boot.context.mirrored;

/** Reads the options. The program's own file may be read without being named. */
function apply(plan) {
  const { kind, file } = plan;
  for (const name of ['fs.read', 'fs.write']) {
    const { option, granted } = scopes[name];
    for (const path of valuesOf(option.slice(2))) {
      if (path.includes(',')) warnOfCommas(option);
      granted.grant(path);
    }
  }
  if (kind === 'file') {
    for (const path of [file, realPath(file)]) {
      scopes['fs.read'].granted.grant(path);
      tellCores(true, 'fs.read', path);
    }
  }
  boot.permission = module.exports;
  guardFiles();
  guardModules();
  process.binding = function binding() { throw denied('process.binding', '', ''); };
  Object.defineProperty(process, 'permission', { value: { has, drop }, enumerable: true });
  if (!isAudit && plan.isMachineNode !== true && !onCore && require('worker_threads').isMainThread) warnOfOptions();
}

function realPath(file) {
  try {
    return registry.resolve(file, file, false)[0];
  } catch {
    return file;
  }
}

function warnOfCommas(option) {
  process.emitWarning(`The ${option} CLI flag has changed. Passing a comma-separated list of paths is no longer valid. Documentation can be found at `
    + 'https://nodejs.org/api/permissions.html#file-system-permissions', 'Warning');
}

function warnOfOptions() {
  for (const { option, warning, granted } of Object.values(scopes)) {
    if (warning === undefined || !granted.has()) continue;
    process.emitWarning(`The flag ${option} must be used with extreme caution. It could invalidate the permission model.`, { code: warning, type: 'SecurityWarning' });
  }
  if (scopes.net.granted.has()) process.emitWarning('The flag --allow-net is under experimental phase.', 'ExperimentalWarning');
}

// ---- process.permission

function has(scope, reference) {
  validateString(scope, 'scope');
  const path = reference == null ? undefined : textOf(reference);
  if (scope === 'fs') return allowsAllFiles();
  return scope in scopes && isAllowed(scope, path);
}

function allowsAllFiles() {
  if (scopes['fs.read'].granted.has() && scopes['fs.write'].granted.has()) return true;
  tell({ channel: 'fs', permission: 'FileSystem' }, '', undefined);
  return false;
}

function textOf(reference) {
  if (ArrayBuffer.isView(reference) || reference.href !== undefined) return placeOf(reference);
  validateString(reference, 'reference');
  return reference === '' ? undefined : reference;
}

function drop(scope, reference) {
  validateString(scope, 'scope');
  const path = reference == null ? undefined : textOf(reference);
  const names = scope === 'fs' ? ['fs.read', 'fs.write'] : [scope];
  for (const name of names) {
    const known = scopes[name];
    if (known === undefined) continue;
    known.granted.drop(path);
    tellCores(false, name, path);
    tell(known, path ?? '', true);
  }
}

/** Cores have no main module, and hear by this of the program's and of what it drops. */
function tellCores(isGranted, scope, path) {
  if (!onCore && require('worker_threads').isMainThread) ops.tellCores(isGranted, scope, path);
}

let heard = 0;

/** On a core: does what the program has told since it was last looked for. */
function followProgram() {
  const list = ops.told(heard);
  for (const [isGranted, scope, path] of list) {
    if (isGranted) scopes[scope].granted.grant(path);
    else scopes[scope].granted.drop(path);
  }
  heard += list.length;
}

function isAllowed(scope, resource) {
  const known = scopes[scope];
  if (onCore) followProgram();
  if (known.granted.has(resource)) return true;
  tell(known, resource ?? '', undefined);
  return false;
}

function tell({ channel, permission }, resource, dropped) {
  const { hasSubscribers, channel: find } = require('diagnostics_channel');
  const name = `node:permission-model:${channel}`;
  if (hasSubscribers(name)) find(name).publish({ permission, resource: `${resource}`, drop: dropped });
}

// ---- demands

/** Why `scope` is not allowed for `resource`; undefined if it is, or is only watched. */
function refusal(scope, resource, isPlain = false) {
  if (isAllowed(scope, resource) || isAudit) return undefined;
  const { permission, option } = scopes[scope];
  const advice = isPlain ? '' : `. Use ${option} to manage permissions.`;
  return denied(`Access to this API has been restricted${advice}`, permission, `${resource ?? ''}`);
}

function denied(message, permission, resource) {
  return Object.assign(new Error(message), { code: 'ERR_ACCESS_DENIED', permission, resource });
}

function demand(scope, resource, isPlain = false) {
  const error = refusal(scope, resource, isPlain);
  if (error !== undefined) throw error;
}

/** Why a look-up fails; it tells neither permission nor resource. */
function refusalOfLookup(syscall, hostname) {
  const error = refusal('net', hostname);
  if (error === undefined) return undefined;
  const { code } = error;
  return Object.assign(new Error(`${syscall} ${code} ${hostname}`), { errno: undefined, code, syscall, hostname });
}

/** Why a connection fails: the refusal stands where a system error has its number. */
function refusalOfConnection(address, port) {
  const error = refusal('net', address);
  if (error === undefined) return undefined;
  const { code, message } = error;
  return Object.assign(new Error(`connect ${code} ${message}`), { errno: error, code, syscall: 'connect', address }, port === undefined ? {} : { port });
}

// ---- files

const { constants: { O_WRONLY, O_RDWR, O_CREAT, O_TRUNC, O_APPEND }, FOLLOW } = require('internal/fs');
const CHANGES = O_CREAT | O_TRUNC | O_APPEND;

const reads = (path) => refusal('fs.read', path);
const writes = (path) => refusal('fs.write', path);

/** Why a file cannot be opened so. */
function opens(path, flags) {
  const isRead = (flags & O_WRONLY) === 0 && ((flags & O_RDWR) !== 0 || (flags & CHANGES) === 0);
  const isWritten = (flags & (O_WRONLY | O_RDWR | CHANGES)) !== 0;
  return (isRead ? reads(path) : undefined) ?? (isWritten ? writes(path) : undefined);
}

const opensPath = (place, flags) => (typeof place === 'number' ? undefined : opens(place, flags));
const moves = (from, to) => reads(from) ?? writes(from) ?? writes(to);

/** A link could lead anywhere. */
function links(target, path) {
  if (allowsAllFiles()) return undefined;
  if (isAudit) return reads(target) ?? writes(target) ?? writes(path);
  return denied('fs.symlink API requires full fs.read and fs.write permissions.', '', '');
}

/** What a descriptor would let a program do to a file that it may only read. */
const unusable = (name) => () => (isAudit ? undefined : denied(`${name} API is disabled when Permission Model is enabled.`, '', ''));

/** For each operation of `internal/fs`: how many arguments it takes before its callback, and why it is refused. */
const operations = {
  stat: [2, (path, flags) => refusal('fs.read', path, (flags & FOLLOW) === 0)],
  statfs: [1, reads], exists: [1, reads], access: [2, reads], readdir: [5, reads], readlink: [2, reads], realpath: [2, reads],
  readFile: [3, opensPath], writeFile: [5, (place, data, flags) => opensPath(place, flags)], open: [3, opens],
  mkdtemp: [1, (prefix) => writes(`${prefix}XXXXXX`)],
  chmod: [2, writes], chown: [3, writes], lchown: [3, writes], unlink: [1, writes], rmdir: [1, writes], mkdir: [3, writes], utimes: [4, writes], rm: [5, writes],
  copyFile: [3, (from, to) => reads(from) ?? writes(to)], rename: [3, moves], link: [3, moves], symlink: [3, links],
  fchmod: [2, unusable('fchmod')], fchown: [3, unusable('fchown')], futimes: [3, unusable('futimes')], fsync: [1, unusable('fsync')],
  fdatasync: [1, unusable('fdatasync')],
};

/** These throw at once, also where there is a callback. */
const THROWING = new Set(['chmod', 'mkdir', 'readlink', 'rmdir', 'utimes']);

/** Puts the checks before the operations, of which the tables of the simple calls have copies. */
function guardFiles() {
  const { ops, calls, fdCalls } = require('internal/fs');
  // What is found out without telling a program about a file.
  ops.unguarded = { ...ops };
  const guarded = new Map();
  for (const [name, [count, why]] of Object.entries(operations)) {
    const plainly = ops[name];
    ops[name] = (...args) => {
      const error = why(...args);
      return error === undefined ? plainly(...args) : fail(name, error, args[count]);
    };
    guarded.set(plainly, ops[name]);
  }
  for (const row of [...Object.values(calls), ...Object.values(fdCalls)]) row.op = guarded.get(row.op) ?? row.op;
}

/** A callback (or its number) is told before the call returns, as in Node. */
function fail(name, error, callback) {
  if (callback === undefined || THROWING.has(name)) throw error;
  if (typeof callback === 'function') callback(error);
  else answer(callback, error);
}

function guardModules() {
  for (const name of ['load', 'loadJson']) {
    const plainly = registry[name];
    registry[name] = (filename, ...rest) => {
      demand('fs.read', filename);
      return plainly(filename, ...rest);
    };
  }
}

// ---- children

/** The variables of a child: a child of this runtime is under the same rules. */
function inherited(file, variables) {
  if (isAudit || !/^(?:node|roata)/.test(basename(file))) return variables;
  const at = variables.findLastIndex((entry) => entry.startsWith('NODE_OPTIONS='));
  const given = at === -1 ? '' : variables[at].slice('NODE_OPTIONS='.length);
  if (/(?:^|\s)--permission(?:\s|$)/.test(given)) return variables;
  const rules = ['--permission', ...Object.values(scopes).flatMap(({ option, granted }) => [...granted.options(option)])];
  return [...variables.filter((_, i) => i !== at), `NODE_OPTIONS=${[given, ...rules].filter(Boolean).join(' ')}`];
}

/** A file of the system's, for a report: what it says is about this process alone. */
function readSystemFile(path) {
  return require('internal/fs').ops.unguarded.readFile(path, 0, true);
}

module.exports = { apply, demand, refusal, refusalOfLookup, refusalOfConnection, inherited, readSystemFile };
