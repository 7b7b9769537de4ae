// `node:crypto`, Node 26. What is not there yet says so. Follows https://nodejs.org/docs/latest-v26.x/api/crypto.html
'use strict';

const { lazyGetters } = require('internal/boot');
const { defineProperty } = Object;

/** What each part has; it is loaded when the first of it is asked for. */
const parts = {
  'internal/crypto_hash': ['createHash', 'createHmac', 'hash', 'getHashes', 'Hash', 'Hmac'],
  'internal/crypto_random': ['randomBytes', 'randomFill', 'randomFillSync', 'randomInt', 'randomUUID', 'randomUUIDv7', 'timingSafeEqual'],
  'internal/crypto_derive': ['argon2', 'argon2Sync', 'hkdf', 'hkdfSync', 'pbkdf2', 'pbkdf2Sync', 'scrypt', 'scryptSync'],
  'internal/crypto_keys': ['KeyObject', 'createSecretKey', 'createPublicKey', 'createPrivateKey', 'generateKey', 'generateKeySync'],
  'internal/crypto_key_pairs': ['generateKeyPair', 'generateKeyPairSync'],
  'internal/crypto_sign': ['Sign', 'Verify', 'createSign', 'createVerify', 'sign', 'verify', 'publicEncrypt', 'privateDecrypt', 'privateEncrypt', 'publicDecrypt'],
  'internal/crypto_agreement': ['diffieHellman', 'getCurves', 'ECDH', 'createECDH', 'DiffieHellman', 'DiffieHellmanGroup', 'createDiffieHellman',
    'createDiffieHellmanGroup', 'getDiffieHellman', 'generatePrime', 'generatePrimeSync', 'checkPrime', 'checkPrimeSync'],
  'internal/crypto_ciphers': ['Cipheriv', 'Decipheriv', 'createCipheriv', 'createDecipheriv', 'getCiphers', 'getCipherInfo'],
  'internal/crypto_certificates': ['X509Certificate', 'Certificate'],
  'internal/crypto_constants': ['constants'],
  'internal/crypto_web': ['webcrypto', 'subtle', 'getRandomValues'],
};
for (const part of Object.keys(parts)) for (const name of parts[part]) late(name, part, name, true);
for (const name of ['pseudoRandomBytes', 'prng', 'rng']) late(name, 'internal/crypto_random', 'randomBytes', false);

function late(name, part, member, enumerable) {
  const place = (value) => defineProperty(exports, name, { value, writable: true, enumerable, configurable: true });
  const get = () => {
    const value = require(part)[member];
    place(value);
    return value;
  };
  lazyGetters.add(get);
  defineProperty(exports, name, { get, set: place, enumerable, configurable: true });
}

Object.assign(exports, {
  getFips: () => 0,
  secureHeapUsed: () => ({ total: 0, used: 0, utilization: NaN, min: 2 }), // no secure heap: all keys are in ordinary memory
  setEngine(id, flags) {
    const { validateNumber, validateString } = require('internal/validators');
    validateString(id, 'id');
    if (flags) validateNumber(flags, 'flags');
    throw new (require('internal/errors').codes.ERR_CRYPTO_ENGINE_UNKNOWN)(id); // there are none
  },
  setFips() { throw missing('crypto.setFips'); },
});

// ---- what is missing

function missing(name) {
  const error = new Error(`${name} is not part of this version of Roata yet`);
  error.code = 'ERR_METHOD_NOT_IMPLEMENTED';
  return error;
}

for (const name of `createMac getMacs parsePKCS12 encapsulate decapsulate`.split(/\s+/)) {
  exports[name] = { [name]: function() { throw missing(`crypto.${name}`); } }[name];
}
