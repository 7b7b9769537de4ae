// `internal/errors`: the errors that built-in modules throw, with Node 26's classes, codes and messages.
// Follows https://nodejs.org/docs/latest-v26.x/api/errors.html
//
// `codes.ERR_X` is a constructor, made when it is first asked for; its class and its message (`internal/error_texts`) are looked up when it is called.
'use strict';

const { apply, construct, defineProperty } = Reflect;
const errorToString = Error.prototype.toString;
const texts = () => require('internal/error_texts');

/** Codes whose printed heading does not show the code, because Node's own native side throws them. */
const undecorated = new Set(['ERR_INVALID_URL', 'ERR_ENCODING_INVALID_ENCODED_DATA', 'ERR_STRING_TOO_LONG']);

/** Failed calls of the system that have a code of their own: the start of their message. */
const systemTexts = {
  ERR_SYSTEM_ERROR: 'A system error occurred',
  ERR_FS_CP_DIR_TO_NON_DIR: 'Cannot overwrite non-directory with directory',
  ERR_FS_CP_EEXIST: 'Target already exists',
  ERR_FS_CP_EINVAL: 'Invalid src or dest',
  ERR_FS_CP_FIFO_PIPE: 'Cannot copy a FIFO pipe',
  ERR_FS_CP_NON_DIR_TO_DIR: 'Cannot overwrite directory with non-directory',
  ERR_FS_CP_SOCKET: 'Cannot copy a socket file',
  ERR_FS_CP_SYMLINK_TO_SUBDIRECTORY: 'Cannot overwrite symlink in subdirectory of self',
  ERR_FS_CP_UNKNOWN: 'Cannot copy an unknown file type',
  ERR_FS_EISDIR: 'Path is a directory',
  ERR_SOCKET_BUFFER_SIZE: 'Could not get or set buffer size',
  ERR_TTY_INIT_FAILED: 'TTY initialization failed',
};

/** Marks errors whose printed name carries the code: `TypeError [ERR_X]`. */
const kCoded = Symbol.for('roata.codedError');
const made = Object.create(null);

/** `codes.ERR_X`: made on first use. */
const codes = new Proxy(made, {
  get(target, code) {
    return target[code] ?? (typeof code === 'string' ? (target[code] = makeConstructor(code)) : undefined);
  },
});

function makeConstructor(code) {
  if (code in systemTexts) return makeSystemConstructor(code);
  const Coded = function(...args) {
    return makeError(texts().baseClass(code), code, args, Coded);
  };
  for (const Base of [Error, TypeError, RangeError]) addVariant(Coded, Base, code);
  return Coded;
}

/** In a few places Node uses another class for the same code: `new ERR_INVALID_STATE.TypeError(text)`. */
function addVariant(Coded, Base, code) {
  defineProperty(Coded, Base.name, {
    configurable: true,
    get() {
      const Variant = function(...args) {
        return makeError(Base, code, args, Variant);
      };
      defineProperty(Coded, Base.name, { value: Variant });
      return Variant;
    },
  });
}

function makeError(Base, code, args, hideAbove) {
  const error = undecorated.has(code) ? new Base() : construct(Base, [], codedClass(Base));
  error.code = code;
  defineProperty(error, 'message', { value: texts().messageOf(error, code, args), writable: true, enumerable: false, configurable: true });
  startStackAbove(error, hideAbove);
  return error;
}

/** An error of the modules, whose messages depend on what was being loaded. */
function coded(Base, code, message) {
  const error = construct(Base, [], codedClass(Base));
  error.code = code;
  defineProperty(error, 'message', { value: message, writable: true, enumerable: false, configurable: true });
  startStackAbove(error, coded);
  return error;
}

/** From the caller of `fn` on: the frames of this file are of no use to anybody. */
function startStackAbove(error, fn) {
  void error.stack; // the engine would otherwise fill it in later, over what is captured here
  Error.captureStackTrace(error, fn);
}

/** One prototype per base class: `toString` shows the code, `constructor` is the plain class, as in Node. */
const codedClasses = new Map();

function codedClass(Base) {
  let Coded = codedClasses.get(Base);
  if (Coded === undefined) {
    Coded = function() {};
    const shared = Object.create(Base.prototype, {
      constructor: { value: Base, writable: true, enumerable: false, configurable: true },
      toString: { value: codedToString, writable: true, enumerable: false, configurable: true },
      [kCoded]: { value: true },
    });
    Coded.prototype = Object.create(shared, {
      constructor: { get: () => Base, enumerable: false, configurable: true },
    });
    codedClasses.set(Base, Coded);
  }
  return Coded;
}

