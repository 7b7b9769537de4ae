// `internal/tls/certificates`: what certificates say, what is wrong with them, and whether they are for a host. Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/tls.html#tlscheckserveridentityhostname-cert and https://www.rfc-editor.org/rfc/rfc6125#section-6.4
'use strict';

const { codes } = require('internal/errors');
const { isIP } = require('internal/net');
const { native } = require('internal/tls');

// ---- what they say

/** Certificates as DER, the first with its issuers if they are wanted: `getPeerCertificate`. */
function certificateObject(chain, isDetailed) {
  if (chain.length === 0) return undefined;
  const objects = (isDetailed ? chain : chain.slice(0, 1)).map(describe);
  if (isDetailed) {
    objects.forEach((one, index) => {
      if (index + 1 < objects.length) one.issuerCertificate = objects[index + 1];
      else if (isSelfIssued(one)) one.issuerCertificate = one;
    });
  }
  return objects[0];
}

const isSelfIssued = ({ subject, issuer }) => JSON.stringify(subject) === JSON.stringify(issuer);

function describe(der) {
  const { Buffer } = require('buffer');
  const said = JSON.parse(native.certificate(new Uint8Array(der)) ?? '{"subject":[],"issuer":[],"key":{}}');
  const { modulus, exponent, pubkey, bits, asn1Curve, nistCurve } = said.key;
  return {
    subject: nameOf(said.subject),
    issuer: nameOf(said.issuer),
    subjectaltname: said.subjectaltname ?? undefined,
    infoAccess: said.infoAccess ? { __proto__: null, ...said.infoAccess } : undefined,
    ca: said.ca,
    modulus,
    exponent,
    pubkey: pubkey && Buffer.from(pubkey, 'hex'),
    bits,
    valid_from: said.valid_from,
    valid_to: said.valid_to,
    fingerprint: said.fingerprint,
    fingerprint256: said.fingerprint256,
    fingerprint512: said.fingerprint512,
    ext_key_usage: said.ext_key_usage ?? undefined,
    serialNumber: said.serialNumber,
    raw: Buffer.from(der),
    asn1Curve: asn1Curve || undefined,
    nistCurve: nistCurve ?? undefined,
  };
}

/** An attribute that is there more than once has a list. */
function nameOf(pairs) {
  const name = { __proto__: null };
  for (const [key, value] of pairs) name[key] = key in name ? [name[key], value].flat() : value;
  return name;
}

// ---- what is wrong

const TEXTS = {
  __proto__: null,
  UNSPECIFIED: 'unspecified certificate verification error',
  UNABLE_TO_GET_ISSUER_CERT: 'unable to get issuer certificate',
  CERT_SIGNATURE_FAILURE: 'certificate signature failure',
  CERT_NOT_YET_VALID: 'certificate is not yet valid',
  CERT_HAS_EXPIRED: 'certificate has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'self-signed certificate',
  SELF_SIGNED_CERT_IN_CHAIN: 'self-signed certificate in certificate chain',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'unable to get local issuer certificate',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'unable to verify the first certificate',
  INVALID_CA: 'invalid CA certificate',
  PATH_LENGTH_EXCEEDED: 'path length constraint exceeded',
  INVALID_PURPOSE: 'unsuitable certificate purpose',
  UNHANDLED_CRITICAL_EXTENSION: 'unhandled critical extension',
  CA_MD_TOO_WEAK: 'CA signature digest algorithm too weak',
  PERMITTED_VIOLATION: 'permitted subtree violation',
  EXCLUDED_VIOLATION: 'excluded subtree violation',
};
/** For those an authority may be missing that the system knows. */
const MISSING = new Set(['DEPTH_ZERO_SELF_SIGNED_CERT', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'UNABLE_TO_GET_ISSUER_CERT']);

/** An error for a verdict of `native.verdict`; undefined if all is well. */
function verdictError(verdict) {
  if (verdict === undefined) return undefined;
  const code = verdict === null ? 'UNABLE_TO_GET_ISSUER_CERT' : verdict;
  const hint = MISSING.has(code) ? '; if the root CA is installed locally, try running Node.js with --use-system-ca' : '';
  return Object.assign(new Error(`${TEXTS[code]}${hint}`), { code });
}

