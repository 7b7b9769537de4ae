// `internal/tls/server`: the class Server of `node:tls`, Node 26. Follows https://nodejs.org/docs/latest-v26.x/api/tls.html#class-tlsserver
'use strict';

const net = require('net');
const { codes } = require('internal/errors');
const { convertALPNProtocols, unavailable } = require('internal/tls');
const { createSecureContext } = require('internal/tls/context');
const { TLSSocket, verifyError, kErrorEmitted } = require('internal/tls/socket');

const { apply } = Reflect;

const kHandshakeTimeout = Symbol('handshake-timeout');
const kSNICallback = Symbol('snicallback');
const kTicketKeys = Symbol('ticketkeys');
const HANDSHAKE_TIMEOUT = 120_000;

/** Options of contexts that a server shows as its own. */
const SHOWN = ['pfx', 'key', 'passphrase', 'cert', 'clientCertEngine', 'ca', 'minVersion', 'maxVersion', 'secureProtocol', 'crl', 'sigalgs', 'ciphers',
  'ecdhCurve', 'dhparam', 'honorCipherOrder', 'secureOptions', 'sessionIdContext', 'privateKeyIdentifier', 'privateKeyEngine', 'certificateCompression'];

function Server(options, listener) {
  if (!(this instanceof Server)) return new Server(options, listener);
  if (typeof options === 'function') {
    listener = options;
    options = {};
  } else if (options === null || options === undefined || typeof options === 'object') {
    options ??= {};
  } else {
    throw new codes.ERR_INVALID_ARG_TYPE('options', 'Object', options);
  }
  this._contexts = [];
  this.requestCert = options.requestCert === true;
  this.rejectUnauthorized = options.rejectUnauthorized !== false;
  this.ALPNCallback = options.ALPNCallback;
  if (this.ALPNCallback && options.ALPNProtocols) throw new codes.ERR_TLS_ALPN_CALLBACK_WITH_PROTOCOLS();
  if (options.sessionTimeout) this.sessionTimeout = options.sessionTimeout;
  if (options.ticketKeys) this.ticketKeys = options.ticketKeys;
  if (options.ALPNProtocols) convertALPNProtocols(options.ALPNProtocols, this);
  this.setSecureContext(options);
  this[kHandshakeTimeout] = options.handshakeTimeout || HANDSHAKE_TIMEOUT;
  this[kSNICallback] = options.SNICallback;
  const { validateNumber, validateFunction } = require('internal/validators');
  validateNumber(this[kHandshakeTimeout], 'options.handshakeTimeout');
  if (this[kSNICallback]) validateFunction(this[kSNICallback], 'options.SNICallback');
  if (options.pskCallback || options.pskIdentityHint) throw unavailable('TLS with pre-shared keys');
  apply(net.Server, this, [options, onConnection]);
  if (listener) this.on('secureConnection', listener);
}
Object.setPrototypeOf(Server.prototype, net.Server.prototype);
Object.setPrototypeOf(Server, net.Server);
const { prototype } = Server;

/** Events of Node's server that this one cannot tell of. */
const UNTOLD = ['newSession', 'resumeSession', 'OCSPRequest'];
const hasWarnedOf = new Set();

/** A listener that is never called would be waited for without a word. */
function warnOfUntold(server) {
  for (const event of UNTOLD) {
    if (hasWarnedOf.has(event) || server.listenerCount(event) === 0) continue;
    hasWarnedOf.add(event);
    process.emitWarning(`tls.Server never emits '${event}' here: sessions are kept by the server itself, and certificates are sent without their status`);
  }
}

