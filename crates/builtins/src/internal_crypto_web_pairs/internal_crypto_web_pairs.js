// `internal/crypto_web_pairs`: pairs of keys of the Web Crypto API: RSA, ECDSA, ECDH, Ed25519, X25519.
// Follows https://w3c.github.io/webcrypto/#rsassa-pkcs1 and the sections behind it
'use strict';

const { Buffer } = require('buffer');
const { codeOf } = require('internal/crypto_hash');
const { describe, prepare, toJwk } = require('internal/crypto_key_forms');
const native = require('internal/crypto_asymmetric');
const { makePair, makeCryptoKey, checkUse, checkOperations, usagesOf, bytesOfKey } = require('internal/crypto_web_keys');

/** What the halves of each algorithm's keys may be used for. */
const PAIRS = {
  '__proto__': null,
  'RSASSA-PKCS1-v1_5': { kind: 'rsa', public: ['verify'], private: ['sign'] },
  'RSA-PSS': { kind: 'rsa', public: ['verify'], private: ['sign'] },
  'RSA-OAEP': { kind: 'rsa', public: ['encrypt', 'wrapKey'], private: ['decrypt', 'unwrapKey'] },
  'ECDSA': { kind: 'ec', public: ['verify'], private: ['sign'] },
  'ECDH': { kind: 'ec', public: [], private: ['deriveKey', 'deriveBits'] },
  'Ed25519': { kind: 'ed25519', public: ['verify'], private: ['sign'] },
  'X25519': { kind: 'x25519', public: [], private: ['deriveKey', 'deriveBits'] },
};
const CURVES = { '__proto__': null, 'P-256': 'prime256v1', 'P-384': 'secp384r1', 'P-521': 'secp521r1' };

const syntaxError = (message) => new DOMException(message, 'SyntaxError');
const dataError = (message, cause) => new DOMException(message, { name: 'DataError', cause });
const notSupported = (message) => new DOMException(message, 'NotSupportedError');
const invalidAccess = (message) => new DOMException(message, 'InvalidAccessError');
const operationError = (message, cause) => new DOMException(message, { name: 'OperationError', cause });
const FAILED = 'The operation failed for an operation-specific reason';

const numberOf = (hash) => (codeOf(hash) & 0xffff) >> 8;
const toBuffer = (bytes) => new Uint8Array(bytes).buffer;

/** An operation of the native side on the pool. */
function onPool(operation, ...args) {
  return new Promise((resolve, reject) => {
    operation(...args, (error, value) => (error ? reject(operationError(FAILED, error)) : resolve(value)));
  });
}

/** Those of the usages that a half may have. */
const among = (usages, allowed) => usages.filter((usage) => allowed.includes(usage));

// ---- generated

/** Like the functions below: what is wrong is thrown, so that the caller's promise is rejected at once. */
function generatePair(name, algorithm, extractable, keyUsages) {
  const { kind, public: forPublic, private: forPrivate } = PAIRS[name];
  const { args, own } = generation(name, kind, algorithm);
  const usages = usagesOf(name, keyUsages, [...forPublic, ...forPrivate]);
  if (among(usages, forPrivate).length === 0) throw syntaxError('Usages cannot be empty when creating a key.');
  while (args.length < 6) args.push(undefined);
  const key = (type, der, may, canLeave) => makeCryptoKey(type, Buffer.from(der), { ...own }, canLeave, among(usages, may));
  return onPool(native.generate, ...args).then(([publicDer, privateDer]) => (
    makePair(key('public', publicDer, forPublic, true), key('private', privateDer, forPrivate, extractable))
  ));
}

function generation(name, kind, algorithm) {
  if (kind === 'rsa') {
    const { modulusLength, publicExponent, hash } = algorithm;
    if (modulusLength < 512) throw operationError('algorithm.modulusLength must be at least 512');
    checkExponent(publicExponent);
    const own = { name, modulusLength: Number(modulusLength), publicExponent: new Uint8Array(publicExponent), hash };
    return { args: ['rsa', own.modulusLength, own.publicExponent], own };
  }
  if (kind === 'ec') {
    const { namedCurve } = algorithm;
    return { args: ['ec', curveOf(namedCurve)], own: { name, namedCurve } };
  }
  return { args: [kind], own: { name } };
}

