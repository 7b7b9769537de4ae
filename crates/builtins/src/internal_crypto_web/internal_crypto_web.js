// `internal/crypto_web`: the Web Crypto API of Node 26.
// Follows https://w3c.github.io/webcrypto/ and https://nodejs.org/docs/latest-v26.x/api/webcrypto.html
'use strict';

const { codes } = require('internal/errors');
const { Buffer } = require('buffer');
const { digestOf } = require('internal/crypto_hash');
const { randomFillSync, randomUUID } = require('internal/crypto_random');
const { importKey, exportKey, generateKey, bytesOfKey, checkUse, importSecret, importPair, onPool, CryptoKey } = require('internal/crypto_web_keys');
const {
  normalize, normalizeWrapping, wrong, bytesArgument, keyArgument, lengthArgument, formatArgument, usagesArgument, keyDataArgument,
} = require('internal/crypto_web_algorithms');

const { isView } = ArrayBuffer;
const { apply } = Reflect;
const illegal = Symbol('illegal');
const work = () => require('internal/crypto_web_work');

class SubtleCrypto {
  constructor(token) {
    if (token !== illegal) throw new codes.ERR_ILLEGAL_CONSTRUCTOR();
  }

  static supports(operation, algorithm, lengthOrAdditionalAlgorithm = null) {
    if (arguments.length < 2) {
      throw wrong('ERR_MISSING_ARGS', `Failed to execute 'supports' on 'SubtleCrypto': 2 arguments required, but only ${arguments.length} present.`);
    }
    return require('internal/crypto_web_supports').supports(operation, algorithm, lengthOrAdditionalAlgorithm);
  }

  async encrypt(algorithm, key, data) {
    checkCall(this, 'encrypt', arguments, 3);
    const [own, bytes] = [keyArgument(key, 'encrypt', '2nd'), bytesArgument(data, 'encrypt', '3rd')];
    return work().encrypt(normalize('encrypt', algorithm), own, bytes, 'encrypt');
  }

  async decrypt(algorithm, key, data) {
    checkCall(this, 'decrypt', arguments, 3);
    const [own, bytes] = [keyArgument(key, 'decrypt', '2nd'), bytesArgument(data, 'decrypt', '3rd')];
    return work().decrypt(normalize('decrypt', algorithm), own, bytes, 'decrypt');
  }

  async sign(algorithm, key, data) {
    checkCall(this, 'sign', arguments, 3);
    const [own, bytes] = [keyArgument(key, 'sign', '2nd'), bytesArgument(data, 'sign', '3rd')];
    return work().sign(normalize('sign', algorithm), own, bytes);
  }

  async verify(algorithm, key, signature, data) {
    checkCall(this, 'verify', arguments, 4);
    const own = keyArgument(key, 'verify', '2nd');
    const [signed, bytes] = [bytesArgument(signature, 'verify', '3rd'), bytesArgument(data, 'verify', '4th')];
    return work().verify(normalize('verify', algorithm), own, signed, bytes);
  }

  async digest(algorithm, data) {
    checkCall(this, 'digest', arguments, 2);
    const bytes = bytesArgument(data, 'digest', '2nd');
    const { name } = normalize('digest', algorithm);
    return onPool(() => digestOf(name, bytes));
  }

  async generateKey(algorithm, extractable, keyUsages) {
    checkCall(this, 'generateKey', arguments, 3);
    const usages = usagesArgument(keyUsages, 'generateKey', '3rd');
    return generateKey(normalize('generateKey', algorithm), Boolean(extractable), usages);
  }

  async deriveKey(algorithm, baseKey, derivedKeyType, extractable, keyUsages) {
    checkCall(this, 'deriveKey', arguments, 5);
    const own = keyArgument(baseKey, 'deriveKey', '2nd');
    const usages = usagesArgument(keyUsages, 'deriveKey', '5th');
    const deriving = normalize('deriveBits', algorithm, 'deriveKey');
    const wanted = normalize('importKey', derivedKeyType, 'deriveKey', '3rd');
    const length = normalize('getKeyLength', derivedKeyType, 'deriveKey', '3rd');
    return work().deriveKey(deriving, own, wanted, length, Boolean(extractable), usages);
  }

  async deriveBits(algorithm, baseKey, length = null) {
    checkCall(this, 'deriveBits', arguments, 2);
    const own = keyArgument(baseKey, 'deriveBits', '2nd');
    const bits = lengthArgument(length, 'deriveBits', '3rd');
    return work().deriveBits(normalize('deriveBits', algorithm), own, bits, 'deriveBits');
  }

  async importKey(format, keyData, algorithm, extractable, keyUsages) {
    checkCall(this, 'importKey', arguments, 5);
    const form = formatArgument(format, 'importKey');
    const data = keyDataArgument(form, keyData, 'importKey', '2nd');
    const usages = usagesArgument(keyUsages, 'importKey', '5th');
    return importKey(form, data, normalize('importKey', algorithm, 'importKey', '3rd'), Boolean(extractable), usages);
  }

  async exportKey(format, key) {
    checkCall(this, 'exportKey', arguments, 2);
    return exportKey(formatArgument(format, 'exportKey'), keyArgument(key, 'exportKey', '2nd'));
  }

