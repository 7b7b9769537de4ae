// `internal/crypto_web`: the Web Crypto API of Node 26.
// Follows https://w3c.github.io/webcrypto/ and https://nodejs.org/docs/latest-v26.x/api/webcrypto.html
'use strict';

const { codes } = require('internal/errors');
const { Buffer } = require('buffer');
const { bytesOf, isAnyArrayBuffer } = require('internal/buffer_values');
const { digestOf } = require('internal/crypto_hash');
const { randomFillSync, randomUUID } = require('internal/crypto_random');
const { importKey, exportKey, generateKey, missing, bytesOfKey, importSecret, importPair, onPool, CryptoKey } = require('internal/crypto_web_keys');

const { isView } = ArrayBuffer;
const { apply } = Reflect;
const illegal = Symbol('illegal');
const work = () => require('internal/crypto_web_work');

class SubtleCrypto {
  constructor(token) {
    if (token !== illegal) throw new codes.ERR_ILLEGAL_CONSTRUCTOR();
  }

  async encrypt(algorithm, key, data) {
    checkCall(this, 'encrypt', arguments, 3);
    return work().encrypt(algorithm, key, input(data, 'encrypt', '3rd'), 'encrypt');
  }

  async decrypt(algorithm, key, data) {
    checkCall(this, 'decrypt', arguments, 3);
    return work().decrypt(algorithm, key, input(data, 'decrypt', '3rd'), 'decrypt');
  }

  async sign(algorithm, key, data) {
    checkCall(this, 'sign', arguments, 3);
    return work().sign(algorithm, key, input(data, 'sign', '3rd'));
  }

  async verify(algorithm, key, signature, data) {
    checkCall(this, 'verify', arguments, 4);
    return work().verify(algorithm, key, input(signature, 'verify', '3rd'), input(data, 'verify', '4th'));
  }

  async digest(algorithm, data) {
    checkCall(this, 'digest', arguments, 2);
    const name = digestName(nameOf(algorithm));
    const bytes = input(data, 'digest', '2nd');
    return onPool(() => digestOf(name, bytes));
  }

  async generateKey(algorithm, extractable, keyUsages) {
    checkCall(this, 'generateKey', arguments, 3);
    return generateKey(algorithm, extractable, keyUsages);
  }

  async deriveKey(algorithm, baseKey, derivedKeyType, extractable, keyUsages) {
    checkCall(this, 'deriveKey', arguments, 5);
    return work().deriveKey(algorithm, baseKey, derivedKeyType, extractable, keyUsages);
  }

  async deriveBits(algorithm, baseKey, length = null) {
    checkCall(this, 'deriveBits', arguments, 2);
    return work().deriveBits(algorithm, baseKey, length, 'deriveBits');
  }

  async importKey(format, keyData, algorithm, extractable, keyUsages) {
    checkCall(this, 'importKey', arguments, 5);
    return importKey(format, keyData, algorithm, extractable, keyUsages);
  }

  async exportKey(format, key) {
    checkCall(this, 'exportKey', arguments, 2);
    return exportKey(format, key);
  }

  async wrapKey(format, key, wrappingKey, wrapAlgorithm) {
    checkCall(this, 'wrapKey', arguments, 4);
    const exported = exportKey(format, key);
    const bytes = format === 'jwk' ? Buffer.from(JSON.stringify(exported)) : new Uint8Array(exported);
    return work().encrypt(wrapAlgorithm, wrappingKey, bytes, 'wrapKey');
  }

  async unwrapKey(format, wrappedKey, unwrappingKey, unwrapAlgorithm, unwrappedKeyAlgorithm, extractable, keyUsages) {
    checkCall(this, 'unwrapKey', arguments, 7);
    const bytes = await work().decrypt(unwrapAlgorithm, unwrappingKey, input(wrappedKey, 'unwrapKey', '2nd'), 'unwrapKey');
    const data = format === 'jwk' ? parsedJwk(bytes) : bytes;
    return importKey(format, data, unwrappedKeyAlgorithm, extractable, keyUsages);
  }
}
for (const name of Object.getOwnPropertyNames(SubtleCrypto.prototype)) {
  if (name !== 'constructor') Object.defineProperty(SubtleCrypto.prototype, name, { enumerable: true });
}
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
  throw failed('ERR_MISSING_ARGS', method, `${required} arguments required, but only ${args.length} present.`);
}

/** As Web IDL throws them: the code does not show in the name. */
function failed(code, method, detail) {
  return Object.assign(new TypeError(`Failed to execute '${method}' on 'SubtleCrypto': ${detail}`), { code });
}

/** A copy of the bytes given: what the program does to them afterwards changes nothing. */
function input(data, method, place) {
  if (!isView(data) && !isAnyArrayBuffer(data)) {
    throw failed('ERR_INVALID_ARG_TYPE', method, `${place} argument is not instance of ArrayBuffer, Buffer, TypedArray, or DataView.`);
  }
  return new Uint8Array(isView(data) ? bytesOf(data) : new Uint8Array(data));
}

function nameOf(algorithm) {
  if (typeof algorithm === 'object' && algorithm !== null && algorithm.name === undefined) throw missing('name', 'Algorithm');
  return `${typeof algorithm === 'string' ? algorithm : algorithm?.name}`;
}

function digestName(name) {
  const upper = name.toUpperCase();
  if (!['SHA-1', 'SHA-256', 'SHA-384', 'SHA-512', 'SHA3-256', 'SHA3-384', 'SHA3-512'].includes(upper)) {
    throw new DOMException('Unrecognized algorithm name', 'NotSupportedError');
  }
  return upper;
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
