// `internal/crypto_sign`: signatures, and texts encrypted with key pairs. Of `node:crypto`, Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/crypto.html#class-sign
'use strict';

const { codes } = require('internal/errors');
const { validateEncoding, validateFunction, validateString } = require('internal/validators');
const { Buffer } = require('buffer');
const { Writable } = require('stream');
const { createHash, codeOf } = require('internal/crypto_hash');
const { coded, describe, invalid, isText, prepare, textBytes } = require('internal/crypto_key_forms');
const native = require('internal/crypto_asymmetric');

const { isView } = ArrayBuffer;
const kHash = Symbol('kHash');
const NONE = -1;

// ---- options

const numberOf = (code) => (code & 0xffff) >> 8;

/** The number of a digest's name; without a name the key's own. */
function digestOf(algorithm) {
  if (algorithm === null || algorithm === undefined) return NONE;
  const code = codeOf(algorithm);
  if (code === -1) throw new codes.ERR_CRYPTO_INVALID_DIGEST(algorithm);
  return numberOf(code);
}

function int32Option(options, name) {
  const value = options[name];
  if (value === undefined) return undefined;
  if (value !== value >> 0) throw invalid(`options.${name}`, value);
  return value;
}

/** Whether ECDSA's numbers stand side by side. */
function isPlain({ dsaEncoding }) {
  if (dsaEncoding === undefined || dsaEncoding === 'der') return false;
  if (dsaEncoding === 'ieee-p1363') return true;
  throw invalid('options.dsaEncoding', dsaEncoding);
}

/** Padding, salt and form of signatures, from what stands beside the key. */
function details(key) {
  const options = typeof key === 'object' && key !== null && !isView(key) ? key : {};
  return [int32Option(options, 'padding'), int32Option(options, 'saltLength'), isPlain(options)];
}

/** The public half of what was prepared. */
const publicDer = ({ isPrivate, der }) => (isPrivate ? Buffer.from(native.publicOf(der)) : der);

function data(value, name, encoding) {
  if (!isText(value)) throw new codes.ERR_INVALID_ARG_TYPE(name, ['ArrayBuffer', 'Buffer', 'TypedArray', 'DataView', 'string'], value);
  return textBytes(value, encoding);
}

// ---- at once

function sign(algorithm, text, key, callback) {
  if (algorithm !== null && algorithm !== undefined) validateString(algorithm, 'algorithm');
  if (callback !== undefined) validateFunction(callback, 'callback');
  const bytes = data(text, 'data');
  if (!key) throw new codes.ERR_CRYPTO_SIGN_KEY_REQUIRED();
  const how = details(key);
  const { der } = prepare(key, 'consumePrivate');
  const args = [der, digestOf(algorithm), false, bytes, ...how];
  if (callback === undefined) return Buffer.from(native.sign(...args));
  native.sign(...args, (error, signature) => (error ? callback(error) : callback(null, Buffer.from(signature))));
}

function verify(algorithm, text, key, signature, callback) {
  if (algorithm !== null && algorithm !== undefined) validateString(algorithm, 'algorithm');
  if (callback !== undefined) validateFunction(callback, 'callback');
  const bytes = data(text, 'data');
  const how = details(key);
  if (!isText(signature)) {
    throw new codes.ERR_INVALID_ARG_TYPE('signature', ['ArrayBuffer', 'Buffer', 'TypedArray', 'DataView', 'string'], signature);
  }
  const der = publicDer(prepare(key, 'consumePublic'));
  const args = [der, digestOf(algorithm), false, bytes, ...how, textBytes(signature)];
  const holds = (answer) => new Uint8Array(answer)[0] === 1;
  if (callback === undefined) return holds(native.verify(...args));
  native.verify(...args, (error, answer) => (error ? callback(error) : callback(null, holds(answer))));
}

// ---- Sign and Verify

function begin(stream, algorithm, options) {
  validateString(algorithm, 'algorithm');
  if (codeOf(algorithm) === -1) throw coded(TypeError, 'ERR_CRYPTO_INVALID_DIGEST', 'Invalid digest');
  Writable.call(stream, options);
  stream[kHash] = { hash: createHash(algorithm), number: numberOf(codeOf(algorithm)) };
}

function _write(chunk, encoding, callback) {
  this.update(chunk, encoding);
  callback();
}

