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
/** Marks objects of class BoundSocket, whose module few programs load. */
const kIsBound = Symbol('kIsBound');
const kAsyncId = Symbol('async_id_symbol');

// ---- addresses

const V4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/;
const V6_PART = /^[\da-f]{1,4}$/i;
const ZONE = /^[\da-z.:-]+$/i;
const V6_PARTS = 8;

const isIPv4 = (text) => V4.test(`${text}`);

/** With or without a zone (`%eth0`). */
function isIPv6(text) {
  text = `${text}`;
  const zone = text.indexOf('%');
  if (zone !== -1) {
    if (!ZONE.test(text.slice(zone + 1))) return false;
    text = text.slice(0, zone);
  }
  const gap = text.indexOf('::');
  if (gap === -1) return countParts(text, true) === V6_PARTS;
  // A gap stands for one part of zeros at least.
  const before = gap === 0 ? 0 : countParts(text.slice(0, gap), false);
  const rest = text.slice(gap + 2);
  const after = rest === '' ? 0 : countParts(rest, true);
  return before + after < V6_PARTS;
}

/** How many parts of an IPv6 address; an IPv4 address may be the last two. Infinity if they are none. */
function countParts(text, mayEndInV4) {
  const parts = text.split(':');
  const last = parts.at(-1);
  const hasV4 = mayEndInV4 && last.includes('.') && V4.test(last);
  if (hasV4) parts.pop();
  return parts.every((part) => V6_PART.test(part)) ? parts.length + (hasV4 ? 2 : 0) : Infinity;
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
  kReinitializeHandle, kAsyncId, kIsBound,
});
