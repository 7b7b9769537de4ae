// `node:util`, Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/util.html
'use strict';

const { codes, errnoException, addressError } = require('internal/errors');
const { lazyGetters } = require('internal/boot');
const { validateFunction, validateString, validateNumber } = require('internal/validators');

const { apply, construct, getPrototypeOf, setPrototypeOf, defineProperty } = Reflect;

// Functions with callbacks, functions with promises

const promisifyCustom = Symbol.for('nodejs.util.promisify.custom');

/** Set by built-ins on functions whose callback gets several values: the names under which the promise's object has them. */
const promisifyNames = Symbol.for('roata.promisify.names');

function promisify(original) {
  validateFunction(original, 'original');
  if (original[promisifyCustom]) {
    const custom = original[promisifyCustom];
    validateFunction(custom, 'util.promisify.custom');
    return defineCustom(custom, custom);
  }
  const names = original[promisifyNames];
  function promisified(...args) {
    return new Promise((resolve, reject) => {
      const result = apply(original, this, [...args, (error, ...values) => {
        if (error) reject(error);
        else resolve(names !== undefined && values.length > 1 ? namedValues(names, values) : values[0]);
      }]);
      if (result instanceof Promise) warnOfPromise();
    });
  }
  setPrototypeOf(promisified, getPrototypeOf(original));
  defineCustom(promisified, promisified);
  const properties = Object.getOwnPropertyDescriptors(original);
  delete properties[promisifyNames];
  for (const key of Reflect.ownKeys(properties)) defineProperty(promisified, key, properties[key]);
  return promisified;
}

promisify.custom = promisifyCustom;

function defineCustom(target, value) {
  return Object.defineProperty(target, promisifyCustom, { value, enumerable: false, writable: false, configurable: true });
}

function namedValues(names, values) {
  return Object.fromEntries(names.map((name, i) => [name, values[i]]));
}

function warnOfPromise() {
  process.emitWarning('Calling promisify on a function that returns a Promise is likely a mistake.', 'DeprecationWarning', 'DEP0174');
}

function callbackify(original) {
  validateFunction(original, 'original');
  function callbackified(...args) {
    const callback = args.pop();
    validateFunction(callback, 'last argument');
    const answer = callback.bind(this);
    apply(original, this, args).then(
      (value) => process.nextTick(answer, null, value),
      (reason) => process.nextTick(answer, reason || new codes.ERR_FALSY_VALUE_REJECTION(reason)),
    );
  }
  const properties = Object.getOwnPropertyDescriptors(original);
  if (typeof properties.length.value === 'number') properties.length.value++;
  if (typeof properties.name.value === 'string') properties.name.value += 'Callbackified';
  for (const key of Reflect.ownKeys(properties)) defineProperty(callbackified, key, properties[key]);
  return callbackified;
}

// Deprecation

const warnedCodes = new Set();

/** `fn`, with a warning at the first call; one per code. */
function deprecate(fn, message, code, { modifyPrototype = true } = {}) {
  if (code !== undefined) validateString(code, 'code');
  let isWarned = false;
  function deprecated(...args) {
    if (!isWarned && process.noDeprecation !== true) {
      isWarned = true;
      warnOnce(message, code, deprecated);
    }
    return new.target ? construct(fn, args, new.target) : apply(fn, this, args);
  }
  if (modifyPrototype) {
    Object.setPrototypeOf(deprecated, fn);
    if (fn.prototype) deprecated.prototype = fn.prototype; // so that instanceof goes on working
  }
  defineProperty(deprecated, 'length', { value: fn.length, writable: false, enumerable: false, configurable: true });
  return deprecated;
}

function warnOnce(message, code, above) {
  if (code !== undefined) {
    if (warnedCodes.has(code)) return;
    warnedCodes.add(code);
  }
  process.emitWarning(message, 'DeprecationWarning', code, above);
}

// Logging by section: NODE_DEBUG=http,fs*

let isSectionEnabled;

