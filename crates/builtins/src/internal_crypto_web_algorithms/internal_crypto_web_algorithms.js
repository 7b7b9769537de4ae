// `internal/crypto_web_algorithms`: what the methods of the Web Crypto API make of their arguments: algorithms are normalized, numbers and bytes converted
// and copied, in the standard's order and with Node 26's words. Follows https://w3c.github.io/webcrypto/#algorithm-normalization
'use strict';

const { bytesOf } = require('internal/buffer_values');
const { isArrayBuffer } = require('util/types');

const { isView } = ArrayBuffer;

/** What an algorithm's dictionary holds for an operation: undefined for nothing but the name. */
function normalize(operation, algorithm, method = operation, place = '1st') {
  const isObject = (typeof algorithm === 'object' && algorithm !== null) || typeof algorithm === 'function';
  const name = nameOf(isObject ? algorithm.name : text(algorithm, argument(method, place)), isObject);
  const known = canonical(name, operation);
  if (known === undefined) throw new DOMException('Unrecognized algorithm name', 'NotSupportedError');
  const normalized = { name: known };
  const dictionary = OPERATIONS[operation][known];
  if (dictionary === undefined) return normalized;
  for (const [member, convert, isRequired] of DICTIONARIES[dictionary]) {
    const value = isObject ? algorithm[member] : undefined;
    if (value !== undefined) normalized[member] = convert(value, `Failed to normalize algorithm: ${member} in passed algorithm`, dictionary);
    else if (isRequired) throw missing(member, dictionary);
  }
  return normalized;
}

/** Throws unless keys of the algorithm can leave; for `private` ones: those that have a public half. */
function exportable(algorithm, type) {
  const isObject = (typeof algorithm === 'object' && algorithm !== null) || typeof algorithm === 'function';
  const known = canonical(nameOf(isObject ? algorithm.name : text(algorithm, 'algorithm'), isObject), 'generateKey');
  const isSecret = known === 'HMAC' || known?.startsWith('AES');
  if (known === undefined || (type === 'private' && isSecret)) throw new DOMException('Unrecognized algorithm name', 'NotSupportedError');
}

/** For wrapping: what wraps keys only, or else what encrypts. */
function normalizeWrapping(operation, otherwise, algorithm, place) {
  try {
    return normalize(operation, algorithm, operation, place);
  } catch (error) {
    if (error?.name !== 'NotSupportedError') throw error;
    return normalize(otherwise, algorithm, operation, place);
  }
}

function nameOf(name, isMember) {
  if (!isMember) return name;
  if (name === undefined) throw missing('name', 'Algorithm');
  return text(name, 'Failed to normalize algorithm: name in passed algorithm');
}

function canonical(name, operation) {
  const given = name.toUpperCase();
  return Object.keys(OPERATIONS[operation]).find((known) => known.toUpperCase() === given);
}

// ---- conversions: of a value, with the words for it

const argument = (method, place) => `Failed to execute '${method}' on 'SubtleCrypto': ${place} argument`;

function text(value, what) {
  if (typeof value === 'symbol') throw wrong('ERR_INVALID_ARG_TYPE', `${what} is a Symbol and cannot be converted to a string.`);
  return `${value}`;
}

/** Web IDL's integers with `[EnforceRange]`. */
function upTo(most) {
  return (value, what) => {
    if (typeof value === 'symbol') throw wrong('ERR_INVALID_ARG_TYPE', `${what} is a Symbol and cannot be converted to a number.`);
    if (typeof value === 'bigint') throw wrong('ERR_INVALID_ARG_TYPE', `${what} is a BigInt and cannot be converted to a number.`);
    const number = +value;
    if (!Number.isFinite(number)) throw wrong('ERR_INVALID_ARG_TYPE', `${what} is not a finite number.`);
    const whole = Math.trunc(number) + 0;
    if (whole < 0 || whole > most) throw wrong('ERR_OUT_OF_RANGE', `${what} is outside the expected range of 0 to ${most}.`);
    return whole;
  };
}

