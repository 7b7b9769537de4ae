// `internal/crypto_web_keys`: keys of the Web Crypto API, imported, exported and generated; pairs are the affair of `internal/crypto_web_pairs`.
// Follows https://w3c.github.io/webcrypto/#cryptokey-interface and the sections of the algorithms
'use strict';

const { codes } = require('internal/errors');
const { Buffer } = require('buffer');
const { bytesOf, isAnyArrayBuffer } = require('internal/buffer_values');
const { randomFillSync } = require('internal/crypto_random');

const { isView } = ArrayBuffer;
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

  get type() { return #bytes in this ? this.#type : notOne(); }
  get extractable() { return #bytes in this ? this.#extractable : notOne(); }
  get algorithm() { return #bytes in this ? this.#algorithm : notOne(); }
  get usages() { return #bytes in this ? this.#usages : notOne(); }

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

function notOne() {
  throw new codes.ERR_INVALID_THIS('CryptoKey');
}

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
const NAMES = [...Object.keys(USAGES), ...PAIRS];
const ALL_USAGES = ['encrypt', 'decrypt', 'sign', 'verify', 'deriveKey', 'deriveBits', 'wrapKey', 'unwrapKey'];

/** The standard's name for what `algorithm` names, among `names`. */
function algorithmName(algorithm, names = NAMES) {
  if (typeof algorithm === 'object' && algorithm !== null && algorithm.name === undefined) throw missing('name', 'Algorithm');
  const given = `${typeof algorithm === 'string' ? algorithm : algorithm?.name}`.toUpperCase();
  const name = names.find((known) => known.toUpperCase() === given);
  if (name === undefined) throw notSupported('Unrecognized algorithm name');
  return name;
}

const HASHES = { '__proto__': null, 'SHA-1': 512, 'SHA-256': 512, 'SHA-384': 1024, 'SHA-512': 1024, 'SHA3-256': 1088, 'SHA3-384': 832, 'SHA3-512': 576 };

function hashName(hash, dictionary = 'HmacImportParams') {
  try {
    return algorithmName(hash, Object.keys(HASHES));
  } catch {
    throw notSupported(`Only SHA hashes are supported in ${dictionary}`);
  }
}

const notSupported = (message) => new DOMException(message, 'NotSupportedError');
const dataError = (message) => new DOMException(message, 'DataError');

function notOneOf(method, what, type) {
  const message = `Failed to execute '${method}' on 'SubtleCrypto': ${what} is not a valid enum value of type ${type}.`;
  return Object.assign(new TypeError(message), { code: 'ERR_INVALID_ARG_VALUE' });
}

/** The usages that were asked for, each once and in the standard's order, all of them allowed. */
function usagesOf(name, keyUsages, allowed, method) {
  const asked = [...keyUsages ?? []];
  asked.forEach((usage, index) => {
    if (!ALL_USAGES.includes(usage)) throw notOneOf(method, `${method === 'importKey' ? '5th' : '3rd'} argument[${index}] '${usage}'`, 'KeyUsage');
  });
  for (const usage of asked) {
    if (!allowed.includes(usage)) throw new DOMException(`Unsupported key usage for ${name} key`, 'SyntaxError');
  }
  return ALL_USAGES.filter((usage) => asked.includes(usage));
}

function usagesFor(name, keyUsages, whenEmpty) {
  const usages = usagesOf(name, keyUsages, USAGES[name], 'importKey');
  if (usages.length === 0) throw new DOMException(whenEmpty, 'SyntaxError');
  return usages;
}

// ---- import and export

const FORMATS = ['raw', 'pkcs8', 'spki', 'jwk', 'raw-secret', 'raw-public', 'raw-seed'];

function importKey(format, keyData, algorithm, extractable, keyUsages) {
  if (!FORMATS.includes(format)) throw notOneOf('importKey', `1st argument '${format}'`, 'KeyFormat');
  const name = algorithmName(algorithm);
  if (PAIRS.includes(name)) return pairs().importPairKey(format, keyData, name, algorithm, Boolean(extractable), keyUsages);
  const isDerivation = USAGES[name] === DERIVING;
  if (format !== 'raw' && format !== 'jwk' && format !== 'raw-secret') throw notSupported(`Unable to import ${name} using ${format} format`);
  if (isDerivation && format === 'jwk') throw notSupported(`Unable to import ${name} using ${format} format`);
  const usages = usagesFor(name, keyUsages, 'Usages cannot be empty when importing a secret key.');
  if (isDerivation && extractable) throw new DOMException(`${name} keys are not extractable`, 'SyntaxError');
  const bytes = format === 'jwk' ? bytesOfJwk(keyData, { name, hash: algorithm.hash }, extractable, usages) : rawBytes(keyData);
  return makeKey(name, bytes, algorithm, Boolean(extractable), usages);
}

function rawBytes(data) {
  if (!isView(data) && !isAnyArrayBuffer(data)) {
    const message = "Failed to execute 'importKey' on 'SubtleCrypto': 2nd argument is not instance of ArrayBuffer, Buffer, TypedArray, or DataView.";
    throw Object.assign(new TypeError(message), { code: 'ERR_INVALID_ARG_TYPE' });
  }
  return Buffer.from(isView(data) ? bytesOf(data) : new Uint8Array(data));
}

function bytesOfJwk(jwk, { name, hash }, extractable, usages) {
  if (typeof jwk !== 'object' || jwk === null) throw dataError('Invalid keyData');
  if (jwk.kty !== 'oct') throw dataError('Invalid JWK "kty" Parameter');
  if (jwk.use !== undefined && jwk.use !== (name === 'HMAC' ? 'sig' : 'enc')) throw dataError('Invalid JWK "use" Parameter');
  if (jwk.key_ops !== undefined && usages.some((usage) => !jwk.key_ops.includes(usage))) throw dataError('Key operations and usage mismatch');
  if (jwk.ext === false && extractable) throw dataError('JWK "ext" Parameter and extractable mismatch');
  if (typeof jwk.k !== 'string') throw dataError('Invalid keyData');
  const bytes = Buffer.from(jwk.k, 'base64url');
  if (jwk.alg !== undefined && hash !== null && jwk.alg !== jwkName({ name, length: bytes.length * 8, hash: name === 'HMAC' ? { name: hashName(hash) } : undefined })) {
    throw dataError('JWK "alg" does not match the requested algorithm');
  }
  return bytes;
}

function makeKey(name, bytes, algorithm, extractable, usages) {
  return new CryptoKey(kInside, bytes, describe(name, bytes, algorithm), extractable, usages);
}

/** A key's own `algorithm`. */
function describe(name, bytes, algorithm) {
  if (name === 'HMAC') {
    if (algorithm?.hash === undefined) throw missing('hash', 'HmacImportParams');
    const length = algorithm.length ?? bytes.length * 8;
    if (bytes.length === 0) throw dataError('Zero-length key is not supported');
    if (length !== bytes.length * 8) throw dataError('Invalid key length');
    return { name, length, hash: { name: hashName(algorithm.hash) } };
  }
  if (name.startsWith('AES')) {
    if (![16, 24, 32].includes(bytes.length)) throw dataError('Invalid key length');
    return { name, length: bytes.length * 8 };
  }
  return { name };
}

/** A member that the algorithm's dictionary must have. */
function missing(member, dictionary) {
  const message = `Failed to normalize algorithm: passed algorithm cannot be converted to '${dictionary}' because '${member}' is required in '${dictionary}'.`;
  return Object.assign(new TypeError(message), { code: 'ERR_MISSING_OPTION' });
}

/** A CryptoKey of a KeyObject's bytes. */
function importSecret(bytes, algorithm, extractable, keyUsages) {
  return importKey('raw', bytes, algorithm, extractable, keyUsages);
}

/** A CryptoKey of a half of a pair that is a KeyObject. */
function importPair(keyObject, algorithm, extractable, keyUsages) {
  const name = algorithmName(algorithm, PAIRS);
  return pairs().importObject(keyObject.type === 'private', require('internal/crypto_keys').bytesOfKey(keyObject), name, algorithm, Boolean(extractable), keyUsages);
}

const makeCryptoKey = (type, bytes, algorithm, extractable, usages) => new CryptoKey(kInside, bytes, algorithm, extractable, usages, type);
const makePair = (publicKey, privateKey) => ({ publicKey, privateKey });

/** What is wrong with a key that is none, by the method that was given it. */
function notAKey(method) {
  const place = { exportKey: '2nd', wrapKey: '3rd', unwrapKey: '3rd', deriveBits: '2nd', deriveKey: '2nd' }[method] ?? '2nd';
  return Object.assign(new TypeError(`Failed to execute '${method}' on 'SubtleCrypto': ${place} argument is not of type CryptoKey.`), { code: 'ERR_INVALID_ARG_TYPE' });
}

/** A parameter of an algorithm that is of the wrong type. */
function wrongParameter(name, what) {
  return Object.assign(new TypeError(`Failed to normalize algorithm: ${name} in passed algorithm is not ${what}.`), { code: 'ERR_INVALID_ARG_TYPE' });
}

function exportKey(format, key) {
  const bytes = bytesOfKey(key);
  if (bytes === undefined) throw notAKey('exportKey');
  if (!FORMATS.includes(format)) throw notOneOf('exportKey', `1st argument '${format}'`, 'KeyFormat');
  const { name } = key.algorithm;
  if (USAGES[name] === DERIVING) throw notSupported(`${name} key export is not supported`);
  if (!key.extractable) throw new DOMException('key is not extractable', 'InvalidAccessError');
  if (key.type !== 'secret') return pairs().exportPairKey(format, key);
  if (format === 'raw' || format === 'raw-secret') return new Uint8Array(bytes).buffer;
  if (format !== 'jwk') throw notSupported(`Unable to export ${name} secret key using ${format} format`);
  return { key_ops: [...key.usages], ext: key.extractable, alg: jwkName(key.algorithm), kty: 'oct', k: bytes.toString('base64url') };
}

function jwkName({ name, length, hash }) {
  if (name === 'HMAC') return `HS${hash.name.replace('SHA-', '')}`;
  return `A${length}${name.slice('AES-'.length)}`;
}

function generateKey(algorithm, extractable, keyUsages) {
  const name = algorithmName(algorithm, NAMES.filter((known) => USAGES[known] !== DERIVING));
  if (PAIRS.includes(name)) return pairs().generatePair(name, algorithm, Boolean(extractable), keyUsages);
  const usages = usagesFor(name, keyUsages, 'Usages cannot be empty when creating a key.');
  const size = generatedBits(name, algorithm) / 8;
  const details = { ...algorithm, length: size * 8 };
  return onPool(() => makeKey(name, randomFillSync(Buffer.alloc(size)), details, Boolean(extractable), usages));
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
    if (hash === undefined) throw missing('hash', 'HmacKeyGenParams');
    if (length === 0) throw new DOMException('Zero-length key is not supported', 'OperationError');
    return length ?? HASHES[hashName(hash)];
  }
  if (length === undefined) throw missing('length', 'AesKeyGenParams');
  if (![128, 192, 256].includes(length)) throw new DOMException('AES key length must be 128, 192, or 256 bits', 'OperationError');
  return length;
}

module.exports = {
  CryptoKey, importKey, exportKey, generateKey, importSecret, importPair, bytesOfKey, algorithmName, hashName, generatedBits, missing, usagesOf, makeCryptoKey, notAKey, wrongParameter, onPool,
  makePair, DERIVING: ['PBKDF2', 'HKDF'],
};
