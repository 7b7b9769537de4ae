// `internal/crypto_key_forms`: the forms in which keys of pairs come and go: PEM, DER, JWK. Of `node:crypto`, Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/crypto.html#cryptocreateprivatekeykey and https://www.rfc-editor.org/rfc/rfc7518#section-6
'use strict';

const { codes } = require('internal/errors');
const { validateObject } = require('internal/validators');
const { Buffer } = require('buffer');
const { bytesOf, isAnyArrayBuffer } = require('internal/buffer_values');
const native = require('internal/crypto_asymmetric');

const { isView } = ArrayBuffer;

/** An error with Node's code whose words are not those of the code's own text. */
function coded(Class, code, message) {
  return Object.assign(new Class(message), { code });
}

const incompatible = (form, why) => coded(Error, 'ERR_CRYPTO_INCOMPATIBLE_KEY_OPTIONS', `The selected key encoding ${form} ${why}.`);
const badJwk = (message) => coded(TypeError, 'ERR_CRYPTO_INVALID_JWK', message);
const invalid = (name, value) => new codes.ERR_INVALID_ARG_VALUE(name, value);

// ---- what a key is

/** A key's kind, as Node names it, and its details. */
function describe(isPrivate, der) {
  const [kind, first, exponent, hashAlgorithm, mgf1HashAlgorithm, saltLength] = native.describe(isPrivate, der);
  if (kind === 'ec') return { kind, details: { namedCurve: first } };
  if (first === undefined) return { kind, details: {} };
  const details = { modulusLength: first, publicExponent: BigInt(`0x${Buffer.from(exponent).toString('hex')}`) };
  if (hashAlgorithm !== undefined) Object.assign(details, { hashAlgorithm, mgf1HashAlgorithm, saltLength });
  return { kind, details };
}

// ---- keys that are given

/**
 * The key of an argument: whether it is private, and its DER. `use` is createPublic, createPrivate, consumePublic (private keys do, too) or
 * consumePrivate.
 */
function prepare(key, use, name = 'key') {
  const object = keyObjectOf(key);
  if (object !== undefined) return ofKeyObject(object, use, name);
  if (isText(key)) return read('pem', textBytes(key), undefined, use);
  if (typeof key !== 'object' || key === null) throw notAKey(name, key, use);
  const { key: data, encoding, format, type, passphrase } = key;
  const inner = keyObjectOf(data);
  if (inner !== undefined) return ofKeyObject(inner, use, `${name}.key`);
  if (format === 'jwk') {
    validateObject(data, `${name}.key`);
    return ofJwk(data, use);
  }
  if (!isText(data)) throw notAKey(`${name}.key`, data, use);
  const form = formOf({ format, type }, use, name);
  return read(form, textBytes(data, encoding), passphraseBytes(passphrase, encoding, `${name}.passphrase`), use);
}

const isText = (value) => typeof value === 'string' || isView(value) || isAnyArrayBuffer(value);

function textBytes(value, encoding) {
  if (typeof value === 'string') return Buffer.from(value, encoding === 'buffer' ? 'utf8' : encoding);
  return isView(value) ? bytesOf(value) : new Uint8Array(value);
}

function passphraseBytes(passphrase, encoding, name) {
  if (passphrase === undefined || passphrase === null) return undefined;
  if (!isText(passphrase)) throw invalid(name, passphrase);
  return textBytes(passphrase, encoding);
}

function notAKey(name, value, use) {
  const objects = { createPrivate: ['URL'], consumePrivate: ['KeyObject', 'CryptoKey', 'URL'] }[use] ?? ['KeyObject', 'CryptoKey'];
  const types = ['ArrayBuffer', 'Buffer', 'TypedArray', 'DataView', 'string', ...objects];
  return new codes.ERR_INVALID_ARG_TYPE(name, types, value);
}

function keyObjectOf(value) {
  if (typeof value !== 'object' || value === null) return undefined;
  const { isKeyObject, keyOfCryptoKey } = require('internal/crypto_keys');
  return isKeyObject(value) ? value : keyOfCryptoKey(value);
}

function ofKeyObject(object, use, name) {
  if (use === 'createPrivate') throw notAKey(name, object, use);
  const { type } = object;
  if (type !== 'private') {
    if (use !== 'consumePublic') throw new codes.ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE(type, 'private');
    if (type !== 'public') throw new codes.ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE(type, 'private or public');
  }
  return { isPrivate: type === 'private', der: require('internal/crypto_keys').bytesOfKey(object) };
}

/** What the native side is to read: `pem`, or the name of DER's form. */
function formOf({ format = 'pem', type }, use, name) {
  const isPublic = use === 'createPublic' || use === 'consumePublic';
  if (format !== 'pem' && format !== 'der') throw invalid(`${name}.format`, format);
  const known = isPublic ? ['pkcs1', 'pkcs8', 'sec1', 'spki'] : ['pkcs1', 'pkcs8', 'sec1'];
  if ((type !== undefined || format === 'der') && !known.includes(type)) throw invalid(`${name}.type`, type);
  if (format === 'pem') return 'pem';
  return type === 'pkcs1' && isPublic ? 'pkcs1-public' : type;
}

function read(form, bytes, passphrase, use) {
  const wantsPublic = use === 'createPublic' || use === 'consumePublic';
  try {
    const [isPrivate, der] = native.read(form, bytes, passphrase, wantsPublic);
    return { isPrivate, der: Buffer.from(der) };
  } catch (error) {
    if (form === 'pkcs1-public') return read('pkcs1', bytes, passphrase, use);
    throw error;
  }
}

