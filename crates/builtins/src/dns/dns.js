// `node:dns`, Node 26. Follows https://nodejs.org/docs/latest-v26.x/api/dns.html
'use strict';

const { codes } = require('internal/errors');
const { nextTick } = require('internal/loop');
const { isIP } = require('internal/net');
const internal = require('internal/dns');

/** The first address of a host, or all, as the system's resolver has them. */
function lookup(hostname, options, callback) {
  const { validateString, validateFunction } = require('internal/validators');
  if (hostname) validateString(hostname, 'hostname');
  if (typeof options === 'function') {
    callback = options;
    options = undefined;
  } else if (typeof options === 'number' || options === undefined || typeof options === 'object') {
    validateFunction(callback, 'callback');
  } else {
    validateFunction(arguments.length === 2 ? options : callback, 'callback');
    throw new codes.ERR_INVALID_ARG_TYPE('options', ['integer', 'object'], options);
  }
  const asked = internal.lookupOptions(options);
  if (!hostname) {
    if (asked.all) nextTick(callback, null, []);
    else nextTick(callback, null, null, asked.family === 6 ? 6 : 4);
    return {};
  }
  const family = isIP(hostname);
  if (family !== 0) {
    if (asked.all) nextTick(callback, null, [{ address: hostname, family }]);
    else nextTick(callback, null, hostname, family);
    return {};
  }
  return internal.lookUp(hostname, asked, (error, found) => {
    if (error) callback(error);
    else if (asked.all) callback(null, found);
    else callback(null, found[0].address, found[0].family);
  });
}

module.exports = {
  lookup,
  setDefaultResultOrder: internal.setDefaultResultOrder,
  getDefaultResultOrder: internal.getDefaultResultOrder,
  ADDRCONFIG: internal.ADDRCONFIG,
  ALL: internal.ALL,
  V4MAPPED: internal.V4MAPPED,
};
