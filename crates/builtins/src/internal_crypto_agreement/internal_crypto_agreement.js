// `internal/crypto_agreement`: secrets agreed upon (ECDH, Diffie-Hellman) and primes. Of `node:crypto`, Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/crypto.html#class-diffiehellman; groups: RFC 2409, RFC 3526
'use strict';

const { codes } = require('internal/errors');
const { validateBoolean, validateFunction, validateInt32, validateObject, validateString } = require('internal/validators');
const { Buffer } = require('buffer');
const { bytesOf, isAnyArrayBuffer } = require('internal/buffer_values');
const { coded, invalid, isText, textBytes } = require('internal/crypto_key_forms');
const native = require('internal/crypto_asymmetric');

const { isView } = ArrayBuffer;
const kHandle = Symbol('kHandle');

/** What the native side works with; programs do not see it. */
function hold(object, handle) {
  Object.defineProperty(object, kHandle, { value: handle, writable: true });
}

const inEncoding = (bytes, encoding) => (encoding && encoding !== 'buffer' ? Buffer.from(bytes).toString(encoding) : Buffer.from(bytes));

function bytesIn(value, name, encoding) {
  if (!isText(value)) throw new codes.ERR_INVALID_ARG_TYPE(name, ['ArrayBuffer', 'Buffer', 'TypedArray', 'DataView', 'string'], value);
  return textBytes(value, encoding);
}

// ---- keys of pairs

/** What two keys share. */
function diffieHellman(options, callback) {
  validateObject(options, 'options');
  if (callback !== undefined) validateFunction(callback, 'callback');
  const { privateKey, publicKey } = options;
  const { isKeyObject, bytesOfKey } = require('internal/crypto_keys');
  if (!isKeyObject(privateKey)) throw invalid('options.privateKey', privateKey);
  if (!isKeyObject(publicKey)) throw invalid('options.publicKey', publicKey);
  if (privateKey.type !== 'private') throw new codes.ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE(privateKey.type, 'private');
  if (publicKey.type !== 'public' && publicKey.type !== 'private') throw new codes.ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE(publicKey.type, 'private or public');
  const [type, other] = [privateKey.asymmetricKeyType, publicKey.asymmetricKeyType];
  if (type !== other || !['dh', 'ec', 'x25519'].includes(type)) {
    throw new codes.ERR_CRYPTO_INCOMPATIBLE_KEY('key types for Diffie-Hellman', `${type} and ${other}`);
  }
  const publicDer = publicKey.type === 'private' ? new Uint8Array(native.publicOf(bytesOfKey(publicKey))) : bytesOfKey(publicKey);
  const args = [bytesOfKey(privateKey), publicDer];
  if (callback === undefined) return Buffer.from(native.agree(...args));
  native.agree(...args, (error, secret) => (error ? callback(error) : callback(null, Buffer.from(secret))));
}

// ---- ECDH

const CURVES = ['prime256v1', 'secp256k1', 'secp384r1', 'secp521r1'];
const getCurves = () => [...CURVES];

const failed = (message) => coded(Error, 'ERR_CRYPTO_OPERATION_FAILED', message);

function ECDH(curve) {
  if (new.target === undefined) return new ECDH(curve);
  validateString(curve, 'curve');
  native.curveForm(curve, new Uint8Array(0), false);
  hold(this, { curve, scalar: undefined, point: undefined });
}

ECDH.convertKey = function convertKey(key, curve, inputEncoding, outputEncoding, format) {
  validateString(curve, 'curve');
  const bytes = bytesIn(key, 'key', inputEncoding);
  const form = formOf(format);
  const point = native.curveForm(curve, bytes, false);
  if (point === undefined) throw failed('Failed to convert Buffer to EC_POINT');
  return inEncoding(pointIn(form, curve, point), outputEncoding);
};

function formOf(format) {
  if (!format || format === 'uncompressed') return 'uncompressed';
  if (format === 'compressed' || format === 'hybrid') return format;
  throw new codes.ERR_CRYPTO_ECDH_INVALID_FORMAT(format);
}

/** An uncompressed point in one of the three forms. */
function pointIn(form, curve, point) {
  if (form === 'compressed') return native.curveForm(curve, new Uint8Array(point), true);
  const bytes = Buffer.from(new Uint8Array(point));
  if (form === 'hybrid') bytes[0] = 6 + (bytes.at(-1) & 1);
  return bytes;
}

ECDH.prototype.computeSecret = function computeSecret(otherPublicKey, inputEncoding, outputEncoding) {
  const { curve, scalar } = this[kHandle];
  const other = bytesIn(otherPublicKey, 'otherPublicKey', inputEncoding);
  const secret = scalar === undefined ? undefined : native.curveAgree(curve, scalar, other);
  if (secret === undefined) throw new codes.ERR_CRYPTO_ECDH_INVALID_PUBLIC_KEY();
  return inEncoding(secret, outputEncoding);
};

