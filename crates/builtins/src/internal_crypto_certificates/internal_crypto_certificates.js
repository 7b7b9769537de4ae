// `internal/crypto_certificates`: `X509Certificate` and `Certificate` (SPKAC) of `node:crypto`, Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/crypto.html#class-x509certificate
'use strict';

const { codes } = require('internal/errors');
const { validateBoolean, validateObject, validateString } = require('internal/validators');
const { Buffer } = require('buffer');
const { bytesOf } = require('internal/buffer_values');
const { isText, textBytes } = require('internal/crypto_key_forms');
const { isKeyObject, keyOf, createPublicKey } = require('internal/crypto_keys');
const { verify } = require('internal/crypto_sign');

const { isView } = ArrayBuffer;

// ---- DER

const SEQUENCE = 0x30;
const BIT_STRING = 0x03;
const OID = 0x06;

/** The value at a place: its tag, the whole of it, its contents, and where the next one begins. */
function valueAt(bytes, start) {
  const tag = bytes[start];
  let length = bytes[start + 1];
  let from = start + 2;
  if (length > 0x80) {
    const digits = length - 0x80;
    length = bytes.readUIntBE(from, digits);
    from += digits;
  }
  const end = from + length;
  if (!(end <= bytes.length)) throw new RangeError('DER that is cut off');
  return { tag, whole: bytes.subarray(start, end), contents: bytes.subarray(from, end), end };
}

/** The values that stand in a sequence. */
function valuesIn(bytes) {
  const { tag, contents } = valueAt(bytes, 0);
  if (tag !== SEQUENCE) throw new RangeError('not a sequence');
  const values = [];
  for (let at = 0; at < contents.length; at = values.at(-1).end) values.push(valueAt(contents, at));
  return values;
}

/** What is signed, the algorithm and the signature of a certificate or of an SPKAC. */
function signedParts(bytes) {
  const [signed, algorithm, signature] = valuesIn(bytes);
  if (signature?.tag !== BIT_STRING) throw new RangeError('no signature');
  const [name] = valuesIn(algorithm.whole);
  if (name.tag !== OID) throw new RangeError('no algorithm');
  return { signed: signed.whole, oid: dotted(name.contents), signature: signature.contents.subarray(1) };
}

/** An object identifier with its dots. */
function dotted(bytes) {
  const numbers = [];
  let number = 0;
  for (const byte of bytes) {
    number = number * 128 + (byte & 0x7f);
    if (byte >= 0x80) continue;
    numbers.push(...(numbers.length === 0 ? [Math.min(Math.floor(number / 40), 2), number - 40 * Math.min(Math.floor(number / 40), 2)] : [number]));
    number = 0;
  }
  return numbers.join('.');
}

/** OpenSSL's names of signatures, and their digests. */
const SIGNATURES = {
  '__proto__': null,
  '1.2.840.113549.1.1.4': ['md5WithRSAEncryption', 'md5'],
  '1.2.840.113549.1.1.5': ['sha1WithRSAEncryption', 'sha1'],
  '1.2.840.113549.1.1.11': ['sha256WithRSAEncryption', 'sha256'],
  '1.2.840.113549.1.1.12': ['sha384WithRSAEncryption', 'sha384'],
  '1.2.840.113549.1.1.13': ['sha512WithRSAEncryption', 'sha512'],
  '1.2.840.113549.1.1.14': ['sha224WithRSAEncryption', 'sha224'],
  '1.2.840.10045.4.1': ['ecdsa-with-SHA1', 'sha1'],
  '1.2.840.10045.4.3.1': ['ecdsa-with-SHA224', 'sha224'],
  '1.2.840.10045.4.3.2': ['ecdsa-with-SHA256', 'sha256'],
  '1.2.840.10045.4.3.3': ['ecdsa-with-SHA384', 'sha384'],
  '1.2.840.10045.4.3.4': ['ecdsa-with-SHA512', 'sha512'],
  '1.3.101.112': ['ED25519', null],
};

/** Whether the signature under the parts is the key's. */
function isSignedBy({ signed, oid, signature }, key) {
  const [, digest] = SIGNATURES[oid] ?? [];
  if (digest === undefined) return false;
  try {
    return verify(digest, signed, key, signature);
  } catch {
    return false; // a key of another kind
  }
}

// ---- X509Certificate

function pemError(number, reason) {
  const library = 'PEM routines';
  return Object.assign(new Error(`error:${number}:${library}::${reason}`), { library, reason, code: `ERR_OSSL_PEM_${reason.toUpperCase().replaceAll(' ', '_')}` });
}

/** The bytes of the first certificate in a text, or of one in DER. */
function derOf(bytes) {
  if (bytes[0] === SEQUENCE) return Buffer.from(bytes);
  const match = /-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----([^-]*)-----END/.exec(bytes.toString('latin1'));
  if (match === null) throw pemError('0480006C', 'no start line');
  return Buffer.from(match[1], 'base64');
}