function update(text, encoding) {
  if (typeof text === 'string') validateEncoding(text, encoding);
  else if (!isView(text)) throw new codes.ERR_INVALID_ARG_TYPE('data', ['string', 'Buffer', 'TypedArray', 'DataView'], text);
  running(this).hash.update(text, encoding);
  return this;
}

function running(stream) {
  if (stream[kHash] === undefined) throw coded(Error, 'ERR_CRYPTO_INVALID_STATE', 'Not initialised');
  return stream[kHash];
}

/** The digest of all that was given, and its number; nothing more can be given. */
function finish(stream, isPrivate, der) {
  const { hash, number } = running(stream);
  const { kind } = describe(isPrivate, der);
  if (kind === 'ed25519' || kind === 'x25519') throw new codes.ERR_CRYPTO_UNSUPPORTED_OPERATION();
  stream[kHash] = undefined;
  return [number, true, hash.digest()];
}

function Sign(algorithm, options) {
  if (new.target === undefined) return new Sign(algorithm, options);
  begin(this, algorithm, options);
}

function Verify(algorithm, options) {
  if (new.target === undefined) return new Verify(algorithm, options);
  begin(this, algorithm, options);
}

for (const Class of [Sign, Verify]) {
  Object.setPrototypeOf(Class.prototype, Writable.prototype);
  Object.setPrototypeOf(Class, Writable);
}
Object.assign(Sign.prototype, { _write, update });
Sign.prototype.sign = function sign(options, encoding) {
  if (!options) throw new codes.ERR_CRYPTO_SIGN_KEY_REQUIRED();
  const { der } = prepare(options, 'consumePrivate', 'privateKey');
  const how = details(options);
  const signature = Buffer.from(native.sign(der, ...finish(this, true, der), ...how));
  return encoding && encoding !== 'buffer' ? signature.toString(encoding) : signature;
};
Verify.prototype._write = _write;
Verify.prototype.update = update;
Verify.prototype.verify = function verify(options, signature, sigEncoding) {
  const der = publicDer(prepare(options, 'consumePublic'));
  const how = details(options);
  const bytes = data(signature, 'signature', sigEncoding);
  return new Uint8Array(native.verify(der, ...finish(this, false, der), ...how, bytes))[0] === 1;
};

const createSign = (algorithm, options) => new Sign(algorithm, options);
const createVerify = (algorithm, options) => new Verify(algorithm, options);

// ---- texts

/** What can be said of a key before the text is looked at. */
function checkKey(key, use, name) {
  if (!isText(key) && !isText(key?.key)) prepare(key, use, name);
}

/** A function of node:crypto that encrypts or decrypts: its number on the native side, the use of its key, its usual padding. */
function encryption(name, what, use, usual) {
  return { [name](options, buffer) {
    const { padding = usual, oaepHash = 'sha1', oaepLabel, encoding } = typeof options === 'object' && options !== null && !isView(options) ? options : {};
    const argument = use === 'consumePrivate' ? 'privateKey' : 'key';
    checkKey(options, use, argument);
    validateString(oaepHash, 'key.oaepHash');
    if (oaepLabel !== undefined && !isText(oaepLabel)) {
      throw new codes.ERR_INVALID_ARG_TYPE('key.oaepLabel', ['string', 'ArrayBuffer', 'Buffer', 'TypedArray', 'DataView'], oaepLabel);
    }
    const bytes = data(buffer, 'buffer', encoding);
    const prepared = prepare(options, use, argument);
    const der = use === 'consumePrivate' ? prepared.der : publicDer(prepared);
    const code = codeOf(oaepHash);
    if (code === -1) throw coded(Error, 'ERR_OSSL_EVP_INVALID_DIGEST', 'Invalid digest used');
    const label = oaepLabel === undefined ? new Uint8Array(0) : textBytes(oaepLabel, encoding);
    return Buffer.from(native.crypt(what, der, padding, numberOf(code), label, bytes));
  } }[name];
}

const PKCS1 = 1;
const OAEP = 4;
const publicEncrypt = encryption('publicEncrypt', 0, 'consumePublic', OAEP);
const privateDecrypt = encryption('privateDecrypt', 1, 'consumePrivate', OAEP);
const privateEncrypt = encryption('privateEncrypt', 2, 'consumePrivate', PKCS1);
const publicDecrypt = encryption('publicDecrypt', 3, 'consumePublic', PKCS1);

module.exports = { Sign, Verify, createSign, createVerify, sign, verify, publicEncrypt, privateDecrypt, privateEncrypt, publicDecrypt };
