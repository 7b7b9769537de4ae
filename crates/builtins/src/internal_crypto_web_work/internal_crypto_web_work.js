// `internal/crypto_web_work`: what keys of the Web Crypto API do: HMAC signs, AES encrypts and wraps, PBKDF2 and HKDF derive; pairs do it elsewhere.
// Follows https://w3c.github.io/webcrypto/
'use strict';

const { codes } = require('internal/errors');
const { Buffer } = require('buffer');
const { bytesOf, isAnyArrayBuffer } = require('internal/buffer_values');
const { createHmac } = require('internal/crypto_hash');
const { timingSafeEqual } = require('internal/crypto_random');
const { createCipheriv, createDecipheriv } = require('internal/crypto_ciphers');
const { importKey, bytesOfKey, algorithmName, hashName, generatedBits, missing, notAKey, onPool, DERIVING } = require('internal/crypto_web_keys');

const { isView } = ArrayBuffer;
const pairs = () => require('internal/crypto_web_pairs');
const SIGNING = ['HMAC', 'RSASSA-PKCS1-v1_5', 'RSA-PSS', 'ECDSA', 'Ed25519'];
const AGREEING = ['ECDH', 'X25519'];

/** The key's bytes, if it is of the algorithm and may be used so. */
function secretOf(key, name, usage) {
  const bytes = bytesOfKey(key);
  if (bytes === undefined) throw notAKey(usage);
  if (key.algorithm.name !== name) throw invalidAccess('Key algorithm mismatch');
  if (!key.usages.includes(usage)) throw invalidAccess(usage.startsWith('derive') ? `baseKey does not have ${usage} usage` : `Unable to use this key to ${usage}`);
  return bytes;
}

const invalidAccess = (message) => new DOMException(message, 'InvalidAccessError');
const operationError = (message) => new DOMException(message, 'OperationError');
const toBuffer = (bytes) => new Uint8Array(bytes).buffer;

/** Bytes that an algorithm's parameters must have. */
function parameter(algorithm, name, dictionary) {
  const value = algorithm?.[name];
  if (value === undefined) throw missing(name, dictionary);
  if (!isView(value) && !isAnyArrayBuffer(value)) throw new codes.ERR_INVALID_ARG_TYPE(`algorithm.${name}`, ['ArrayBuffer', 'Buffer', 'TypedArray', 'DataView'], value);
  return isView(value) ? bytesOf(value) : new Uint8Array(value);
}

// ---- HMAC

function signed(algorithm, key, data, usage) {
  const secret = secretOf(key, algorithmName(algorithm, ['HMAC']), usage);
  return onPool(() => createHmac(key.algorithm.hash.name, secret).update(data).digest());
}

function sign(algorithm, key, data) {
  const name = algorithmName(algorithm, SIGNING);
  return name === 'HMAC' ? signed(algorithm, key, data, 'sign').then(toBuffer) : pairs().sign(name, algorithm, key, data);
}

function verify(algorithm, key, signature, data) {
  const name = algorithmName(algorithm, SIGNING);
  if (name !== 'HMAC') return pairs().verify(name, algorithm, key, signature, data);
  return signed(algorithm, key, data, 'verify').then((expected) => expected.length === signature.length && timingSafeEqual(expected, signature));
}

// ---- AES

const AES = ['AES-CBC', 'AES-CTR', 'AES-GCM'];

/** `{ cipher, secret, iv, tagLength, additionalData }` of a call. */
function readAes(algorithm, key, usage) {
  const name = algorithmName(algorithm, AES);
  const dictionary = `Aes${name[4]}${name.slice(5).toLowerCase()}Params`;
  const iv = Buffer.from(parameter(algorithm, name === 'AES-CTR' ? 'counter' : 'iv', dictionary));
  const secret = secretOf(key, name, usage);
  if (name === 'AES-CBC' && iv.length !== 16) throw operationError('algorithm.iv must contain exactly 16 bytes');
  if (name === 'AES-CTR') checkCounter(algorithm, iv);
  const tagLength = algorithm.tagLength ?? 128;
  if (name === 'AES-GCM' && ![32, 64, 96, 104, 112, 120, 128].includes(tagLength)) throw operationError(`${tagLength} is not a valid AES-GCM tag length`);
  const additionalData = algorithm.additionalData === undefined ? undefined : parameter(algorithm, 'additionalData', dictionary);
  return { isGcm: name === 'AES-GCM', cipher: `aes-${secret.length * 8}-${name.slice(4).toLowerCase()}`, secret, iv, tagLength: tagLength / 8, additionalData };
}

function checkCounter({ length }, counter) {
  if (length === undefined) throw missing('length', 'AesCtrParams');
  if (counter.length !== 16) throw operationError('algorithm.counter must contain exactly 16 bytes');
  if (!(length >= 1 && length <= 128)) throw operationError('AES-CTR algorithm.length must be between 1 and 128');
}

/** What encrypts elsewhere: `undefined`, if it is AES. */
function otherwise(algorithm, key, data, usage) {
  const wraps = usage === 'wrapKey' || usage === 'unwrapKey';
  const name = algorithmName(algorithm, [...AES, 'RSA-OAEP', ...(wraps ? ['AES-KW'] : [])]);
  if (name === 'RSA-OAEP') return pairs().crypt(algorithm, key, data, usage);
  if (name !== 'AES-KW') return undefined;
  const secret = secretOf(key, name, usage);
  return onPool(() => wrapped(secret, Buffer.from(data), usage === 'wrapKey'));
}

