// `internal/crypto_web_work`: what keys of the Web Crypto API do: HMAC signs, AES encrypts and wraps, PBKDF2 and HKDF derive; pairs do it elsewhere.
// Follows https://w3c.github.io/webcrypto/
'use strict';

const { Buffer } = require('buffer');
const { createHmac } = require('internal/crypto_hash');
const { timingSafeEqual } = require('internal/crypto_random');
const { createCipheriv, createDecipheriv } = require('internal/crypto_ciphers');
const { importKey, bytesOfKey, checkUse, generatedBits, onPool, DERIVING } = require('internal/crypto_web_keys');

const pairs = () => require('internal/crypto_web_pairs');
const AGREEING = ['ECDH', 'X25519'];
const AGREED_BITS = { 'P-256': 256, 'P-384': 384, 'P-521': 528, 'X25519': 256 };

/** The key's bytes, if it is of the algorithm and may be used so. */
function secretOf(key, name, usage) {
  const bytes = bytesOfKey(key);
  checkUse(key, name, usage);
  return bytes;
}

const invalidAccess = (message) => new DOMException(message, 'InvalidAccessError');
const operationError = (message) => new DOMException(message, 'OperationError');
const FAILED = 'The operation failed for an operation-specific reason';
const toBuffer = (bytes) => new Uint8Array(bytes).buffer;

// ---- HMAC

function signed(algorithm, key, data, usage) {
  const secret = secretOf(key, 'HMAC', usage);
  return onPool(() => createHmac(key.algorithm.hash.name, secret).update(data).digest());
}

function sign(algorithm, key, data) {
  const { name } = algorithm;
  return name === 'HMAC' ? signed(algorithm, key, data, 'sign').then(toBuffer) : pairs().sign(name, algorithm, key, data);
}

function verify(algorithm, key, signature, data) {
  const { name } = algorithm;
  if (name !== 'HMAC') return pairs().verify(name, algorithm, key, signature, data);
  return signed(algorithm, key, data, 'verify').then((expected) => expected.length === signature.length && timingSafeEqual(expected, signature));
}

// ---- AES

/** `{ cipher, secret, iv, tagLength, additionalData }` of a call. */
function readAes(algorithm, key, usage) {
  const { name, additionalData, tagLength = 128 } = algorithm;
  const iv = Buffer.from(name === 'AES-CTR' ? algorithm.counter : algorithm.iv);
  const secret = secretOf(key, name, usage);
  checkCipher(algorithm);
  return { isGcm: name === 'AES-GCM', cipher: `aes-${secret.length * 8}-${name.slice(4).toLowerCase()}`, secret, iv, tagLength: tagLength / 8, additionalData,
    counterBits: name === 'AES-CTR' ? algorithm.length : undefined };
}

function checkCipher({ name, iv, counter, length, tagLength = 128 }) {
  if (name === 'AES-CBC' && iv.length !== 16) throw operationError('algorithm.iv must contain exactly 16 bytes');
  if (name === 'AES-CTR') checkCounter({ length }, counter);
  if (name === 'AES-GCM' && ![32, 64, 96, 104, 112, 120, 128].includes(tagLength)) throw operationError(`${tagLength} is not a valid AES-GCM tag length`);
}

function checkCounter({ length }, counter) {
  if (counter.length !== 16) throw operationError('algorithm.counter must contain exactly 16 bytes');
  if (!(length >= 1 && length <= 128)) throw operationError('AES-CTR algorithm.length must be between 1 and 128');
}

/** What encrypts elsewhere: `undefined`, if it is AES. */
function otherwise(algorithm, key, data, usage) {
  const { name } = algorithm;
  if (name === 'RSA-OAEP') return pairs().crypt(algorithm, key, data, usage);
  if (name !== 'AES-KW') return undefined;
  const secret = secretOf(key, name, usage);
  return onPool(() => wrapped(secret, Buffer.from(data), usage === 'wrapKey'));
}

/** RFC 3394: keys wrapped and unwrapped by AES. */
function wrapped(secret, data, wraps) {
  const failed = () => operationError(FAILED);
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
  return onPool(() => orOperationError(() => encrypted(call, data)));
}

/**
 * AES-CTR, in whose counter block only the last bits count: where they are over, they begin anew at zero, and the others stay. What is longer than they
 * can count is refused.
 */