const lines = (pairs) => (pairs.length === 0 ? undefined : pairs.map(([name, value]) => `${name}=${value}`).join('\n'));

class X509Certificate {
  #der;
  #said;
  #parts;
  #legacy;

  constructor(buffer) {
    if (typeof buffer !== 'string' && !isView(buffer)) throw new codes.ERR_INVALID_ARG_TYPE('buffer', ['string', 'Buffer', 'TypedArray', 'DataView'], buffer);
    this.#der = derOf(typeof buffer === 'string' ? Buffer.from(buffer) : Buffer.from(bytesOf(buffer)));
    try {
      this.#parts = signedParts(this.#der);
      this.#said = JSON.parse(require('internal/tls').native.certificate(new Uint8Array(this.#der)));
      this.#der = this.#der.subarray(0, valueAt(this.#der, 0).end);
    } catch {
      throw pemError('0480006C', 'no start line');
    }
    this.#legacy = require('internal/tls/certificates').certificateObject([this.#der], false);
  }

  static isOne(value) { return typeof value === 'object' && value !== null && #der in value; }

  get subject() { return lines(this.#said.subject); }
  get subjectAltName() { return this.#legacy.subjectaltname; }
  get issuer() { return lines(this.#said.issuer); }
  get issuerCertificate() { return undefined; }
  get infoAccess() {
    const { infoAccess } = this.#legacy;
    return infoAccess && Object.entries(infoAccess).flatMap(([method, places]) => places.map((place) => `${method}:${place}`)).join('\n');
  }
  get validFrom() { return this.#legacy.valid_from; }
  get validTo() { return this.#legacy.valid_to; }
  get validFromDate() { return new Date(this.validFrom); }
  get validToDate() { return new Date(this.validTo); }
  get fingerprint() { return this.#legacy.fingerprint; }
  get fingerprint256() { return this.#legacy.fingerprint256; }
  get fingerprint512() { return this.#legacy.fingerprint512; }
  get keyUsage() { return this.#legacy.ext_key_usage; }
  get serialNumber() { return this.#legacy.serialNumber; }
  get signatureAlgorithm() { return SIGNATURES[this.#parts.oid]?.[0]; }
  get signatureAlgorithmOid() { return this.#parts.oid; }
  get raw() { return Buffer.from(this.#der); }
  get publicKey() { return createPublicKey(this.toString()); }

  toString() {
    return `-----BEGIN CERTIFICATE-----\n${this.#der.toString('base64').replace(/.{1,64}/g, '$&\n')}-----END CERTIFICATE-----\n`;
  }

  toJSON() { return this.toString(); }
  get ca() { return this.#legacy.ca; }

  /** The name in the certificate that fits the host. */
  checkHost(name, options) {
    validateString(name, 'name');
    const { subject, wildcards } = checkOptions(options);
    const names = this.#alternatives('DNS');
    const fits = (pattern) => hostFits(name.toLowerCase(), pattern.toLowerCase(), wildcards);
    const found = names.find(fits);
    if (found !== undefined || subject === 'never' || (names.length > 0 && subject !== 'always')) return found;
    return this.#subjectValues('CN').find(fits);
  }

  checkEmail(email, options) {
    validateString(email, 'email');
    const { subject } = checkOptions(options);
    const names = this.#alternatives('email');
    const fits = (address) => sameAddress(address, email);
    if (names.some(fits)) return email;
    if (subject === 'never' || (names.length > 0 && subject !== 'always')) return undefined;
    return this.#subjectValues('emailAddress').some(fits) ? email : undefined;
  }

  checkIP(ip, options) {
    validateString(ip, 'ip');
    checkOptions(options);
    const { isIP } = require('net');
    if (isIP(ip) === 0) throw Object.assign(new TypeError('Invalid name'), { code: 'ERR_INVALID_ARG_VALUE' });
    const same = (other) => canonicalAddress(other) === canonicalAddress(ip);
    return this.#alternatives('IP Address').some(same) ? ip : undefined;
  }

  checkIssued(otherCert) {
    if (!isCertificate(otherCert)) throw new codes.ERR_INVALID_ARG_TYPE('otherCert', 'X509Certificate', otherCert);
    return this.issuer === otherCert.subject && (otherCert.ca || this.issuer === this.subject);
  }

  checkPrivateKey(pkey) {
    if (!isKeyObject(pkey)) throw new codes.ERR_INVALID_ARG_TYPE('pkey', 'KeyObject', pkey);
    if (pkey.type !== 'private') throw new codes.ERR_INVALID_ARG_VALUE('pkey', pkey);
    return createPublicKey(pkey).equals(this.publicKey);
  }

  verify(pkey) {
    if (!isKeyObject(pkey)) throw new codes.ERR_INVALID_ARG_TYPE('pkey', 'KeyObject', pkey);
    if (pkey.type !== 'public') throw new codes.ERR_INVALID_ARG_VALUE('pkey', pkey);
    return isSignedBy(this.#parts, pkey);
  }

  toLegacyObject() {
    return require('internal/tls/certificates').certificateObject([this.#der], false);
  }

  [Symbol.for('nodejs.util.inspect.custom')](depth, options) {
    if (depth < 0) return this;
    const names = ['subject', 'subjectAltName', 'issuer', 'infoAccess', 'validFrom', 'validTo', 'validFromDate', 'validToDate', 'fingerprint', 'fingerprint256', 'fingerprint512', 'keyUsage', 'serialNumber', 'signatureAlgorithm', 'signatureAlgorithmOid'];
    const shown = Object.fromEntries(names.map((name) => [name, this[name]]));
    return `X509Certificate ${require('internal/inspect').inspect(shown, { ...options, depth: options.depth == null ? null : options.depth - 1 })}`;
  }

  /** The alternative names of a kind. */
  #alternatives(kind) {
    const entries = (this.#legacy.subjectaltname ?? '').split(', ');
    return entries.filter((entry) => entry.startsWith(`${kind}:`)).map((entry) => entry.slice(kind.length + 1));
  }

  #subjectValues(name) {
    return this.#said.subject.filter(([key]) => key === name).map(([, value]) => value);
  }
}
const { isOne: isCertificate } = X509Certificate;
delete X509Certificate.isOne;

function checkOptions(options) {
  if (options === undefined) return { subject: 'default', wildcards: true };
  validateObject(options, 'options');
  const { subject = 'default', wildcards = true, partialWildcards = true, multiLabelWildcards = false, singleLabelSubdomains = false } = options;
  validateString(subject, 'options.subject');
  if (!['default', 'always', 'never'].includes(subject)) throw new codes.ERR_INVALID_ARG_VALUE('options.subject', subject);
  for (const [name, value] of Object.entries({ wildcards, partialWildcards, multiLabelWildcards, singleLabelSubdomains })) validateBoolean(value, `options.${name}`);
  return { subject, wildcards };
}

/** Whether a pattern's first label, which may be or have a star, and all its others fit the host's (RFC 6125, 6.4.3). */
function hostFits(host, pattern, wildcards) {
  if (host === pattern) return true;
  if (!wildcards || !pattern.includes('*')) return false;
  const [first, ...rest] = pattern.split('.');
  const [label, ...others] = host.split('.');
  if (rest.length < 2 || rest.join('.') !== others.join('.') || first.split('*').length !== 2 || label.startsWith('xn--')) return false;
  const [before, after] = first.split('*');
  return label.length >= before.length + after.length && label.startsWith(before) && label.endsWith(after);
}

/** Before the @ exactly, behind it in any case. */
function sameAddress(a, b) {
  const [user, domain] = [a.lastIndexOf('@'), b.lastIndexOf('@')];
  return a.slice(0, user) === b.slice(0, domain) && a.slice(user).toLowerCase() === b.slice(domain).toLowerCase();
}

function canonicalAddress(address) {
  return address.includes(':') ? new URL(`http://[${address}]`).hostname : address;
}

// ---- SPKAC

/** The key and challenge of an SPKAC (Netscape's signed public key and challenge), as base64; undefined if it is none. */
function readSpkac(spkac, encoding) {
  if (!isText(spkac)) throw new codes.ERR_INVALID_ARG_TYPE('spkac', ['ArrayBuffer', 'Buffer', 'TypedArray', 'DataView', 'string'], spkac);
  const text = Buffer.from(textBytes(spkac, encoding)).toString('latin1');
  try {
    const parts = signedParts(Buffer.from(text, 'base64'));
    const [key, challenge] = valuesIn(parts.signed);
    return { parts, key: keyOf('public', key.whole), challenge: challenge.contents };
  } catch {
    return undefined;
  }
}

function verifySpkac(spkac, encoding) {
  const read = readSpkac(spkac, encoding);
  return read !== undefined && isSignedBy(read.parts, read.key);
}

function exportPublicKey(spkac, encoding) {
  const read = readSpkac(spkac, encoding);
  return read === undefined ? '' : Buffer.from(read.key.export({ type: 'spki', format: 'pem' }));
}

function exportChallenge(spkac, encoding) {
  const read = readSpkac(spkac, encoding);
  return read === undefined ? '' : Buffer.from(read.challenge);
}

function Certificate() {
  if (!(this instanceof Certificate)) return new Certificate();
}
for (const method of [verifySpkac, exportChallenge, exportPublicKey]) Certificate[method.name] = Certificate.prototype[method.name] = method;

module.exports = { X509Certificate, Certificate };
