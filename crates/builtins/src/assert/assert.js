// `node:assert`, Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/assert.html
'use strict';

const { codes } = require('internal/errors');
const { lazyGetters } = require('internal/boot');

const { apply } = Reflect;

let cachedError;
const assertionError = () => cachedError ??= require('internal/assertion_error').AssertionError;
const equality = () => require('internal/equal');
const inspect = (...args) => require('internal/inspect').inspect(...args);

/** Options of an `Assert` instance; the module's own functions have none. */
const kOptions = Symbol('kOptions');
const optionsOf = (self) => self?.[kOptions];

/** Throws what the assertion's caller asked for: its own error, or an AssertionError. */
function fail(self, { actual, expected, operator, message, stackStartFn }) {
  throw makeFailure(self, { actual, expected, operator, message: chosenMessage(message, actual, expected), stackStartFn });
}

function makeFailure(self, options) {
  if (options.message instanceof Error) return options.message;
  const AssertionError = assertionError();
  return new AssertionError({ ...options, diff: optionsOf(self)?.diff ?? 'simple' });
}

/** The message from the arguments that follow the values: a text with its parts, a function, an error. */
function chosenMessage(args, actual, expected) {
  const [message] = args;
  if (args.length > 1 && typeof message === 'string') return require('internal/format').format(...args);
  if (args.length === 0 || typeof message === 'string' || message instanceof Error) return message;
  if (typeof message !== 'function') throw new codes.ERR_INVALID_ARG_TYPE('message', ['string', 'function'], message);
  return textFrom(message, actual, expected);
}

/** What a message function gives counts if it is a text; what it throws does not hide the failure. */
function textFrom(message, actual, expected) {
  try {
    const text = message(actual, expected);
    return typeof text === 'string' ? text : undefined;
  } catch {
    return undefined;
  }
}

function needTwo(args) {
  if (args.length < 2) throw new codes.ERR_MISSING_ARGS('actual', 'expected');
}

// Truth

function assert(...args) {
  checkTruth(this, assert, args);
}

function checkTruth(self, stackStartFn, args) {
  const [value, ...message] = args;
  if (value) return;
  let isGenerated = false;
  let text;
  if (args.length === 0) {
    isGenerated = true;
    text = 'No value argument passed to `assert.ok()`';
  } else if (message[0] !== undefined && message[0] !== null) {
    text = chosenMessage(message, value, true);
  } else {
    isGenerated = true;
    text = expressionText(stackStartFn) ?? `The expression evaluated to a falsy value:\n\n  ${inspect(value)} == true\n`;
  }
  const error = makeFailure(self, { actual: value, expected: true, operator: '==', message: text, stackStartFn });
  if (!(text instanceof Error)) error.generatedMessage = isGenerated;
  throw error;
}

/** The text of the call that failed, read from its file; undefined when it cannot be had. */
function expressionText(stackStartFn) {
  try {
    const [frame] = require('internal/stack').callerFrames(1, stackStartFn);
    if (frame?.line === undefined) return undefined;
    const file = frame.file.startsWith('file:') ? require('url').fileURLToPath(frame.file) : frame.file;
    const call = callAt(require('fs').readFileSync(file, 'utf8'), frame.line, frame.engineColumn);
    return call === undefined ? undefined : `The expression evaluated to a falsy value:\n\n  ${call}\n`;
  } catch {
    return undefined;
  }
}

/** The whole call whose opening parenthesis is at a position (that is where the engine places calls), with the dotted name before it. */
function callAt(source, line, column) {
  const lines = source.split('\n');
  if (lines[line - 1]?.[column - 1] !== '(') return undefined;
  const name = /(?:[A-Za-z_$][\w$]*(?:\.[\w$]+)*)?$/.exec(lines[line - 1].slice(0, column - 1))[0];
  if (!/(?:^|ok|assert|strict)$/i.test(name)) return undefined; // a tail call took the caller's frame away
  const open = lines.slice(0, line - 1).reduce((length, text) => length + text.length + 1, 0) + column - 1;
  const end = closingParenthesis(source, open);
  return end === -1 ? undefined : source.slice(open - name.length, end + 1).split('\n')[0]; // its first line, as Node shows it
}