function counted({ cipher, secret, iv, counterBits }, data) {
  const blocks = BigInt(Math.ceil(data.length / 16));
  const all = 1n << BigInt(counterBits);
  const block = BigInt(`0x${iv.toString('hex')}`);
  if (blocks > all) throw new Error('Cipher job failed');
  const before = all - block % all;
  const run = (counter, bytes) => createCipheriv(cipher, secret, counter).update(bytes);
  if (before >= blocks) return toBuffer(run(iv, data));
  const split = Number(before) * 16;
  const restarted = Buffer.from((block - block % all).toString(16).padStart(32, '0'), 'hex');
  return toBuffer(Buffer.concat([run(iv, data.subarray(0, split)), run(restarted, data.subarray(split))]));
}

function encrypted(call, data) {
  if (call.counterBits !== undefined) return counted(call, data);
  const { isGcm, cipher, secret, iv, tagLength, additionalData } = call;
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
  return onPool(() => orOperationError(() => decrypted(call, data)));
}

function decrypted(call, data) {
  if (call.counterBits !== undefined) return counted(call, data);
  const { isGcm, cipher, secret, iv, tagLength, additionalData } = call;
  const stream = createDecipheriv(cipher, secret, iv, isGcm ? { authTagLength: tagLength } : undefined);
  const end = isGcm ? Math.max(data.length - tagLength, 0) : data.length;
  if (isGcm && additionalData !== undefined) stream.setAAD(additionalData);
  if (isGcm) stream.setAuthTag(data.subarray(end));
  return toBuffer(Buffer.concat([stream.update(data.subarray(0, end)), stream.final()]));
}

/** What fails within is told in the standard's words. */
function orOperationError(run) {
  try {
    return run();
  } catch (cause) {
    throw new DOMException(FAILED, { name: 'OperationError', cause });
  }
}

// ---- derivation

function deriveBits(algorithm, baseKey, length, usage) {
  const { name } = algorithm;
  if (AGREEING.includes(name)) return pairs().deriveBits(name, algorithm, baseKey, length, usage);
  const { salt, info, hash: { name: hash } } = algorithm;
  const secret = secretOf(baseKey, name, usage);
  checkDerivation(algorithm, length);
  if (length === 0) return new ArrayBuffer(0);
  const { hkdf, pbkdf2 } = require('internal/crypto_derive');
  if (name === 'PBKDF2') return derived((done) => pbkdf2(secret, salt, algorithm.iterations, length / 8, hash, done)).then(toBuffer);
  return derived((done) => hkdf(hash, secret, salt, info, length / 8, done));
}

/** Whether so many bits can be had of an algorithm. */
function checkDerivation({ name, hash, iterations, public: publicKey }, length) {
  if (AGREEING.includes(name)) {
    if (length !== null && length > AGREED_BITS[publicKey.algorithm.namedCurve ?? name]) throw operationError('derived bit length is too small');
    return;
  }
  if (length === null) throw operationError('length cannot be null');
  if (length % 8 !== 0) throw operationError('length must be a multiple of 8');
  if (name === 'PBKDF2' && iterations === 0) throw operationError('iterations cannot be zero');
  if (name === 'HKDF' && length > 255 * digestBits(hash.name)) throw operationError('length exceeds the maximum derived bit length');
}

const derived = (begin) => new Promise((resolve, reject) => {
  begin((error, bytes) => (error === null ? resolve(bytes) : reject(error)));
});

const digestBits = (hash) => (hash === 'SHA-1' ? 160 : Number(hash.slice(-3)));

/** `wanted` and `length`: the kind of key, as it is imported and as its length is found. */
async function deriveKey(algorithm, baseKey, wanted, length, extractable, keyUsages) {
  checkUse(baseKey, algorithm.name, 'deriveKey');
  const bits = lengthOf(length);
  const secret = await deriveBits(algorithm, baseKey, bits, 'deriveKey');
  const key = await importKey('raw', Buffer.from(secret), wanted, extractable, keyUsages);
  if ((key.type === 'secret' || key.type === 'private') && key.usages.length === 0) throw new DOMException('Usages cannot be empty when importing a secret key.', 'SyntaxError');
  return key;
}

function lengthOf({ name, length, hash }) {
  if (DERIVING.includes(name)) return null;
  if (name === 'HMAC' && length === 0) throw new DOMException('HmacImportParams.length cannot be 0', 'DataError');
  return generatedBits(name, { length, hash });
}

module.exports = { sign, verify, encrypt, decrypt, deriveBits, deriveKey, checkCipher, checkDerivation, lengthOf };