function debuglog(section, callback) {
  let name;
  let enabled;
  const isEnabled = () => {
    name ??= `${section}`.toUpperCase(); // not before it is asked for, so that odd sections are no error until then
    return enabled ??= (isSectionEnabled ??= readSections())(name);
  };
  const logger = (...args) => {
    if (!isEnabled()) return;
    const { formatArguments } = require('internal/format');
    process.stderr.write(`${name} ${process.pid}: ${formatArguments(undefined, args)}\n`);
  };
  if (typeof callback === 'function' && isEnabled()) callback(logger);
  return defineProperty(logger, 'enabled', { get: isEnabled, configurable: true, enumerable: true }) && logger;
}

function readSections() {
  const wanted = process.env.NODE_DEBUG;
  if (!wanted) return () => false;
  const patterns = wanted.toUpperCase().replace(/[|\\{}()[\]^$+?.]/g, '\\$&').replaceAll('*', '.*').split(',');
  const pattern = new RegExp(`^(?:${patterns.join('|')})$`);
  return (name) => pattern.test(name);
}

// Classes of old

function inherits(constructor, superConstructor) {
  if (constructor === undefined || constructor === null) throw new codes.ERR_INVALID_ARG_TYPE('ctor', 'Function', constructor);
  if (superConstructor === undefined || superConstructor === null) {
    throw new codes.ERR_INVALID_ARG_TYPE('superCtor', 'Function', superConstructor);
  }
  if (superConstructor.prototype === undefined) {
    throw new codes.ERR_INVALID_ARG_TYPE('superCtor.prototype', 'Object', superConstructor.prototype);
  }
  Object.defineProperty(constructor, 'super_', { value: superConstructor, writable: true, configurable: true });
  Object.setPrototypeOf(constructor.prototype, superConstructor.prototype);
}

const extend = deprecate(function _extend(target, source) {
  if (source === null || typeof source !== 'object') return target;
  for (const key of Object.keys(source)) target[key] = source[key];
  return target;
}, 'The `util._extend` API is deprecated. Please use Object.assign() instead.', 'DEP0060');

const isArray = deprecate(Array.isArray, 'The `util.isArray` API is deprecated. Please use `Array.isArray()` instead.', 'DEP0044',
  { modifyPrototype: false });

// The system's errors and signals

function getSystemErrorName(number) {
  checkErrorNumber(number);
  return require('internal/errno').describe(number).name;
}

function getSystemErrorMessage(number) {
  checkErrorNumber(number);
  return require('internal/errno').describe(number).message;
}

function checkErrorNumber(number) {
  validateNumber(number, 'err');
  if (number >= 0 || !Number.isSafeInteger(number)) throw new codes.ERR_OUT_OF_RANGE('err', 'a negative integer', number);
}

function getSystemErrorMap() {
  return new Map(require('internal/errno').systemErrorMap());
}

function convertProcessSignalToExitCode(signalCode) {
  const { signals } = require('internal/errno');
  require('internal/validators').validateOneOf(signalCode, 'signalCode', Object.keys(signals));
  return 128 + signals[signalCode];
}

// Promises and signals

async function aborted(signal, resource) {
  if (!(signal instanceof AbortSignal)) {
    const error = new TypeError('signal is not of type AbortSignal.');
    error.code = 'ERR_INVALID_ARG_TYPE';
    throw error;
  }
  const { validateObject, kValidateObjectAllowObjects } = require('internal/validators');
  validateObject(resource, 'resource', kValidateObjectAllowObjects);
  if (signal.aborted) return Promise.resolve(); // in as many promise jobs as in Node
  return new Promise((resolve) => {
    holders.set(resource, [...(holders.get(resource) ?? []), resolve]); // lives no longer than the resource
    const weak = new WeakRef(resource);
    signal.addEventListener('abort', (event) => {
      if (weak.deref() !== undefined) resolve(event);
    }, { once: true });
  });
}

const holders = new WeakMap();

