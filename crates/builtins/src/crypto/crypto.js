// `node:crypto`: hashes, HMAC, randomness and the derivation of keys, of Node 26. Ciphers, keys and signatures say that they are missing.
// Follows https://nodejs.org/docs/latest-v26.x/api/crypto.html
//
// A hash keeps its text in JS until the digest is asked for, so that the common `createHash(a).update(text).digest('hex')` is one native call.
// Only bytes, or more text than KEPT, go to a running state on the native side.
'use strict';

const { codes } = require('internal/errors');
const {
  validateString, validateInteger, validateInt32, validateUint32, validateFunction, validateObject, validateBoolean, validateEncoding, validateNumber,
} = require('internal/validators');
const { Buffer } = require('buffer');

const { isView } = ArrayBuffer;
const { isSafeInteger } = Number;
const { apply } = Reflect;

// ---- algorithms

/** What ops.algorithm told, by name. */
const known = new Map();

function codeOf(name) {
  let code = known.get(name);
  if (code === undefined) {
    code = ops.algorithm(name);
    if (code !== -1) known.set(name, code);
  }
  return code;
}

const numberOf = (code) => (code & 0xffff) >> 8;
const sizeOf = (code) => code & 0xff;
const isExtendable = (code) => code >= 65536;

/** The number of the digest that a derivation names. */
function digestNumber(name) {
  const code = codeOf(name);
  if (code === -1 || isExtendable(code)) throw new codes.ERR_CRYPTO_INVALID_DIGEST(name);
  return numberOf(code);
}

function getHashes() {
  return `RSA-MD5 RSA-RIPEMD160 RSA-SHA1 RSA-SHA1-2 RSA-SHA224 RSA-SHA256 RSA-SHA3-224 RSA-SHA3-256 RSA-SHA3-384 RSA-SHA3-512 RSA-SHA384 RSA-SHA512
    RSA-SHA512/224 RSA-SHA512/256 blake2b-512 blake2b512 blake2s-256 blake2s256 id-rsassa-pkcs1-v1_5-with-sha3-224 id-rsassa-pkcs1-v1_5-with-sha3-256
    id-rsassa-pkcs1-v1_5-with-sha3-384 id-rsassa-pkcs1-v1_5-with-sha3-512 keccak-224 keccak-256 keccak-384 keccak-512 md5 md5WithRSAEncryption ripemd
    ripemd-160 ripemd160 ripemd160WithRSA rmd160 sha-1 sha-224 sha-256 sha-384 sha-512 sha-512/224 sha-512/256 sha1 sha1WithRSAEncryption sha2-224
    sha2-256 sha2-384 sha2-512 sha2-512/224 sha2-512/256 sha224 sha224WithRSAEncryption sha256 sha256WithRSAEncryption sha3-224 sha3-256 sha3-384
    sha3-512 sha384 sha384WithRSAEncryption sha512 sha512-224 sha512-224WithRSAEncryption sha512-256 sha512-256WithRSAEncryption sha512WithRSAEncryption
    shake-128 shake-256 shake128 shake256 ssl3-md5 ssl3-sha1`.split(/\s+/);
}

// ---- Hash and Hmac

/** Text kept in JS at most, in characters. */
const KEPT = 4096;

const kCode = Symbol('kCode');
const kLength = Symbol('kLength');
const kText = Symbol('kText');
const kRunning = Symbol('kRunning');
const kFinalized = Symbol('kFinalized');
const kKey = Symbol('kKey');

/** Native states of hashes that nobody finished; they are freed when the next one is started. */
const abandoned = [];
const dropped = new FinalizationRegistry((id) => abandoned.push(id));

function Hash(algorithm, options) {
  const self = new.target ? this : Object.create(Hash.prototype);
  validateString(algorithm, 'algorithm');
  const code = codeOf(algorithm);
  if (code === -1) throw new Error('Digest method not supported');
  const length = options?.outputLength;
  if (length !== undefined) checkLength(code, length);
  self[kCode] = code;
  self[kLength] = length ?? sizeOf(code);
  self[kText] = '';
  self[kRunning] = 0;
  self[kFinalized] = false;
  return self;
}