/** Throws for what cannot be generated; false for what is no pair. */
function checkGeneration(algorithm) {
  const own = PAIRS[algorithm.name];
  if (own !== undefined) generation(algorithm.name, own.kind, algorithm);
  return own !== undefined;
}

/** The other half of a private key. */
function publicHalf(key, keyUsages) {
  const { name } = key.algorithm;
  if (PAIRS[name] === undefined) throw notSupported('key must be a private key');
  if (key.type !== 'private') throw invalidAccess('key must be a private key');
  const usages = usagesOf(name, keyUsages, PAIRS[name].public);
  const object = require('crypto').createPublicKey({ key: bytesOfKey(key), format: 'der', type: 'pkcs8' });
  return makeCryptoKey('public', object.export({ format: 'der', type: 'spki' }), { ...key.algorithm }, true, usages);
}

function checkExponent(bytes) {
  const number = BigInt(`0x0${Buffer.from(bytes).toString('hex')}`);
  if (number < 3n) throw operationError('algorithm.publicExponent must be at least 3');
  if (number % 2n === 0n) throw operationError('algorithm.publicExponent must be odd');
}

function curveOf(namedCurve) {
  if (CURVES[namedCurve] === undefined) throw notSupported('Unrecognized namedCurve');
  return CURVES[namedCurve];
}

// ---- imported

/** A CryptoKey of data in one of the formats; the algorithm's parameters are checked first. */
function importPairKey(format, data, name, algorithm, extractable, keyUsages) {
  const parameters = parametersOf(name, algorithm);
  const { isPrivate, der } = format === 'jwk' ? ofJwk(data, name, parameters, extractable, keyUsages) : ofBytes(format, data, name, parameters, keyUsages);
  return finished(isPrivate, der, name, parameters, extractable, checkedUsages(name, isPrivate, keyUsages));
}

function parametersOf(name, algorithm) {
  const { kind } = PAIRS[name];
  if (kind === 'rsa') return { hash: algorithm.hash.name };
  if (kind !== 'ec') return {};
  return { curve: curveOf(algorithm.namedCurve), namedCurve: algorithm.namedCurve };
}

function checkedUsages(name, isPrivate, keyUsages) {
  const usages = usagesOf(name, keyUsages, PAIRS[name][isPrivate ? 'private' : 'public']);
  if (isPrivate && usages.length === 0) throw syntaxError('Usages cannot be empty when importing a private key.');
  return usages;
}

function ofBytes(format, data, name, { curve }, keyUsages) {
  const { kind } = PAIRS[name];
  const isRaw = format === 'raw' || format === 'raw-public';
  if (format !== 'spki' && format !== 'pkcs8' && !(isRaw && kind !== 'rsa')) throw notSupported(`Unable to import ${name} using ${format} format`);
  const bytes = Buffer.from(data);
  usagesOf(name, keyUsages, PAIRS[name][format === 'pkcs8' ? 'private' : 'public']);
  if (isRaw) return { isPrivate: false, der: ofRaw(kind, curve, bytes) };
  try {
    const [isPrivate, der] = native.read(format, bytes, undefined, true);
    return { isPrivate, der: Buffer.from(der) };
  } catch (error) {
    throw dataError('Invalid keyData', error);
  }
}

function ofRaw(kind, curve, bytes) {
  const numbers = kind === 'ec' ? coordinates(curve, bytes) : [bytes];
  const der = numbers === undefined ? undefined : native.fromParts(kind === 'ec' ? curve : kind, false, ...numbers);
  if (der === undefined) throw dataError('Invalid keyData');
  return Buffer.from(der);
}

function coordinates(curve, bytes) {
  const point = native.curveForm(curve, bytes, false);
  if (point === undefined) return undefined;
  const size = (point.byteLength - 1) / 2;
  return [new Uint8Array(point, 1, size), new Uint8Array(point, 1 + size)];
}