/** Where the calls came from, the innermost first. */
function getCallSites(frameCount = 10, options = undefined) {
  const { validateBoolean, validateInteger, validateObject } = require('internal/validators');
  const isOptions = options === undefined && typeof frameCount === 'object';
  const count = isOptions ? 10 : frameCount;
  const given = isOptions ? frameCount : options;
  if (given !== undefined) {
    validateObject(given, 'options');
    if (given.sourceMap !== undefined) validateBoolean(given.sourceMap, 'options.sourceMap');
  }
  validateInteger(count, 'frameCount', 1, 200);
  const { callerFrames } = require('internal/stack');
  return callerFrames(count, getCallSites).map(({ name, file, line, column, isModule }) => ({
    __proto__: null,
    functionName: isModule ? '' : name,
    scriptId: '0',
    scriptName: file,
    lineNumber: line ?? 0,
    columnNumber: column ?? 0,
    column: column ?? 0,
  }));
}

function markPromiseAsHandled(promise) {
  if (!(promise instanceof Promise)) throw new codes.ERR_INVALID_ARG_TYPE('promise', 'Promise', promise);
  promise.then(undefined, () => {});
}

function toUSVString(input) {
  return `${input}`.toWellFormed();
}

/** A function of another module, which is loaded when it is first called. */
function later(module, name, length) {
  const method = { [name](...args) { return apply(require(module)[name], this, args); } }[name];
  return Object.defineProperty(method, 'length', { value: length, configurable: true });
}

Object.assign(exports, {
  _errnoException(...args) {
    checkErrorNumber(args[0]);
    return errnoException(...args);
  },
  _exceptionWithHostPort(...args) {
    checkErrorNumber(args[0]);
    return addressError(...args);
  },
  _extend: extend,
  callbackify,
  convertProcessSignalToExitCode,
  debug: debuglog,
  debuglog,
  deprecate,
  format: later('internal/format', 'format', 0),
  styleText: later('internal/style', 'styleText', 3),
  formatWithOptions: later('internal/format', 'formatWithOptions', 1),
  getCallSites,
  getSystemErrorMap,
  getSystemErrorName,
  getSystemErrorMessage,
  inherits,
  inspect: undefined,
  isArray,
  isDeepStrictEqual: later('internal/equal', 'isDeepStrictEqual', 3),
  markPromiseAsHandled,
  promisify,
  stripVTControlCharacters: later('internal/style', 'stripVTControlCharacters', 1),
  toUSVString,
  transferableAbortSignal(signal) {
    if (!(signal instanceof AbortSignal)) throw new codes.ERR_INVALID_ARG_TYPE('signal', 'AbortSignal', signal);
    return signal;
  },
  transferableAbortController: () => new AbortController(),
  aborted,
  types: undefined,
  parseEnv: later('internal/dotenv', 'parseEnv', 1),
  parseArgs: later('internal/parse_args', 'parseArgs', 0),
  TextDecoder: undefined,
  TextEncoder: undefined,
  MIMEType: undefined,
  MIMEParams: undefined,
  diff: later('internal/diff', 'diff', 2),
  debounce: undefined,
  throttle: undefined,
});

/** Values of other modules, loaded when they are first read. */
for (const [name, module, from] of [
  ['inspect', 'internal/inspect', 'inspect'],
  ['types', 'util/types', undefined],
  ['TextDecoder', 'internal/encoding', 'TextDecoder'],
  ['TextEncoder', 'internal/encoding', 'TextEncoder'],
  ['MIMEType', 'internal/mime', 'MIMEType'],
  ['MIMEParams', 'internal/mime', 'MIMEParams'],
  ['debounce', 'internal/rate_limits', 'debounce'],
  ['throttle', 'internal/rate_limits', 'throttle'],
]) {
  const place = (value) => defineProperty(exports, name, { value, writable: true, enumerable: true, configurable: true });
  const get = () => {
    const value = from === undefined ? require(module) : require(module)[from];
    place(value);
    return value;
  };
  lazyGetters.add(get);
  defineProperty(exports, name, { get, set: place, enumerable: true, configurable: true });
}