function checkLength(code, length) {
  validateUint32(length, 'options.outputLength');
  if (isExtendable(code) || length === sizeOf(code)) return;
  const error = new Error('error:030000B2:digital envelope routines::not XOF or invalid length');
  error.library = 'digital envelope routines';
  error.reason = 'not XOF or invalid length';
  error.code = 'ERR_OSSL_EVP_NOT_XOF_OR_INVALID_LENGTH';
  throw error;
}

Hash.prototype.update = function(data, encoding) {
  if (this[kFinalized]) throw new codes.ERR_CRYPTO_HASH_FINALIZED();
  if (typeof data === 'string') {
    if (encoding === undefined || encoding === 'utf8') {
      const text = this[kText];
      if (this[kRunning] === 0 && text.length + data.length <= KEPT && !endsInHalfAPair(text)) {
        this[kText] = text === '' ? data : text + data;
        return this;
      }
    } else {
      data = encodedData(data, encoding);
    }
  } else if (!isView(data)) {
    throw new codes.ERR_INVALID_ARG_TYPE('data', ['string', 'Buffer', 'TypedArray', 'DataView'], data);
  }
  feed(this, data);
  return this;
};

/** A lone first half would become a character with what comes next; by Node's rules each piece is encoded alone. */
function endsInHalfAPair(text) {
  return text !== '' && (text.charCodeAt(text.length - 1) & 0xfc00) === 0xd800;
}

function encodedData(text, encoding) {
  validateEncoding(text, encoding);
  return Buffer.from(text, Buffer.isEncoding(encoding) ? encoding : 'utf8');
}

function feed(hash, data) {
  if (hash[kRunning] === 0) run(hash, hash[kKey]);
  ops.update(hash[kRunning], isView(data) ? bytesOf(data) : data);
}

/** Starts the native state and gives it the text kept so far. */
function run(hash, key) {
  while (abandoned.length > 0) ops.free(abandoned.pop());
  hash[kRunning] = ops.start(numberOf(hash[kCode]), key);
  dropped.register(hash, hash[kRunning], hash);
  if (hash[kText] !== '') ops.update(hash[kRunning], hash[kText]);
  hash[kText] = '';
}

function bytesOf(view) {
  return view instanceof Uint8Array ? view : new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
}

Hash.prototype.digest = function(encoding) {
  if (this[kFinalized]) throw new codes.ERR_CRYPTO_HASH_FINALIZED();
  this[kFinalized] = true;
  const hex = encoding === 'hex';
  let result;
  if (this[kRunning] !== 0) result = finish(this, hex);
  else result = (hex ? shortHex(this[kCode], this[kText], this[kLength]) : undefined)
    ?? ops.oneShot(numberOf(this[kCode]), this[kText], hex, this[kLength]);
  return hex ? result : inEncoding(result, encoding);
};

let lane;
const digestsByLength = [];

/**
 * The digest of a short ASCII text, in hexadecimal; undefined for other texts. Text and digest pass through shared memory: that costs half of
 * what making strings across the border does.
 */
function shortHex(code, text, length) {
  const size = text.length;
  if (size > 256 || length > 64) return undefined;
  lane ??= ops.shortLane();
  for (let i = 0; i < size; i++) {
    const unit = text.charCodeAt(i);
    if (unit > 127) return undefined;
    lane[i] = unit;
  }
  ops.shortHash(numberOf(code), size, length);
  return (digestsByLength[length] ??= digestView(length)).toHex();
}

function digestView(length) {
  const view = lane.subarray(256, 256 + length);
  view.toHex = Uint8Array.prototype.toHex;
  return view;
}

function finish(hash, hex) {
  dropped.unregister(hash);
  return ops.finish(hash[kRunning], hex, hash[kLength]);
}