  async getPublicKey(key, keyUsages) {
    checkCall(this, 'getPublicKey', arguments, 2);
    const own = keyArgument(key, 'getPublicKey', '1st');
    const usages = usagesArgument(keyUsages, 'getPublicKey', '2nd');
    return require('internal/crypto_web_pairs').publicHalf(own, usages);
  }

  async wrapKey(format, key, wrappingKey, wrapAlgorithm) {
    checkCall(this, 'wrapKey', arguments, 4);
    const form = formatArgument(format, 'wrapKey');
    const [own, wrapping] = [keyArgument(key, 'wrapKey', '2nd'), keyArgument(wrappingKey, 'wrapKey', '3rd')];
    const algorithm = normalizeWrapping('wrapKey', 'encrypt', wrapAlgorithm, '4th');
    checkUse(wrapping, algorithm.name, 'wrapKey');
    const exported = exportKey(form, own);
    const bytes = form === 'jwk' ? Buffer.from(JSON.stringify(exported)) : new Uint8Array(exported);
    return work().encrypt(algorithm, wrapping, bytes, 'wrapKey');
  }

  async unwrapKey(format, wrappedKey, unwrappingKey, unwrapAlgorithm, unwrappedKeyAlgorithm, extractable, keyUsages) {
    checkCall(this, 'unwrapKey', arguments, 7);
    const form = formatArgument(format, 'unwrapKey');
    const wrapped = bytesArgument(wrappedKey, 'unwrapKey', '2nd');
    const unwrapping = keyArgument(unwrappingKey, 'unwrapKey', '3rd');
    const usages = usagesArgument(keyUsages, 'unwrapKey', '7th');
    const algorithm = normalizeWrapping('unwrapKey', 'decrypt', unwrapAlgorithm, '4th');
    const wanted = normalize('importKey', unwrappedKeyAlgorithm, 'unwrapKey', '5th');
    const bytes = await work().decrypt(algorithm, unwrapping, wrapped, 'unwrapKey');
    return importKey(form, form === 'jwk' ? keyDataArgument('jwk', parsedJwk(bytes), 'unwrapKey', '2nd') : new Uint8Array(bytes), wanted, Boolean(extractable), usages);
  }
}
for (const name of Object.getOwnPropertyNames(SubtleCrypto.prototype)) {
  if (name !== 'constructor') Object.defineProperty(SubtleCrypto.prototype, name, { enumerable: true });
}
Object.defineProperty(SubtleCrypto, 'supports', { enumerable: true });
Object.defineProperty(SubtleCrypto.prototype, Symbol.toStringTag, { value: 'SubtleCrypto', configurable: true });

function parsedJwk(bytes) {
  try {
    return JSON.parse(Buffer.from(bytes).toString());
  } catch (cause) {
    throw new DOMException('Invalid wrapped JWK key', { name: 'DataError', cause });
  }
}

function checkCall(subtle, method, args, required) {
  if (!(subtle instanceof SubtleCrypto)) throw new codes.ERR_INVALID_THIS('SubtleCrypto');
  if (args.length >= required) return;
  throw wrong('ERR_MISSING_ARGS', `Failed to execute '${method}' on 'SubtleCrypto': ${required} arguments required, but only ${args.length} present.`);
}

// ---- crypto

class Crypto {
  constructor(token) {
    if (token !== illegal) throw new codes.ERR_ILLEGAL_CONSTRUCTOR();
  }

  get subtle() {
    if (!(this instanceof Crypto)) throw new codes.ERR_INVALID_THIS('Crypto');
    return subtle;
  }

  getRandomValues(array) {
    if (!(this instanceof Crypto)) throw new codes.ERR_INVALID_THIS('Crypto');
    return getRandomValues(array);
  }

  randomUUID() {
    if (!(this instanceof Crypto)) throw new codes.ERR_INVALID_THIS('Crypto');
    return randomUUID(arguments[0]);
  }
}
Object.defineProperty(Crypto.prototype, Symbol.toStringTag, { value: 'Crypto', configurable: true });
for (const name of ['subtle', 'getRandomValues', 'randomUUID']) Object.defineProperty(Crypto.prototype, name, { enumerable: true });

for (const Class of [Crypto, SubtleCrypto]) Object.defineProperty(Class, 'length', { value: 0, configurable: true });

const subtle = new SubtleCrypto(illegal);
const webcrypto = new Crypto(illegal);
const getTag = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag).get;

function getRandomValues(array) {
  const kind = isView(array) ? apply(getTag, array, []) : undefined;
  if (kind === undefined || kind.startsWith('Float')) {
    throw new DOMException('The data argument must be an integer-type TypedArray', 'TypeMismatchError');
  }
  if (array.byteLength > 65536) throw quotaExceeded('The requested length exceeds 65,536 bytes');
  return randomFillSync(array, 0);
}

function quotaExceeded(message) {
  return typeof QuotaExceededError === 'function' ? new QuotaExceededError(message) : new DOMException(message, 'QuotaExceededError');
}

module.exports = { webcrypto, subtle, getRandomValues, bytesOfKey, importSecret, importPair, Crypto, SubtleCrypto, CryptoKey };
