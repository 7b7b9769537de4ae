// `internal/crypto_ciphers`: AES of `node:crypto`, Node 26. Follows https://nodejs.org/docs/latest-v26.x/api/crypto.html#class-cipheriv
'use strict';

const { codes } = require('internal/errors');
const { validateEncoding, validateInt32, validateObject, validateString } = require('internal/validators');
const { Buffer } = require('buffer');
const { Transform } = require('stream');
const { bytesOf, isAnyArrayBuffer } = require('internal/buffer_values');
const { secretBytes } = require('internal/crypto_keys');

const { isView } = ArrayBuffer;

// ---- what there is

/** The modes as the native side numbers them, with OpenSSL's numbers for 128, 192 and 256 bits. */
const MODES = [
  { mode: 'ecb', ids: [418, 422, 426], blockSize: 16, ivLength: 0 },
  { mode: 'cbc', ids: [419, 423, 427], blockSize: 16, ivLength: 16 },
  { mode: 'ctr', ids: [904, 905, 906], blockSize: 1, ivLength: 16 },
  { mode: 'gcm', ids: [895, 898, 901], blockSize: 1, ivLength: 12 },
];

/** name -> cipher */
const ciphers = new Map();
MODES.forEach(({ mode, ids, blockSize, ivLength }, number) => {
  [128, 192, 256].forEach((bits, place) => {
    const plain = `aes-${bits}-${mode}`;
    const name = mode === 'gcm' ? `id-aes${bits}-gcm` : plain;
    const cipher = { number, mode, name, nid: ids[place], keyLength: bits / 8, blockSize, ivLength };
    ciphers.set(plain, cipher);
    ciphers.set(name, cipher);
    if (mode === 'cbc') ciphers.set(`aes${bits}`, cipher);
  });
});

const getCiphers = () => [...ciphers.keys()].sort();

function getCipherInfo(nameOrNid, options = undefined) {
  if (typeof nameOrNid !== 'string' && typeof nameOrNid !== 'number') throw new codes.ERR_INVALID_ARG_TYPE('nameOrNid', ['string', 'number'], nameOrNid);
  if (typeof nameOrNid === 'number') validateInt32(nameOrNid, 'nameOrNid');
  const cipher = typeof nameOrNid === 'string' ? ciphers.get(nameOrNid.toLowerCase()) : [...ciphers.values()].find(({ nid }) => nid === nameOrNid);
  let { keyLength, ivLength } = {};
  if (options !== undefined) {
    validateObject(options, 'options');
    ({ keyLength, ivLength } = options);
    if (keyLength !== undefined) validateInt32(keyLength, 'options.keyLength');
    if (ivLength !== undefined) validateInt32(ivLength, 'options.ivLength');
  }
  if (cipher === undefined || (keyLength !== undefined && keyLength !== cipher.keyLength)) return undefined;
  if (ivLength !== undefined && !takesIv(cipher, ivLength)) return undefined;
  const info = { __proto__: null, mode: cipher.mode, name: cipher.name, nid: cipher.nid, keyLength: cipher.keyLength, blockSize: cipher.blockSize };
  info.ivLength = cipher.ivLength === 0 ? undefined : ivLength ?? cipher.ivLength;
  return info;
}

const takesIv = ({ mode, ivLength }, length) => (mode === 'gcm' ? length > 0 : length === ivLength);

// ---- Cipheriv and Decipheriv

const kCipher = Symbol('kCipher');
const kDecoder = Symbol('kDecoder');

/** States of the native side that nobody finished; they are freed when the next one is started. */
const abandoned = [];
const dropped = new FinalizationRegistry((id) => abandoned.push(id));

/** What both have in common. */
function CipherBase() {}
CipherBase.prototype = Object.create(Transform.prototype);