/** The digest as the encoding says; an unknown one gives the bytes, as in Node. */
function inEncoding(contents, encoding) {
  const bytes = Buffer.from(contents);
  return encoding && encoding !== 'buffer' && Buffer.isEncoding(encoding) ? bytes.toString(encoding) : bytes;
}

Hash.prototype.copy = function(options) {
  if (this[kFinalized]) throw new codes.ERR_CRYPTO_HASH_FINALIZED();
  const copied = Object.create(Hash.prototype);
  const length = options?.outputLength;
  if (length !== undefined) checkLength(this[kCode], length);
  copied[kCode] = this[kCode];
  copied[kLength] = length ?? sizeOf(this[kCode]);
  copied[kText] = this[kText];
  copied[kFinalized] = false;
  copied[kRunning] = 0;
  if (this[kRunning] !== 0) {
    copied[kRunning] = ops.copy(this[kRunning]);
    dropped.register(copied, copied[kRunning], copied);
  }
  return copied;
};

function Hmac(hmac, key, options) {
  const self = new.target ? this : Object.create(Hmac.prototype);
  validateString(hmac, 'hmac');
  const secret = toKey(key, options?.encoding);
  const code = codeOf(hmac);
  if (code === -1) throw new codes.ERR_CRYPTO_INVALID_DIGEST(hmac);
  self[kCode] = code;
  self[kLength] = sizeOf(code);
  self[kText] = '';
  self[kRunning] = 0;
  self[kFinalized] = false;
  self[kKey] = secret;
  run(self, secret);
  return self;
}

function toKey(key, encoding) {
  if (typeof key === 'string') return Buffer.from(key, encoding || 'utf8');
  if (isView(key)) return bytesOf(key);
  if (isAnyArrayBuffer(key)) return new Uint8Array(key);
  throw new codes.ERR_INVALID_ARG_TYPE('key', ['ArrayBuffer', 'Buffer', 'TypedArray', 'DataView', 'string', 'KeyObject', 'CryptoKey'], key);
}

function isAnyArrayBuffer(value) {
  if (value instanceof ArrayBuffer) return true;
  const tag = typeof value === 'object' && value !== null ? value[Symbol.toStringTag] : undefined;
  return tag === 'ArrayBuffer' || tag === 'SharedArrayBuffer';
}

Hmac.prototype.update = Hash.prototype.update;
Hmac.prototype.digest = function(encoding) {
  if (this[kFinalized]) return encoding && encoding !== 'buffer' ? '' : Buffer.from('');
  this[kFinalized] = true;
  const hex = encoding === 'hex';
  const result = finish(this, hex);
  return hex ? result : inEncoding(result, encoding);
};

function createHash(algorithm, options) {
  return new Hash(algorithm, options);
}

function createHmac(hmac, key, options) {
  return new Hmac(hmac, key, options);
}

/** A digest in one call. */
function hash(algorithm, input, options) {
  validateString(algorithm, 'algorithm');
  if (typeof input !== 'string' && !isView(input)) {
    throw new codes.ERR_INVALID_ARG_TYPE('input', ['Buffer', 'TypedArray', 'DataView', 'string'], input);
  }
  const { outputEncoding = 'hex', outputLength } = typeof options === 'string' ? { outputEncoding: options } : options ?? {};
  if (outputEncoding !== 'hex') checkOutputEncoding(outputEncoding);
  const code = codeOf(algorithm);
  if (code === -1) throw new Error(`Digest method ${algorithm} is not supported`);
  if (outputLength !== undefined) checkLength(code, outputLength);
  const hex = outputEncoding === 'hex';
  const length = outputLength ?? sizeOf(code);
  const result = (hex && typeof input === 'string' ? shortHex(code, input, length) : undefined)
    ?? ops.oneShot(numberOf(code), typeof input === 'string' ? input : bytesOf(input), hex, length);
  return hex ? result : inEncoding(result, outputEncoding);
}