ECDH.prototype.generateKeys = function generateKeys(encoding, format) {
  place(this[kHandle], new Uint8Array(native.curveScalar(this[kHandle].curve)));
  return this.getPublicKey(encoding, format);
};

function place(handle, scalar) {
  const point = native.curvePoint(handle.curve, scalar);
  if (point === undefined) throw coded(RangeError, 'ERR_CRYPTO_INVALID_KEYTYPE', 'Private key is not valid for specified curve.');
  Object.assign(handle, { scalar, point });
}

ECDH.prototype.getPrivateKey = function getPrivateKey(encoding) {
  const { scalar } = this[kHandle];
  if (scalar === undefined) throw failed('Failed to get ECDH private key');
  return inEncoding(scalar, encoding);
};

ECDH.prototype.getPublicKey = function getPublicKey(encoding, format) {
  const form = formOf(format);
  const { curve, point } = this[kHandle];
  if (point === undefined) throw failed('Failed to get ECDH public key');
  return inEncoding(pointIn(form, curve, point), encoding);
};

ECDH.prototype.setPrivateKey = function setPrivateKey(key, encoding) {
  place(this[kHandle], new Uint8Array(bytesIn(key, 'key', encoding)));
  return this;
};

ECDH.prototype.setPublicKey = require('util').deprecate(function setPublicKey(key, encoding) {
  const point = native.curveForm(this[kHandle].curve, bytesIn(key, 'key', encoding), false);
  if (point === undefined) throw failed('Failed to convert Buffer to EC_POINT');
  this[kHandle].point = point;
  return this;
}, 'ecdh.setPublicKey() is deprecated.', 'DEP0031');

const createECDH = (curve) => new ECDH(curve);

// ---- Diffie-Hellman

const DH_SIZE_OR_KEY = ['number', 'string', 'ArrayBuffer', 'Buffer', 'TypedArray', 'DataView'];

function DiffieHellman(sizeOrKey, keyEncoding, generator, genEncoding) {
  if (new.target === undefined) return new DiffieHellman(sizeOrKey, keyEncoding, generator, genEncoding);
  if (typeof sizeOrKey !== 'number' && !isText(sizeOrKey)) throw new codes.ERR_INVALID_ARG_TYPE('sizeOrKey', DH_SIZE_OR_KEY, sizeOrKey);
  if (typeof sizeOrKey === 'number') validateInt32(sizeOrKey, 'sizeOrKey');
  if (keyEncoding && !Buffer.isEncoding(keyEncoding) && keyEncoding !== 'buffer') {
    genEncoding = generator;
    generator = keyEncoding;
    keyEncoding = false;
  }
  const prime = typeof sizeOrKey === 'number' ? undefined : textBytes(sizeOrKey, keyEncoding || undefined);
  const base = generatorBytes(generator, genEncoding, prime === undefined);
  if (prime === undefined && sizeOrKey < 512) throw opensslError('0280007E', 'Diffie-Hellman routines', 'modulus too small', 'ERR_OSSL_DH_MODULUS_TOO_SMALL');
  hold(this, { prime: prime ?? new Uint8Array(native.generatePrime(sizeOrKey, true)), generator: base });
  Object.defineProperty(this, 'verifyError', { value: verifyError(this[kHandle]), writable: false, enumerable: true });
}

function generatorBytes(generator, encoding, generatesPrime) {
  if (generator === undefined || generator === null || generator === '' || generator === false || generator === 0) return Uint8Array.of(2);
  if (typeof generator === 'number') {
    if (generator <= 1 || generator > 0x7fffffff) {
      if (generatesPrime) throw coded(TypeError, 'ERR_INVALID_ARG_VALUE', 'Invalid DH parameters');
      throw badGenerator();
    }
    const bytes = Buffer.alloc(4);
    bytes.writeInt32BE(generator);
    return bytes.subarray(bytes.findIndex((byte) => byte !== 0));
  }
  if (!isText(generator)) throw new codes.ERR_INVALID_ARG_TYPE('generator', DH_SIZE_OR_KEY, generator);
  const bytes = textBytes(generator, encoding);
  const first = bytes.findIndex((byte) => byte !== 0);
  if (first === -1 || (first === bytes.length - 1 && bytes[first] === 1)) throw badGenerator();
  return bytes;
}

const badGenerator = () => opensslError('02800065', 'Diffie-Hellman routines', 'bad generator', 'ERR_OSSL_DH_BAD_GENERATOR');

function opensslError(number, library, reason, code) {
  return Object.assign(new Error(`error:${number}:${library}::${reason}`), { library, reason, code });
}