// ---- for whom

function checkServerIdentity(hostname, cert) {
  const { domainToASCII } = require('url');
  const { subject } = cert;
  hostname = `${hostname}`;
  const host = withoutDot(hostname);
  const { names, addresses } = alternativeNames(cert.subjectaltname);
  let reason;
  if (isIP(host)) {
    const wanted = canonicalAddress(host);
    if (!addresses.includes(wanted)) reason = `IP: ${host} is not in the cert's list: ${addresses.join(', ')}`;
  } else if (names.length > 0) {
    const parts = partsOf(domainToASCII(host) || host);
    if (!names.some((name) => matches(parts, name, true))) reason = `Host: ${host}. is not in the cert's altnames: ${cert.subjectaltname}`;
  } else if (subject?.CN) {
    const parts = partsOf(domainToASCII(host) || host);
    const common = subject.CN;
    const isFound = Array.isArray(common) ? common.some((name) => matches(parts, name, true)) : matches(parts, common, true);
    if (!isFound) reason = `Host: ${host}. is not cert's CN: ${common}`;
  } else {
    reason = 'Cert does not contain a DNS name';
  }
  return reason === undefined ? undefined : new codes.ERR_TLS_CERT_ALTNAME_INVALID(reason, hostname, cert);
}

const withoutDot = (name) => (name.endsWith('.') ? name.slice(0, -1) : name);
const partsOf = (name) => withoutDot(name).toLowerCase().split('.');

function alternativeNames(text) {
  const names = [];
  const addresses = [];
  for (const entry of text ? entriesOf(text) : []) {
    if (entry.startsWith('DNS:')) names.push(entry.slice('DNS:'.length));
    else if (entry.startsWith('IP Address:')) addresses.push(canonicalAddress(entry.slice('IP Address:'.length)));
  }
  return { names, addresses };
}

/** Entries have commas between them; values that have commas themselves are written as JSON. */
function entriesOf(text) {
  if (!text.includes('"')) return text.split(', ');
  const entries = [];
  let entry = '';
  for (let rest = text; rest !== '';) {
    const quote = /^"(?:[^"\\]|\\.)*"/.exec(rest);
    if (quote !== null) {
      try {
        entry += JSON.parse(quote[0]);
      } catch {
        throw new codes.ERR_TLS_CERT_ALTNAME_FORMAT();
      }
      rest = rest.slice(quote[0].length);
    } else if (rest.startsWith('"')) {
      throw new codes.ERR_TLS_CERT_ALTNAME_FORMAT();
    } else if (rest.startsWith(', ')) {
      entries.push(entry);
      entry = '';
      rest = rest.slice(2);
    } else {
      entry += rest[0];
      rest = rest.slice(1);
    }
  }
  return [...entries, entry];
}

function canonicalAddress(address) {
  return isIP(address) === 6 ? new URL(`http://[${address}]`).hostname.slice(1, -1) : address;
}

/** https://www.rfc-editor.org/rfc/rfc6125#section-6.4.3 */
function matches(host, pattern, allowsWildcards) {
  if (!pattern) return false;
  const parts = partsOf(pattern);
  if (host.length !== parts.length || parts.includes('')) return false;
  if (parts.some((part) => /[^\u0021-\u007f]/.test(part))) return false;
  if (host.slice(1).some((part, index) => part !== parts[index + 1])) return false;
  const [first] = parts;
  const pieces = first.split('*', 3);
  if (pieces.length === 1 || first.includes('xn--')) return host[0] === first;
  if (!allowsWildcards || pieces.length > 2 || parts.length <= 2) return false;
  const [prefix, suffix] = pieces;
  return prefix.length + suffix.length <= host[0].length && host[0].startsWith(prefix) && host[0].endsWith(suffix);
}

Object.assign(exports, { certificateObject, verdictError, checkServerIdentity });
