// `node:tls`, Node 26. Follows https://nodejs.org/docs/latest-v26.x/api/tls.html
//
// On rustls: TLS 1.2 and 1.3, key exchange by ECDHE, suites with authenticated encryption. What OpenSSL has beyond that fails with an error that says so.
'use strict';

const { defaults, convertALPNProtocols } = require('internal/tls');

function createServer(options, listener) {
  return new exports.Server(options, listener);
}

exports.CLIENT_RENEG_LIMIT = 3;
exports.CLIENT_RENEG_WINDOW = 600;
exports.DEFAULT_CIPHERS = defaults.CIPHERS;
exports.DEFAULT_ECDH_CURVE = 'auto';
exports.DEFAULT_MIN_VERSION = versionOf('min') ?? 'TLSv1.2';
exports.DEFAULT_MAX_VERSION = versionOf('max') ?? 'TLSv1.3';

/** `--tls-min-v1.3` and its like. */
function versionOf(bound) {
  const found = process.execArgv.filter((argument) => argument.startsWith(`--tls-${bound}-v1.`)).map((argument) => argument.slice(-3));
  if (found.length === 0) return undefined;
  const last = bound === 'min' ? found.sort()[0] : found.sort().at(-1);
  return last === '1.0' ? 'TLSv1' : `TLSv${last}`;
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