/** Where the parenthesis that opens at `open` closes; texts and comments in between do not count. */
function closingParenthesis(source, open) {
  const token = /(['"])(?:\\[\s\S]|(?!\1)[^\\])*\1|`(?:\\[\s\S]|[^\\`])*`|\/\/[^\n]*|\/\*[\s\S]*?\*\/|[()[\]{}]/g;
  token.lastIndex = open;
  let depth = 0;
  for (let match = token.exec(source); match !== null; match = token.exec(source)) {
    const [text] = match;
    if (text === '(' || text === '[' || text === '{') depth++;
    else if (text === ')' || text === ']' || text === '}') depth--;
    if (depth === 0) return match.index;
  }
  return -1;
}

const isRegExp = (value) => require('internal/types').kindOf(value) === 'RegExp';
const isError = (value) => value instanceof Error || (typeof value === 'object' && value !== null && require('internal/types').kindOf(value) === 'Error');

const methods = {
  fail(message) {
    if (message instanceof Error) throw message;
    const error = makeFailure(this, { message: message === undefined ? 'Failed' : message, operator: 'fail', stackStartFn: methods.fail });
    if (message === undefined) error.generatedMessage = true;
    throw error;
  },

  ok(...args) {
    checkTruth(this, methods.ok, args);
  },

  equal(actual, expected, ...message) {
    needTwo(arguments);
    if (actual == expected || (actual !== actual && expected !== expected)) return; // eslint-disable-line eqeqeq
    fail(this, { actual, expected, message, operator: '==', stackStartFn: methods.equal });
  },

  notEqual(actual, expected, ...message) {
    needTwo(arguments);
    if (actual != expected && !(actual !== actual && expected !== expected)) return; // eslint-disable-line eqeqeq
    fail(this, { actual, expected, message, operator: '!=', stackStartFn: methods.notEqual });
  },

  deepEqual(actual, expected, ...message) {
    needTwo(arguments);
    if (equality().isDeepEqual(actual, expected)) return;
    fail(this, { actual, expected, message, operator: 'deepEqual', stackStartFn: methods.deepEqual });
  },

  notDeepEqual(actual, expected, ...message) {
    needTwo(arguments);
    if (!equality().isDeepEqual(actual, expected)) return;
    fail(this, { actual, expected, message, operator: 'notDeepEqual', stackStartFn: methods.notDeepEqual });
  },

  deepStrictEqual(actual, expected, ...message) {
    needTwo(arguments);
    if (equality().isDeepStrictEqual(actual, expected, optionsOf(this)?.skipPrototype)) return;
    fail(this, { actual, expected, message, operator: 'deepStrictEqual', stackStartFn: methods.deepStrictEqual });
  },

  notDeepStrictEqual(actual, expected, ...message) {
    needTwo(arguments);
    if (!equality().isDeepStrictEqual(actual, expected, optionsOf(this)?.skipPrototype)) return;
    fail(this, { actual, expected, message, operator: 'notDeepStrictEqual', stackStartFn: methods.notDeepStrictEqual });
  },

  strictEqual(actual, expected, ...message) {
    needTwo(arguments);
    if (Object.is(actual, expected)) return;
    fail(this, { actual, expected, message, operator: 'strictEqual', stackStartFn: methods.strictEqual });
  },

  notStrictEqual(actual, expected, ...message) {
    needTwo(arguments);
    if (!Object.is(actual, expected)) return;
    fail(this, { actual, expected, message, operator: 'notStrictEqual', stackStartFn: methods.notStrictEqual });
  },

  partialDeepStrictEqual(actual, expected, ...message) {
    needTwo(arguments);
    if (equality().isPartialStrictEqual(actual, expected)) return;
    fail(this, { actual, expected, message, operator: 'partialDeepStrictEqual', stackStartFn: methods.partialDeepStrictEqual });
  },

  match(string, regexp, ...message) {
    checkMatch(this, string, regexp, message, methods.match, true);
  },

  doesNotMatch(string, regexp, ...message) {
    checkMatch(this, string, regexp, message, methods.doesNotMatch, false);
  },

  throws(fn, ...args) {
    expectError(this, methods.throws, whatItThrows(fn), args);
  },

  rejects: async function rejects(promiseFn, ...args) {
    expectError(this, methods.rejects, await whatItRejectsWith(promiseFn), args);
  },

  doesNotThrow(fn, ...args) {
    expectNoError(this, methods.doesNotThrow, whatItThrows(fn), args);
  },

  doesNotReject: async function doesNotReject(promiseFn, ...args) {
    expectNoError(this, methods.doesNotReject, await whatItRejectsWith(promiseFn), args);
  },

  ifError(error) {
    if (error === null || error === undefined) return;
    throw makeFailure(this, {
      actual: error,
      expected: null,
      operator: 'ifError',
      message: `ifError got unwanted exception: ${unwantedText(error)}`,
      stackStartFn: methods.ifError,
    });
  },
};

function unwantedText(error) {
  if (typeof error !== 'object' || typeof error.message !== 'string') return inspect(error);
  return error.message === '' && error.constructor ? error.constructor.name : error.message;
}

function checkMatch(self, string, regexp, message, stackStartFn, isWanted) {
  if (!isRegExp(regexp)) throw new codes.ERR_INVALID_ARG_TYPE('regexp', 'RegExp', regexp);
  if (typeof string === 'string' && (RegExp.prototype.exec.call(regexp, string) !== null) === isWanted) return;
  const isOwn = message[0] === undefined || message[0] === null || message[0] === '';
  const given = isOwn ? undefined : chosenMessage(message, string, regexp);
  const error = makeFailure(self, {
    actual: string,
    expected: regexp,
    message: isOwn ? matchText(string, regexp, isWanted) : given,
    operator: stackStartFn.name,
    stackStartFn,
  });
  if (!(given instanceof Error)) error.generatedMessage = message.length === 0;
  throw error;
}

function matchText(string, regexp, isWanted) {
  if (typeof string !== 'string') return `The "string" argument must be of type string. Received type ${typeof string} (${inspect(string)})`;
  const verb = isWanted ? 'did not match' : 'was expected to not match';
  return `The input ${verb} the regular expression ${inspect(regexp)}. Input:\n\n${inspect(string)}\n`;
}

// Errors that are expected, or not

const NOTHING = Symbol('nothing was thrown');

function whatItThrows(fn) {
  require('internal/validators').validateFunction(fn, 'fn');
  try {
    fn();
  } catch (error) {
    return error;
  }
  return NOTHING;
}

async function whatItRejectsWith(promiseFn) {
  const promise = promiseOf(promiseFn);
  try {
    await promise;
  } catch (error) {
    return error;
  }
  return NOTHING;
}

const isThenable = (value) => value instanceof Promise ||
  (value !== null && typeof value === 'object' && typeof value.then === 'function' && typeof value.catch === 'function');

function promiseOf(promiseFn) {
  if (typeof promiseFn === 'function') {
    const promise = promiseFn();
    if (!isThenable(promise)) throw new codes.ERR_INVALID_RETURN_VALUE('instance of Promise', 'promiseFn', promise);
    return promise;
  }
  if (isThenable(promiseFn)) return promiseFn;
  throw new codes.ERR_INVALID_ARG_TYPE('promiseFn', ['Function', 'Promise'], promiseFn);
}

const EXPECTATIONS = ['Object', 'Error', 'Function', 'RegExp'];

function expectError(self, method, actual, args) {
  let [expected, message] = args;
  if (typeof expected === 'string') {
    if (args.length > 1) throw new codes.ERR_INVALID_ARG_TYPE('error', EXPECTATIONS, expected);
    checkAmbiguity(actual, expected);
    message = expected;
    expected = undefined;
  } else if (expected !== null && expected !== undefined && typeof expected !== 'object' && typeof expected !== 'function') {
    throw new codes.ERR_INVALID_ARG_TYPE('error', EXPECTATIONS, expected);
  }
  if (actual === NOTHING) missingError(self, method, expected, message);
  if (expected) compareError(self, actual, expected, message, method);
}

function checkAmbiguity(actual, text) {
  if (typeof actual === 'object' && actual !== null) {
    if (actual.message === text) {
      throw new codes.ERR_AMBIGUOUS_ARGUMENT('error/message', `The error message "${actual.message}" is identical to the message.`);
    }
  } else if (actual === text) {
    throw new codes.ERR_AMBIGUOUS_ARGUMENT('error/message', `The error "${actual}" is identical to the message.`);
  }
}

function missingError(self, method, expected, message) {
  const kind = method === methods.rejects ? 'rejection' : 'exception';
  const name = expected?.name ? ` (${expected.name})` : '';
  throw makeFailure(self, {
    actual: undefined,
    expected,
    operator: method.name,
    message: `Missing expected ${kind}${name}${message ? `: ${message}` : '.'}`,
    stackStartFn: method,
  });
}

function compareError(self, actual, expected, message, method) {
  if (typeof expected !== 'function' && !isRegExp(expected)) {
    compareWithObject(self, actual, expected, message, method);
    return;
  }
  const complaint = complaintAbout(actual, expected);
  if (complaint === undefined) return;
  const error = makeFailure(self, { actual, expected, message: message || complaint, operator: method.name, stackStartFn: method });
  if (!(message instanceof Error)) error.generatedMessage = !message;
  throw error;
}

/** What is wrong about an error that should match a pattern, belong to a class, or please a function; undefined if nothing is. */
function complaintAbout(actual, expected) {
  if (typeof expected !== 'function') {
    const text = String(actual);
    if (RegExp.prototype.exec.call(expected, text) !== null) return undefined;
    return `The input did not match the regular expression ${inspect(expected)}. Input:\n\n${inspect(text)}\n`;
  }
  if (expected.prototype !== undefined && actual instanceof expected) return undefined;
  if (Object.prototype.isPrototypeOf.call(Error, expected)) return classComplaint(actual, expected);
  const answer = apply(expected, {}, [actual]);
  if (answer === true) return undefined;
  const name = expected.name ? `"${expected.name}" ` : '';
  const caught = isError(actual) ? `\n\nCaught error:\n\n${actual}` : '';
  return `The ${name}validation function is expected to return "true". Received ${inspect(answer)}${caught}`;
}

function classComplaint(actual, expected) {
  const start = `The error is expected to be an instance of "${expected.name}". Received `;
  if (!isError(actual)) return `${start}"${inspect(actual, { depth: -1 })}"`;
  return `${start}"${actual.constructor?.name || actual.name}"${actual.message ? `\n\nError message:\n\n${actual.message}` : ''}`;
}

/** The properties under comparison, as they show in the difference. */
class Comparison {
  constructor(object, keys, actual) {
    for (const key of keys) {
      if (!(key in object)) continue;
      const matches = actual !== undefined && typeof actual[key] === 'string' && matchesPattern(actual[key], object[key]);
      this[key] = matches ? actual[key] : object[key];
    }
  }
}

function matchesPattern(text, pattern) {
  return isRegExp(pattern) && RegExp.prototype.exec.call(pattern, text) !== null;
}

function compareWithObject(self, actual, expected, message, method) {
  if (typeof actual !== 'object' || actual === null) {
    const error = makeFailure(self, { actual, expected, message, operator: 'deepStrictEqual', stackStartFn: method });
    error.operator = method.name;
    throw error;
  }
  const keys = Object.keys(expected);
  if (expected instanceof Error) keys.push('name', 'message');
  else if (keys.length === 0) throw new codes.ERR_INVALID_ARG_VALUE('error', expected, 'may not be an empty object');
  for (const key of keys) {
    if (typeof actual[key] === 'string' && matchesPattern(actual[key], expected[key])) continue;
    if (!(key in actual) || !equality().isDeepStrictEqual(actual[key], expected[key])) differentKey(self, actual, expected, keys, message, method);
  }
}

function differentKey(self, actual, expected, keys, message, method) {
  if (message) fail(self, { actual, expected, message: [message], operator: method.name, stackStartFn: method });
  const error = makeFailure(self, {
    actual: new Comparison(actual, keys),
    expected: new Comparison(expected, keys, actual),
    operator: 'deepStrictEqual',
    stackStartFn: method,
  });
  error.actual = actual;
  error.expected = expected;
  error.operator = method.name;
  throw error;
}

function expectNoError(self, method, actual, args) {
  if (actual === NOTHING) return;
  let [expected, message] = args;
  if (typeof expected === 'string') {
    message = expected;
    expected = undefined;
  }
  if (expected && !isWantedElsewhere(actual, expected)) throw actual;
  const kind = method === methods.doesNotReject ? 'rejection' : 'exception';
  throw makeFailure(self, {
    actual,
    expected,
    operator: method.name,
    message: `Got unwanted ${kind}${message ? `: ${message}` : '.'}\nActual message: "${actual?.message}"`,
    stackStartFn: method,
  });
}

function isWantedElsewhere(actual, expected) {
  if (typeof expected !== 'function') {
    if (isRegExp(expected)) return RegExp.prototype.exec.call(expected, String(actual)) !== null;
    throw new codes.ERR_INVALID_ARG_TYPE('expected', ['Function', 'RegExp'], expected);
  }
  if (expected.prototype !== undefined && actual instanceof expected) return true;
  if (Object.prototype.isPrototypeOf.call(Error, expected)) return false;
  return apply(expected, {}, [actual]) === true;
}

// The two flavours, and instances with options

/** Methods that the strict flavour takes from the strict ones. */
const strictForms = { equal: 'strictEqual', deepEqual: 'deepStrictEqual', notEqual: 'notStrictEqual', notDeepEqual: 'notDeepStrictEqual' };

function Assert(options) {
  if (!new.target) throw new codes.ERR_CONSTRUCT_CALL_REQUIRED('Assert');
  const given = { __proto__: null, strict: true, ...options };
  if (given.diff !== undefined) require('internal/validators').validateOneOf(given.diff, 'options.diff', ['simple', 'full']);
  this.AssertionError = assertionError();
  Object.defineProperty(this, kOptions, { value: given, enumerable: false });
  if (given.strict) for (const [loose, strict] of Object.entries(strictForms)) this[loose] = this[strict];
}

for (const [name, value] of Object.entries(methods)) {
  Assert.prototype[name] = value;
}

const order = ['ok', 'fail', 'equal', 'notEqual', 'deepEqual', 'notDeepEqual', 'deepStrictEqual', 'notDeepStrictEqual', 'strictEqual',
  'notStrictEqual', 'partialDeepStrictEqual', 'match', 'doesNotMatch', 'throws', 'rejects', 'doesNotThrow', 'doesNotReject', 'ifError'];

function addMethods(target) {
  const placeAssertionError = () => (target.AssertionError = assertionError());
  lazyGetters.add(placeAssertionError);
  Object.defineProperty(target, 'AssertionError', {
    get: placeAssertionError,
    set(value) { Object.defineProperty(target, 'AssertionError', { value, writable: true, enumerable: true, configurable: true }); },
    enumerable: true,
    configurable: true,
  });
  for (const name of order) target[name] = methods[name];
}

function strict(...args) {
  checkTruth(this, strict, args);
}

addMethods(assert);
addMethods(strict);
for (const [loose, strictName] of Object.entries(strictForms)) strict[loose] = methods[strictName];
strict.Assert = Assert;
strict.strict = strict;
assert.strict = strict;
assert.Assert = Assert;

module.exports = assert;
