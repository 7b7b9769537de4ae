// `internal/tls/context`: `tls.createSecureContext`: keys, certificates, authorities, versions and cipher suites. Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/tls.html#tlscreatesecurecontextoptions
'use strict';

const { codes } = require('internal/errors');
const { native, versions, olderVersions, sslError, unavailable } = require('internal/tls');

/** Suites that there are, in the order that they are preferred in when nothing else is said. */
const MODERN = ['TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256', 'TLS_AES_128_GCM_SHA256'];
const CLASSIC = ['ECDHE-ECDSA-AES256-GCM-SHA384', 'ECDHE-RSA-AES256-GCM-SHA384', 'ECDHE-ECDSA-CHACHA20-POLY1305', 'ECDHE-RSA-CHACHA20-POLY1305',
  'ECDHE-ECDSA-AES128-GCM-SHA256', 'ECDHE-RSA-AES128-GCM-SHA256'];

const freed = new FinalizationRegistry((id) => native.freeContext(id));

class SecureContext {
  constructor(options = {}) {
    this.context = new NativeContext(options);
  }
}

/** What `context.context` is: programs add to it as they did with OpenSSL's. */
class NativeContext {
  #parts;
  #id = 0;

  constructor(options) {
    this.#parts = readOptions(options);
    // What is wrong is told at once.
    this.#make();
  }

  #make() {
    const { chains, keys, authorities, suites, least, most } = this.#parts;
    const id = named(() => native.makeContext(chains, keys, authorities ?? trustedByDefault(), suites, least, most));
    freed.register(this, id);
    this.#id = id;
  }

  addCACert(text) {
    const { Buffer } = require('buffer');
    this.#parts.authorities = [...this.#parts.authorities ?? getCACertificates('default').map((one) => Buffer.from(one)), Buffer.from(text)];
    this.#make();
  }

  static idOf(context) {
    return context.#id;
  }

  static is(value) {
    return typeof value === 'object' && value !== null && #id in value;
  }
}

// Programs see an object without methods of its own.
Object.defineProperty(NativeContext, 'name', { value: 'SecureContext' });

/** The native context of a SecureContext. */
const idOf = ({ context }) => NativeContext.idOf(context);
const isContext = (value) => NativeContext.is(value?.context);

/** Errors of OpenSSL have the parts of their message as properties. */
function named(make) {
  try {
    return make();
  } catch (error) {
    const [, , library, , reason] = /^error:(\w+):([^:]*):([^:]*):(.*)$/.exec(error.message) ?? [];
    throw reason === undefined ? error : withParts(error, library, reason);
  }
}

function withParts(error, library, reason) {
  const { code } = error;
  delete error.code;
  return Object.assign(error, { library, reason, code });
}

Object.defineProperty(SecureContext, 'length', { value: 4 });

function createSecureContext(options) {
  return new SecureContext(options !== null && typeof options === 'object' ? options : {});
}

// ---- options

