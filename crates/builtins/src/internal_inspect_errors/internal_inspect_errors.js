// `internal/inspect_errors`: how `util.inspect` shows an error: its stack with the class's name, then its properties.
// Follows https://nodejs.org/docs/latest-v26.x/api/util.html#utilinspectobject-options
'use strict';

const { kindOf } = require('internal/types');
const { formatProperty, inspect } = require('internal/inspect');
const { keysOf, isBare, prefixFor, shapeOf } = require('internal/inspect_shapes');

const { apply, getPrototypeOf } = Reflect;
const { hasOwn } = Object;
const { isArray } = Array;
const { propertyIsEnumerable } = Object.prototype;
const errorToString = Error.prototype.toString;

function describeError(context, error, about) {
  const keys = errorKeys(context, error);
  const base = formatError(context, error, about, keys);
  const stackAt = context.showHidden ? keys.indexOf('stack') : -1;
  if (stackAt === -1 || isEnumerable(error, 'stack')) return isBare(keys, about) ? base : shapeOf('{', '}', keys, undefined, false, base);
  keys.splice(stackAt, 1);
  return shapeOf('{', '}', keys, formatHiddenStack, false, base);
}

const isEnumerable = (object, key) => apply(propertyIsEnumerable, object, [key]);

/** In Node every error begins with a hidden pair of accessors; here `stack` is a value, which the engine adds late. */
const stackAccessors = {
  get() { return require('internal/stack').v8Stack(this); },
  set() {},
  enumerable: false,
};

function formatHiddenStack(context, error, depth) {
  return [formatProperty(context, error, depth, 'stack', false, stackAccessors)];
}

/** Properties that the engine adds to every error; nobody else's business. */
const engineErrorKeys = new Set(['line', 'column', 'sourceURL']);

function errorKeys(context, error) {
  const keys = keysOf(context, error);
  return keys.filter((key) => !engineErrorKeys.has(key) || isEnumerable(error, key));
}

function formatError(context, error, { constructor, tag }, keys) {
  const name = error.name != null ? String(error.name) : 'Error';
  let stack = stackText(context, error);
  removeToldKeys(context, keys, error, stack);
  if (hasOwn(error, 'cause') && !keys.includes('cause')) keys.push('cause');
  if (hasOwn(error, 'errors') && isArray(error.errors) && !keys.includes('errors')) keys.push('errors');
  stack = nameClass(stack, constructor, name, tag);
  const message = typeof error.message === 'string' ? error.message : '';
  const messageAt = message === '' ? -1 : stack.indexOf(message);
  const framesAt = stack.indexOf('\n    at', messageAt === -1 ? 0 : messageAt + message.length);
  if (framesAt === -1) stack = `[${stack}]`;
  else stack = stack.slice(0, framesAt) + showFrames(context, error, stack.slice(framesAt + 1));
  return context.indentationLvl === 0 ? stack : stack.replaceAll('\n', `\n${' '.repeat(context.indentationLvl)}`);
}

function stackText(context, error) {
  const stack = require('internal/stack').v8Stack(ownerOfStack(error));
  if (typeof stack === 'string' && stack !== '') return stack;
  return stack ? `${headingText(error)}\n    ${inspectStack(context, stack)}` : headingText(error);
}

/** What was made by `Object.create` shows its prototype's. */
function ownerOfStack(error) {
  let owner = error;
  while (owner !== null && !hasOwn(owner, 'stack')) owner = getPrototypeOf(owner);
  return owner ?? error;
}

/** Something else that a program has put where the text was. */
function inspectStack(context, stack) {
  const text = inspect(stack, { depth: null, compact: false });
  return text.replaceAll('\n', `\n${' '.repeat(4 + context.indentationLvl)}`);
}

function headingText(error) {
  try {
    return apply(errorToString, error, []);
  } catch {
    return 'Error';
  }
}

/** `name`, `message` and `stack` are in the text already. */
function removeToldKeys(context, keys, error, stack) {
  if (context.showHidden) return;
  for (const name of ['name', 'message', 'stack']) {
    const index = keys.indexOf(name);
    if (index !== -1 && (typeof error[name] !== 'string' || stack.includes(error[name]))) keys.splice(index, 1);
  }
}

/** Puts the class's name where the heading only has the error's `name`. */
function nameClass(stack, constructor, name, tag) {
  let { length } = name;
  const isRegular = name.endsWith('Error') && stack.startsWith(name) &&
    (stack.length === length || stack[length] === ':' || stack[length] === '\n');
  if (constructor !== null && !isRegular) return stack;
  let fallback = 'Error';
  if (constructor === null) {
    const start = /^([A-Z][a-z_ A-Z0-9[\]()-]+)(?::|\n\s+at)/.exec(stack) ?? /^([a-z_A-Z0-9-]*Error)$/.exec(stack);
    fallback = start?.[1] ?? '';
    length = fallback.length;
    fallback ||= 'Error';
  }
  const prefix = prefixFor(constructor, tag, fallback).slice(0, -1);
  if (name === prefix) return stack;
  if (!prefix.includes(name)) return `${prefix} [${name}]${stack.slice(length)}`;
  return length === 0 ? `${prefix}: ${stack}` : `${prefix}${stack.slice(length)}`;
}

function showFrames(context, error, text) {
  const lines = text.split('\n');
  foldCommonFrames(context, error, lines);
  const shown = context.colors ? lines.map((line) => dimForeignFrame(context, line)) : lines;
  return `\n${shown.join('\n')}`;
}

/** Frames that the cause has as well are shown there only. */
function foldCommonFrames(context, error, lines) {
  const { cause } = error;
  if (cause === null || typeof cause !== 'object' || kindOf(cause) !== 'Error') return;
  const causeStack = stackText(context, cause);
  const start = causeStack.indexOf('\n    at');
  if (start === -1) return;
  const causeLines = causeStack.slice(start + 1).split('\n');
  const { length, offset } = longestCommonRun(lines, causeLines);
  if (length <= 3) return;
  const skipped = length - 2;
  lines.splice(offset + 1, skipped, context.stylize(`    ... ${skipped} lines matching cause stack trace ...`, 'undefined'));
}

/** The first run of more than three lines of `lines` that is in `others` too, as long as it goes. */
function longestCommonRun(lines, others) {
  for (let offset = 0; offset < lines.length - 3; offset++) {
    const at = others.indexOf(lines[offset]);
    if (at === -1) continue;
    let length = 1;
    while (offset + length < lines.length && at + length < others.length && lines[offset + length] === others[at + length]) length++;
    if (length > 3) return { length, offset };
  }
  return { length: 0, offset: 0 };
}

/** With colours: the runtime's own frames grey, names of packages underlined. */
function dimForeignFrame(context, line) {
  if (/(?:\(|at )node:/.test(line)) return context.stylize(line, 'undefined');
  return line.replace(/([\\/]node_modules[\\/])((?:@[^\\/]+[\\/])?[^\\/]+)/g,
    (whole, folder, name) => `${folder}${context.stylize(name, 'module')}`);
}

Object.assign(exports, { describeError });
