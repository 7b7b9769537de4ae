// `internal/crypto_hash`: hashes and HMAC of `node:crypto`, Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/crypto.html
//
// A hash keeps its text in JS until the digest is asked for, so that the common `createHash(a).update(text).digest('hex')` is one native call.
// Only bytes, or more text than KEPT, go to a running state on the native side.
'use strict';

const { codes } = require('internal/errors');
const { validateEncoding, validateObject, validateString, validateUint32 } = require('internal/validators');
const { Buffer } = require('buffer');
const { bytesOf } = require('internal/buffer_values');
const { secretBytes } = require('internal/crypto_keys');

const { isView } = ArrayBuffer;

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

/** Text kept in JS at most, in characters. */
const KEPT = 4096;

/** What a hash has, in one property: to add one to an object with such a prototype (below) costs the engine 20 ns. */
const kState = Symbol('kState');
const kOptions = Symbol('kOptions');

/** Native states of hashes that nobody finished; they are freed when the next one is started. */
const abandoned = [];
const dropped = new FinalizationRegistry((id) => abandoned.push(id));

// ---- hashes as streams

/** What makes hashes streams, with the first of them that is used as one: most never are, and streams cost more to load than a hash to make. */
function LazyTransform() {}
const unlinked = new Proxy(Object.create(null), {
  get: (_, name, receiver) => Reflect.get(linked(), name, receiver),
  has: (_, name) => Reflect.has(linked(), name),
  getPrototypeOf: linked,
});
LazyTransform.prototype = Object.create(unlinked, { constructor: { value: LazyTransform, writable: true, configurable: true } });

function linked() {
  const { Transform } = require('stream');
  if (Object.getPrototypeOf(LazyTransform.prototype) === unlinked) Object.setPrototypeOf(LazyTransform.prototype, Transform.prototype);
  return Transform.prototype;
}

for (const name of ['_readableState', '_writableState']) {
  Object.defineProperty(LazyTransform.prototype, name, {
    get() {
      if (!isBegun(this)) return undefined;
      linked();
      require('stream').Transform.call(this, this[kOptions]);
      this._writableState.decodeStrings = false;
      return this[name];
    },
    set(value) { Object.defineProperty(this, name, { value, writable: true, enumerable: true, configurable: true }); },
    configurable: true,
    enumerable: true,
  });
}

function makeStreams(Class) {
  Object.setPrototypeOf(Class.prototype, LazyTransform.prototype);
  Object.assign(Class.prototype, { _transform, _flush });
  // Writing it does not look for setters any further.
  Object.defineProperty(Class.prototype, kState, { value: undefined, writable: true });
}

const isBegun = (value) => Object.hasOwn(value, kState);

function _transform(chunk, encoding, callback) {
  this.update(chunk, encoding);
  callback();
}

function _flush(callback) {
  this.push(this.digest());
  callback();
}

// ---- Hash

function Hash(algorithm, options) {
  const self = new.target ? this : Object.create(Hash.prototype);
  validateString(algorithm, 'algorithm');
  const code = codeOf(algorithm);
  if (code === -1) throw outdated(algorithm, true) ?? new Error('Digest method not supported');
  const length = options?.outputLength;
  if (length !== undefined) checkLength(code, length);
  self[kState] = freshState(code, length ?? sizeOf(code));
  if (options !== undefined) Object.defineProperty(self, kOptions, { value: options });
  return self;
}
makeStreams(Hash);

/** `text` is kept until there is a native state, whose number is `running`. */
const freshState = (code, length) => ({ code, length, text: '', running: 0, isFinalized: false, key: undefined });

function checkLength(code, length) {
  validateUint32(length, 'options.outputLength');
  if (isExtendable(code) || length === sizeOf(code)) return;
  throw envelopeError('030000B2', 'not XOF or invalid length', 'ERR_OSSL_EVP_NOT_XOF_OR_INVALID_LENGTH');
}

/** Digests that OpenSSL has, but gives only to who asks for its outdated ones. */
const OUTDATED = new Set(['md4', 'rsa-md4', 'whirlpool', 'mdc2', 'rsa-mdc2']);

function outdated(name, isDigest) {
  if (!OUTDATED.has(name.toLowerCase())) return undefined;
  const below = isDigest ? { opensslErrorStack: ['error:03000086:digital envelope routines::initialization error'] } : undefined;
  return envelopeError('0308010C', 'unsupported', 'ERR_OSSL_EVP_UNSUPPORTED', below);
}