const NOT_PRIME = 1;
const NOT_SAFE_PRIME = 2;
const UNABLE_TO_CHECK_GENERATOR = 4;
const NOT_SUITABLE_GENERATOR = 8;
const MODULUS_TOO_SMALL = 0x80;

/** What OpenSSL's DH_check finds. */
function verifyError({ prime, generator }) {
  const isPrime = (bytes) => new Uint8Array(native.checkPrime(bytes))[0] === 1;
  const p = BigInt(`0x0${Buffer.from(prime).toString('hex')}`);
  const g = BigInt(`0x0${Buffer.from(generator).toString('hex')}`);
  let found = 0;
  if (!isPrime(prime)) found |= NOT_PRIME;
  else if (!isPrime(bytesOfBigInt((p - 1n) / 2n))) found |= NOT_SAFE_PRIME;
  if (g <= 1n || g >= p - 1n) found |= NOT_SUITABLE_GENERATOR;
  if (p.toString(2).length < 512) found |= MODULUS_TOO_SMALL;
  return found & ~UNABLE_TO_CHECK_GENERATOR;
}

function bytesOfBigInt(number) {
  const digits = number.toString(16);
  return Buffer.from(digits.length % 2 === 0 ? digits : `0${digits}`, 'hex');
}

/** What both classes do. */
const methods = {
  generateKeys(encoding) {
    const handle = this[kHandle];
    handle.private ??= new Uint8Array(native.randomBelow(handle.prime));
    handle.public = native.power(handle.generator, handle.private, handle.prime);
    return inEncoding(handle.public, encoding);
  },
  computeSecret(key, inEnc, outEnc) {
    const { prime, private: secret } = this[kHandle];
    const other = bytesIn(key, 'otherPublicKey', inEnc);
    const number = BigInt(`0x0${Buffer.from(other).toString('hex')}`);
    const tooSmall = () => coded(RangeError, 'ERR_CRYPTO_INVALID_KEYLEN', 'Supplied key is too small');
    if (number <= 1n) throw tooSmall();
    if (number >= BigInt(`0x0${Buffer.from(prime).toString('hex')}`) - 1n) throw coded(RangeError, 'ERR_CRYPTO_INVALID_KEYLEN', 'Supplied key is too large');
    if (secret === undefined) throw coded(Error, 'ERR_CRYPTO_INVALID_STATE', 'No private key - did you forget to generate one?');
    return inEncoding(native.power(other, secret, prime), outEnc);
  },
  getPrime(encoding) { return inEncoding(bytesOf(this[kHandle].prime), encoding); },
  getGenerator(encoding) { return inEncoding(bytesOf(this[kHandle].generator), encoding); },
  getPublicKey(encoding) { return half(this, 'public', encoding); },
  getPrivateKey(encoding) { return half(this, 'private', encoding); },
};
const NAMES = { computeSecret: 'dhComputeSecret', generateKeys: 'dhGenerateKeys', getPrime: 'dhGetPrime', getGenerator: 'dhGetGenerator', getPublicKey: 'dhGetPublicKey', getPrivateKey: 'dhGetPrivateKey' };
for (const name of Object.keys(NAMES)) Object.defineProperty(methods[name], 'name', { value: NAMES[name], configurable: true });

function half(exchange, which, encoding) {
  const key = exchange[kHandle][which];
  if (key === undefined) throw coded(Error, 'ERR_CRYPTO_INVALID_STATE', `No ${which} key - did you forget to generate one?`);
  return inEncoding(key, encoding);
}

Object.assign(DiffieHellman.prototype, methods);
DiffieHellman.prototype.setPublicKey = function setPublicKey(key, encoding) {
  this[kHandle].public = Buffer.from(bytesIn(key, 'key', encoding));
  return this;
};
DiffieHellman.prototype.setPrivateKey = function setPrivateKey(key, encoding) {
  this[kHandle].private = Buffer.from(bytesIn(key, 'key', encoding));
  return this;
};

function DiffieHellmanGroup(name) {
  if (new.target === undefined) return new DiffieHellmanGroup(name);
  if (typeof name !== 'string') throw coded(TypeError, 'ERR_INVALID_ARG_TYPE', 'Group name must be a string');
  hold(this, { ...groupNamed(name) });
  Object.defineProperty(this, 'verifyError', { value: 0, writable: false, enumerable: true });
}
Object.assign(DiffieHellmanGroup.prototype, methods);

const createDiffieHellman = (sizeOrKey, keyEncoding, generator, genEncoding) => new DiffieHellman(sizeOrKey, keyEncoding, generator, genEncoding);
const createDiffieHellmanGroup = (name) => new DiffieHellmanGroup(name);

/** Bits of each group's prime, and the number that RFC 2409 and 3526 add to pi. */
const GROUPS = {
  __proto__: null,
  modp1: [768, 149686],
  modp2: [1024, 129093],
  modp5: [1536, 741804],
  modp14: [2048, 124476],
  modp15: [3072, 1690314],
  modp16: [4096, 240904],
  modp17: [6144, 929484],
  modp18: [8192, 4743158],
};
const made = new Map();