function codedToString() {
  return isCoded(this) ? `${this.name} [${this.code}]: ${this.message}` : apply(errorToString, this, []);
}

/** Is this an error whose heading shows its code? */
function isCoded(error) {
  return error[kCoded] === true;
}

// Errors of the system

/**
 * A failed system call: `ENOENT: no such file or directory, open 'x' -> 'y'` with errno, code, syscall, path, dest.
 * `number` is negative, as libuv's.
 */
function systemError(number, syscall, path = undefined, dest = undefined) {
  const { name, message } = require('internal/errno').describe(number);
  let text = `${name}: ${message}, ${syscall}`;
  if (path !== undefined) text += ` '${path}'`;
  if (dest !== undefined) text += ` -> '${dest}'`;
  const error = new Error(text);
  error.errno = number;
  error.code = name;
  error.syscall = syscall;
  if (path !== undefined) error.path = path;
  if (dest !== undefined) error.dest = dest;
  startStackAbove(error, systemError);
  return error;
}

/** A failed call of the network: `connect ECONNREFUSED 127.0.0.1:1 - Local (…)`. */
function addressError(number, syscall, address, port = undefined, detail = undefined) {
  const { name } = require('internal/errno').describe(number);
  const where = port > 0 ? ` ${address}:${port}` : address ? ` ${address}` : '';
  const error = new Error(`${syscall} ${name}${where}${detail ? ` - Local (${detail})` : ''}`);
  error.errno = number;
  error.code = name;
  error.syscall = syscall;
  error.address = address;
  if (port) error.port = port;
  startStackAbove(error, addressError);
  return error;
}

/** A failed call named in one word: `kill ESRCH`, with errno, code and syscall. */
function errnoException(number, syscall, original = undefined) {
  const { name } = require('internal/errno').describe(number);
  const error = new Error(original ? `${syscall} ${name} ${original}` : `${syscall} ${name}`);
  error.errno = number;
  error.code = name;
  error.syscall = syscall;
  startStackAbove(error, errnoException);
  return error;
}

/**
 * ERR_SYSTEM_ERROR and its kin, from a context `{ errno, code, message, syscall, path?, dest? }`.
 * `errno` and `syscall` read and write the context.
 */
function makeSystemConstructor(code) {
  return function SystemError(context) {
    const error = construct(Error, [], codedClass(Error));
    error.code = code;
    const hidden = { writable: true, enumerable: false, configurable: true };
    defineProperty(error, 'name', { ...hidden, value: 'SystemError' });
    defineProperty(error, 'message', { ...hidden, value: systemMessage(code, context) });
    defineProperty(error, 'info', { value: context, enumerable: true, configurable: true, writable: false });
    for (const field of ['errno', 'syscall', 'path', 'dest']) {
      if (context[field] !== undefined || field === 'errno' || field === 'syscall') reflectField(error, context, field);
    }
    defineProperty(error, Symbol.for('nodejs.util.inspect.custom'), { value: inspectSystemError, enumerable: false });
    startStackAbove(error, SystemError);
    return error;
  };
}

/** Shows what the accessors say, which inspect does not do by itself. */
function inspectSystemError(depth, options) {
  return require('internal/inspect').inspect(this, { ...options, getters: true, customInspect: false });
}

function systemMessage(code, context) {
  let text = `${systemTexts[code]}: ${context.syscall} returned ${context.code} (${context.message})`;
  if (context.path !== undefined) text += ` ${context.path}`;
  if (context.dest !== undefined) text += ` => ${context.dest}`;
  return text;
}

function reflectField(error, context, field) {
  defineProperty(error, field, {
    get() { return context[field]; },
    set(value) { context[field] = value; },
    enumerable: true,
    configurable: true,
  });
}

/** What aborted operations reject with; `options` may carry the cause. */
class AbortError extends Error {
  constructor(message = 'The operation was aborted', options = undefined) {
    super(message, options);
    this.code = 'ABORT_ERR';
    this.name = 'AbortError';
  }
}

/** Adds the outer error of a finally-like place to the inner one, losing neither. */
function aggregateTwoErrors(inner, outer) {
  if (!inner || !outer || inner === outer) return inner || outer;
  if (Array.isArray(outer.errors)) {
    outer.errors.push(inner);
    return outer;
  }
  const both = new AggregateError([outer, inner], outer.message);
  both.code = outer.code;
  return both;
}

/** Marks a checking function; its own frames are dropped where the engine can do it. */
function hideStackFrames(fn) {
  return fn;
}

Object.assign(exports, {
  codes,
  coded,
  AbortError,
  systemError,
  addressError,
  errnoException,
  aggregateTwoErrors,
  hideStackFrames,
  isCoded,
});