/** A copy: what the program does to its bytes afterwards changes nothing. */
function bytes(value, what) {
  if (isView(value)) {
    if (!isArrayBuffer(value.buffer)) throw wrong('ERR_INVALID_ARG_TYPE', `${what} is a view on a SharedArrayBuffer, which is not allowed.`);
    return new Uint8Array(bytesOf(value));
  }
  if (isArrayBuffer(value)) return new Uint8Array(value.slice(0));
  throw wrong('ERR_INVALID_ARG_TYPE', `${what} is not instance of ArrayBuffer, Buffer, TypedArray, or DataView.`);
}

function bigInteger(value, what) {
  if (!(value instanceof Uint8Array)) throw wrong('ERR_INVALID_ARG_TYPE', `${what} is not an Uint8Array object.`);
  return bytes(value, what);
}

function hash(value, what, dictionary) {
  try {
    return normalize('digest', typeof value === 'object' && value !== null ? value : text(value, what));
  } catch (error) {
    if (error?.name !== 'NotSupportedError' && error?.code !== 'ERR_MISSING_OPTION') throw error;
    throw new DOMException(`Only SHA hashes are supported in ${dictionary}`, 'NotSupportedError');
  }
}

function key(value, what) {
  if (require('internal/crypto_web_keys').bytesOfKey(value) === undefined) throw wrong('ERR_INVALID_ARG_TYPE', `${what} is not of type CryptoKey.`);
  return value;
}

function wrong(code, message) {
  return Object.assign(new TypeError(message), { code });
}

/** A member that the algorithm's dictionary must have. */
function missing(member, dictionary) {
  return wrong('ERR_MISSING_OPTION',
    `Failed to normalize algorithm: passed algorithm cannot be converted to '${dictionary}' because '${member}' is required in '${dictionary}'.`);
}

// ---- the other arguments

const bytesArgument = (value, method, place) => bytes(value, argument(method, place));
const keyArgument = (value, method, place) => key(value, argument(method, place));

function lengthArgument(value, method, place) {
  return value === undefined || value === null ? null : upTo(4294967295)(value, argument(method, place));
}

const FORMATS = ['raw', 'pkcs8', 'spki', 'jwk', 'raw-secret', 'raw-public', 'raw-seed'];
const USAGES = ['encrypt', 'decrypt', 'sign', 'verify', 'deriveKey', 'deriveBits', 'wrapKey', 'unwrapKey'];

function oneOf(words, type, value, what) {
  const word = text(value, what);
  if (!words.includes(word)) throw wrong('ERR_INVALID_ARG_VALUE', `${what} '${word}' is not a valid enum value of type ${type}.`);
  return word;
}

const formatArgument = (value, method) => oneOf(FORMATS, 'KeyFormat', value, argument(method, '1st'));

function usagesArgument(value, method, place) {
  const what = argument(method, place);
  const isObject = (typeof value === 'object' && value !== null) || typeof value === 'function';
  if (!isObject || typeof value[Symbol.iterator] !== 'function') throw wrong('ERR_INVALID_ARG_TYPE', `${what} cannot be converted to sequence.`);
  const usages = [];
  for (const usage of value) usages.push(oneOf(USAGES, 'KeyUsage', usage, `${what}[${usages.length}]`));
  return usages;
}

/** Bytes, or for JWK an object. */
function keyDataArgument(format, value, method, place) {
  if (format !== 'jwk') return bytesArgument(value, method, place);
  const isObject = (typeof value === 'object' && value !== null) || typeof value === 'function';
  const what = argument(method, place);
  if (value !== undefined && value !== null && !isObject) throw wrong('ERR_INVALID_ARG_TYPE', `${what} cannot be converted to a dictionary`);
  const jwk = {};
  for (const member of JWK_MEMBERS) {
    const given = value?.[member];
    if (given !== undefined) jwk[member] = jwkMember(member, given, `${member} in ${what.slice(what.indexOf(': ') + 2)}`, what.slice(0, what.indexOf(': ') + 2));
  }
  return jwk;
}

const JWK_MEMBERS = ['alg', 'crv', 'd', 'dp', 'dq', 'e', 'ext', 'k', 'key_ops', 'kty', 'n', 'oth', 'p', 'q', 'qi', 'use', 'x', 'y'];

function jwkMember(member, value, name, prefix) {
  if (member === 'ext') return Boolean(value);
  if (member !== 'key_ops' && member !== 'oth') return text(value, `${prefix}${name}`);
  const isObject = (typeof value === 'object' && value !== null) || typeof value === 'function';
  if (!isObject || typeof value[Symbol.iterator] !== 'function') throw wrong('ERR_INVALID_ARG_TYPE', `${prefix}${name} cannot be converted to sequence.`);
  return member === 'oth' ? [...value] : Array.from(value, (each) => text(each, `${prefix}${name}`));
}