function readOptions(options) {
  const { validateString, validateInteger } = require('internal/validators');
  const { ca, cert, key, pfx, passphrase, crl, dhparam, ecdhCurve, sigalgs, clientCertEngine, privateKeyEngine, privateKeyIdentifier } = options;
  if (ca) each(ca, (one) => validateKeyOrCert('options.ca', one));
  if (cert) each(cert, (one) => validateKeyOrCert('options.cert', one));
  if (key) each(key, (one) => validateKeyOrCert('options.key', one?.pem !== undefined ? one.pem : one));
  if ((key || pfx) && passphrase !== undefined && passphrase !== null) validateString(passphrase, 'options.passphrase');
  const parts = { chains: [], keys: [], authorities: ca ? listOf(ca).map((one) => asBuffer(one)) : undefined };
  if (cert) parts.chains = listOf(cert).map(asBuffer);
  if (key) parts.keys = listOf(key).map((one) => readKey(one, passphrase));
  if (pfx) readPfx(parts, pfx, passphrase, Boolean(ca));
  if (sigalgs !== undefined && sigalgs !== null) {
    validateString(sigalgs, 'options.sigalgs');
    if (sigalgs === '') throw new codes.ERR_INVALID_ARG_VALUE('options.sigalgs', sigalgs);
    throw unavailable('options.sigalgs');
  }
  if (ecdhCurve !== undefined && ecdhCurve !== null) checkCurves(ecdhCurve, validateString);
  if (clientCertEngine !== undefined && clientCertEngine !== null) {
    if (typeof clientCertEngine !== 'string') throw new codes.ERR_INVALID_ARG_TYPE('options.clientCertEngine', ['string', 'null', 'undefined'], clientCertEngine);
    throw new codes.ERR_CRYPTO_CUSTOM_ENGINE_NOT_SUPPORTED();
  }
  if (privateKeyIdentifier && !privateKeyEngine) throw new codes.ERR_INVALID_ARG_VALUE('options.privateKeyEngine', privateKeyEngine);
  if (privateKeyEngine && !privateKeyIdentifier) throw new codes.ERR_INVALID_ARG_VALUE('options.privateKeyIdentifier', privateKeyIdentifier);
  if (privateKeyEngine) throw new codes.ERR_CRYPTO_CUSTOM_ENGINE_NOT_SUPPORTED();
  if (crl !== undefined && crl !== null) {
    each(crl, (one) => validateKeyOrCert('options.crl', one));
    if (!listOf(crl).every((one) => asBuffer(one).includes('BEGIN X509 CRL'))) throw new codes.ERR_CRYPTO_OPERATION_FAILED('Failed to parse CRL');
    throw unavailable('options.crl');
  }
  // Key exchange by DHE is never agreed on, whatever its parameters.
  if (dhparam !== undefined && dhparam !== null && dhparam !== 'auto') validateKeyOrCert('options.dhparam', dhparam);
  if (options.sessionIdContext !== undefined && options.sessionIdContext !== null) validateString(options.sessionIdContext, 'options.sessionIdContext');
  if (options.sessionTimeout !== undefined && options.sessionTimeout !== null) require('internal/validators').validateInt32(options.sessionTimeout, 'options.sessionTimeout', 0);
  if (options.ticketKeys !== undefined && options.ticketKeys !== null) checkTicketKeys(options.ticketKeys);
  if (options.secureOptions) validateInteger(options.secureOptions, 'secureOptions');
  const [least, most] = versionRange(options);
  return { ...parts, least, most, suites: suitesOf(options.ciphers, validateString) };
}

const listOf = (value) => (Array.isArray(value) ? value : [value]);
const each = (value, work) => listOf(value).forEach(work);

function validateKeyOrCert(name, value) {
  if (typeof value !== 'string' && !ArrayBuffer.isView(value)) {
    throw new codes.ERR_INVALID_ARG_TYPE(name, ['string', 'Buffer', 'TypedArray', 'DataView'], value);
  }
}

function asBuffer(value) {
  const { Buffer } = require('buffer');
  return typeof value === 'string' ? Buffer.from(value) : Buffer.from(value.buffer, value.byteOffset, value.byteLength);
}

function readKey(key, passphrase) {
  const pem = asBuffer(key?.pem !== undefined ? key.pem : key);
  if (!pem.includes('ENCRYPTED')) return pem;
  return require('internal/tls/keys').decrypted(pem, key?.passphrase ?? passphrase);
}

function readPfx(parts, pfx, passphrase, hasAuthorities) {
  for (const one of listOf(pfx)) {
    const isObject = one?.buf !== undefined;
    const bytes = isObject ? one.buf : one;
    if (typeof bytes !== 'string' && !ArrayBuffer.isView(bytes)) throw new codes.ERR_CRYPTO_OPERATION_FAILED('Unable to load PFX certificate');
    const { key, cert, ca } = require('internal/tls/keys').readPfx(asBuffer(bytes), (isObject && one.passphrase) || passphrase);
    if (key) parts.keys.push(key);
    if (cert) parts.chains.push(cert);
    // Its authorities are trusted beside the others.
    if (ca.length > 0 && !hasAuthorities) parts.authorities = [...parts.authorities ?? getCACertificates('default').map(asBuffer), ...ca];
    else if (ca.length > 0) parts.authorities.push(...ca);
  }
}