function begin(stream, encrypts, [name, key, iv, options]) {
  validateString(name, 'cipher');
  const tagLength = options?.authTagLength ?? undefined;
  if (tagLength !== undefined && (!Number.isInteger(tagLength) || tagLength < 0 || tagLength > 0xffffffff)) {
    throw new codes.ERR_INVALID_ARG_VALUE('options.authTagLength', tagLength);
  }
  const secret = secretBytes(key, 'key', options?.encoding);
  const vector = iv === null ? new Uint8Array(0) : toBytes(iv, 'iv');
  const cipher = ciphers.get(name.toLowerCase());
  if (cipher === undefined) throw new codes.ERR_CRYPTO_UNKNOWN_CIPHER();
  if (!takesIv(cipher, vector.length)) throw new codes.ERR_CRYPTO_INVALID_IV();
  if (secret.length !== cipher.keyLength) throw new codes.ERR_CRYPTO_INVALID_KEYLEN();
  const isGcm = cipher.mode === 'gcm';
  if (isGcm && tagLength !== undefined && !isTagLength(tagLength)) throw new codes.ERR_CRYPTO_INVALID_AUTH_TAG(tagLength);
  Transform.call(stream, options);
  while (abandoned.length > 0) ops.free(abandoned.pop());
  const id = ops.start(cipher.number, encrypts, secret, vector);
  dropped.register(stream, id, stream);
  stream[kCipher] = { id, encrypts, isGcm, tagLength: tagLength ?? 16, hasText: false, isFinished: false, tag: undefined };
  stream[kDecoder] = undefined;
}

function toBytes(value, name) {
  if (typeof value === 'string') return Buffer.from(value);
  if (isView(value)) return bytesOf(value);
  if (isAnyArrayBuffer(value)) return new Uint8Array(value);
  throw new codes.ERR_INVALID_ARG_TYPE(name, ['string', 'ArrayBuffer', 'Buffer', 'TypedArray', 'DataView'], value);
}

const isTagLength = (length) => length === 4 || length === 8 || (length >= 12 && length <= 16);

/** What OpenSSL says, as Node shows it. */
function opensslError(number, reason) {
  const message = `error:${number}:Provider routines::${reason}`;
  const error = new Error(message);
  return Object.assign(error, { opensslErrorStack: [message], library: 'Provider routines', reason, code: `ERR_OSSL_${reason.toUpperCase().replaceAll(' ', '_')}` });
}

function _transform(chunk, encoding, callback) {
  this.push(this.update(chunk, encoding));
  callback();
}

function _flush(callback) {
  try {
    this.push(this.final());
  } catch (error) {
    callback(error);
    return;
  }
  callback();
}

function update(data, inputEncoding, outputEncoding) {
  if (typeof data === 'string') validateEncoding(data, inputEncoding);
  else if (!isView(data)) throw new codes.ERR_INVALID_ARG_TYPE('data', ['string', 'Buffer', 'TypedArray', 'DataView'], data);
  const cipher = this[kCipher];
  if (cipher.isFinished) throw new Error('Trying to add data in unsupported state');
  const input = typeof data === 'string' ? Buffer.from(data, inputEncoding) : bytesOf(data);
  cipher.hasText = true;
  return encoded(this, Buffer.from(ops.update(cipher.id, input)), outputEncoding, 'write');
}

function final(outputEncoding) {
  const cipher = this[kCipher];
  if (cipher.isFinished) throw invalidState();
  cipher.isFinished = true;
  let output;
  try {
    output = finished(cipher);
  } finally {
    dropped.unregister(this);
    ops.free(cipher.id);
  }
  return encoded(this, output, outputEncoding, 'end');
}

function finished(cipher) {
  const output = ops.finish(cipher.id);
  if (output === 1) throw opensslError('1C80006B', 'wrong final block length');
  if (output === 2) throw opensslError('1C800064', 'bad decrypt');
  if (cipher.isGcm) {
    const tag = Buffer.from(ops.tag(cipher.id)).subarray(0, cipher.tagLength);
    if (cipher.encrypts) cipher.tag = tag;
    else if (cipher.tag === undefined || !isSame(tag, cipher.tag)) throw new Error('Unsupported state or unable to authenticate data');
  }
  return Buffer.from(output);
}

