// `internal/crypto_asymmetric`: the native side of key pairs, with errors as Node shows OpenSSL's.
// Follows https://nodejs.org/docs/latest-v26.x/api/errors.html#openssl-error-codes
'use strict';

const { apply } = Reflect;

/** Adds what OpenSSL's errors have beside their message. */
function explained(error) {
  const parts = /^error:[0-9A-F]{8}:([^:]*):[^:]*:(.*)$/.exec(error?.message);
  const { code } = error;
  if (parts === null || code === undefined) return error;
  delete error.code;
  return Object.assign(error, { library: parts[1], reason: parts[2], code });
}

/** The operation; its callback, where it has one, comes last. */
function wrapped(operation) {
  return function(...args) {
    const last = args.length - 1;
    const callback = args[last];
    if (typeof callback === 'function') {
      args[last] = (error, value) => callback(error === null || error === undefined ? null : explained(error), value);
    }
    try {
      return apply(operation, undefined, args);
    } catch (error) {
      throw explained(error);
    }
  };
}

for (const name of Object.keys(ops)) exports[name] = wrapped(ops[name]);
