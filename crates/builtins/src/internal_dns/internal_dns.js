// `internal/dns`: look-ups by the system's resolver, for `dns` and `dns/promises`. Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/dns.html#dnslookuphostname-options-callback
'use strict';

const { codes } = require('internal/errors');
const { register } = require('internal/requests');
const { nextTick } = require('internal/loop');
const { isIP } = require('internal/net');

// Flags of the system, for `hints`.
const ADDRCONFIG = 32;
const V4MAPPED = 8;
const ALL = 16;

const EAI_NODATA = -3007;
const EAI_NONAME = -3008;

const ORDERS = ['ipv4first', 'ipv6first', 'verbatim'];
let defaultOrder = 'verbatim';

// ---- what is asked

/** `{ family, hints, all, order }` of what `lookup` was given: a number or an object. */
function lookupOptions(options) {
  const asked = { family: 0, hints: 0, all: false, order: defaultOrder };
  const { validateOneOf, validateNumber, validateBoolean } = require('internal/validators');
  if (typeof options === 'number') {
    validateOneOf(options, 'family', [0, 4, 6]);
    asked.family = options;
    return asked;
  }
  if (options?.hints != null) {
    validateNumber(options.hints, 'options.hints');
    asked.hints = options.hints >>> 0;
    checkHints(asked.hints);
  }
  if (options?.family != null) asked.family = familyOf(options.family);
  if (options?.all != null) {
    validateBoolean(options.all, 'options.all');
    asked.all = options.all;
  }
  if (options?.verbatim != null) {
    validateBoolean(options.verbatim, 'options.verbatim');
    asked.order = options.verbatim ? 'verbatim' : 'ipv4first';
  }
  if (options?.order != null) {
    validateOneOf(options.order, 'options.order', ORDERS);
    asked.order = options.order;
  }
  return asked;
}

function familyOf(family) {
  if (family === 'IPv4') return 4;
  if (family === 'IPv6') return 6;
  require('internal/validators').validateOneOf(family, 'options.family', [0, 4, 6]);
  return family;
}

function checkHints(hints) {
  if ((hints & ~(ADDRCONFIG | ALL | V4MAPPED)) !== 0) throw new codes.ERR_INVALID_ARG_VALUE('hints', hints);
}

// ---- look-ups

/** A look-up under way: what `dns.lookup` returns. */
class GetAddrInfoReqWrap {
  constructor(callback, { family }, hostname) {
    this.callback = callback;
    this.family = family;
    this.hostname = hostname;
  }
}

class GetNameInfoReqWrap {
  constructor(callback, hostname, port) {
    this.callback = callback;
    this.hostname = hostname;
    this.port = port;
  }
}

/** Calls `done(error)` or `done(null, [{ address, family }, …])`. */
function lookUp(hostname, asked, done) {
  const host = isAscii(hostname) ? hostname : require('url').domainToASCII(hostname);
  const request = new GetAddrInfoReqWrap(done, asked, hostname);
  ops.lookup(register((_, found) => {
    if (typeof found === 'number') done(lookupError(found, 'getaddrinfo', hostname));
    else done(null, inOrder(found.map((address) => ({ address, family: asked.family || isIP(address) })), asked.order));
  }), host, asked.family, asked.hints);
  return request;
}

function isAscii(text) {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false;
  return true;
}

function inOrder(addresses, order) {
  if (order === 'verbatim') return addresses;
  const first = order === 'ipv4first' ? 4 : 6;
  return [...addresses.filter(({ family }) => family === first), ...addresses.filter(({ family }) => family !== first)];
}

/** Calls `done(error)` or `done(null, hostname, service)`. */
function lookUpService(address, port, done) {
  const request = new GetNameInfoReqWrap(done, address, port);
  ops.lookupService(register((_, found) => {
    if (typeof found === 'number') done(lookupError(found, 'getnameinfo', address));
    else done(null, found[0], found[1]);
  }), address, port);
  return request;
}

/** A failed look-up: `getaddrinfo ENOTFOUND name`. */
function lookupError(number, syscall, hostname) {
  const code = number === EAI_NODATA || number === EAI_NONAME ? 'ENOTFOUND' : require('internal/errno').describe(number).name;
  const error = new Error(`${syscall} ${code}${hostname ? ` ${hostname}` : ''}`);
  Object.assign(error, { errno: number, code, syscall });
  if (hostname) error.hostname = hostname;
  return error;
}

// ---- the order of results

function setDefaultResultOrder(value) {
  require('internal/validators').validateOneOf(value, 'dnsOrder', ORDERS);
  defaultOrder = value;
}

function getDefaultResultOrder() {
  return defaultOrder;
}

Object.assign(exports, {
  lookupOptions, lookUp, lookUpService, lookupError, setDefaultResultOrder, getDefaultResultOrder, nextTick, ADDRCONFIG, V4MAPPED, ALL,
});
