// `internal/child_process_arguments`: the checks of what child processes are started with. Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/child_process.html
'use strict';

const process = require('process');
const { codes } = require('internal/errors');
const validators = require('internal/validators');
const { signalNumber } = require('internal/child_process');

const MAX_BUFFER = 1024 * 1024;

/** All of `spawn`'s and `spawnSync`'s arguments, as ChildProcess.spawn takes them. */
function normalize(file, args, options) {
  validators.validateString(file, 'file');
  checkNoNull(file, 'file');
  if (file.length === 0) throw new codes.ERR_INVALID_ARG_VALUE('file', file, 'cannot be empty');
  if (Array.isArray(args)) args = args.slice();
  else if (args === undefined || args === null) args = [];
  else if (typeof args !== 'object') throw new codes.ERR_INVALID_ARG_TYPE('args', 'object', args);
  else [args, options] = [[], args];
  checkNoNulls(args, 'args');
  if (options === undefined) options = {};
  else validators.validateObject(options, 'options');
  const cwd = options.cwd == null ? undefined : pathOf(options.cwd, 'options.cwd');
  checkOptions(options);
  const envPairs = pairsOf(options.env || process.env);
  if (options.shell) [file, args] = inShell(file, args, options);
  args.unshift(typeof options.argv0 === 'string' && !options.shell ? options.argv0 : options.argv0 ?? file);
  return { ...options, args, cwd, detached: Boolean(options.detached), envPairs, file };
}

function checkOptions(options) {
  const { detached, uid, gid, shell, argv0, windowsHide, windowsVerbatimArguments } = options;
  if (detached != null) validators.validateBoolean(detached, 'options.detached');
  if (uid != null) validators.validateInt32(uid, 'options.uid');
  if (gid != null) validators.validateInt32(gid, 'options.gid');
  if (shell != null && typeof shell !== 'boolean' && typeof shell !== 'string') {
    throw new codes.ERR_INVALID_ARG_TYPE('options.shell', ['boolean', 'string'], shell);
  }
  checkArgv0(argv0);
  if (windowsHide != null) validators.validateBoolean(windowsHide, 'options.windowsHide');
  if (windowsVerbatimArguments != null) validators.validateBoolean(windowsVerbatimArguments, 'options.windowsVerbatimArguments');
  if (typeof shell === 'string') checkNoNull(shell, 'options.shell');
}

/** The arguments of `execFile` and `execFileSync`, which may be left out in many ways. */
function fileArguments(args, options, callback) {
  if (Array.isArray(args)) args = args.slice();
  else if (typeof args === 'function') [args, options, callback] = [[], undefined, args];
  else if (args !== null && typeof args === 'object') [args, options, callback] = [[], args, options];
  else if (args != null) throw new codes.ERR_INVALID_ARG_TYPE('args', 'object', args);
  if (typeof options === 'function') [options, callback] = [undefined, options];
  else if (options != null) validators.validateObject(options, 'options');
  if (callback != null) validators.validateFunction(callback, 'callback');
  checkArgv0(options?.argv0);
  return { args: args ?? [], options, callback };
}

let hasWarned = false;

/** The command as the shell's text. */
function inShell(file, args, { shell }) {
  if (args.length > 0 && !hasWarned) {
    hasWarned = true;
    process.emitWarning(
      'Passing args to a child process with shell option true can lead to security vulnerabilities, as the arguments are not escaped, only concatenated.',
      'DeprecationWarning', 'DEP0190');
  }
  const command = args.length > 0 ? `${file} ${args.join(' ')}` : file;
  return [typeof shell === 'string' ? shell : '/bin/sh', ['-c', command]];
}

/** `NAME=value` for every variable, also those that `env` inherits. */
function pairsOf(env) {
  const pairs = [];
  for (const name in env) {
    const value = env[name];
    if (value === undefined) continue;
    checkNoNull(name, `options.env['${name}']`);
    checkNoNull(`${value}`, `options.env['${name}']`);
    pairs.push(`${name}=${value}`);
  }
  return pairs;
}

function checkCommand(command) {
  validators.validateString(command, 'command');
  checkNoNull(command, 'command');
}

function checkArgv0(argv0) {
  if (argv0 == null) return;
  validators.validateString(argv0, 'options.argv0');
  checkNoNull(argv0, 'options.argv0');
}

function checkNoNull(text, name) {
  if (typeof text === 'string' && text.includes('\0')) throw new codes.ERR_INVALID_ARG_VALUE(name, text, 'must be a string without null bytes');
}

function checkNoNulls(list, name) {
  for (let i = 0; i < list.length; i++) checkNoNull(list[i], `${name}[${i}]`);
}

/** A path given as text, bytes or URL. */
function pathOf(path, name) {
  const { isURL } = require('internal/url');
  if (isURL(path)) path = require('url').fileURLToPath(path);
  const isBytes = path instanceof Uint8Array;
  if (typeof path !== 'string' && !isBytes) throw new codes.ERR_INVALID_ARG_TYPE(name, ['string', 'Buffer', 'URL'], path);
  if (isBytes ? path.includes(0) : path.includes('\0')) {
    throw new codes.ERR_INVALID_ARG_VALUE(name, path, 'must be a string, Uint8Array, or URL without null bytes');
  }
  return isBytes ? require('buffer').Buffer.from(path).toString() : path;
}

function checkTimeout(timeout) {
  if (timeout != null) validators.validateInteger(timeout, 'timeout', 0);
}

function checkMaxBuffer(maxBuffer) {
  if (maxBuffer != null) validators.validateNumber(maxBuffer, 'options.maxBuffer', 0);
}

/** The number of `killSignal`, undefined if none was given. */
function killSignalOf(killSignal) {
  if (typeof killSignal === 'string' || typeof killSignal === 'number') return signalNumber(killSignal);
  if (killSignal != null) throw new codes.ERR_INVALID_ARG_TYPE('options.killSignal', ['string', 'number'], killSignal);
  return undefined;
}

Object.assign(exports, { normalize, fileArguments, checkCommand, checkNoNull, checkNoNulls, pathOf, checkTimeout, checkMaxBuffer, killSignalOf, MAX_BUFFER });
