// `internal/validators`: checks of arguments, shared by the built-in modules. They throw what Node 26 throws.
// Follows https://nodejs.org/docs/latest-v26.x/api/errors.html
'use strict';

const {
  codes, hideStackFrames,
} = require('internal/errors');

const { isView } = ArrayBuffer;
const { isArray } = Array;
const { isInteger, isNaN, MAX_SAFE_INTEGER, MIN_SAFE_INTEGER } = Number;

const validateString = hideStackFrames((value, name) => {
  if (typeof value !== 'string') throw new codes.ERR_INVALID_ARG_TYPE(name, 'string', value);
});

const validateBoolean = hideStackFrames((value, name) => {
  if (typeof value !== 'boolean') throw new codes.ERR_INVALID_ARG_TYPE(name, 'boolean', value);
});

const validateFunction = hideStackFrames((value, name) => {
  if (typeof value !== 'function') throw new codes.ERR_INVALID_ARG_TYPE(name, 'function', value);
});

const validateUndefined = hideStackFrames((value, name) => {
  if (value !== undefined) throw new codes.ERR_INVALID_ARG_TYPE(name, 'undefined', value);
});

const validateSymbol = hideStackFrames((value, name) => {
  if (typeof value !== 'symbol') throw new codes.ERR_INVALID_ARG_TYPE(name, 'symbol', value);
});

const validateNumber = hideStackFrames((value, name, min = undefined, max = undefined) => {
  if (typeof value !== 'number') throw new codes.ERR_INVALID_ARG_TYPE(name, 'number', value);
  const bounded = min !== undefined || max !== undefined;
  if ((min !== undefined && value < min) || (max !== undefined && value > max) || (bounded && isNaN(value))) {
    const lower = min !== undefined ? `>= ${min}` : '';
    const upper = max !== undefined ? `<= ${max}` : '';
    throw new codes.ERR_OUT_OF_RANGE(name, lower && upper ? `${lower} && ${upper}` : lower + upper, value);
  }
});

const validateInteger = hideStackFrames((value, name, min = MIN_SAFE_INTEGER, max = MAX_SAFE_INTEGER) => {
  checkInteger(value, name, min, max);
});

const validateInt32 = hideStackFrames((value, name, min = -2147483648, max = 2147483647) => {
  checkInteger(value, name, min, max);
});

const validateUint32 = hideStackFrames((value, name, positive = false) => {
  checkInteger(value, name, positive ? 1 : 0, 4294967295);
});

function checkInteger(value, name, min, max) {
  if (typeof value !== 'number') throw new codes.ERR_INVALID_ARG_TYPE(name, 'number', value);
  if (!isInteger(value)) throw new codes.ERR_OUT_OF_RANGE(name, 'an integer', value);
  if (value < min || value > max) throw new codes.ERR_OUT_OF_RANGE(name, `>= ${min} && <= ${max}`, value);
}

const validateOneOf = hideStackFrames((value, name, allowed) => {
  if (allowed.includes(value)) return;
  const shown = allowed.map((one) => (typeof one === 'string' ? `'${one}'` : String(one))).join(', ');
  throw new codes.ERR_INVALID_ARG_VALUE(name, value, `must be one of: ${shown}`);
});

// Bits for the third argument of validateObject.
const kValidateObjectNone = 0;
const kValidateObjectAllowNullable = 1;
const kValidateObjectAllowArray = 2;
const kValidateObjectAllowFunction = 4;
const kValidateObjectAllowObjects = kValidateObjectAllowArray | kValidateObjectAllowFunction;
const kValidateObjectAllowObjectsAndNull = kValidateObjectAllowObjects | kValidateObjectAllowNullable;

const validateObject = hideStackFrames((value, name, allow = kValidateObjectNone) => {
  if (value === null) {
    if (allow & kValidateObjectAllowNullable) return;
  } else if (isArray(value)) {
    if (allow & kValidateObjectAllowArray) return;
  } else if (typeof value === 'object' || (typeof value === 'function' && allow & kValidateObjectAllowFunction)) {
    return;
  }
  throw new codes.ERR_INVALID_ARG_TYPE(name, 'Object', value);
});

/** Web dictionaries: an object, a function, null or undefined. */
const validateDictionary = hideStackFrames((value, name) => {
  if (value != null && typeof value !== 'object' && typeof value !== 'function') {
    throw new codes.ERR_INVALID_ARG_TYPE(name, 'a dictionary', value);
  }
});

const validateArray = hideStackFrames((value, name, minLength = 0) => {
  if (!isArray(value)) throw new codes.ERR_INVALID_ARG_TYPE(name, 'Array', value);
  if (value.length < minLength) {
    throw new codes.ERR_INVALID_ARG_VALUE(name, value, `must be longer than ${minLength}`);
  }
});

const validateStringArray = hideStackFrames((value, name) => {
  validateArray(value, name);
  for (let i = 0; i < value.length; i++) validateString(value[i], `${name}[${i}]`);
});

const validateBooleanArray = hideStackFrames((value, name) => {
  validateArray(value, name);
  for (let i = 0; i < value.length; i++) validateBoolean(value[i], `${name}[${i}]`);
});