// ---- algorithms: members of a dictionary in the order in which they are read; those that must be there are marked

const DICTIONARIES = {
  __proto__: null,
  AeadParams: [['additionalData', bytes], ['iv', bytes, true], ['tagLength', upTo(255)]],
  AesCbcParams: [['iv', bytes, true]],
  AesCtrParams: [['counter', bytes, true], ['length', upTo(255), true]],
  AesDerivedKeyParams: [['length', upTo(65535), true]],
  AesKeyGenParams: [['length', upTo(65535), true]],
  EcdhKeyDeriveParams: [['public', key, true]],
  EcdsaParams: [['hash', hash, true]],
  EcKeyGenParams: [['namedCurve', text, true]],
  EcKeyImportParams: [['namedCurve', text, true]],
  HkdfParams: [['hash', hash, true], ['info', bytes, true], ['salt', bytes, true]],
  HmacImportParams: [['hash', hash, true], ['length', upTo(4294967295)]],
  HmacKeyGenParams: [['hash', hash, true], ['length', upTo(4294967295)]],
  Pbkdf2Params: [['hash', hash, true], ['iterations', upTo(4294967295), true], ['salt', bytes, true]],
  RsaHashedImportParams: [['hash', hash, true]],
  RsaHashedKeyGenParams: [['modulusLength', upTo(4294967295), true], ['publicExponent', bigInteger, true], ['hash', hash, true]],
  RsaOaepParams: [['label', bytes]],
  RsaPssParams: [['saltLength', upTo(4294967295), true]],
};

const ciphers = { 'AES-CBC': 'AesCbcParams', 'AES-CTR': 'AesCtrParams', 'AES-GCM': 'AeadParams', 'RSA-OAEP': 'RsaOaepParams' };
const signers = { 'RSASSA-PKCS1-v1_5': undefined, 'RSA-PSS': 'RsaPssParams', 'ECDSA': 'EcdsaParams', 'Ed25519': undefined, 'HMAC': undefined };
const digests = { 'SHA-1': undefined, 'SHA-256': undefined, 'SHA-384': undefined, 'SHA-512': undefined, 'SHA3-256': undefined, 'SHA3-384': undefined, 'SHA3-512': undefined };
const keys = (rsa, ec, hmac, aes) => ({
  'RSASSA-PKCS1-v1_5': rsa, 'RSA-PSS': rsa, 'RSA-OAEP': rsa, 'ECDSA': ec, 'ECDH': ec, 'Ed25519': undefined, 'X25519': undefined, 'HMAC': hmac,
  'AES-CBC': aes, 'AES-CTR': aes, 'AES-GCM': aes, 'AES-KW': aes,
});
const derivations = { HKDF: undefined, PBKDF2: undefined };

const OPERATIONS = {
  digest: digests,
  encrypt: ciphers,
  decrypt: ciphers,
  sign: signers,
  verify: signers,
  wrapKey: { 'AES-KW': undefined },
  unwrapKey: { 'AES-KW': undefined },
  deriveBits: { HKDF: 'HkdfParams', PBKDF2: 'Pbkdf2Params', ECDH: 'EcdhKeyDeriveParams', X25519: 'EcdhKeyDeriveParams' },
  generateKey: keys('RsaHashedKeyGenParams', 'EcKeyGenParams', 'HmacKeyGenParams', 'AesKeyGenParams'),
  importKey: { ...keys('RsaHashedImportParams', 'EcKeyImportParams', 'HmacImportParams', undefined), ...derivations },
  getKeyLength: {
    'HMAC': 'HmacImportParams', 'AES-CBC': 'AesDerivedKeyParams', 'AES-CTR': 'AesDerivedKeyParams', 'AES-GCM': 'AesDerivedKeyParams', 'AES-KW': 'AesDerivedKeyParams',
    ...derivations,
  },
};

Object.assign(exports, {
  normalize, normalizeWrapping, exportable, wrong, bytesArgument, keyArgument, lengthArgument, formatArgument, usagesArgument, keyDataArgument,
});
