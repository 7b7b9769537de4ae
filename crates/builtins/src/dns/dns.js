// `node:dns`, Node 26. Follows https://nodejs.org/docs/latest-v26.x/api/dns.html
'use strict';

const { codes } = require('internal/errors');
const { nextTick } = require('internal/loop');
const { isIP } = require('internal/net');
const internal = require('internal/dns');
const { Resolver, bindToDefault, defaultResolver, setDefaultServers } = require('internal/dns_resolver');

const kPromisify = Symbol.for('nodejs.util.promisify.custom');

/** The first address of a host, or all, as the system's resolver has them. */
function lookup(hostname, options, callback) {
  const { validateFunction } = require('internal/validators');
  if (hostname) require('internal/validators').validateString(hostname, 'hostname');
  if (typeof options === 'function') [options, callback] = [undefined, options];
  else if (typeof options === 'number' || options === undefined || typeof options === 'object') validateFunction(callback, 'callback');
  else validateFunction(arguments.length === 2 ? options : callback, 'callback');
  const asked = internal.lookupOptions(options);
  internal.checkHostname(hostname);
  const family = isIP(hostname);
  if (family !== 0) {
    if (asked.all) nextTick(callback, null, [{ address: hostname, family }]);
    else nextTick(callback, null, hostname, family);
    return {};
  }
  return internal.lookUp(hostname, asked, callback, (error, found) => {
    if (error) callback(error);
    else if (asked.all) callback(null, found);
    else callback(null, found[0].address, found[0].family);
  });
}

/** The name of an address, and of the service at a port. */
function lookupService(address, port, callback) {
  if (arguments.length !== 3) throw new codes.ERR_MISSING_ARGS('address', 'port', 'callback');
  const number = internal.checkService(address, port);
  require('internal/validators').validateFunction(callback, 'callback');
  return internal.lookUpService(address, number, callback, callback);
}

Object.defineProperty(lookup, kPromisify, { value: (...args) => require('dns/promises').lookup(...args) });
Object.defineProperty(lookupService, kPromisify, { value: (...args) => require('dns/promises').lookupService(...args) });

const { ADDRCONFIG, ALL, V4MAPPED, getDefaultResultOrder, setDefaultResultOrder, errorCodes } = internal;

module.exports = {
  lookup,
  lookupService,
  Resolver,
  getDefaultResultOrder,
  setDefaultResultOrder,
  setServers: setDefaultServers,
  ADDRCONFIG,
  ALL,
  V4MAPPED,
  ...errorCodes,
};

/** Those of the resolver that everybody shares; `setServers` makes a new one. */
bindToDefault(module.exports, Resolver, defaultResolver);

Object.defineProperty(module.exports, 'promises', {
  get: Object.defineProperty(() => require('dns/promises'), 'name', { value: 'get' }),
  enumerable: true,
  configurable: true,
});