function checkOutputEncoding(encoding) {
  validateString(encoding, 'outputEncoding');
  if (encoding !== 'buffer' && !Buffer.isEncoding(encoding)) throw new codes.ERR_INVALID_ARG_VALUE('outputEncoding', encoding);
}

// ---- randomness

const MAX_INT32 = 2147483647;

function checkSize(value, name, max = MAX_INT32) {
  validateNumber(value, name);
  if (!(value >= 0 && value <= max)) throw new codes.ERR_OUT_OF_RANGE(name, `>= 0 && <= ${max}`, value);
}

function randomBytes(size, callback) {
  validateNumber(size, 'size');
  if (!(size >= 0 && size <= MAX_INT32)) throw ungrouped(size);
  if (callback === undefined) {
    const bytes = Buffer.allocUnsafe(size);
    if (size > 0) ops.randomFill(bytes, 0, size);
    return bytes;
  }
  validateFunction(callback, 'callback');
  ops.randomBytes(size, (error, contents) => callback(error, contents && Buffer.from(contents)));
}

/** Node's native side says this one, without grouping the digits. */
function ungrouped(size) {
  const error = new codes.ERR_OUT_OF_RANGE('size', `>= 0 && <= ${MAX_INT32}`, size);
  error.message = `The value of "size" is out of range. It must be >= 0 && <= ${MAX_INT32}. Received ${size}`;
  return error;
}

function toFillable(buf) {
  if (!isView(buf) && !isAnyArrayBuffer(buf)) throw new codes.ERR_INVALID_ARG_TYPE('buf', ['ArrayBuffer', 'ArrayBufferView'], buf);
  return isView(buf) ? new Uint8Array(buf.buffer, buf.byteOffset, buf.byteLength) : new Uint8Array(buf);
}

/** Offsets and sizes count elements; the result counts bytes. */
function fillRange(buf, offset, size) {
  const each = buf.BYTES_PER_ELEMENT ?? 1;
  const length = buf.byteLength;
  checkSize(offset, 'offset', length / each);
  const start = offset * each;
  if (size === undefined) return [start, length - start];
  checkSize(size, 'size', MAX_INT32);
  const bytes = size * each;
  if (start + bytes > length) throw new codes.ERR_OUT_OF_RANGE('size + offset', `<= ${length}`, start + bytes);
  return [start, bytes];
}

function randomFillSync(buf, offset = 0, size = undefined) {
  const bytes = toFillable(buf);
  const [start, length] = fillRange(buf, offset, size);
  if (length > 0) ops.randomFill(bytes, start, length);
  return buf;
}

function randomFill(buf, offset, size, callback) {
  const bytes = toFillable(buf);
  if (typeof offset === 'function') {
    callback = offset;
    offset = 0;
    size = undefined;
  } else if (typeof size === 'function') {
    callback = size;
    size = undefined;
  }
  validateFunction(callback, 'callback');
  const [start, length] = fillRange(buf, offset, size);
  ops.randomBytes(length, (error, contents) => {
    if (error !== null) return callback(error);
    bytes.set(new Uint8Array(contents), start);
    callback(null, buf);
  });
}

// Small needs are served from a store of random bytes, filled in one call.
const store = new Uint8Array(3 * 1024);
let used = store.length;

function take(count) {
  if (used + count > store.length) {
    ops.randomFill(store, 0, store.length);
    used = 0;
  }
  used += count;
  return used - count;
}

function randomInt(min, max, callback) {
  const minNotGiven = max === undefined || typeof max === 'function';
  if (minNotGiven) {
    callback = max;
    max = min;
    min = 0;
  }
  if (callback !== undefined) validateFunction(callback, 'callback');
  if (!isSafeInteger(min)) throw new codes.ERR_INVALID_ARG_TYPE('min', 'a safe integer', min);
  if (!isSafeInteger(max)) throw new codes.ERR_INVALID_ARG_TYPE('max', 'a safe integer', max);
  if (max <= min) throw new codes.ERR_OUT_OF_RANGE('max', `greater than the value of "min" (${min})`, max);
  const range = max - min;
  if (range > 2 ** 48 - 1) throw new codes.ERR_OUT_OF_RANGE(minNotGiven ? 'max' : 'max - min', `<= ${2 ** 48 - 1}`, range);
  const number = min + below(range);
  if (callback === undefined) return number;
  process.nextTick(callback, undefined, number);
}

