// `internal/fatal`: uncaught exceptions and unhandled rejections, Node 26: who is asked, what is printed, how the process ends.
// Follows https://nodejs.org/docs/latest-v26.x/api/process.html ("Event: 'uncaughtException'", "Event: 'unhandledRejection'")
// and https://nodejs.org/docs/latest-v26.x/api/cli.html#--unhandled-rejectionsmode
'use strict';

const process = require('process');
const { flags } = ops;

const GENERIC = 1;
const IN_HANDLER = 7;

// ---- uncaught exceptions

/** Asks those who listen; returns if one of them took the error, else prints it and ends the process. */
function reportUncaught(error, origin) {
  let isTaken;
  try {
    isTaken = offer(error, origin);
  } catch (second) {
    print(second);
    process.reallyExit(IN_HANDLER);
  }
  if (isTaken) return;
  // A listener of 'exit' that throws changes nothing any more.
  try {
    if (!process._exiting) {
      process._exiting = true;
      process.exitCode = GENERIC;
      process.emit('exit', GENERIC);
    }
  } catch {}
  print(error, origin);
  process.reallyExit(process.exitCode ?? GENERIC);
}

/** Whether the program may have asked for a report. */
const hasReport = () => require('internal/boot').loaded('internal/report') !== undefined;

function offer(error, origin) {
  process.emit('uncaughtExceptionMonitor', error, origin);
  if (captures.some((capture) => capture(error) === true)) return true;
  if (capture !== null) {
    capture(error);
    return true;
  }
  if (flags.rare.includes('abort-on-uncaught-exception')) {
    print(error, origin);
    process.abort();
  }
  return process.emit('uncaughtException', error, origin);
}

let capture = null;
const captures = [];

function setCapture(fn) {
  const { codes } = require('internal/errors');
  if (fn === null) {
    capture = null;
    return;
  }
  if (typeof fn !== 'function') throw new codes.ERR_INVALID_ARG_TYPE('fn', ['Function', 'null'], fn);
  if (capture !== null) throw new codes.ERR_UNCAUGHT_EXCEPTION_CAPTURE_ALREADY_SET();
  capture = fn;
}

/** These take only the errors for which they return true. */
function addCapture(fn) {
  require('internal/validators').validateFunction(fn, 'fn');
  captures.push(fn);
}

// ---- what is printed

/** Error output is written even when `process.stderr` has been replaced or has failed. */
function print(error, origin = 'uncaughtException') {
  const { writeText } = require('internal/stdio');
  try {
    writeText(2, textOf(error, origin));
    if (flags.rare.includes('report-uncaught-exception') || hasReport()) require('internal/report').onUncaught(error);
    writeText(2, `\nNode.js ${process.version}\n`);
  } catch {
    writeText(2, '\nUncaught:\nan error that cannot be shown\n\nNode.js v26.10.0\n');
  }
}

// Of errors that 'error' events threw because nobody listened: the emitter's class and where it emitted.
const emitted = new WeakMap();

function rememberEmitted(error, emitter) {
  const place = {};
  Error.captureStackTrace(place, emitter.emit);
  emitted.set(error, { name: emitter.constructor?.name, place });
}

/** Adds to an error's stack where it was emitted, without the frames that the error's own has. */
function addEmitted(error) {
  const { v8Stack } = require('internal/stack');
  const stack = v8Stack(error);
  if (typeof stack !== 'string') return;
  const { name, place } = emitted.get(error);
  const known = new Set(stack.split('\n'));
  const frames = v8Stack(place).split('\n').slice(1);
  const matching = frames.findIndex((frame) => known.has(frame));
  const own = matching === -1 ? frames : [...frames.slice(0, matching), '    [... lines matching original stack trace ...]'];
  const on = typeof name === 'string' && name !== 'EventEmitter' ? ` on ${name} instance` : '';
  Object.defineProperty(error, 'stack', { value: `${stack}\nEmitted 'error' event${on} at:\n${own.join('\n')}`, writable: true, configurable: true });
}

