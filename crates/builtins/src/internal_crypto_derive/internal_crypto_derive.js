// `internal/crypto_derive`: keys from passwords and secrets (PBKDF2, scrypt, HKDF) of `node:crypto`, Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/crypto.html
'use strict';

const { codes } = require('internal/errors');
const { validateString, validateInteger, validateInt32, validateUint32, validateFunction, validateObject, validateOneOf } = require('internal/validators');
const { Buffer } = require('buffer');
const { bytesOf, isAnyArrayBuffer } = require('internal/buffer_values');
const { bytesOfKey, isKeyObject } = require('internal/crypto_keys');
const { codeOf, digestNumber, sizeOf } = require('internal/crypto_hash');

const { isView } = ArrayBuffer;

const SECRET_KINDS = ['string', 'ArrayBuffer', 'Buffer', 'TypedArray', 'DataView'];

function toBytes(value, name, kinds = SECRET_KINDS) {
  if (typeof value === 'string') return Buffer.from(value);
  if (isView(value)) return bytesOf(value);
  if (isAnyArrayBuffer(value)) return new Uint8Array(value);
  throw new codes.ERR_INVALID_ARG_TYPE(name, kinds, value);
}

function checkPbkdf2(password, salt, iterations, keylen, digest) {
  validateString(digest, 'digest');
  const secret = toBytes(password, 'password');
  const grain = toBytes(salt, 'salt');
  validateInt32(iterations, 'iterations', 1);
  validateInt32(keylen, 'keylen', 0);
  return [digestNumber(digest), secret, grain, iterations, keylen];
}

function pbkdf2Sync(password, salt, iterations, keylen, digest) {
  return Buffer.from(ops.pbkdf2(...checkPbkdf2(password, salt, iterations, keylen, digest)));
}

function pbkdf2(password, salt, iterations, keylen, digest, callback) {
  if (typeof digest === 'function') {
    callback = digest;
    digest = undefined;
  }
  const checked = checkPbkdf2(password, salt, iterations, keylen, digest);
  validateFunction(callback, 'callback');
  ops.pbkdf2(...checked, bufferDone(callback));
}

function bufferDone(callback) {
  return (error, contents) => (error === null ? callback(null, Buffer.from(contents)) : callback(error));
}

const SCRYPT = { N: 16384, r: 8, p: 1, maxmem: 32 * 1024 * 1024 };
const scryptAliases = { N: 'cost', r: 'blockSize', p: 'parallelization' };

function checkScrypt(password, salt, keylen, options) {
  const secret = toBytes(password, 'password');
  const grain = toBytes(salt, 'salt');
  validateInt32(keylen, 'keylen', 0);
  const { N, r, p, maxmem } = scryptOptions(options ?? {});
  if (N < 2 || (N & (N - 1)) !== 0 || p * r >= 2 ** 30 || r === 0 || p === 0) throw invalidScrypt('');
  if (128 * N * r + 128 * r * p + 256 * r + 64 > maxmem) {
    throw invalidScrypt(': error:030000AC:digital envelope routines::memory limit exceeded');
  }
  return [secret, grain, Math.log2(N), r, p, keylen];
}

function invalidScrypt(detail) {
  const error = new codes.ERR_CRYPTO_INVALID_SCRYPT_PARAMS('');
  error.message = `Invalid scrypt params${detail}`;
  return error;
}

function scryptOptions(options) {
  validateObject(options, 'options');
  const made = { ...SCRYPT };
  for (const short of ['N', 'r', 'p']) {
    const long = scryptAliases[short];
    if (options[short] !== undefined) {
      if (options[long] !== undefined) throw new codes.ERR_INCOMPATIBLE_OPTION_PAIR(short, long);
      validateUint32(options[short], short);
      made[short] = options[short] || SCRYPT[short];
    } else if (options[long] !== undefined) {
      validateUint32(options[long], long);
      made[short] = options[long] || SCRYPT[short];
    }
  }
  if (options.maxmem !== undefined) {
    validateInteger(options.maxmem, 'maxmem', 0);
    made.maxmem = options.maxmem || SCRYPT.maxmem;
  }
  return made;
}