/** A number below `range`, each as likely: what falls into the incomplete last run is drawn again. */
function below(range) {
  const limit = 2 ** 48 - (2 ** 48 % range);
  for (;;) {
    const at = take(6);
    let value = 0;
    for (let i = 0; i < 6; i++) value = value * 256 + store[at + i];
    if (value < limit) return value % range;
  }
}

const hexOf = [];
for (let i = 0; i < 256; i++) hexOf.push((i + 256).toString(16).slice(1));

function checkUuidOptions(options) {
  if (options === undefined) return;
  validateObject(options, 'options');
  if (options.disableEntropyCache !== undefined) validateBoolean(options.disableEntropyCache, 'options.disableEntropyCache');
}

function randomUUID(options) {
  checkUuidOptions(options);
  const at = take(16);
  return uuidText(store, at, 0x40);
}

function randomUUIDv7(options) {
  checkUuidOptions(options);
  const at = take(16);
  let now = Date.now();
  for (let i = 5; i >= 0; i--) {
    store[at + i] = now % 256;
    now = Math.floor(now / 256);
  }
  return uuidText(store, at, 0x70);
}

function uuidText(b, at, version) {
  const h = hexOf;
  return `${h[b[at]]}${h[b[at + 1]]}${h[b[at + 2]]}${h[b[at + 3]]}-${h[b[at + 4]]}${h[b[at + 5]]}-${h[b[at + 6] & 0x0f | version]}${h[b[at + 7]]}-` +
    `${h[b[at + 8] & 0x3f | 0x80]}${h[b[at + 9]]}-${h[b[at + 10]]}${h[b[at + 11]]}${h[b[at + 12]]}${h[b[at + 13]]}${h[b[at + 14]]}${h[b[at + 15]]}`;
}

function timingSafeEqual(a, b) {
  const left = comparable(a, 'buf1');
  const right = comparable(b, 'buf2');
  if (left.length !== right.length) throw new codes.ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH();
  return ops.timingSafeEqual(left, right);
}

function comparable(value, name) {
  if (isView(value)) return bytesOf(value);
  if (isAnyArrayBuffer(value)) return new Uint8Array(value);
  const error = new codes.ERR_INVALID_ARG_TYPE(name, ['ArrayBuffer', 'Buffer', 'TypedArray', 'DataView'], value);
  error.message = error.message.replace(/ Received .*$/s, '');
  throw error;
}

// ---- keys from passwords and secrets

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
  const secret = toBytes(ikm, 'ikm', ['string', 'SecretKeyObject', 'ArrayBuffer', 'TypedArray', 'DataView', 'Buffer']);
  const grain = toBytes(salt, 'salt');
  const context = toBytes(info, 'info');
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

// ---- web crypto, as far as it goes

const illegal = Symbol('illegal');

class SubtleCrypto {
  constructor(token) {
    if (token !== illegal) throw new codes.ERR_ILLEGAL_CONSTRUCTOR();
  }

  async digest(algorithm, data) {
    if (arguments.length < 2) throw digestError(codes.ERR_MISSING_ARGS, `2 arguments required, but only ${arguments.length} present.`);
    const name = webName(typeof algorithm === 'string' ? algorithm : algorithm?.name);
    if (!isView(data) && !isAnyArrayBuffer(data)) {
      throw digestError(codes.ERR_INVALID_ARG_TYPE, '2nd argument is not instance of ArrayBuffer, Buffer, TypedArray, or DataView.');
    }
    const copy = new Uint8Array(isView(data) ? bytesOf(data) : new Uint8Array(data));
    const code = codeOf(name);
    return ops.oneShot(numberOf(code), copy, false, sizeOf(code));
  }
}

