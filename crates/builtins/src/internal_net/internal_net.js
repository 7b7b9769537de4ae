// `internal/net`: what the sockets and servers of `node:net` share: addresses, the arguments of `connect` and `listen`, and keys of a socket's own. Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/net.html
'use strict';

const { codes } = require('internal/errors');

const kNormalized = Symbol('normalizedArgs');
const kTimeout = Symbol('timeout');
const kSetNoDelay = Symbol('kSetNoDelay');
const kSetKeepAlive = Symbol('kSetKeepAlive');
const kSetKeepAliveInitialDelay = Symbol('kSetKeepAliveInitialDelay');
const kSetKeepAliveInterval = Symbol('kSetKeepAliveInterval');
const kSetKeepAliveCount = Symbol('kSetKeepAliveCount');
const kSetTOS = Symbol('kSetTOS');
const kReinitializeHandle = Symbol('kReinitializeHandle');
const kAsyncId = Symbol('async_id_symbol');

// ---- addresses

const V4_PART = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]\\d|\\d)';
const V4 = `(?:${V4_PART}\\.){3}${V4_PART}`;
const V6_PART = '(?:[\\da-fA-F]{1,4})';

let v4Pattern;
let v6Pattern;

const isIPv4 = (text) => (v4Pattern ??= new RegExp(`^${V4}$`)).test(`${text}`);

/** With or without a zone (`%eth0`). */
const isIPv6 = (text) => (v6Pattern ??= new RegExp(`^(?:${v6Forms()})(?:%[\\da-zA-Z-.:]{1,})?$`)).test(`${text}`);

/** One form for each place at which zeros may be left out, after so many parts. */
function v6Forms() {
  const forms = [`(?:${V6_PART}:){7}(?:${V6_PART}|:)`, `(?:${V6_PART}:){6}(?:${V4}|:${V6_PART}|:)`];
  for (let before = 5; before >= 0; before--) {
    const start = before === 0 ? '' : `(?:${V6_PART}:){${before}}`;
    const middle = before === 5 ? `:${V4}` : `(?::${V6_PART}){0,${5 - before}}:${V4}`;
    forms.push(`${start}(?:${middle}|(?::${V6_PART}){1,${7 - before}}|:)`);
  }
  return forms.join('|');
}

/** 4, 6, or 0 for what is no address. */
function isIP(text) {
  if (isIPv4(text)) return 4;
  return isIPv6(text) ? 6 : 0;
}

// ---- arguments

/** `(options | path | port[, host] …[, callback])` as `[options, callback]`; the callback is null if there is none. */
function normalizeArgs(args) {
  const normalized = [optionsOf(args), null];
  const last = args[args.length - 1];
  if (typeof last === 'function') normalized[1] = last;
  normalized[kNormalized] = true;
  return normalized;
}

function optionsOf(args) {
  if (args.length === 0) return {};
  const [first, second] = args;
  if (typeof first === 'object' && first !== null) return first;
  if (isPipeName(first)) return { path: first };
  const options = { port: first };
  if (args.length > 1 && typeof second === 'string') options.host = second;
  return options;
}

/** A text that is no number. */
const isPipeName = (value) => typeof value === 'string' && toNumber(value) === false;

/** A number that may be a port; false for anything else. */
function toNumber(value) {
  const number = Number(value);
  return number >= 0 ? number : false;
}

// ---- errors

/** A failed `listen`: `listen EADDRINUSE: address already in use 127.0.0.1:80`. */
function listenError(number, syscall, address, port) {
  const { name, message } = require('internal/errno').describe(number);
  const where = port && port > 0 ? `${address}:${port}` : address || '';
  const error = new Error(`${syscall} ${name}: ${message}${where ? ` ${where}` : ''}`);
  error.code = name;
  error.errno = number;
  error.syscall = syscall;
  error.address = address;
  if (port) error.port = port;
  Error.captureStackTrace(error, listenError);
  return error;
}

/** A duration of `setTimeout` of a socket or a server, in milliseconds. */
function timerDuration(msecs, name) {
  require('internal/validators').validateNumber(msecs, name);
  if (msecs < 0 || !Number.isFinite(msecs)) throw new codes.ERR_OUT_OF_RANGE(name, 'a non-negative finite number', msecs);
  if (msecs <= TIMEOUT_MAX) return msecs;
  const text = `${msecs} does not fit into a 32-bit signed integer.\nTimer duration was truncated to ${TIMEOUT_MAX}.`;
  require('process').emitWarning(text, 'TimeoutOverflowWarning');
  return TIMEOUT_MAX;
}

const TIMEOUT_MAX = 2 ** 31 - 1;

Object.assign(exports, {
  isIP, isIPv4, isIPv6, normalizeArgs, isPipeName, toNumber, listenError, timerDuration,
  kNormalized, kTimeout, kSetNoDelay, kSetKeepAlive, kSetKeepAliveInitialDelay, kSetKeepAliveInterval, kSetKeepAliveCount, kSetTOS,
  kReinitializeHandle, kAsyncId,
});