function envelopeError(number, reason, code, below = undefined) {
  return Object.assign(new Error(`error:${number}:digital envelope routines::${reason}`), below, { library: 'digital envelope routines', reason, code });
}

Hash.prototype.update = function(data, encoding) {
  const state = this[kState];
  if (state.isFinalized) throw new codes.ERR_CRYPTO_HASH_FINALIZED();
  if (typeof data === 'string') {
    if (encoding === undefined || encoding === 'utf8') {
      const { text } = state;
      if (state.running === 0 && text.length + data.length <= KEPT && !endsInHalfAPair(text)) {
        state.text = text === '' ? data : text + data;
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
  const state = hash[kState];
  if (state.running === 0) run(hash, state);
  ops.update(state.running, isView(data) ? bytesOf(data) : data);
}

/** Starts the native state and gives it the text kept so far. */
function run(hash, state) {
  while (abandoned.length > 0) ops.free(abandoned.pop());
  state.running = ops.start(numberOf(state.code), state.key);
  dropped.register(hash, state.running, hash);
  if (state.text !== '') ops.update(state.running, state.text);
  state.text = '';
}

Hash.prototype.digest = function(encoding) {
  const state = this[kState];
  if (state.isFinalized) throw new codes.ERR_CRYPTO_HASH_FINALIZED();
  state.isFinalized = true;
  const hex = encoding === 'hex';
  let result;
  if (state.running !== 0) result = finish(this, hex);
  else result = (hex ? shortHex(state.code, state.text, state.length) : undefined) ?? ops.oneShot(numberOf(state.code), state.text, hex, state.length);
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
  const { running, length } = hash[kState];
  dropped.unregister(hash);
  return ops.finish(running, hex, length);
}

/** The digest as the encoding says; an unknown one gives the bytes, as in Node. */
function inEncoding(contents, encoding) {
  const bytes = Buffer.from(contents);
  return encoding && encoding !== 'buffer' && Buffer.isEncoding(encoding) ? bytes.toString(encoding) : bytes;
}

Hash.prototype.copy = function(options) {
  const state = this[kState];
  if (state.isFinalized) throw new codes.ERR_CRYPTO_HASH_FINALIZED();
  const copied = Object.create(Hash.prototype);
  const length = options?.outputLength;
  if (length !== undefined) checkLength(state.code, length);
  copied[kState] = { ...state, length: length ?? sizeOf(state.code) };
  if (state.running !== 0) {
    copied[kState].running = ops.copy(state.running);
    dropped.register(copied, copied[kState].running, copied);
  }
  return copied;
};

function Hmac(hmac, key, options) {
  const self = new.target ? this : Object.create(Hmac.prototype);
  validateString(hmac, 'hmac');
  const secret = secretBytes(key, 'key', options?.encoding);
  const code = codeOf(hmac);
  if (code === -1) throw outdated(hmac, false) ?? new codes.ERR_CRYPTO_INVALID_DIGEST(hmac);
  self[kState] = { ...freshState(code, sizeOf(code)), key: secret };
  run(self, self[kState]);
  return self;
}

makeStreams(Hmac);
Hmac.prototype.update = Hash.prototype.update;
Hmac.prototype.digest = function(encoding) {
  const state = this[kState];
  if (state.isFinalized) return encoding && encoding !== 'buffer' ? '' : Buffer.from('');
  state.isFinalized = true;
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
  if (typeof options !== 'string' && options !== undefined) validateObject(options, 'options');
  const { outputEncoding = 'hex', outputLength } = typeof options === 'string' ? { outputEncoding: options } : options ?? {};
  if (outputEncoding !== 'hex') checkOutputEncoding(outputEncoding);
  const code = codeOf(algorithm);
  if (code === -1) throw outdated(algorithm, true) ?? new Error(`Digest method ${algorithm} is not supported`);
  if (outputLength !== undefined) {
    validateUint32(outputLength, 'outputLength');
    if (!isExtendable(code) && outputLength !== sizeOf(code)) throw new Error(`Output length ${outputLength} is invalid for ${algorithm}, which does not support XOF`);
  }
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

/** The digest of bytes, an ArrayBuffer. */
function digestOf(name, bytes) {
  const code = codeOf(name);
  return ops.oneShot(numberOf(code), bytes, false, sizeOf(code));
}

module.exports = { createHash, createHmac, hash, getHashes, Hash, Hmac, digestOf, codeOf, sizeOf, digestNumber };
