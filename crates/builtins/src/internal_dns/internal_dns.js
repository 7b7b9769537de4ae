// `internal/dns`: look-ups by the system's resolver, for `dns` and `dns/promises`. Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/dns.html#dnslookuphostname-options-callback
'use strict';

const boot = require('internal/boot');
const { codes } = require('internal/errors');
const { register } = require('internal/requests');
const { nextTick } = require('internal/loop');
const { isIP } = require('internal/net');

// Flags of the system, for `hints`.
const ADDRCONFIG = 32;
const V4MAPPED = 8;
const ALL = 16;

const EINVAL = -22;
const EAI_NODATA = -3007;
const EAI_NONAME = -3008;
/** The longest name that can be looked up. */
const LONGEST_NAME = 255;

const ORDERS = ['verbatim', 'ipv4first', 'ipv6first'];
let defaultOrder = require('internal/flags').valueOf('dns-result-order') ?? 'verbatim';

// ---- what is asked

/** `{ family, hints, all, order }` of what `lookup` was given: a number or an object. */
function lookupOptions(options) {
  const { validateOneOf, validateNumber, validateBoolean } = require('internal/validators');
  const asked = { family: 0, hints: 0, all: false, order: defaultOrder };
  if (typeof options === 'number') {
    validateOneOf(options, 'family', [0, 4, 6]);
    asked.family = options;
    return asked;
  }
  if (options !== undefined && typeof options !== 'object') throw new codes.ERR_INVALID_ARG_TYPE('options', ['integer', 'object'], options);
  if (options?.hints != null) {
    validateNumber(options.hints, 'options.hints');
    asked.hints = options.hints >>> 0;
    if ((asked.hints & ~(ADDRCONFIG | ALL | V4MAPPED)) !== 0) throw new codes.ERR_INVALID_ARG_VALUE('hints', asked.hints);
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

function checkHostname(hostname) {
  if (hostname) require('internal/validators').validateString(hostname, 'hostname');
  else throw new codes.ERR_INVALID_ARG_VALUE('hostname', hostname, 'must be a non-empty string');
  if (hostname.includes('\0')) throw new codes.ERR_INVALID_ARG_VALUE('hostname', hostname, 'must be a string without null bytes');
}

/** The port as a number. */
function checkService(address, port) {
  if (isIP(address) === 0) throw new codes.ERR_INVALID_ARG_VALUE('address', address);
  return require('internal/validators').validatePort(port);
}

// ---- look-ups

/** A look-up under way: what `dns.lookup` returns. */
class GetAddrInfoReqWrap {
  constructor(callback, family, hostname, oncomplete) {
    this.callback = callback;
    this.family = family;
    this.hostname = hostname;
    this.oncomplete = oncomplete;
  }
}

class GetNameInfoReqWrap {
  constructor(callback, hostname, port, oncomplete) {
    this.callback = callback;
    this.hostname = hostname;
    this.port = port;
    this.oncomplete = oncomplete;
  }
}

/** Calls `done(error)` or `done(null, [{ address, family }, …])`; `callback` is the program's, which the request shows. */
function lookUp(hostname, asked, callback, done) {
  const host = isAscii(hostname) ? hostname : require('url').domainToASCII(hostname);
  function onlookup(_, found) {
    if (typeof found === 'number') done(lookupError(found, 'getaddrinfo', hostname));
    else done(null, inOrder(found.map((address) => ({ address, family: asked.family || isIP(address) })), asked.order));
  }
  const refused = boot.permission?.refusalOfLookup('getaddrinfo', hostname);
  if (refused !== undefined) {
    nextTick(done, refused);
    return {};
  }
  if (host.length > LONGEST_NAME) {
    nextTick(done, lookupError(EINVAL, 'getaddrinfo', hostname));
    return {};
  }
  ops.lookup(register(onlookup, 'GETADDRINFOREQWRAP'), host, asked.family, asked.hints);
  return new GetAddrInfoReqWrap(callback, asked.family, hostname, onlookup);
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
function lookUpService(address, port, callback, done) {
  function onlookupservice(_, found) {
    if (typeof found === 'number') done(lookupError(found, 'getnameinfo', address));
    else done(null, found[0], found[1]);
  }
  ops.lookupService(register(onlookupservice, 'GETNAMEINFOREQWRAP'), address, port);
  return new GetNameInfoReqWrap(callback, address, port, onlookupservice);
}

/** A failed look-up: `getaddrinfo ENOTFOUND name`. */
function lookupError(number, syscall, hostname) {
  const code = number === EAI_NODATA || number === EAI_NONAME ? 'ENOTFOUND' : require('internal/errno').describe(number).name;
  return dnsError(number, code, syscall, hostname);
}

/** What failed as a name server's answer, or for want of one, has no number. */
function dnsError(errno, code, syscall, hostname) {
  const error = new Error(`${syscall} ${code}${hostname ? ` ${hostname}` : ''}`);
  error.errno = errno;
  error.code = code;
  error.syscall = syscall;
  if (hostname) error.hostname = hostname;
  Error.captureStackTrace(error, dnsError);
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

/** The codes of errors that name servers, and asking them, lead to. */
const errorCodes = {};
for (const name of ['NODATA', 'FORMERR', 'SERVFAIL', 'NOTFOUND', 'NOTIMP', 'REFUSED', 'BADQUERY', 'BADNAME', 'BADFAMILY', 'BADRESP', 'CONNREFUSED', 'TIMEOUT',
  'EOF', 'FILE', 'NOMEM', 'DESTRUCTION', 'BADSTR', 'BADFLAGS', 'NONAME', 'BADHINTS', 'NOTINITIALIZED', 'LOADIPHLPAPI', 'ADDRGETNETWORKPARAMS', 'CANCELLED']) {
  errorCodes[name] = name === 'EOF' ? name : `E${name}`;
}

Object.assign(exports, {
  lookupOptions, checkHostname, checkService, lookUp, lookUpService, dnsError, setDefaultResultOrder, getDefaultResultOrder, errorCodes,
  ADDRCONFIG, V4MAPPED, ALL,
});
