// `node:_tls_common`, Node 26: parts of `node:tls` under a name that is deprecated (DEP0192).
'use strict';

process.emitWarning('The _tls_common module is deprecated. Use `node:tls` instead.', 'DeprecationWarning', 'DEP0192');

const { SecureContext, createSecureContext } = require('tls');

/** Certificates are made in their last form. */
function translatePeerCertificate(certificate) {
  return certificate || null;
}

module.exports = { SecureContext, createSecureContext, translatePeerCertificate };