function webName(name) {
  const upper = `${name}`.toUpperCase();
  if (!['SHA-1', 'SHA-256', 'SHA-384', 'SHA-512', 'SHA3-256', 'SHA3-384', 'SHA3-512'].includes(upper)) {
    throw new DOMException('Unrecognized algorithm name', 'NotSupportedError');
  }
  return upper;
}

function digestError(Code, detail) {
  const error = new Code('data', 'ArrayBuffer', undefined);
  error.message = `Failed to execute 'digest' on 'SubtleCrypto': ${detail}`;
  return error;
}

for (const name of ['encrypt', 'decrypt', 'sign', 'verify', 'generateKey', 'deriveKey', 'deriveBits', 'importKey', 'exportKey', 'wrapKey', 'unwrapKey']) {
  Object.defineProperty(SubtleCrypto.prototype, name, {
    value: { async [name]() { throw missing(`crypto.subtle.${name}`); } }[name],
    writable: true, enumerable: true, configurable: true,
  });
}
Object.defineProperty(SubtleCrypto.prototype, Symbol.toStringTag, { value: 'SubtleCrypto', configurable: true });

class Crypto {
  constructor(token) {
    if (token !== illegal) throw new codes.ERR_ILLEGAL_CONSTRUCTOR();
  }

  get subtle() { return subtle; }
  getRandomValues(array) {
    if (!(this instanceof Crypto)) throw new codes.ERR_INVALID_THIS('Crypto');
    return getRandomValues(array);
  }
  randomUUID(options) {
    if (!(this instanceof Crypto)) throw new codes.ERR_INVALID_THIS('Crypto');
    return randomUUID(options);
  }
}
Object.defineProperty(Crypto.prototype, Symbol.toStringTag, { value: 'Crypto', configurable: true });
for (const name of ['subtle', 'getRandomValues', 'randomUUID']) Object.defineProperty(Crypto.prototype, name, { enumerable: true });

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

// ---- what is missing

function missing(name) {
  const error = new Error(`${name} is not part of this version of Roata yet`);
  error.code = 'ERR_METHOD_NOT_IMPLEMENTED';
  return error;
}

for (const name of `argon2 argon2Sync checkPrime checkPrimeSync createCipheriv createDecipheriv createDiffieHellman createDiffieHellmanGroup createECDH
  createMac createPrivateKey createPublicKey createSecretKey createSign createVerify diffieHellman generatePrime generatePrimeSync getCiphers getCipherInfo
  getCurves getDiffieHellman getMacs parsePKCS12 generateKeyPair generateKeyPairSync generateKey generateKeySync privateDecrypt privateEncrypt publicDecrypt
  publicEncrypt setEngine sign verify encapsulate decapsulate Certificate Cipheriv Decipheriv DiffieHellman DiffieHellmanGroup ECDH KeyObject Sign Verify
  X509Certificate secureHeapUsed`.split(/\s+/)) {
  exports[name] = { [name]: function() { throw missing(`crypto.${name}`); } }[name];
}

Object.assign(exports, {
  createHash, createHmac, hash, getHashes, Hash, Hmac, hkdf, hkdfSync, pbkdf2, pbkdf2Sync, randomBytes, randomFill, randomFillSync, randomInt, randomUUID,
  randomUUIDv7, scrypt, scryptSync, timingSafeEqual, webcrypto, subtle, getRandomValues,
  getFips: () => 0,
  setFips() { throw missing('crypto.setFips'); },
  constants: Object.freeze({ __proto__: null }),
  pseudoRandomBytes: randomBytes,
  prng: randomBytes,
  rng: randomBytes,
});
for (const name of ['pseudoRandomBytes', 'prng', 'rng']) Object.defineProperty(exports, name, { enumerable: false });
