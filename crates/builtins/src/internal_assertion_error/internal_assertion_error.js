// `internal/assertion_error`: the class AssertionError and the differences it shows, Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/assert.html#class-assertassertionerror
'use strict';

const { inspect } = require('internal/inspect');
const { compareLists } = require('internal/diff');

const { defineProperty } = Reflect;

const headings = {
  deepStrictEqual: 'Expected values to be strictly deep-equal:',
  partialDeepStrictEqual: 'Expected values to be partially and strictly deep-equal:',
  strictEqual: 'Expected values to be strictly equal:',
  strictEqualObject: 'Expected "actual" to be reference-equal to "expected":',
  deepEqual: 'Expected values to be loosely deep-equal:',
  notDeepStrictEqual: 'Expected "actual" not to be strictly deep-equal to:',
  notStrictEqual: 'Expected "actual" to be strictly unequal to:',
  notStrictEqualObject: 'Expected "actual" not to be reference-equal to "expected":',
  notDeepEqual: 'Expected "actual" not to be loosely deep-equal to:',
  notIdentical: 'Values have same structure but are not reference-equal:',
};

/** Operators whose messages show a difference, also below a message of the user's. */
const comparing = new Set(['deepStrictEqual', 'strictEqual', 'partialDeepStrictEqual']);

class AssertionError extends Error {
  constructor(options) {
    require('internal/validators').validateObject(options, 'options');
    const { message, operator, stackStartFn, stackStartFunction, actual, expected, diff = 'simple' } = options;
    super(withoutFrames(() => messageOf(message, operator, actual, expected)));
    this.generatedMessage = !message;
    defineProperty(this, 'name', { value: 'AssertionError', enumerable: false, writable: true, configurable: true });
    this.code = 'ERR_ASSERTION';
    this.actual = actual;
    this.expected = expected;
    this.operator = operator;
    this.diff = diff;
    Error.captureStackTrace(this, stackStartFn ?? stackStartFunction ?? AssertionError);
  }

  toString() {
    return `${this.name} [${this.code}]: ${this.message}`;
  }

  [inspect.custom](depth, options) {
    const { actual, expected } = this;
    if (typeof actual === 'string') this.actual = shorten(actual);
    if (typeof expected === 'string') this.expected = shorten(expected);
    const text = inspect(this, { ...options, customInspect: false, depth: 0 });
    this.actual = actual;
    this.expected = expected;
    return text;
  }
}

/** So that the heading of the stack has the code (see internal/errors). */
defineProperty(AssertionError.prototype, Symbol.for('roata.codedError'), { value: true });

function shorten(text) {
  const lines = text.split('\n', 11);
  if (lines.length > 10) return `${lines.slice(0, 10).join('\n')}\n...`;
  return text.length > 512 ? `${text.slice(0, 512)}...` : text;
}