/** A group's prime, 2^n - 2^(n-64) - 1 + 2^64 * ([2^(n-130) pi] + k), and its generator. */
function groupNamed(name) {
  const [bits, k] = GROUPS[name.toLowerCase()] ?? [];
  if (bits === undefined) throw new codes.ERR_CRYPTO_UNKNOWN_DH_GROUP();
  if (!made.has(bits)) {
    const n = BigInt(bits);
    const prime = (1n << n) - (1n << (n - 64n)) - 1n + ((pi(n - 130n) + BigInt(k)) << 64n);
    made.set(bits, { prime: bytesOfBigInt(prime), generator: Uint8Array.of(2) });
  }
  return made.get(bits);
}

/** [2^bits pi], by Machin's formula. */
function pi(bits) {
  const spare = 32n;
  const one = 1n << (bits + spare);
  const arctan = (x) => {
    let sum = 0n;
    let power = one / x;
    for (let i = 1n; power !== 0n; i += 2n) {
      sum += i % 4n === 1n ? power / i : -(power / i);
      power /= x * x;
    }
    return sum;
  };
  return (4n * (4n * arctan(5n) - arctan(239n))) >> spare;
}

// ---- primes

const NUMBERS = ['ArrayBuffer', 'TypedArray', 'Buffer', 'DataView', 'bigint'];

/** A number's bytes. */
function numberBytes(value, name) {
  if (typeof value === 'bigint') {
    if (value < 0n) throw new codes.ERR_OUT_OF_RANGE(name, '>= 0', value);
    return bytesOfBigInt(value);
  }
  if (!isView(value) && !isAnyArrayBuffer(value)) throw new codes.ERR_INVALID_ARG_TYPE(name, NUMBERS, value);
  return isView(value) ? bytesOf(value) : new Uint8Array(value);
}

function primeArguments(size, options) {
  validateInt32(size, 'size', 1);
  validateObject(options, 'options');
  const { safe = false, bigint = false } = options;
  validateBoolean(safe, 'options.safe');
  validateBoolean(bigint, 'options.bigint');
  const add = options.add === undefined ? undefined : numberBytes(options.add, 'options.add');
  const rem = options.rem === undefined ? undefined : numberBytes(options.rem, 'options.rem');
  const number = (bytes) => BigInt(`0x0${Buffer.from(bytes).toString('hex')}`);
  if (add !== undefined) {
    if (number(add).toString(2).length > size) throw coded(RangeError, 'ERR_OUT_OF_RANGE', 'invalid options.add');
    if (rem !== undefined && number(add) <= number(rem)) throw coded(RangeError, 'ERR_OUT_OF_RANGE', 'invalid options.rem');
  }
  if (size < (safe ? 3 : 2)) throw opensslError('01800076', 'bignum routines', 'bits too small', 'ERR_OSSL_BN_BITS_TOO_SMALL');
  const result = (bytes) => (bigint ? number(new Uint8Array(bytes)) : bytes);
  return { args: [size, safe, add, add === undefined ? undefined : rem], result };
}

function generatePrime(size, options, callback) {
  if (typeof options === 'function') {
    callback = options;
    options = {};
  }
  validateInt32(size, 'size', 1);
  validateFunction(callback, 'callback');
  const { args, result } = primeArguments(size, options);
  native.generatePrime(...args, (error, bytes) => (error ? callback(error) : callback(null, result(bytes))));
}

function generatePrimeSync(size, options = {}) {
  const { args, result } = primeArguments(size, options);
  return result(native.generatePrime(...args));
}

function candidateBytes(candidate, options) {
  const bytes = numberBytes(candidate, 'candidate');
  validateObject(options, 'options');
  if (options.checks !== undefined) validateInt32(options.checks, 'options.checks', 0);
  return bytes;
}

const isYes = (answer) => new Uint8Array(answer)[0] === 1;

function checkPrime(candidate, options = {}, callback) {
  if (typeof options === 'function') {
    callback = options;
    options = {};
  }
  const bytes = candidateBytes(candidate, options);
  validateFunction(callback, 'callback');
  native.checkPrime(bytes, (error, answer) => (error ? callback(error) : callback(null, isYes(answer))));
}

function checkPrimeSync(candidate, options = {}) {
  return isYes(native.checkPrime(candidateBytes(candidate, options)));
}

module.exports = {
  diffieHellman, getCurves, ECDH, createECDH, DiffieHellman, DiffieHellmanGroup, createDiffieHellman, createDiffieHellmanGroup,
  getDiffieHellman: createDiffieHellmanGroup, groupNamed, generatePrime, generatePrimeSync, checkPrime, checkPrimeSync,
};
