// `internal/web_crypto`: the classes of Web Crypto as globals, Node 26; loaded when one of them is named.
// Follows https://nodejs.org/docs/latest-v26.x/api/webcrypto.html
'use strict';

const { codes } = require('internal/errors');
const { webcrypto } = require('crypto');

/** Nothing here makes keys yet: the class is there to be asked for. */
class CryptoKey {
  constructor() {
    throw new codes.ERR_ILLEGAL_CONSTRUCTOR();
  }
}

for (const name of ['type', 'extractable', 'algorithm', 'usages']) {
  const get = { get [name]() { throw new codes.ERR_INVALID_THIS('CryptoKey'); } };
  Object.defineProperty(CryptoKey.prototype, name, Object.getOwnPropertyDescriptor(get, name));
}
Object.defineProperty(CryptoKey.prototype, Symbol.toStringTag, { value: 'CryptoKey', configurable: true });

Object.assign(exports, { Crypto: webcrypto.constructor, SubtleCrypto: webcrypto.subtle.constructor, CryptoKey });