// ---- JWK

const CURVES = { '__proto__': null, 'P-256': 'prime256v1', 'P-384': 'secp384r1', 'P-521': 'secp521r1', 'secp256k1': 'secp256k1' };
const NAMES = Object.fromEntries(Object.entries(CURVES).map(([name, curve]) => [curve, name]));
const RSA_PRIVATE = ['d', 'p', 'q', 'dp', 'dq', 'qi'];

function ofJwk(jwk, use) {
  const wantsPrivate = use === 'createPrivate' || use === 'consumePrivate';
  if (jwk.kty === undefined) throw badJwk('Invalid JWK format');
  const members = membersOf(jwk);
  const isPrivate = wantsPrivate || (use === 'consumePublic' && jwk.d !== undefined);
  const names = isPrivate ? [...members.public, ...members.private] : members.public;
  const message = `Invalid JWK ${jwk.kty} key`;
  if (names.some((name) => typeof jwk[name] !== 'string')) throw badJwk(message);
  const der = native.fromParts(members.kind, isPrivate, ...names.map((name) => Buffer.from(jwk[name], 'base64url')));
  if (der === undefined) throw badJwk(message);
  return { isPrivate, der: Buffer.from(der) };
}

function membersOf({ kty, crv }) {
  switch (kty) {
    case 'RSA': return { kind: 'rsa', public: ['n', 'e'], private: RSA_PRIVATE };
    case 'EC':
      if (CURVES[crv] === undefined) throw new codes.ERR_CRYPTO_INVALID_CURVE();
      return { kind: crv, public: ['x', 'y'], private: ['d'] };
    case 'OKP':
      if (crv !== 'Ed25519' && crv !== 'X25519') throw badJwk('Invalid JWK OKP key');
      return { kind: crv.toLowerCase(), public: ['x'], private: ['d'] };
    default: throw badJwk(`${kty} is not a supported JWK key type`);
  }
}

/** A key as JWK. */
function toJwk(isPrivate, der) {
  const { kind, details: { namedCurve } } = describe(isPrivate, der);
  const numbers = native.parts(isPrivate, der).map((bytes) => Buffer.from(bytes).toString('base64url'));
  const jwk = (head, names) => Object.assign(head, Object.fromEntries(names.slice(0, numbers.length).map((name, i) => [name, numbers[i]])));
  switch (kind) {
    case 'rsa': return jwk({ kty: 'RSA' }, ['n', 'e', ...RSA_PRIVATE]);
    case 'ec': return { ...jwk({ kty: 'EC' }, ['x', 'y']), crv: NAMES[namedCurve], ...(isPrivate ? { d: numbers[2] } : {}) };
    case 'ed25519':
    case 'x25519':
      return jwk({ kty: 'OKP', crv: kind === 'x25519' ? 'X25519' : 'Ed25519' }, ['x', 'd']);
    default: throw coded(Error, 'ERR_CRYPTO_JWK_UNSUPPORTED_KEY_TYPE', 'Unsupported JWK Key Type.');
  }
}

// ---- keys that are taken out

function exportPublic(der, kind, options) {
  validateObject(options, 'options');
  if (options.format === 'jwk') return toJwk(false, der);
  const { format, type } = checkPublicEncoding(options, 'options');
  return encoded(false, der, kind, { format, type });
}

function exportPrivate(der, kind, options) {
  validateObject(options, 'options');
  if (options.format === 'jwk') {
    if (options.passphrase !== undefined) throw incompatible('jwk', 'does not support encryption');
    return toJwk(true, der);
  }
  return encoded(true, der, kind, checkPrivateEncoding(options, 'options'));
}

function checkPublicEncoding({ format, type }, name) {
  if (format !== 'pem' && format !== 'der' && format !== 'jwk') throw invalid(`${name}.format`, format);
  if (format !== 'jwk' && type !== 'pkcs1' && type !== 'spki') throw invalid(`${name}.type`, type);
  return { format, type };
}

function checkPrivateEncoding({ format, type, cipher, passphrase, encoding }, name) {
  if (format !== 'pem' && format !== 'der' && format !== 'jwk') throw invalid(`${name}.format`, format);
  if (format === 'jwk') return { format };
  if (type !== 'pkcs1' && type !== 'pkcs8' && type !== 'sec1') throw invalid(`${name}.type`, type);
  if (cipher === undefined || cipher === null) {
    if (passphrase !== undefined) throw invalid(`${name}.cipher`, cipher);
    return { format, type };
  }
  if (typeof cipher !== 'string') throw invalid(`${name}.cipher`, cipher);
  if (format === 'der' && type !== 'pkcs8') throw incompatible(type, 'does not support encryption');
  if (!isText(passphrase)) throw invalid(`${name}.passphrase`, passphrase);
  return { format, type, cipher, passphrase: textBytes(passphrase, encoding) };
}

/** A key in the form that was checked. */
function encoded(isPrivate, der, kind, { format, type, cipher, passphrase }) {
  if (format === 'jwk') return toJwk(isPrivate, der);
  if (type === 'pkcs1' && kind !== 'rsa') throw incompatible('pkcs1', 'can only be used for RSA keys');
  if (type === 'sec1' && kind !== 'ec') throw incompatible('sec1', 'can only be used for EC keys');
  const output = native.encode(isPrivate, der, type, format === 'pem', cipher, passphrase);
  return typeof output === 'string' ? output : Buffer.from(output);
}

module.exports = { describe, prepare, exportPublic, exportPrivate, checkPublicEncoding, checkPrivateEncoding, encoded, toJwk, coded, invalid, textBytes, isText };
