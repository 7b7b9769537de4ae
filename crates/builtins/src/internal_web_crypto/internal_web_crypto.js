// `internal/web_crypto`: the classes of Web Crypto as globals, Node 26; loaded when one of them is named.
// Follows https://nodejs.org/docs/latest-v26.x/api/webcrypto.html
'use strict';

const { Crypto, CryptoKey, SubtleCrypto } = require('internal/crypto_web');

module.exports = { Crypto, CryptoKey, SubtleCrypto };
