// `internal/crypto_web_supports`: `SubtleCrypto.supports`: whether an operation would be refused for its algorithm alone. Node 26.
// Follows https://wicg.github.io/webcrypto-modern-algos/#SubtleCrypto-method-supports
'use strict';

const { normalize, normalizeWrapping, exportable, lengthArgument } = require('internal/crypto_web_algorithms');

const keys = () => require('internal/crypto_web_keys');
const pairs = () => require('internal/crypto_web_pairs');
const work = () => require('internal/crypto_web_work');

/** By operation: throws for what would be refused. `extra` is a length, or the algorithm of the key that is made or wrapped. */
const CHECKS = {
  __proto__: null,
  encrypt: (algorithm) => work().checkCipher(normalize('encrypt', algorithm)),
  decrypt: (algorithm) => work().checkCipher(normalize('decrypt', algorithm)),
  sign: (algorithm) => normalize('sign', algorithm),
  verify: (algorithm) => normalize('verify', algorithm),
  digest: (algorithm) => normalize('digest', algorithm),
  generateKey: (algorithm) => checkGeneration(normalize('generateKey', algorithm)),
  importKey: (algorithm) => checkImport(normalize('importKey', algorithm)),
  exportKey: (algorithm) => exportable(algorithm, 'secret'),
  getPublicKey: (algorithm) => exportable(algorithm, 'private'),
  deriveBits: (algorithm, length) => work().checkDerivation(normalize('deriveBits', algorithm), length),
  deriveKey(algorithm, wanted) {
    const deriving = normalize('deriveBits', algorithm);
    checkImport(normalize('importKey', wanted));
    work().checkDerivation(deriving, work().lengthOf(normalize('getKeyLength', wanted)));
  },
  wrapKey(algorithm, wrapped) {
    work().checkCipher(normalizeWrapping('wrapKey', 'encrypt', algorithm, '4th'));
    exportable(wrapped, 'secret');
    CHECKS.importKey(wrapped);
  },
  unwrapKey(algorithm, wrapped) {
    work().checkCipher(normalizeWrapping('unwrapKey', 'decrypt', algorithm, '4th'));
    CHECKS.importKey(wrapped);
  },
};

function supports(operation, algorithm, extra) {
  const check = CHECKS[`${operation}`];
  if (check === undefined) return false;
  const more = operation === 'deriveBits' ? lengthArgument(extra, 'supports', '3rd') : extra;
  try {
    check(algorithm, more);
    return true;
  } catch {
    return false;
  }
}

function checkGeneration(algorithm) {
  if (!pairs().checkGeneration(algorithm)) keys().generatedBits(algorithm.name, algorithm);
}

function checkImport(algorithm) {
  if (algorithm.namedCurve !== undefined) pairs().curveOf(algorithm.namedCurve);
  if (algorithm.name === 'HMAC' && algorithm.length === 0) throw new DOMException('HmacImportParams.length cannot be 0', 'DataError');
}

Object.assign(exports, { supports });
