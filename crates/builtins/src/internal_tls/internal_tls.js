// `internal/tls`: the native sessions of TLS (`mod.rs`) for the modules of `node:tls`, and what they share. Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/tls.html
'use strict';

const { codes } = require('internal/errors');

const versions = ['TLSv1.2', 'TLSv1.3'];
const olderVersions = ['TLSv1', 'TLSv1.1'];

/** What `DEFAULT_…` of `node:tls` are; programs may set them there. */
const defaults = {
  CIPHERS: 'TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256:TLS_AES_128_GCM_SHA256:ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES128-GCM-SHA256:'
    + 'ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-AES256-GCM-SHA384:DHE-RSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-SHA256:DHE-RSA-AES128-SHA256:'
    + 'ECDHE-RSA-AES256-SHA384:DHE-RSA-AES256-SHA384:ECDHE-RSA-AES256-SHA256:DHE-RSA-AES256-SHA256:'
    + 'HIGH:!aNULL:!eNULL:!EXPORT:!DES:!RC4:!MD5:!PSK:!SRP:!CAMELLIA',
};

/** An error of OpenSSL's library for TLS, by its number and what it says. */
function sslError(number, reason) {
  const code = (0x0A000000 + number).toString(16).toUpperCase().padStart(8, '0');
  return Object.assign(new Error(`error:${code}:SSL routines::${reason}`), {
    library: 'SSL routines', reason, code: `ERR_SSL_${reason.toUpperCase().replaceAll(' ', '_')}`,
  });
}

/** What rustls cannot do, and OpenSSL can. */
function unavailable(what) {
  return new codes.ERR_FEATURE_UNAVAILABLE_ON_PLATFORM(what);
}

/** As for `ALPNProtocols`: names with their lengths before them. */
function convertALPNProtocols(protocols, out) {
  const { Buffer } = require('buffer');
  if (Array.isArray(protocols)) {
    out.ALPNProtocols = Buffer.concat(protocols.map((name, index) => {
      const length = Buffer.byteLength(name);
      if (length > 255) {
        throw new codes.ERR_OUT_OF_RANGE(`The byte length of the protocol at index ${index} exceeds the maximum length.`, '<= 255', length, true);
      }
      return Buffer.concat([Buffer.from([length]), Buffer.from(name)]);
    }));
  } else if (ArrayBuffer.isView(protocols)) {
    const copy = Buffer.from(protocols.buffer.slice(protocols.byteOffset, protocols.byteOffset + protocols.byteLength));
    for (let at = 0; at < copy.length; at += 1 + copy[at]) {
      if (copy[at] === 0) throw new codes.ERR_INVALID_ARG_VALUE('ALPNProtocols', protocols, 'contains zero-length protocol');
      if (at + 1 + copy[at] > copy.length) throw new codes.ERR_INVALID_ARG_VALUE('ALPNProtocols', protocols, 'contains truncated protocol');
    }
    out.ALPNProtocols = copy;
  }
}

/** The names in such bytes. */
function readProtocols(wire) {
  const names = [];
  for (let at = 0; at < wire.length; at += 1 + wire[at]) names.push(wire.latin1Slice(at + 1, at + 1 + wire[at]));
  return names;
}

Object.assign(exports, { native: ops, versions, olderVersions, defaults, sslError, unavailable, convertALPNProtocols, readProtocols });