/** Errors that getters of the compared values make show without their frames. */
function withoutFrames(make) {
  if (!Object.getOwnPropertyDescriptor(Error, 'stackTraceLimit')?.writable) return make();
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return make();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

function messageOf(message, operator, value, other) {
  const areErrors = [value, other].every((side) => side instanceof Error && 'stack' in side);
  const [actual, expected] = areErrors ? [withoutStack(value), withoutStack(other)] : [value, other];
  if (message !== undefined && message !== null) {
    return comparing.has(operator) ? compareMessage(value, other, operator, String(message) || undefined) : String(message);
  }
  switch (operator) {
    case 'deepStrictEqual':
    case 'strictEqual':
    case 'partialDeepStrictEqual':
      return compareMessage(actual, expected, operator, undefined);
    case 'notDeepStrictEqual':
    case 'notStrictEqual':
      return unequalMessage(actual, operator);
    case 'deepEqual':
      return `${headings.deepEqual}\n\n${showBriefly(actual)}\n\nshould loosely deep-equal\n\n${showBriefly(expected)}`;
    case 'notDeepEqual':
      return notDeepEqualMessage(actual, expected);
    default:
      return `${showBriefly(actual)} ${operator} ${showBriefly(expected)}`;
  }
}

/** Loosely equal values may well look different: then both are shown. */
function notDeepEqualMessage(actual, expected) {
  const [left, right] = [show(actual), show(expected)];
  if (left === right) return cut(`${headings.notDeepEqual}\n\n${left}`, 1024);
  return `Expected values not to be loosely deep-equal:\n\n${cut(left, 512)}\n\nshould not loosely deep-equal\n\n${cut(right, 512)}`;
}

const cut = (text, length) => (text.length > length ? `${text.slice(0, length - 3)}...` : text);
const showBriefly = (value) => cut(show(value), 512);

/** One property a line, sorted, as deep as it goes: so that lines can be compared. */
function show(value) {
  return inspect(value, {
    compact: false,
    customInspect: false,
    depth: 1000,
    maxArrayLength: Infinity,
    showHidden: false,
    showProxy: false,
    sorted: true,
    getters: true,
  });
}

/** Where two errors were made is not what is compared. */
function withoutStack(error) {
  const copy = new Error(error.message);
  Object.setPrototypeOf(copy, Object.getPrototypeOf(error));
  Object.assign(copy, error);
  if (Object.hasOwn(error, 'name')) defineProperty(copy, 'name', { value: error.name, enumerable: false });
  if ('cause' in error && !Object.hasOwn(copy, 'cause')) defineProperty(copy, 'cause', { value: error.cause, enumerable: false });
  defineProperty(copy, 'stack', { value: undefined, enumerable: false });
  return copy;
}

const isObject = (value) => typeof value === 'object' && value !== null;

function compareMessage(actual, expected, operator, message) {
  const [left, right] = [show(actual), show(expected)];
  const [lines, others] = [left.split('\n'), right.split('\n')];
  if (left === right && !isZeroPair(actual, expected) && isStructure(actual, lines)) return identicalMessage(lines, message);
  const heading = message ?? headings[areReferences(actual, expected) && operator === 'strictEqual' ? 'strictEqualObject' : operator];
  if (lines.length === 1 && others.length === 1) {
    if (isShort(actual, expected, left, right)) return `${heading}\n\n${left} !== ${right}\n`;
    return `${heading}\n+ actual - expected\n\n+ ${left}\n- ${right}\n${indicator(actual, expected, left, right)}`;
  }
  const { text, isSkipped } = showDifference(compareLists(lines, others, sameLine, longerLine));
  return `${heading}\n+ actual - expected${isSkipped ? '\n... Skipped lines' : ''}\n\n${text}`;
}

function identicalMessage(lines, message = headings.notIdentical) {
  if (lines.length <= 50) return `${message}\n\n${lines.join('\n')}\n`;
  return `${message}\n\n... Skipped lines\n${lines.slice(0, 50).join('\n')}\n...}\n`;
}

/** A symbol, or a function without properties, has nothing to compare. */
const isStructure = (value, lines) => typeof value !== 'symbol' && (typeof value !== 'function' || lines.length > 1);

const isZeroPair = (a, b) => a === 0 && b === 0;

function areReferences(actual, expected) {
  return (isObject(actual) && isObject(expected)) || (typeof actual === 'function' && typeof expected === 'function');
}

/** Two values that fit on one line together, quotes not counted. */
function isShort(actual, expected, left, right) {
  if (isObject(actual) && isObject(expected)) return false;
  if (isZeroPair(actual, expected)) return false;
  const quotes = (typeof actual === 'string' ? 2 : 0) + (typeof expected === 'string' ? 2 : 0);
  return left.length + right.length - quotes <= 12;
}

/** A caret below the first difference of two primitive values, where that helps. */
function indicator(actual, expected, left, right) {
  if (left === right || isObject(actual) || isObject(expected) || left.length + right.length > 80) return '';
  let i = 0;
  while (left[i] === right[i]) i++;
  return i > 2 ? `  ${' '.repeat(i)}^\n` : '';
}

/** Lines that differ only in the comma at their end are the same. */
function sameLine(a, b) {
  return a === b || `${a},` === b || a === `${b},`;
}

const longerLine = (a, b) => (b.length > a.length ? b : a);

const KEPT = 5;

/** Changed lines, and up to five unchanged ones after them; where more than seven are unchanged, the last one before the next change. */
function showDifference(parts) {
  const lines = [];
  let isSkipped = false;
  let unchanged = [];
  const flush = () => {
    lines.push(...unchanged.slice(0, KEPT));
    if (unchanged.length > KEPT + 2) {
      lines.push('...', unchanged.at(-1));
      isSkipped = true;
    } else {
      lines.push(...unchanged.slice(KEPT));
    }
    unchanged = [];
  };
  for (const [operation, line] of parts) {
    if (operation === 0) {
      unchanged.push(`  ${line}`);
    } else {
      if (unchanged.length > 0) flush();
      lines.push(`${operation === 1 ? '+' : '-'} ${line}`);
    }
  }
  lines.push(...unchanged.slice(0, KEPT));
  return { text: `${lines.join('\n')}\n`, isSkipped };
}

function unequalMessage(actual, operator) {
  const isReference = isObject(actual) || typeof actual === 'function';
  const heading = headings[operator === 'notStrictEqual' && isReference ? 'notStrictEqualObject' : operator];
  const lines = show(actual).split('\n');
  if (lines.length === 1) return `${heading}${lines[0].length > 5 ? '\n\n' : ' '}${lines[0]}`;
  return `${heading}\n\n${truncate(lines).join('\n')}\n`;
}

function truncate(lines) {
  return lines.length > 50 ? [...lines.slice(0, 46), '...'] : lines;
}

Object.assign(exports, { AssertionError });