/** RFC 3394: keys wrapped and unwrapped by AES. */
function wrapped(secret, data, wraps) {
  const failed = () => operationError('The operation failed for an operation-specific reason');
  if (data.length % 8 !== 0 || data.length < (wraps ? 16 : 24)) throw failed();
  const make = wraps ? createCipheriv : createDecipheriv;
  const aes = make(`aes-${secret.length * 8}-ecb`, secret, null).setAutoPadding(false);
  const count = data.length / 8 - (wraps ? 0 : 1);
  let check = wraps ? Buffer.alloc(8, 0xa6) : Buffer.from(data.subarray(0, 8));
  const parts = Array.from({ length: count }, (_, i) => data.subarray((wraps ? 0 : 8) + i * 8).subarray(0, 8));
  const step = (number) => {
    const counter = Buffer.alloc(8);
    counter.writeUIntBE(number, 2, 6);
    return check.map((byte, i) => byte ^ counter[i]);
  };
  for (let turn = 1; turn <= 6 * count; turn++) {
    const number = wraps ? turn : 6 * count + 1 - turn;
    const place = (number - 1) % count;
    if (!wraps) check = step(number);
    const block = aes.update(Buffer.concat([check, parts[place]]));
    check = block.subarray(0, 8);
    parts[place] = block.subarray(8);
    if (wraps) check = step(number);
  }
  if (!wraps && check.some((byte) => byte !== 0xa6)) throw failed();
  return toBuffer(Buffer.concat(wraps ? [check, ...parts] : parts));
}

function encrypt(algorithm, key, data, usage) {
  const other = otherwise(algorithm, key, data, usage);
  if (other !== undefined) return other;
  const call = readAes(algorithm, key, usage);
  return onPool(() => encrypted(call, data));
}

function encrypted({ isGcm, cipher, secret, iv, tagLength, additionalData }, data) {
  const stream = createCipheriv(cipher, secret, iv, isGcm ? { authTagLength: tagLength } : undefined);
  if (isGcm && additionalData !== undefined) stream.setAAD(additionalData);
  const parts = [stream.update(data), stream.final()];
  if (isGcm) parts.push(stream.getAuthTag());
  return toBuffer(Buffer.concat(parts));
}

function decrypt(algorithm, key, data, usage) {
  const other = otherwise(algorithm, key, data, usage);
  if (other !== undefined) return other;
  const call = readAes(algorithm, key, usage);
  return onPool(() => decrypted(call, data));
}

function decrypted({ isGcm, cipher, secret, iv, tagLength, additionalData }, data) {
  try {
    const stream = createDecipheriv(cipher, secret, iv, isGcm ? { authTagLength: tagLength } : undefined);
    const end = isGcm ? Math.max(data.length - tagLength, 0) : data.length;
    if (isGcm && additionalData !== undefined) stream.setAAD(additionalData);
    if (isGcm) stream.setAuthTag(data.subarray(end));
    return toBuffer(Buffer.concat([stream.update(data.subarray(0, end)), stream.final()]));
  } catch (error) {
    throw new DOMException('The operation failed for an operation-specific reason', { name: 'OperationError', cause: error });
  }
}

// ---- derivation

function deriveBits(algorithm, baseKey, length, usage) {
  const name = algorithmName(algorithm, [...DERIVING, ...AGREEING]);
  if (AGREEING.includes(name)) return pairs().deriveBits(name, algorithm, baseKey, length, usage);
  const dictionary = name === 'HKDF' ? 'HkdfParams' : 'Pbkdf2Params';
  if (algorithm.hash === undefined) throw missing('hash', dictionary);
  const hash = hashName(algorithm.hash, dictionary);
  const salt = parameter(algorithm, 'salt', dictionary);
  const info = name === 'HKDF' ? parameter(algorithm, 'info', dictionary) : undefined;
  if (name === 'PBKDF2' && algorithm.iterations === undefined) throw missing('iterations', dictionary);
  const secret = secretOf(baseKey, name, usage);
  if (length === null) throw operationError('length cannot be null');
  if (length % 8 !== 0) throw operationError('length must be a multiple of 8');
  if (name === 'PBKDF2' && !(algorithm.iterations > 0)) throw operationError('iterations cannot be zero');
  if (length === 0) return new ArrayBuffer(0);
  const { hkdf, pbkdf2 } = require('internal/crypto_derive');
  if (name === 'PBKDF2') return derived((done) => pbkdf2(secret, salt, algorithm.iterations, length / 8, hash, done)).then(toBuffer);
  if (length > 255 * digestBits(hash)) throw operationError('length exceeds the maximum derived bit length');
  return derived((done) => hkdf(hash, secret, salt, info, length / 8, done));
}

const derived = (begin) => new Promise((resolve, reject) => {
  begin((error, bytes) => (error === null ? resolve(bytes) : reject(error)));
});

const digestBits = (hash) => (hash === 'SHA-1' ? 160 : Number(hash.slice(-3)));

async function deriveKey(algorithm, baseKey, derivedKeyType, extractable, keyUsages) {
  const name = algorithmName(derivedKeyType);
  const length = DERIVING.includes(name) ? null : generatedBits(name, derivedKeyType);
  const isWhole = length === null && AGREEING.includes(algorithmName(algorithm, [...DERIVING, ...AGREEING]));
  const bits = await deriveBits(algorithm, baseKey, isWhole ? null : length ?? 256, 'deriveKey');
  return importKey('raw', bits, derivedKeyType, extractable, keyUsages);
}

module.exports = { sign, verify, encrypt, decrypt, deriveBits, deriveKey };