const CURVES = new Set(['X25519', 'P-256', 'P-384', 'prime256v1', 'secp384r1', 'secp256r1']);

function checkCurves(curves, validateString) {
  validateString(curves, 'options.ecdhCurve');
  if (curves === 'auto' || curves.split(':').some((name) => CURVES.has(name))) return;
  throw new codes.ERR_CRYPTO_OPERATION_FAILED('Failed to set ECDH curve');
}

function checkTicketKeys(keys) {
  if (!ArrayBuffer.isView(keys)) throw new codes.ERR_INVALID_ARG_TYPE('options.ticketKeys', ['Buffer', 'TypedArray', 'DataView'], keys);
  if (keys.byteLength !== 48) throw new codes.ERR_INVALID_ARG_VALUE('options.ticketKeys', keys.byteLength, 'must be exactly 48 bytes');
}

// ---- versions

const METHODS = {
  __proto__: null,
  TLS_method: [12, 13], TLS_client_method: [12, 13], TLS_server_method: [12, 13], SSLv23_method: [12, 12], SSLv23_client_method: [12, 12],
  SSLv23_server_method: [12, 12], TLSv1_2_method: [12, 12], TLSv1_2_client_method: [12, 12], TLSv1_2_server_method: [12, 12],
  TLSv1_method: [10, 10], TLSv1_client_method: [10, 10], TLSv1_server_method: [10, 10], TLSv1_1_method: [11, 11], TLSv1_1_client_method: [11, 11],
  TLSv1_1_server_method: [11, 11],
};

/** `[least, most]`, 12 for TLS 1.2; what is older is never agreed on. */
function versionRange({ minVersion, maxVersion, secureProtocol }) {
  const { DEFAULT_MIN_VERSION, DEFAULT_MAX_VERSION } = require('tls');
  if (secureProtocol) {
    for (const version of [minVersion, maxVersion]) {
      if (version !== undefined && version !== null) throw new codes.ERR_TLS_PROTOCOL_VERSION_CONFLICT(version, secureProtocol);
    }
    require('internal/validators').validateString(secureProtocol, 'options.secureProtocol');
    const range = METHODS[secureProtocol];
    if (range !== undefined) return range;
    if (/^SSLv[23]_/.test(secureProtocol)) throw new codes.ERR_TLS_INVALID_PROTOCOL_METHOD(`${secureProtocol.slice(0, 5)} methods disabled`);
    throw new codes.ERR_TLS_INVALID_PROTOCOL_METHOD(`Unknown method: ${secureProtocol}`);
  }
  return [numberOf(minVersion ?? DEFAULT_MIN_VERSION, 'minimum'), numberOf(maxVersion ?? DEFAULT_MAX_VERSION, 'maximum')];
}

function numberOf(version, which) {
  const at = [...olderVersions, ...versions].indexOf(version);
  if (at === -1) throw new codes.ERR_TLS_INVALID_PROTOCOL_VERSION(version, which);
  return 10 + at;
}

// ---- cipher suites: https://docs.openssl.org/3.5/man1/openssl-ciphers/#cipher-list-format

/** Words for several suites. */
const GROUPS = {
  __proto__: null,
  ALL: () => true, DEFAULT: () => true, COMPLEMENTOFDEFAULT: () => false, HIGH: () => true, FIPS: (name) => !name.includes('CHACHA'),
  ECDHE: () => true, EECDH: () => true, kEECDH: () => true, kECDHE: () => true, ECDH: () => true, AEAD: () => true,
  AES: (name) => name.includes('AES'), AESGCM: (name) => name.includes('GCM'), AES128: (name) => name.includes('AES128'),
  AES256: (name) => name.includes('AES256'), CHACHA20: (name) => name.includes('CHACHA20'), RSA: (name) => name.includes('-RSA-'),
  aRSA: (name) => name.includes('-RSA-'), ECDSA: (name) => name.includes('-ECDSA-'), aECDSA: (name) => name.includes('-ECDSA-'),
  SHA256: (name) => name.endsWith('SHA256'), SHA384: (name) => name.endsWith('SHA384'),
};

