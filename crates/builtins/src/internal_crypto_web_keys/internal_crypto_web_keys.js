// `internal/crypto_web_keys`: keys of the Web Crypto API, imported, exported and generated; pairs are the affair of `internal/crypto_web_pairs`.
// Follows https://w3c.github.io/webcrypto/#cryptokey-interface and the sections of the algorithms
'use strict';

const { codes } = require('internal/errors');
const { Buffer } = require('buffer');
const { randomFillSync } = require('internal/crypto_random');

const kInside = Symbol('kInside');

class CryptoKey {
  #bytes;
  #algorithm;
  #extractable;
  #usages;
  #type;

  constructor(token, bytes, algorithm, extractable, usages, type = 'secret') {
    if (token !== kInside) throw new codes.ERR_ILLEGAL_CONSTRUCTOR();
    this.#bytes = bytes;
    this.#algorithm = algorithm;
    this.#extractable = extractable;
    this.#usages = usages;
    this.#type = type;
  }

  get type() { return CryptoKey.#check(this).#type; }
  get extractable() { return CryptoKey.#check(this).#extractable; }
  get algorithm() { return CryptoKey.#check(this).#algorithm; }
  get usages() { return CryptoKey.#check(this).#usages; }

  static #check(value) {
    if (typeof value === 'object' && value !== null && #bytes in value) return value;
    throw new codes.ERR_INVALID_THIS('CryptoKey');
  }

  static bytesOf(value) { return typeof value === 'object' && value !== null && #bytes in value ? value.#bytes : undefined; }

  [Symbol.for('nodejs.util.inspect.custom')](depth, options) {
    if (depth < 0) return this;
    const shown = { type: this.type, extractable: this.extractable, algorithm: this.algorithm, usages: this.usages };
    return `CryptoKey ${require('internal/inspect').inspect(shown, { ...options, depth: options.depth == null ? null : options.depth - 1 })}`;
  }
}
const { bytesOf: bytesOfKey } = CryptoKey;
delete CryptoKey.bytesOf;
for (const name of ['type', 'extractable', 'algorithm', 'usages']) Object.defineProperty(CryptoKey.prototype, name, { enumerable: true });
Object.defineProperty(CryptoKey.prototype, Symbol.toStringTag, { value: 'CryptoKey', configurable: true });
Object.defineProperty(CryptoKey, 'length', { value: 0, configurable: true });

// ---- algorithms

const AES_USAGES = ['encrypt', 'decrypt', 'wrapKey', 'unwrapKey'];
const DERIVING = ['deriveKey', 'deriveBits'];
const pairs = () => require('internal/crypto_web_pairs');

/** What keys of each algorithm may be used for. */
const USAGES = {
  '__proto__': null,
  'HMAC': ['sign', 'verify'],
  'AES-CBC': AES_USAGES,
  'AES-CTR': AES_USAGES,
  'AES-GCM': AES_USAGES,
  'AES-KW': ['wrapKey', 'unwrapKey'],
  'PBKDF2': DERIVING,
  'HKDF': DERIVING,
};
const PAIRS = ['RSASSA-PKCS1-v1_5', 'RSA-PSS', 'RSA-OAEP', 'ECDSA', 'ECDH', 'Ed25519', 'X25519'];
const ALL_USAGES = ['encrypt', 'decrypt', 'sign', 'verify', 'deriveKey', 'deriveBits', 'wrapKey', 'unwrapKey'];

const HASHES = { '__proto__': null, 'SHA-1': 512, 'SHA-256': 512, 'SHA-384': 1024, 'SHA-512': 1024, 'SHA3-256': 1088, 'SHA3-384': 832, 'SHA3-512': 576 };

const notSupported = (message) => new DOMException(message, 'NotSupportedError');
const dataError = (message) => new DOMException(message, 'DataError');

/** The usages that were asked for, each once and in the standard's order, all of them allowed. */
function usagesOf(name, keyUsages, allowed) {
  const asked = [...keyUsages ?? []];
  for (const usage of asked) {
    if (!allowed.includes(usage)) throw new DOMException(`Unsupported key usage for ${USAGES[name] === DERIVING ? 'a ' : ''}${name} key`, 'SyntaxError');
  }
  return ALL_USAGES.filter((usage) => asked.includes(usage));
}

function usagesFor(name, keyUsages, whenEmpty) {
  const usages = usagesOf(name, keyUsages, USAGES[name]);
  if (usages.length === 0) throw new DOMException(whenEmpty, 'SyntaxError');
  return usages;
}

// ---- import and export

/** The algorithm has been normalized. */
function importKey(format, keyData, algorithm, extractable, keyUsages) {
  const { name } = algorithm;
  if (PAIRS.includes(name)) return pairs().importPairKey(format, keyData, name, algorithm, Boolean(extractable), keyUsages);
  const isDerivation = USAGES[name] === DERIVING;
  if (isDerivation && extractable) throw new DOMException(`${name} keys are not extractable`, 'SyntaxError');
  const usages = usagesOf(name, keyUsages, USAGES[name]);
  const isKnown = format === 'raw' || format === 'raw-secret' || (format === 'jwk' && !isDerivation);
  if (!isKnown) throw notSupported(`Unable to import ${name} using ${format} format`);
  const bytes = format === 'jwk' ? bytesOfJwk(keyData, { name, hash: algorithm.hash }, extractable, usages) : Buffer.from(keyData);
  const key = makeKey(name, bytes, algorithm, Boolean(extractable), usages);
  if (usages.length === 0) throw new DOMException('Usages cannot be empty when importing a secret key.', 'SyntaxError');
  return key;
}

function bytesOfJwk(jwk, { name, hash }, extractable, usages) {
  if (jwk.kty === undefined) throw dataError('Invalid keyData');
  if (jwk.kty !== 'oct') throw dataError('Invalid JWK "kty" Parameter');
  if (jwk.use !== undefined && jwk.use !== (name === 'HMAC' ? 'sig' : 'enc')) throw dataError('Invalid JWK "use" Parameter');
  checkOperations(jwk.key_ops, usages);
  if (jwk.ext === false && extractable) throw dataError('JWK "ext" Parameter and extractable mismatch');
  if (typeof jwk.k !== 'string') throw dataError('Invalid keyData');
  const bytes = Buffer.from(jwk.k, 'base64url');
  const expected = jwkName({ name, length: bytes.length * 8, hash });
  if (jwk.alg !== undefined && expected !== undefined && jwk.alg !== expected) throw dataError('JWK "alg" does not match the requested algorithm');
  return bytes;
}

/** What a JWK says it may be used for. */
function checkOperations(operations, usages) {
  if (operations === undefined) return;
  if (new Set(operations).size !== operations.length) throw dataError('Duplicate key operation');
  if (usages.some((usage) => !operations.includes(usage))) throw dataError('Key operations and usage mismatch');
}

function makeKey(name, bytes, algorithm, extractable, usages) {
  return new CryptoKey(kInside, bytes, describe(name, bytes, algorithm), extractable, usages);
}

/** A key's own `algorithm`. */
function describe(name, bytes, algorithm) {
  if (name === 'HMAC') {
    const length = algorithm.length ?? bytes.length * 8;
    if (length === 0) throw dataError(algorithm.length === 0 ? 'HmacImportParams.length cannot be 0' : 'Zero-length key is not supported');
    if (length > bytes.length * 8 || length <= bytes.length * 8 - 8) throw dataError('Invalid key length');
    if (length % 8 !== 0) bytes[bytes.length - 1] &= 0xff << (8 - (length % 8));
    return { name, length, hash: algorithm.hash };
  }
  if (name.startsWith('AES')) {
    if (![16, 24, 32].includes(bytes.length)) throw dataError('Invalid key length');
    return { name, length: bytes.length * 8 };
  }
  return { name };
}

/** A CryptoKey of a KeyObject's bytes. */
function importSecret(bytes, algorithm, extractable, keyUsages) {
  const { normalize, usagesArgument } = require('internal/crypto_web_algorithms');
  const usages = usagesArgument(keyUsages, 'importKey', '5th');
  return importKey('raw', bytes, normalize('importKey', algorithm, 'importKey', '3rd'), extractable, usages);
}

/** A CryptoKey of a half of a pair that is a KeyObject. */
function importPair(keyObject, algorithm, extractable, keyUsages) {
  const normalized = require('internal/crypto_web_algorithms').normalize('importKey', algorithm, 'importKey', '3rd');
  const { name } = normalized;
  if (!PAIRS.includes(name)) throw notSupported('Unrecognized algorithm name');
  return pairs().importObject(keyObject.type === 'private', require('internal/crypto_keys').bytesOfKey(keyObject), name, normalized, Boolean(extractable), keyUsages);
}

const makeCryptoKey = (type, bytes, algorithm, extractable, usages) => new CryptoKey(kInside, bytes, algorithm, extractable, usages, type);
const makePair = (publicKey, privateKey) => ({ publicKey, privateKey });

/** Whether a key is of the algorithm and may be used so. */
function checkUse(key, name, usage) {
  const refused = (message) => new DOMException(message, 'InvalidAccessError');
  if (usage.startsWith('derive') && !key.usages.includes(usage)) throw refused(`baseKey does not have ${usage} usage`);
  if (key.algorithm.name !== name) throw refused('Key algorithm mismatch');
  if (!key.usages.includes(usage)) throw refused(`Unable to use this key to ${usage}`);
}

function exportKey(format, key) {
  const bytes = bytesOfKey(key);
  const { name } = key.algorithm;
  if (USAGES[name] === DERIVING) throw notSupported(`${name} key export is not supported`);
  if (!key.extractable) throw new DOMException('key is not extractable', 'InvalidAccessError');
  if (key.type !== 'secret') return pairs().exportPairKey(format, key);
  if (format === 'raw' || format === 'raw-secret') return new Uint8Array(bytes).buffer;
  if (format !== 'jwk') throw notSupported(`Unable to export ${name} secret key using ${format} format`);
  const alg = jwkName(key.algorithm);
  return { key_ops: [...key.usages], ext: key.extractable, ...(alg === undefined ? {} : { alg }), kty: 'oct', k: bytes.toString('base64url') };
}

function jwkName({ name, length, hash }) {
  if (name === 'HMAC') return hash.name.startsWith('SHA3') ? undefined : `HS${hash.name.replace('SHA-', '')}`;
  return `A${length}${name.slice('AES-'.length)}`;
}

function generateKey(algorithm, extractable, keyUsages) {
  const { name } = algorithm;
  if (PAIRS.includes(name)) return pairs().generatePair(name, algorithm, Boolean(extractable), keyUsages);
  const bits = generatedBits(name, algorithm);
  const usages = usagesFor(name, keyUsages, 'Usages cannot be empty when creating a key.');
  const details = { ...algorithm, length: bits };
  return onPool(() => makeKey(name, randomFillSync(Buffer.alloc(Math.ceil(bits / 8))), details, Boolean(extractable), usages));
}

/** A promise of what `run` gives, settled when Node's would be, whose work is a request of the thread pool. */
function onPool(run) {
  return new Promise((resolve, reject) => {
    ops.visitPool(() => {
      try {
        resolve(run());
      } catch (error) {
        reject(error);
      }
    });
  });
}

/** How long a key of an algorithm is where nothing else says it. */
function generatedBits(name, { length, hash }) {
  if (name === 'HMAC') {
    if (length === 0) throw new DOMException('HmacKeyGenParams.length cannot be 0', 'OperationError');
    if (length === undefined && hash.name.startsWith('SHA3')) throw notSupported('Explicit algorithm length member is required');
    return length ?? HASHES[hash.name];
  }
  if (![128, 192, 256].includes(length)) throw new DOMException('AES key length must be 128, 192, or 256 bits', 'OperationError');
  return length;
}

module.exports = {
  CryptoKey, importKey, exportKey, generateKey, importSecret, importPair, bytesOfKey, generatedBits, checkUse, checkOperations, usagesOf, makeCryptoKey, onPool,
  makePair, DERIVING: ['PBKDF2', 'HKDF'],
};
