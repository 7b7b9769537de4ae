// `node:dns/promises`, Node 26. Follows https://nodejs.org/docs/latest-v26.x/api/dns.html#dns-promises-api
'use strict';

const { codes } = require('internal/errors');
const { isIP } = require('internal/net');
const internal = require('internal/dns');
const { PromisesResolver, bindToDefault, defaultPromisesResolver, setDefaultServers } = require('internal/dns_resolver');

/** The first address of a host, or all: `{ address, family }`. */
function lookup(hostname, options) {
  if (hostname) require('internal/validators').validateString(hostname, 'hostname');
  const asked = internal.lookupOptions(options);
  return new Promise((resolve, reject) => {
    internal.checkHostname(hostname);
    const family = isIP(hostname);
    if (family !== 0) {
      const result = { address: hostname, family };
      resolve(asked.all ? [result] : result);
      return;
    }
    internal.lookUp(hostname, asked, undefined, (error, found) => {
      if (error) reject(error);
      else resolve(asked.all ? found : found[0]);
    });
  });
}

/** `{ hostname, service }` */
function lookupService(address, port) {
  if (arguments.length !== 2) throw new codes.ERR_MISSING_ARGS('address', 'port');
  const number = internal.checkService(address, port);
  return new Promise((resolve, reject) => {
    internal.lookUpService(address, number, undefined, (error, hostname, service) => {
      if (error) reject(error);
      else resolve({ hostname, service });
    });
  });
}

const { getDefaultResultOrder, setDefaultResultOrder, errorCodes } = internal;

module.exports = {
  lookup,
  lookupService,
  Resolver: PromisesResolver,
  getDefaultResultOrder,
  setDefaultResultOrder,
  setServers: setDefaultServers,
  ...errorCodes,
};

bindToDefault(module.exports, PromisesResolver, defaultPromisesResolver);