function suitesOf(ciphers, validateString) {
  if (ciphers !== undefined && ciphers !== null) validateString(ciphers, 'options.ciphers');
  const text = ciphers || require('tls').DEFAULT_CIPHERS;
  const words = text.split(/[:, ]+/).filter(Boolean);
  const modern = words.filter((word) => MODERN.includes(word));
  const rest = words.filter((word) => !word.startsWith('TLS_'));
  const classic = select(rest);
  if (classic.length === 0 && (rest.length > 0 || modern.length === 0)) throw sslError(185, 'no cipher match');
  return [...words.some((word) => word.startsWith('TLS_')) ? modern : MODERN, ...classic].join(':');
}

function select(words) {
  let chosen = [];
  const banned = new Set();
  for (const word of words) {
    const sign = /^[!+-]/.test(word) ? word[0] : '';
    const meant = meantBy(word.slice(sign.length));
    if (sign === '!') meant.forEach((name) => banned.add(name));
    if (sign === '!' || sign === '-') chosen = chosen.filter((name) => !meant.includes(name));
    else if (sign === '+') chosen = [...chosen.filter((name) => !meant.includes(name)), ...chosen.filter((name) => meant.includes(name))];
    else chosen.push(...meant.filter((name) => !chosen.includes(name) && !banned.has(name)));
  }
  return chosen;
}

/** Words joined by `+` must all be true of a suite. */
function meantBy(word) {
  if (CLASSIC.includes(word)) return [word];
  const tests = word.split('+').map((part) => GROUPS[part.split('@')[0]]);
  return tests.includes(undefined) ? [] : CLASSIC.filter((name) => tests.every((test) => test(name)));
}

function getCiphers() {
  return [...CLASSIC, ...MODERN].map((name) => name.toLowerCase()).sort();
}

// ---- authorities

/** What `setDefaultCACertificates` was given. */
let chosen;
const lists = {};

const trustedByDefault = () => chosen?.buffers;

function getCACertificates(type = 'default') {
  require('internal/validators').validateString(type, 'type');
  if (!['default', 'system', 'bundled', 'extra'].includes(type)) throw new codes.ERR_INVALID_ARG_VALUE('type', type);
  if (type === 'default') return chosen?.texts ?? (lists.default ??= Object.freeze([...new Set([...authorities('bundled'), ...authorities('extra')])]));
  return authorities(type);
}

/** There is no bundle: the system's authorities are its place. */
function authorities(type) {
  return lists[type] ??= Object.freeze(textsOf(type === 'extra' ? native.extraAuthorities() : native.systemAuthorities()));
}

function textsOf(pem) {
  const { Buffer } = require('buffer');
  return native.certificates(new Uint8Array(pem)).map((der) => {
    const lines = Buffer.from(der).toString('base64').match(/.{1,64}/g).join('\n');
    return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----`;
  });
}

function setDefaultCACertificates(certificates) {
  const { Buffer } = require('buffer');
  if (!Array.isArray(certificates)) throw new codes.ERR_INVALID_ARG_TYPE('certs', 'Array', certificates);
  certificates.forEach((one, index) => {
    if (typeof one !== 'string' && !ArrayBuffer.isView(one)) throw new codes.ERR_INVALID_ARG_TYPE(`certs[${index}]`, ['string', 'ArrayBufferView'], one);
  });
  const texts = certificates.flatMap((one) => textsOf(asBuffer(one)));
  if (texts.length === 0 && certificates.length > 0) throw new codes.ERR_CRYPTO_OPERATION_FAILED('No valid certificates found in the provided array');
  const unique = Object.freeze([...new Set(texts)]);
  chosen = { texts: unique, buffers: unique.map((text) => Buffer.from(text)) };
}

Object.assign(exports, { SecureContext, createSecureContext, idOf, isContext, getCiphers, getCACertificates, setDefaultCACertificates });
