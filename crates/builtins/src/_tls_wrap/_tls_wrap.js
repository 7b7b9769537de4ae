// `node:_tls_wrap`, Node 26: parts of `node:tls` under a name that is deprecated (DEP0192).
'use strict';

process.emitWarning('The _tls_wrap module is deprecated. Use `node:tls` instead.', 'DeprecationWarning', 'DEP0192');

const { TLSSocket, Server, createServer, connect } = require('tls');

module.exports = { TLSSocket, Server, createServer, connect };