function textOf(error, origin) {
  const isObject = (typeof error === 'object' && error !== null) || typeof error === 'function';
  if (!isObject || !('stack' in error)) return `Uncaught:\n${typeof error === 'string' ? error : show(error)}\n${isObject ? '' : `${hint()}\n`}`;
  if (emitted.has(error)) addEmitted(error);
  const shown = show(error);
  if (/^.+:\d+\n.*\n *\^/.test(shown)) return `${shown}\n`; // its stack begins with its place, as that of scripts of `vm` does
  const kept = require('internal/stack_frames').frameOf(error);
  const frame = kept === undefined ? frameOfThrown(error, origin) : kept;
  const head = frame === undefined || frame === '' ? 'Uncaught:\n' : `${frame.trimEnd()}\n\n`;
  return `${head}${shown}\n`;
}

function show(error) {
  const { inspect } = require('internal/inspect');
  try {
    return inspect(error, { colors: process.stderr.hasColors?.() === true, customInspect: false });
  } catch {
    try {
      return Error.prototype.toString.call(error);
    } catch {
      return '[object]';
    }
  }
}

/** The place in its stack, if that can be read. */
function frameOfThrown(error, origin) {
  try {
    return frameFromStack(error, origin);
  } catch {
    return undefined;
  }
}

/** Where a value without a stack was thrown is not known. */
function hint() {
  if (flags.traceUncaught) return '';
  return `(Use \`${programName()} --trace-uncaught ...\` to show where the exception was thrown)`;
}

const programName = () => process.argv0.slice(process.argv0.lastIndexOf('/') + 1) || 'roata';

/** `file:line`, the line and a caret, of the first frame that is the user's. */
function frameFromStack(error, origin) {
  const place = firstPlace(error);
  if (place === undefined) return undefined;
  const { file, line, column } = place;
  const text = lineOf(file, line);
  if (text === undefined) return undefined;
  // Tabs stay tabs, so that the caret stands under its place on a terminal too.
  const indent = text.slice(0, caretAt(text, column, origin)).replace(/[^\t]/g, ' ');
  return `${file}:${line}\n${text}\n${indent}^`;
}

/** Node points at the `throw` where the error was thrown out of a callback, and at its `new` where a promise was rejected with it. */
function caretAt(text, column, origin) {
  const before = text.slice(0, Math.max(column - 1, 0));
  if (origin === 'unhandledRejection') return before.length;
  return /\bthrow\s+(?:[\w$]+\.)*$/.exec(before)?.index ?? before.length;
}

function firstPlace(error) {
  const { stack } = error;
  if (typeof stack !== 'string') return undefined;
  const { isEngineStack, parse } = require('internal/stack');
  const frames = isEngineStack(stack) ? parse(stack) : readableFrames(stack);
  return frames.find(({ file, line }) => line !== undefined && isUserFile(file));
}

/** The frames of a stack in V8's form. */
function readableFrames(stack) {
  const frames = [];
  for (const line of stack.split('\n')) {
    const match = /^\s*at (?:.*\()?(.+?):(\d+):(\d+)\)?$/.exec(line);
    if (match !== null) frames.push({ file: match[1].replace(/^async /, ''), line: Number(match[2]), column: Number(match[3]) });
  }
  return frames;
}

const isUserFile = (file) => file !== '' && !file.startsWith('node:') && !file.startsWith('roata:');

// Texts that are in no file: -e and standard input.
const texts = new Map();

/** Keeps the text of what was not read from a file, so that its lines can be shown. */
function rememberText(name, text) {
  texts.set(name, text);
}

function lineOf(file, line) {
  const text = texts.get(file);
  if (text !== undefined) return text.split('\n')[line - 1];
  const path = pathOf(file);
  return path === undefined ? undefined : ops.readLine(path, line);
}

