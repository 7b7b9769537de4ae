// `internal/crypto_keys`: keys as objects of `node:crypto`, Node 26. Follows https://nodejs.org/docs/latest-v26.x/api/crypto.html#class-keyobject
'use strict';

const { codes } = require('internal/errors');
const { validateFunction, validateInteger, validateObject, validateOneOf, validateString } = require('internal/validators');
const { Buffer } = require('buffer');
const { bytesOf, isAnyArrayBuffer } = require('internal/buffer_values');

const { isView } = ArrayBuffer;
const hidden = { writable: true, enumerable: false, configurable: true };

/** What holds a key's bytes, for those of pairs DER; programs cannot make one. */
class Handle {
  constructor(bytes) { this.bytes = bytes; }
}
const forms = () => require('internal/crypto_key_forms');

class KeyObject {
  #type;
  #handle;

  constructor(type, handle) {
    if (type !== 'secret' && type !== 'public' && type !== 'private') throw new codes.ERR_INVALID_ARG_VALUE('type', type);
    if (!(handle instanceof Handle)) throw new codes.ERR_INVALID_ARG_TYPE('handle', 'object', handle);
    this.#type = type;
    this.#handle = handle;
  }

  /** The key behind a CryptoKey. */
  static from(key) {
    const bytes = cryptoKeyBytes(key);
    if (bytes === undefined) throw new codes.ERR_INVALID_ARG_TYPE('key', 'CryptoKey', key);
    return keyOf(key.type, bytes);
  }

  get type() { return this.#type; }

  /** The same key for the Web Crypto API. */
  toCryptoKey(algorithm, extractable, keyUsages) {
    const web = require('internal/crypto_web');
    if (this.#type === 'secret') return web.importSecret(this.#handle.bytes, algorithm, extractable, keyUsages);
    return web.importPair(this, algorithm, extractable, keyUsages);
  }

  equals(otherKeyObject) {
    if (!isKeyObject(otherKeyObject)) throw new codes.ERR_INVALID_ARG_TYPE('otherKeyObject', 'KeyObject', otherKeyObject);
    return otherKeyObject.type === this.#type && Buffer.compare(this.#handle.bytes, otherKeyObject.#handle.bytes) === 0;
  }

  static isKeyObject(value) { return typeof value === 'object' && value !== null && #handle in value; }
  static bytesOf(key) { return key.#handle.bytes; }
}
const { isKeyObject, bytesOf: bytesOfKey } = KeyObject;
for (const name of ['isKeyObject', 'bytesOf']) delete KeyObject[name];
Object.defineProperty(KeyObject.prototype, Symbol.toStringTag, { ...hidden, value: 'KeyObject' });

class SecretKeyObject extends KeyObject {
  get symmetricKeySize() { return bytesOfKey(this).length; }

  export(options = undefined) {
    const bytes = bytesOfKey(this);
    if (options !== undefined) {
      validateObject(options, 'options');
      validateOneOf(options.format, 'options.format', [undefined, 'buffer', 'jwk']);
      if (options.format === 'jwk') return { kty: 'oct', k: bytes.toString('base64url') };
    }
    return Buffer.from(bytes);
  }
}

/** A half of a pair. */
class AsymmetricKeyObject extends KeyObject {
  #description;

  /** What kind of key it is, with its details; native code tells once. */
  static describe(key) {
    return key.#description ??= forms().describe(key.type === 'private', bytesOfKey(key));
  }

  get asymmetricKeyType() { return describe(this).kind; }
  get asymmetricKeyDetails() { return { ...describe(this).details }; }
}
const { describe } = AsymmetricKeyObject;
delete AsymmetricKeyObject.describe;

class PublicKeyObject extends AsymmetricKeyObject {
  export(options) {
    return forms().exportPublic(bytesOfKey(this), describe(this).kind, options);
  }
}

class PrivateKeyObject extends AsymmetricKeyObject {
  export(options) {
    return forms().exportPrivate(bytesOfKey(this), describe(this).kind, options);
  }
}

/** The key object of a type and its bytes. */
function keyOf(type, bytes) {
  if (type === 'secret') return secretKey(bytes);
  const Class = type === 'private' ? PrivateKeyObject : PublicKeyObject;
  return new Class(type, new Handle(Buffer.from(bytes)));
}

function createPublicKey(key) {
  const { isPrivate, der } = forms().prepare(key, 'createPublic');
  return keyOf('public', isPrivate ? require('internal/crypto_asymmetric').publicOf(der) : der);
}

function createPrivateKey(key) {
  return keyOf('private', forms().prepare(key, 'createPrivate').der);
}

/** The key of these bytes, which are copied. */
function secretKey(bytes) {
  return new SecretKeyObject('secret', new Handle(Buffer.from(bytes)));
}

function createSecretKey(key, encoding) {
  if (typeof key === 'string') return secretKey(Buffer.from(key, encoding));
  if (isView(key)) return secretKey(bytesOf(key));
  if (isAnyArrayBuffer(key)) return secretKey(new Uint8Array(key));
  throw new codes.ERR_INVALID_ARG_TYPE('key', ['ArrayBuffer', 'Buffer', 'TypedArray', 'DataView'], key);
}

/** How many bytes a generated key has. */
function generatedSize(type, options) {
  validateString(type, 'type');
  validateObject(options, 'options');
  const { length } = options;
  switch (type) {
    case 'hmac':
      validateInteger(length, 'options.length', 8, 2 ** 31 - 1);
      return length >> 3;
    case 'aes':
      validateOneOf(length, 'options.length', [128, 192, 256]);
      return length / 8;
    default: throw new codes.ERR_INVALID_ARG_VALUE('type', type, 'must be a supported key type');
  }
}

const randomKey = (size) => secretKey(require('internal/crypto_random').randomBytes(size));

/** The key object behind a CryptoKey; undefined for anything else. */
function keyOfCryptoKey(value) {
  const bytes = cryptoKeyBytes(value);
  return bytes === undefined ? undefined : keyOf(value.type, bytes);
}

function generateKeySync(type, options) {
  return randomKey(generatedSize(type, options));
}

function generateKey(type, options, callback) {
  validateFunction(callback, 'callback');
  const size = generatedSize(type, options);
  require('internal/crypto_random').randomBytes(size, (error, bytes) => (error ? callback(error) : callback(null, secretKey(bytes))));
}

/** The bytes of a CryptoKey; undefined for anything else. */
function cryptoKeyBytes(value) {
  return require('internal/boot').loaded('internal/crypto_web')?.bytesOfKey(value);
}

/** The bytes of anything that may be given as a secret. */
function secretBytes(key, name, encoding) {
  if (typeof key === 'string') return Buffer.from(key, encoding || 'utf8');
  if (isView(key)) return bytesOf(key);
  if (isAnyArrayBuffer(key)) return new Uint8Array(key);
  const bytes = isKeyObject(key) ? bytesOfKey(key) : cryptoKeyBytes(key);
  if (bytes !== undefined && key.type !== 'secret') throw new codes.ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE(key.type, 'secret');
  if (bytes !== undefined) return bytes;
  throw new codes.ERR_INVALID_ARG_TYPE(name, ['ArrayBuffer', 'Buffer', 'TypedArray', 'DataView', 'string', 'KeyObject', 'CryptoKey'], key);
}

module.exports = {
  KeyObject, createSecretKey, createPublicKey, createPrivateKey, generateKey, generateKeySync, isKeyObject, bytesOfKey, secretBytes, keyOf, keyOfCryptoKey,
};