function ofJwk(jwk, name, { hash, namedCurve }, extractable, keyUsages) {
  const { kind, private: forPrivate } = PAIRS[name];
  const isPrivate = jwk.d !== undefined;
  const usages = usagesOf(name, keyUsages, PAIRS[name][isPrivate ? 'private' : 'public']);
  if (jwk.kty === undefined) throw dataError('Invalid keyData');
  const kty = { rsa: 'RSA', ec: 'EC' }[kind] ?? 'OKP';
  if (jwk.kty !== kty) throw dataError('Invalid JWK "kty" Parameter');
  if (usages.length > 0 && jwk.use !== undefined && jwk.use !== (forPrivate.includes('sign') ? 'sig' : 'enc')) throw dataError('Invalid JWK "use" Parameter');
  checkOperations(jwk.key_ops, usages);
  if (jwk.ext !== undefined && jwk.ext !== true && extractable) throw dataError('JWK "ext" Parameter and extractable mismatch');
  if (kind === 'ec' && jwk.crv !== namedCurve) throw dataError('JWK "crv" does not match the requested algorithm');
  if (kty === 'OKP' && jwk.crv !== name) throw dataError('JWK "crv" Parameter and algorithm name mismatch');
  const expected = jwkNames(name, hash, namedCurve);
  if (jwk.alg !== undefined && expected.length > 0 && !expected.includes(jwk.alg)) throw dataError('JWK "alg" does not match the requested algorithm');
  try {
    return prepare({ key: jwk, format: 'jwk' }, isPrivate ? 'createPrivate' : 'createPublic');
  } catch (error) {
    throw dataError('Invalid keyData', error);
  }
}

/** What JWK calls an algorithm. */
function jwkNames(name, hash, namedCurve) {
  const bits = hash?.replace('SHA-', '');
  switch (name) {
    case 'RSASSA-PKCS1-v1_5': return [`RS${bits}`];
    case 'RSA-PSS': return [`PS${bits}`];
    case 'RSA-OAEP': return [hash === 'SHA-1' ? 'RSA-OAEP' : `RSA-OAEP-${bits}`];
    case 'ECDSA': return [{ 'P-256': 'ES256', 'P-384': 'ES384', 'P-521': 'ES512' }[namedCurve]];
    case 'Ed25519': return ['Ed25519', 'EdDSA'];
    default: return [];
  }
}

/** The CryptoKey of DER that was read, if it is a key of the algorithm. */
function finished(isPrivate, der, name, { hash, namedCurve, curve }, extractable, usages) {
  const { kind, details } = describe(isPrivate, der);
  if (kind !== PAIRS[name].kind) throw dataError('Invalid key type');
  if (curve !== undefined && details.namedCurve !== curve) throw dataError('Named curve mismatch');
  const own = { name };
  if (kind === 'rsa') Object.assign(own, { modulusLength: details.modulusLength, publicExponent: exponentOf(details.publicExponent), hash: { name: hash } });
  if (kind === 'ec') own.namedCurve = namedCurve;
  return makeCryptoKey(isPrivate ? 'private' : 'public', der, own, extractable, usages);
}

function exponentOf(number) {
  const digits = number.toString(16);
  return new Uint8Array(Buffer.from(digits.length % 2 === 0 ? digits : `0${digits}`, 'hex'));
}

/** A CryptoKey of a KeyObject. */
function importObject(isPrivate, der, name, algorithm, extractable, keyUsages) {
  return finished(isPrivate, der, name, parametersOf(name, algorithm), extractable, checkedUsages(name, isPrivate, keyUsages));
}

// ---- exported