function pathOf(file) {
  if (file.startsWith('file://')) return decodeURIComponent(file.slice('file://'.length).replace(/[?#].*$/, ''));
  return file.startsWith('/') ? file : undefined;
}

/** The lines outside line comments in which `pattern` is found. */
function linesWith(file, pattern) {
  const path = pathOf(file);
  const text = texts.get(file) ?? (path === undefined ? '' : ops.readText(path) ?? '');
  const found = [];
  text.split('\n').forEach((line, i) => {
    const at = line.replace(/\/\/.*$/, '').search(pattern);
    if (at !== -1) found.push({ line: i + 1, text: line, column: at });
  });
  return found;
}

// ---- rejections

// Reported rejections by number, for the warnings about them.
const numbers = new WeakMap();
let lastNumber = 0;

/** A promise was rejected and nobody has handled it when ticks and promise jobs have run out. */
function reportRejection(promise, reason) {
  numbers.set(promise, ++lastNumber);
  modes[flags.unhandledRejections](promise, reason);
}

const modes = {
  __proto__: null,
  throw(promise, reason) {
    if (!process.emit('unhandledRejection', reason, promise)) raise(reason);
  },
  strict(promise, reason) {
    raise(reason);
    if (!process.emit('unhandledRejection', reason, promise)) warnUnhandled(promise, reason);
  },
  warn(promise, reason) {
    process.emit('unhandledRejection', reason, promise);
    warnUnhandled(promise, reason);
  },
  none(promise, reason) {
    process.emit('unhandledRejection', reason, promise);
  },
  'warn-with-error-code'(promise, reason) {
    if (process.emit('unhandledRejection', reason, promise)) return;
    warnUnhandled(promise, reason);
    process.exitCode = GENERIC;
  },
};

function raise(reason) {
  const error = isErrorLike(reason) ? reason : new UnhandledPromiseRejection(reason);
  require('internal/ticks').uncaught(error, 'unhandledRejection');
}

const isErrorLike = (value) => typeof value === 'object' && value !== null && Object.hasOwn(value, 'stack');

class UnhandledPromiseRejection extends Error {
  code = 'ERR_UNHANDLED_REJECTION';
  constructor(reason) {
    super('This error originated either by throwing inside of an async function without a catch block, or by rejecting a promise which was not '
      + `handled with .catch(). The promise rejected with the reason "${describe(reason)}".`);
  }
}
Object.defineProperty(UnhandledPromiseRejection.prototype, 'name', { value: 'UnhandledPromiseRejection', writable: true, configurable: true });

/** A text of any value that runs none of its code: V8's, which names the constructor where `toString` would say no more than that it is an object. */
function describe(value) {
  if (typeof value === 'function') return Function.prototype.toString.call(value);
  if (typeof value !== 'object' || value === null) return String(value);
  const { toString } = Object.prototype;
  const name = inherited(value, 'constructor')?.name;
  if (inherited(value, 'toString') === toString && typeof name === 'string' && name !== '') return `#<${name}>`;
  const tag = inherited(value, Symbol.toStringTag);
  return typeof tag === 'string' ? `[object ${tag}]` : toString.call(value);
}

/** The value of a property, its own or inherited; not that of a getter. */
function inherited(value, key) {
  for (let holder = value; holder !== null; holder = Object.getPrototypeOf(holder)) {
    const descriptor = Object.getOwnPropertyDescriptor(holder, key);
    if (descriptor !== undefined) return descriptor.value;
  }
  return undefined;
}

function warnUnhandled(promise, reason) {
  const warning = makeWarning('UnhandledPromiseRejectionWarning',
    'Unhandled promise rejection. This error originated either by throwing inside of an async function without a catch block, or by rejecting a promise which '
    + 'was not handled with .catch(). To terminate the node process on unhandled promise rejection, use the CLI flag `--unhandled-rejections=strict` '
    + `(see https://nodejs.org/api/cli.html#cli_unhandled_rejections_mode). (rejection id: ${numbers.get(promise)})`);
  const text = isErrorLike(reason) ? `${require('internal/stack').v8Stack(reason)}` : describe(reason);
  process.emitWarning(text, 'UnhandledPromiseRejectionWarning');
  process.emitWarning(warning);
}

/** A rejection that was reported has been handled after all. */
function reportHandled(promise) {
  if (process.emit('rejectionHandled', promise)) return;
  const number = numbers.get(promise);
  const warning = makeWarning('PromiseRejectionHandledWarning', `Promise rejection was handled asynchronously (rejection id: ${number})`);
  warning.id = number;
  process.emitWarning(warning);
}

function makeWarning(name, message) {
  const warning = new Error(message);
  warning.name = name;
  return warning;
}

Object.assign(exports, { rememberEmitted, reportUncaught, offer, reportRejection, reportHandled, setCapture, addCapture, hasCapture: () => capture !== null, rememberText, rememberedText: (name) => texts.get(name), linesWith });