function onConnection(rawSocket) {
  warnOfUntold(this);
  const socket = new TLSSocket(rawSocket, {
    secureContext: this._sharedCreds,
    isServer: true,
    server: this,
    requestCert: this.requestCert,
    rejectUnauthorized: this.rejectUnauthorized,
    handshakeTimeout: this[kHandshakeTimeout],
    ALPNProtocols: this.ALPNProtocols,
    ALPNCallback: this.ALPNCallback,
    SNICallback: this[kSNICallback] || ((name, callback) => chooseContext(this, name, callback)),
    pauseOnConnect: this.pauseOnConnect,
  });
  socket.on('secure', onSecure);
  socket[kErrorEmitted] = false;
  socket.on('close', onClose);
  socket.on('_tlsError', onTlsError);
  socket.setTimeout(this[kHandshakeTimeout], socket._handleTimeout);
  socket._start();
}

// ---- `this` is the socket

function onSecure() {
  const { server } = this._tlsOptions;
  if (this._requestCert && server.requestCert) {
    const error = verifyError(this);
    if (error) {
      this.authorizationError = error.code;
      if (this._rejectUnauthorized) this.destroy();
    } else {
      this.authorized = true;
    }
  }
  if (!this.destroyed && this._releaseControl()) server.emit('secureConnection', this);
}

function onClose() {
  if (this._controlReleased || this[kErrorEmitted]) return;
  this[kErrorEmitted] = true;
  const error = Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
  this._tlsOptions.server.emit('tlsClientError', error, this);
}

function onTlsError(error) {
  if (this._controlReleased || this[kErrorEmitted]) return;
  this[kErrorEmitted] = true;
  this._tlsOptions.server.emit('tlsClientError', error, this);
}

// ---- contexts

prototype.setSecureContext = function(options) {
  require('internal/validators').validateObject(options, 'options');
  for (const name of SHOWN) this[name] = options[name] || undefined;
  this.honorCipherOrder = options.honorCipherOrder !== undefined ? Boolean(options.honorCipherOrder) : true;
  if (!options.sessionIdContext) this.sessionIdContext = defaultSessionIdContext();
  this._sharedCreds = createSecureContext({ ...options, sessionTimeout: this.sessionTimeout, ticketKeys: this.ticketKeys });
};

/** Programs that are the same have the same. */
function defaultSessionIdContext() {
  return require('crypto').createHash('sha1').update(process.argv.join(' ')).digest('hex').slice(0, 32);
}

prototype.addContext = function(servername, context) {
  if (!servername) throw new codes.ERR_TLS_REQUIRED_SERVER_NAME();
  const escaped = servername.replace(/([.^$+?\-\\[\]{}])/g, '\\$1').replaceAll('*', '[^.]*');
  const { SecureContext } = require('internal/tls/context');
  const made = context instanceof SecureContext ? context : createSecureContext(context);
  this._contexts.push([new RegExp(`^${escaped}$`), made.context]);
};

function chooseContext(server, name, callback) {
  // The last one added counts.
  const found = server._contexts.findLast(([pattern]) => pattern.test(name));
  callback(null, found?.[1]);
}

// ---- tickets

prototype._getServerData = function() {
  return { ticketKeys: this.getTicketKeys().toString('hex') };
};

prototype._setServerData = function(data) {
  this.setTicketKeys(require('buffer').Buffer.from(data.ticketKeys, 'hex'));
};

const ticketing = {
  getTicketKeys() {
    return this[kTicketKeys] ??= require('crypto').randomBytes(48);
  },
  setTicketKeys(keys) {
    require('internal/validators').validateBuffer(keys);
    if (keys.byteLength !== 48) throw new codes.ERR_INTERNAL_ASSERTION('Session ticket keys must be a 48-byte buffer');
    this[kTicketKeys] = require('buffer').Buffer.from(keys);
  },
};
Object.assign(prototype, ticketing);

prototype[Symbol.for('nodejs.rejection')] = function(error, event, socket) {
  if (event === 'secureConnection') socket.destroy(error);
  else apply(net.Server.prototype[Symbol.for('nodejs.rejection')], this, [error, event, socket]);
};

Object.assign(exports, { Server });