function exportPairKey(format, key) {
  const { type, algorithm } = key;
  const { name } = algorithm;
  const der = bytesOfKey(key);
  const isPrivate = type === 'private';
  const mustBe = (other) => invalidAccess(`Key must be a ${other} key`);
  switch (format) {
    case 'spki':
      if (isPrivate) throw mustBe('public');
      return toBuffer(der);
    case 'pkcs8':
      if (!isPrivate) throw mustBe('private');
      return toBuffer(der);
    case 'jwk': {
      const { kind } = PAIRS[name];
      const alg = kind === 'ec' || kind === 'x25519' ? {} : { alg: jwkNames(name, algorithm.hash?.name)[0] };
      return { key_ops: [...key.usages], ext: key.extractable, ...alg, ...toJwk(isPrivate, der) };
    }
    case 'raw':
    case 'raw-public':
      if (PAIRS[name].kind === 'rsa' || isPrivate) break;
      return toBuffer(rawOf(name, der));
  }
  throw notSupported(`Unable to export ${name} ${type} key using ${format} format`);
}

function rawOf(name, der) {
  const numbers = native.parts(false, der).map((bytes) => new Uint8Array(bytes));
  return PAIRS[name].kind === 'ec' ? Buffer.concat([Uint8Array.of(4), ...numbers]) : numbers[0];
}

// ---- used

/** The key's DER, if it is of the algorithm and of that type and may be used so. */
function derOf(key, name, type, usage) {
  const der = bytesOfKey(key);
  checkUse(key, name, usage);
  if (key.type !== type) throw invalidAccess(`Key must be a ${type} key`);
  return der;
}

const PKCS1 = 1;
const OAEP = 4;
const PSS = 6;

/** Digest, padding, salt and form of a signature. */
function signing(name, algorithm, key) {
  switch (name) {
    case 'RSASSA-PKCS1-v1_5': return [key.algorithm?.hash?.name, PKCS1, undefined, false];
    case 'RSA-PSS':
      return [key.algorithm?.hash?.name, PSS, Number(algorithm.saltLength), false];
    case 'ECDSA':
      return [algorithm.hash.name, undefined, undefined, true];
    default: return [undefined, undefined, undefined, false];
  }
}

function sign(name, algorithm, key, data) {
  const [hash, padding, salt, plain] = signing(name, algorithm, key);
  const der = derOf(key, name, 'private', 'sign');
  return onPool(native.sign, der, hash === undefined ? -1 : numberOf(hash), false, data, padding, salt, plain);
}

function verify(name, algorithm, key, signature, data) {
  const [hash, padding, salt, plain] = signing(name, algorithm, key);
  const der = derOf(key, name, 'public', 'verify');
  return onPool(native.verify, der, hash === undefined ? -1 : numberOf(hash), false, data, padding, salt, plain, signature)
    .then((answer) => new Uint8Array(answer)[0] === 1);
}

/** RSA-OAEP. */
function crypt(algorithm, key, data, usage) {
  const encrypts = usage === 'encrypt' || usage === 'wrapKey';
  const { label = new Uint8Array(0) } = algorithm;
  const der = derOf(key, 'RSA-OAEP', encrypts ? 'public' : 'private', usage);
  return onPool(native.crypt, encrypts ? 0 : 1, der, OAEP, numberOf(key.algorithm.hash.name), Buffer.from(label), data);
}

/** ECDH and X25519: so many bits of the secret, all of it without a length. */
function deriveBits(name, algorithm, baseKey, length, usage) {
  const { public: publicKey } = algorithm;
  const other = bytesOfKey(publicKey);
  const der = derOf(baseKey, name, 'private', usage);
  if (publicKey.type !== 'public') throw invalidAccess('algorithm.public must be a public key');
  if (publicKey.algorithm.name !== name) throw invalidAccess('key algorithm mismatch');
  if (publicKey.algorithm.namedCurve !== baseKey.algorithm.namedCurve) throw invalidAccess('Named curve mismatch');
  return onPool(native.agree, der, other).then((secret) => firstBits(secret, length));
}

function firstBits(secret, length) {
  if (length === null || length === undefined) return secret;
  if (length > secret.byteLength * 8) throw operationError('derived bit length is too small');
  const bits = new Uint8Array(secret.slice(0, Math.ceil(length / 8)));
  if (length % 8 !== 0) bits[bits.length - 1] &= 0xff << (8 - (length % 8));
  return bits.buffer;
}

module.exports = { checkGeneration, curveOf, publicHalf, generatePair, importPairKey, importObject, exportPairKey, sign, verify, crypt, deriveBits };