const validateAbortSignal = hideStackFrames((signal, name) => {
  if (signal !== undefined && (signal === null || typeof signal !== 'object' || !('aborted' in signal))) {
    throw new codes.ERR_INVALID_ARG_TYPE(name, 'AbortSignal', signal);
  }
});

const validateAbortSignalArray = hideStackFrames((value, name) => {
  validateArray(value, name);
  for (let i = 0; i < value.length; i++) {
    if (value[i] == null) throw new codes.ERR_INVALID_ARG_TYPE(`${name}[${i}]`, 'AbortSignal', value[i]);
    validateAbortSignal(value[i], `${name}[${i}]`);
  }
});

const validateBuffer = hideStackFrames((buffer, name = 'buffer') => {
  if (!isView(buffer)) throw new codes.ERR_INVALID_ARG_TYPE(name, ['Buffer', 'TypedArray', 'DataView'], buffer);
});

const validateEncoding = hideStackFrames((data, encoding) => {
  const normal = `${encoding}`.toLowerCase();
  if (normal === 'hex' && data.length % 2 !== 0) {
    throw new codes.ERR_INVALID_ARG_VALUE('encoding', encoding, `is invalid for data of length ${data.length}`);
  }
});

const PORT_TEXT = /^\s*\+?(?:0x[\da-f]+|0o[0-7]+|0b[01]+|\d+(?:\.0*)?(?:e\d+)?)\s*$/i;

/** A port number, or its text; returns the number. */
const validatePort = hideStackFrames((port, name = 'Port', allowZero = true) => {
  const usable = typeof port === 'number' || (typeof port === 'string' && PORT_TEXT.test(port));
  const number = usable ? +port : NaN;
  if (number !== number >>> 0 || number > 0xFFFF || (number === 0 && !allowZero)) {
    throw new codes.ERR_SOCKET_BAD_PORT(name, port, allowZero);
  }
  return number | 0;
});

const validateSignalName = hideStackFrames((signal, name = 'signal') => {
  validateString(signal, name);
  const { signals } = require('internal/errno');
  if (signals[signal] !== undefined) return;
  if (signals[signal.toUpperCase()] !== undefined) {
    throw new codes.ERR_UNKNOWN_SIGNAL(`${signal} (signals must use all capital letters)`);
  }
  throw new codes.ERR_UNKNOWN_SIGNAL(signal);
});

/** A permission mode: a 32-bit number or its octal text; returns the number. */
const parseFileMode = hideStackFrames((value, name, fallback = undefined) => {
  const given = value ?? fallback;
  if (typeof given === 'string') {
    if (!/^[0-7]+$/.test(given)) {
      throw new codes.ERR_INVALID_ARG_VALUE(name, value, 'must be a 32-bit unsigned integer or an octal string');
    }
    const mode = parseInt(given, 8);
    validateUint32(mode, name);
    return mode;
  }
  validateUint32(given, name);
  return given;
});

const validateThisInternalField = hideStackFrames((object, key, className) => {
  if (typeof object !== 'object' || object === null || !Object.hasOwn(object, key)) {
    throw new codes.ERR_INVALID_THIS(className);
  }
});

const validateUnion = hideStackFrames((value, name, union) => {
  if (!union.includes(value)) {
    throw new codes.ERR_INVALID_ARG_TYPE(name, `('${union.join('|')}')`, value);
  }
});

/** A number between bounds, `fallback` when undefined (used by fs and zlib options). */
const checkRangesOrGetDefault = hideStackFrames((number, name, lower, upper, fallback) => {
  if (number === undefined || Number.isNaN(number)) return fallback;
  if (typeof number !== 'number') throw new codes.ERR_INVALID_ARG_TYPE(name, 'number', number);
  if (!Number.isFinite(number)) throw new codes.ERR_OUT_OF_RANGE(name, 'a finite number', number);
  if (number < lower || number > upper) throw new codes.ERR_OUT_OF_RANGE(name, `>= ${lower} and <= ${upper}`, number);
  return number;
});

const isInt32 = (value) => value === (value | 0);
const isUint32 = (value) => value === (value >>> 0);

Object.assign(exports, {
  isInt32,
  isUint32,
  parseFileMode,
  checkRangesOrGetDefault,
  validateString,
  validateBoolean,
  validateFunction,
  validateUndefined,
  validateSymbol,
  validateNumber,
  validateInteger,
  validateInt32,
  validateUint32,
  validateOneOf,
  validateObject,
  kValidateObjectNone,
  kValidateObjectAllowNullable,
  kValidateObjectAllowArray,
  kValidateObjectAllowFunction,
  kValidateObjectAllowObjects,
  kValidateObjectAllowObjectsAndNull,
  validateDictionary,
  validateArray,
  validateStringArray,
  validateBooleanArray,
  validateAbortSignal,
  validateAbortSignalArray,
  validateBuffer,
  validateEncoding,
  validatePort,
  validateSignalName,
  validateThisInternalField,
  validateUnion,
});