function scryptSync(password, salt, keylen, options) {
  const checked = checkScrypt(password, salt, keylen, options);
  return keylen === 0 ? Buffer.alloc(0) : Buffer.from(ops.scrypt(...checked));
}

function scrypt(password, salt, keylen, options, callback) {
  if (typeof options === 'function') {
    callback = options;
    options = undefined;
  }
  const checked = checkScrypt(password, salt, keylen, options);
  validateFunction(callback, 'callback');
  if (keylen === 0) return void process.nextTick(callback, null, Buffer.alloc(0));
  ops.scrypt(...checked, bufferDone(callback));
}

function checkHkdf(digest, ikm, salt, info, length) {
  validateString(digest, 'digest');
  const secret = isKeyObject(ikm) ? bytesOfKey(ikm) : toBytes(ikm, 'ikm', ['string', 'SecretKeyObject', 'ArrayBuffer', 'TypedArray', 'DataView', 'Buffer']);
  const kinds = ['ArrayBuffer', 'TypedArray', 'DataView', 'Buffer', 'string'];
  const grain = toBytes(salt, 'salt', kinds);
  const context = toBytes(info, 'info', kinds);
  validateInteger(length, 'length', 0);
  if (context.length > 1024) throw new codes.ERR_OUT_OF_RANGE('info', 'must not contain more than 1024 bytes', context.length);
  const number = digestNumber(digest);
  if (length > 255 * sizeOf(codeOf(digest))) throw new codes.ERR_CRYPTO_INVALID_KEYLEN();
  return [number, secret, grain, context, length];
}

function hkdfSync(digest, ikm, salt, info, length) {
  return ops.hkdf(...checkHkdf(digest, ikm, salt, info, length));
}

function hkdf(digest, ikm, salt, info, length, callback) {
  const checked = checkHkdf(digest, ikm, salt, info, length);
  validateFunction(callback, 'callback');
  ops.hkdf(...checked, (error, contents) => (error === null ? callback(null, contents) : callback(error)));
}

// ---- Argon2

const ARGON2_KINDS = ['argon2d', 'argon2i', 'argon2id'];
const MAX_LANES = 2 ** 24 - 1;
const MAX_UINT32 = 2 ** 32 - 1;

function checkArgon2(algorithm, parameters) {
  validateString(algorithm, 'algorithm');
  validateOneOf(algorithm, 'algorithm', ARGON2_KINDS);
  validateObject(parameters, 'parameters');
  const { parallelism, tagLength, memory, passes } = parameters;
  const [message, nonce] = ['message', 'nonce'].map((name) => toBytes(parameters[name], `parameters.${name}`));
  const [secret, associated] = ['secret', 'associatedData'].map((name) => (parameters[name] === undefined ? new Uint8Array() : toBytes(parameters[name], `parameters.${name}`)));
  validateInteger(nonce.byteLength, 'parameters.nonce.byteLength', 8, MAX_UINT32);
  validateInteger(parallelism, 'parameters.parallelism', 1, MAX_LANES);
  validateInteger(tagLength, 'parameters.tagLength', 4, MAX_UINT32);
  validateInteger(memory, 'parameters.memory', 8 * parallelism, MAX_UINT32);
  validateInteger(passes, 'parameters.passes', 1, MAX_UINT32);
  return [ARGON2_KINDS.indexOf(algorithm), message, nonce, secret, associated, parallelism, tagLength, memory, passes];
}

function argon2(algorithm, parameters, callback) {
  const checked = checkArgon2(algorithm, parameters);
  validateFunction(callback, 'callback');
  ops.argon2(...checked, bufferDone(callback));
}

function argon2Sync(algorithm, parameters) {
  return Buffer.from(ops.argon2(...checkArgon2(algorithm, parameters)));
}

module.exports = { argon2, argon2Sync, hkdf, hkdfSync, pbkdf2, pbkdf2Sync, scrypt, scryptSync };