const isSame = (tag, given) => tag.length === given.length && require('internal/crypto_random').timingSafeEqual(tag, given);

function invalidState() {
  const error = new codes.ERR_CRYPTO_INVALID_STATE('final');
  error.message = 'Invalid state';
  return error;
}

/** Output as text, if an encoding is asked for; the same one each time, because characters may be cut. */
function encoded(stream, output, encoding, how) {
  if (!encoding || encoding === 'buffer') return output;
  const { StringDecoder } = require('string_decoder');
  const name = encoding.toLowerCase();
  stream[kDecoder] ??= { name, decoder: new StringDecoder(encoding) };
  if (stream[kDecoder].name !== name) {
    throw new codes.ERR_INVALID_ARG_VALUE('outputEncoding', encoding, `cannot be changed from '${stream[kDecoder].name}'`);
  }
  return stream[kDecoder].decoder[how](output);
}

function setAutoPadding(autoPadding) {
  const cipher = this[kCipher];
  if (cipher.isFinished) throw new codes.ERR_CRYPTO_INVALID_STATE('setAutoPadding');
  ops.setPadding(cipher.id, autoPadding === undefined || Boolean(autoPadding));
  return this;
}

function setAAD(aadbuf, options) {
  const data = typeof aadbuf === 'string' ? Buffer.from(aadbuf, options?.encoding) : toBytes(aadbuf, 'aadbuf');
  const cipher = this[kCipher];
  if (!cipher.isGcm || cipher.hasText || cipher.isFinished) throw new codes.ERR_CRYPTO_INVALID_STATE('setAAD');
  ops.authenticate(cipher.id, data);
  return this;
}

function getAuthTag() {
  const cipher = this[kCipher];
  if (!cipher.isGcm || !cipher.isFinished || cipher.tag === undefined) throw new codes.ERR_CRYPTO_INVALID_STATE('getAuthTag');
  return Buffer.from(cipher.tag);
}

function setAuthTag(buffer, encoding) {
  const tag = typeof buffer === 'string' ? Buffer.from(buffer, encoding) : toBytes(buffer, 'buffer');
  const cipher = this[kCipher];
  if (!cipher.isGcm || cipher.isFinished || cipher.tag !== undefined) throw new codes.ERR_CRYPTO_INVALID_STATE('setAuthTag');
  if (tag.length !== cipher.tagLength) throw new codes.ERR_CRYPTO_INVALID_AUTH_TAG(tag.length);
  cipher.tag = Buffer.from(tag);
  return this;
}

function Cipheriv(cipher, key, iv, options) {
  if (new.target === undefined) return new Cipheriv(cipher, key, iv, options);
  begin(this, true, [cipher, key, iv, options]);
}
define(Cipheriv, { _transform, _flush, update, final, setAutoPadding, getAuthTag, setAAD });

function Decipheriv(cipher, key, iv, options) {
  if (new.target === undefined) return new Decipheriv(cipher, key, iv, options);
  begin(this, false, [cipher, key, iv, options]);
}
define(Decipheriv, { _transform, _flush, update, final, setAutoPadding, setAuthTag, setAAD });

function define(Class, methods) {
  Object.setPrototypeOf(Class.prototype, CipherBase.prototype);
  Object.setPrototypeOf(Class, CipherBase);
  Object.assign(Class.prototype, methods);
}

function createCipheriv(cipher, key, iv, options) {
  return new Cipheriv(cipher, key, iv, options);
}

function createDecipheriv(cipher, key, iv, options) {
  return new Decipheriv(cipher, key, iv, options);
}

module.exports = { Cipheriv, Decipheriv, createCipheriv, createDecipheriv, getCiphers, getCipherInfo };
