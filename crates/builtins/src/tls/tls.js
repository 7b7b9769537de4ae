// `node:tls`, Node 26. Follows https://nodejs.org/docs/latest-v26.x/api/tls.html
//
// On rustls: TLS 1.2 and 1.3, key exchange by ECDHE, suites with authenticated encryption. What OpenSSL has beyond that fails with an error that says so.
'use strict';

const { defaults, convertALPNProtocols } = require('internal/tls');
const { isOn, valueOf } = require('internal/flags');

function createServer(options, listener) {
  return new exports.Server(options, listener);
}

exports.CLIENT_RENEG_LIMIT = 3;
exports.CLIENT_RENEG_WINDOW = 600;
exports.DEFAULT_CIPHERS = valueOf('tls-cipher-list') ?? defaults.CIPHERS;
exports.DEFAULT_ECDH_CURVE = 'auto';
exports.DEFAULT_MIN_VERSION = versionOf('min', ['1.0', '1.1', '1.2', '1.3']) ?? 'TLSv1.2';
exports.DEFAULT_MAX_VERSION = versionOf('max', ['1.3', '1.2']) ?? 'TLSv1.3';

/** `--tls-min-v1.3` and its like: the first that was given. */
function versionOf(bound, versions) {
  const version = versions.find((one) => isOn(`tls-${bound}-v${one}`));
  return version && `TLSv${version === '1.0' ? '1' : version}`;
}

exports.getCiphers = function() {
  return require('internal/tls/context').getCiphers();
};
exports.getCertificateCompressionAlgorithms = function() {
  return [];
};

let rootCertificates;
Object.defineProperty(exports, 'rootCertificates', {
  get() {
    return rootCertificates ??= require('internal/tls/context').getCACertificates('bundled');
  },
  enumerable: true,
  configurable: false,
});

exports.getCACertificates = require('internal/tls/context').getCACertificates;
exports.setDefaultCACertificates = require('internal/tls/context').setDefaultCACertificates;
exports.convertALPNProtocols = convertALPNProtocols;
exports.checkServerIdentity = require('internal/tls/certificates').checkServerIdentity;
exports.createSecureContext = require('internal/tls/context').createSecureContext;
exports.SecureContext = require('internal/tls/context').SecureContext;
exports.TLSSocket = require('internal/tls/socket').TLSSocket;
exports.Server = require('internal/tls/server').Server;
exports.createServer = createServer;
exports.connect = require('internal/tls/connect').connect;
