// `internal/tls/connect`: `tls.connect`. Node 26. Follows https://nodejs.org/docs/latest-v26.x/api/tls.html#tlsconnectoptions-callback
'use strict';

const { codes } = require('internal/errors');
const { normalizeArgs, isIP } = require('internal/net');
const { unavailable } = require('internal/tls');
const { createSecureContext } = require('internal/tls/context');
const { TLSSocket, verifyError, kConnectOptions, kVerified, kPendingSession } = require('internal/tls/socket');

let hasWarned = false;

function connect(...args) {
  const [given, callback] = readArguments(args);
  const isLax = process.env.NODE_TLS_REJECT_UNAUTHORIZED === '0';
  if (isLax && !hasWarned) {
    hasWarned = true;
    process.emitWarning('Setting the NODE_TLS_REJECT_UNAUTHORIZED environment variable to \'0\' makes TLS connections and HTTPS requests insecure by '
      + 'disabling certificate verification.');
  }
  const options = { rejectUnauthorized: !isLax, ciphers: require('tls').DEFAULT_CIPHERS, checkServerIdentity: require('tls').checkServerIdentity, minDHSize: 1024, ...given };
  check(options);
  const secureContext = options.secureContext || createSecureContext(options);
  const socket = new TLSSocket(options.socket, {
    allowHalfOpen: options.socket ? options.socket.allowHalfOpen : Boolean(options.allowHalfOpen),
    pipe: Boolean(options.path),
    secureContext,
    isServer: false,
    requestCert: true,
    rejectUnauthorized: options.rejectUnauthorized !== false,
    ALPNProtocols: options.ALPNProtocols,
    highWaterMark: options.highWaterMark,
    onread: options.onread,
    signal: options.signal,
  });
  options.rejectUnauthorized = options.rejectUnauthorized !== false;
  socket[kConnectOptions] = options;
  if (callback) socket.once('secureConnect', callback);
  if (!options.socket) {
    if (options.timeout) socket.setTimeout(options.timeout);
    socket.connect(options, socket._start);
  }
  socket._releaseControl();
  if (options.session) socket.setSession(options.session);
  if (options.servername) nameServer(socket, options.servername);
  if (options.socket) socket._start();
  socket.on('secure', onSecure);
  socket.prependListener('end', onEnd);
  return socket;
}

function readArguments(args) {
  const [options, callback] = normalizeArgs(args);
  // Options may come behind a port, or a port and a host.
  const more = [args[1], args[2]].find((value) => value !== null && typeof value === 'object');
  return [{ ...options, ...more }, callback];
}

function check({ checkServerIdentity, minDHSize, port, path, socket, ALPNCallback, pskCallback, requestOCSP }) {
  const { validateFunction, validateNumber } = require('internal/validators');
  validateFunction(checkServerIdentity, 'options.checkServerIdentity');
  validateNumber(minDHSize, 'options.minDHSize', 1);
  if (ALPNCallback !== undefined && ALPNCallback !== null) validateFunction(ALPNCallback, 'options.ALPNCallback');
  if (!socket && !path && port === undefined) throw new codes.ERR_MISSING_ARGS(['options', 'port', 'path']);
  if (pskCallback) throw unavailable('TLS with pre-shared keys');
  if (requestOCSP) throw unavailable('asking for the status of a certificate (OCSP)');
}

let hasWarnedOfAddress = false;

function nameServer(socket, name) {
  if (isIP(name) && !hasWarnedOfAddress) {
    hasWarnedOfAddress = true;
    process.emitWarning('Setting the TLS ServerName to an IP address is not permitted by RFC 6066. This will be ignored in a future version.',
      'DeprecationWarning', 'DEP0123');
  }
  socket.setServername(name);
}

// ---- `this` is the socket

function onSecure() {
  const options = this[kConnectOptions];
  let error = verifyError(this);
  if (!error && !this.isSessionReused()) {
    const hostname = options.servername || options.host || options.socket?._host || 'localhost';
    error = options.checkServerIdentity(hostname, this.getPeerCertificate(true));
  }
  if (error) {
    this.authorized = false;
    this.authorizationError = error.code || error.message;
    if (options.rejectUnauthorized) {
      this.destroy(error);
      return;
    }
  } else {
    this.authorized = true;
  }
  this.secureConnecting = false;
  this.emit('secureConnect');
  this[kVerified] = true;
  const session = this[kPendingSession];
  this[kPendingSession] = null;
  if (session) this.emit('session', session);
  this.removeListener('end', onEnd);
}

/** Before the handshake has ended. */
function onEnd() {
  if (this._hadError) return;
  this._hadError = true;
  const { path, host, port, localAddress } = this[kConnectOptions];
  const error = new Error('Client network socket disconnected before secure TLS connection was established');
  this.destroy(Object.assign(error, { code: 'ECONNRESET', path, host, port, localAddress }));
}

Object.assign(exports, { connect });
