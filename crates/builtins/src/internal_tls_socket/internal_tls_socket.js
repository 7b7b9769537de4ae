// `internal/tls/socket`: the class TLSSocket of `node:tls`, Node 26. Follows https://nodejs.org/docs/latest-v26.x/api/tls.html#class-tlstlssocket
//
// A net.Socket whose handle encrypts (`internal/tls/handle`). It stands over a socket that there is, over any other stream, or connects by itself.
'use strict';

const net = require('net');
const { nextTick } = require('internal/loop');
const { codes } = require('internal/errors');
const { TCP, Pipe, kOwner } = require('internal/sockets');
const { kReinitializeHandle } = require('internal/net');
const { native, sslError, unavailable, convertALPNProtocols, readProtocols } = require('internal/tls');
const { createSecureContext, idOf, isContext } = require('internal/tls/context');
const { TLSHandle } = require('internal/tls/handle');

const { apply } = Reflect;

/** Under it `tls.connect` keeps its options. */
const kConnectOptions = Symbol('connect-options');
const kErrorEmitted = Symbol('error-emitted');
const kVerified = Symbol('verified');
const kPendingSession = Symbol('pendingSession');
const kContext = Symbol('secureContext');
const kAlpnCallback = Symbol('alpncallback');
const kWrapped = Symbol('wrapped');
/** What the session asks for, once it begins: the server's name, a session to resume. */
const kWishes = Symbol('wishes');

function TLSSocket(socket, options) {
  const tlsOptions = { ...options };
  if (tlsOptions.ALPNProtocols) convertALPNProtocols(tlsOptions.ALPNProtocols, tlsOptions);
  checkAlpnCallback(tlsOptions);
  this._tlsOptions = tlsOptions;
  this._secureEstablished = false;
  this._securePending = false;
  this._newSessionPending = false;
  this._controlReleased = false;
  this.secureConnecting = true;
  this._SNICallback = null;
  this[kAlpnCallback] = tlsOptions.ALPNCallback ?? null;
  this.servername = null;
  this.alpnProtocol = null;
  this.authorized = false;
  this.authorizationError = null;
  this[kContext] = tlsOptions.secureContext ?? createSecureContext(options);
  this[kWishes] = { name: '', session: undefined };
  this[kWrapped] = socket ?? null;
  const handle = this._wrapHandle(null, socket, tlsOptions);
  apply(net.Socket, this, [{
    handle,
    allowHalfOpen: socket ? socket.allowHalfOpen : tlsOptions.allowHalfOpen,
    pauseOnCreate: tlsOptions.pauseOnConnect,
    manualStart: true,
    highWaterMark: tlsOptions.highWaterMark,
    onread: socket ? undefined : tlsOptions.onread,
    signal: tlsOptions.signal,
  }]);
  this.encrypted = true;
  this.ssl = this._handle;
  this[kVerified] = false;
  this[kPendingSession] = null;
  this.server = tlsOptions.server;
  if (socket instanceof net.Socket) this._parent = socket;
  this._requestCert = Boolean(tlsOptions.requestCert) || !tlsOptions.isServer;
  this._rejectUnauthorized = Boolean(tlsOptions.rejectUnauthorized);
  if (tlsOptions.isServer) this._SNICallback = tlsOptions.SNICallback ?? null;
  followWrapped(this, socket);
  this.on('error', (error) => this._tlsError(error));
  // In the next tick, so that whoever made it can listen first.
  nextTick(beginToRead, this, socket);
}
Object.setPrototypeOf(TLSSocket.prototype, net.Socket.prototype);
Object.setPrototypeOf(TLSSocket, net.Socket);
const { prototype } = TLSSocket;

function checkAlpnCallback({ ALPNCallback, ALPNProtocols }) {
  if (ALPNCallback && ALPNProtocols) throw new codes.ERR_TLS_ALPN_CALLBACK_WITH_PROTOCOLS();
}

function followWrapped(socket, wrapped) {
  if (!wrapped) {
    socket.connecting = true;
    return;
  }
  wrapped.on('close', () => socket.destroy());
  if (!wrapped.connecting) return;
  socket.connecting = true;
  wrapped.once('connect', () => {
    socket.connecting = false;
    socket.emit('connect');
  });
}

function beginToRead(socket, wrapped) {
  if (socket.destroyed || !socket._handle) return;
  // A server only waits for what comes.
  if (wrapped && socket._tlsOptions.isServer) socket._start();
  // What others have read of the connection already.
  if (wrapped?.readableLength) {
    for (let bytes; (bytes = wrapped.read()) !== null;) socket._handle.receive(bytes);
  }
  if (wrapped) socket.read(0);
}

// ---- the handle

prototype._wrapHandle = function(wrap, socket, tlsOptions = this._tlsOptions) {
  return new TLSHandle(innerOf(socket, tlsOptions), socket instanceof net.Socket && socket._handle ? socket : null, eventsOf(this));
};

function innerOf(socket, options) {
  if (socket instanceof net.Socket && socket._handle) {
    // Nobody else is to read from it.
    socket._handle.reading = true;
    return socket._handle;
  }
  if (socket) {
    return new (require('internal/tls/stream_handle').StreamHandle)(socket);
  }
  return options.pipe ? new Pipe() : new TCP();
}

/** Once more, over another handle: a host has several addresses. */
Object.defineProperty(prototype, kReinitializeHandle, {
  value: { reinitializeHandle(handle) {
    if (handle instanceof TLSHandle) {
      apply(net.Socket.prototype[kReinitializeHandle], this, [handle]);
    } else {
      apply(net.Socket.prototype[kReinitializeHandle], this, [new TLSHandle(handle, null, eventsOf(this))]);
    }
    this.ssl = this._handle;
  } }.reinitializeHandle,
  writable: true, enumerable: true, configurable: true,
});

function eventsOf(socket) {
  return {
    onhello: () => answerHello(socket),
    onsecure: () => socket._finishInit(),
    onsession: () => onSession(socket),
    onkeylog: (line) => onKeylog(socket, line),
    onerror: (number, reason) => onError(socket, sslError(number, reason)),
  };
}

prototype._start = function() {
  if (this.connecting) {
    this.once('connect', this._start);
    return;
  }
  const handle = this._handle;
  if (!handle) return;
  handle[kOwner] ??= this;
  try {
    handle.start(() => (this._tlsOptions.isServer ? native.server() : openClient(this)));
  } catch (error) {
    this.destroy(withParts(error));
  }
};

function openClient(socket) {
  const { name, session } = socket[kWishes];
  const alpn = socket._tlsOptions.ALPNProtocols ?? new Uint8Array(0);
  return native.client(idOf(socket[kContext]), name, alpn, session);
}

/** An error of the native side, with the properties of OpenSSL's errors. */
function withParts(error) {
  const match = /^error:0A(\w+):SSL routines::(.*)$/.exec(error.message);
  return match === null ? error : sslError(Number.parseInt(match[1], 16), match[2]);
}

// ---- a server's answer: by name, then the protocol

function answerHello(socket) {
  const [name, wire] = native.hello(socket._handle.session);
  socket.servername = name || false;
  const offered = readProtocols(require('buffer').Buffer.from(wire));
  if (!name || !socket._SNICallback) {
    accept(socket, offered);
    return;
  }
  let isAnswered = false;
  socket._SNICallback(name, (error, context) => {
    if (isAnswered) {
      socket.destroy(new codes.ERR_MULTIPLE_CALLBACK());
      return;
    }
    isAnswered = true;
    if (error) {
      socket.destroy(error);
    } else if (socket._handle) {
      if (context && !isContext(context) && !isContext({ context })) {
        socket.destroy(new codes.ERR_TLS_INVALID_CONTEXT('context'));
        return;
      }
      if (context) socket[kContext] = isContext(context) ? context : { context };
      accept(socket, offered);
    }
  });
}

/** Nobody can offer it, so that nothing is agreed on. */
const NO_PROTOCOL = new Uint8Array([1, 0]);

function accept(socket, offered) {
  const { ALPNProtocols, requestCert, rejectUnauthorized, server } = socket._tlsOptions;
  let alpn = ALPNProtocols ?? new Uint8Array(0);
  if (socket[kAlpnCallback] && offered.length > 0) {
    const chosen = socket[kAlpnCallback].call(socket, { servername: socket.servername || undefined, protocols: offered });
    if (chosen === undefined) {
      alpn = NO_PROTOCOL;
    } else if (offered.includes(chosen)) {
      const out = {};
      convertALPNProtocols([chosen], out);
      alpn = out.ALPNProtocols;
    } else {
      socket.destroy(new codes.ERR_TLS_ALPN_CALLBACK_INVALID_RESULT(chosen, offered));
      return;
    }
  }
  const ownOrder = server?.honorCipherOrder ?? true;
  socket._handle.accept(idOf(socket[kContext]), alpn, Boolean(requestCert), Boolean(requestCert) && Boolean(rejectUnauthorized), ownOrder);
}

// ---- what comes of the handshake

prototype._finishInit = function() {
  const handle = this._handle;
  if (!handle) return;
  const [, , , , protocol] = native.describe(handle.session);
  this.alpnProtocol = protocol ?? false;
  if (this.servername === null) this.servername = this[kWishes].name || false;
  this._secureEstablished = true;
  if (this._tlsOptions.handshakeTimeout > 0) this.setTimeout(0, this._handleTimeout);
  this.emit('secure');
};

function onSession(socket) {
  const { Buffer } = require('buffer');
  for (const given of native.sessions(sessionOf(socket))) {
    socket[kLastSession] = Buffer.from(given);
    if (socket.listenerCount('session') === 0) continue;
    if (socket[kVerified]) socket.emit('session', socket[kLastSession]);
    else socket[kPendingSession] = socket[kLastSession];
  }
}

const kLastSession = Symbol('session');

let hasWarnedOfKeylog = false;

function onKeylog(socket, line) {
  const file = require('internal/flags').valueOf('tls-keylog');
  if (file !== undefined) {
    if (!hasWarnedOfKeylog) process.emitWarning(`Using --tls-keylog makes TLS connections insecure by writing secret key material to file ${file}`);
    hasWarnedOfKeylog = true;
    require('fs').appendFileSync(file, line, { mode: 0o600 });
  }
  const { isServer, server } = socket._tlsOptions;
  if (isServer && server?.listenerCount('keylog') > 0) server.emit('keylog', line, socket);
  else if (!isServer && socket.listenerCount('keylog') > 0) socket.emit('keylog', line);
}

function onError(socket, error) {
  if (socket._hadError) return;
  socket._hadError = true;
  if (!socket._secureEstablished) {
    const told = socket._tlsError(error);
    socket.destroy(told ?? undefined);
  } else {
    socket._emitTLSError(error);
  }
}

prototype._tlsError = function(error) {
  this.emit('_tlsError', error);
  return this._controlReleased ? error : null;
};

prototype._emitTLSError = function(error) {
  const told = this._tlsError(error);
  if (told) this.emit('error', told);
};

prototype._releaseControl = function() {
  if (this._controlReleased) return false;
  this._controlReleased = true;
  return true;
};

prototype._handleTimeout = function() {
  this._emitTLSError(new codes.ERR_TLS_HANDSHAKE_TIMEOUT());
};

prototype._init = function() {};

prototype._destroySSL = function() {
  this.ssl = null;
};

// ---- before the handshake

prototype.setServername = function(name) {
  require('internal/validators').validateString(name, 'name');
  if (this._tlsOptions.isServer) throw new codes.ERR_TLS_SNI_FROM_SERVER();
  this[kWishes].name = name;
};

prototype.setSession = function(session) {
  if (typeof session === 'string') session = require('buffer').Buffer.from(session, 'latin1');
  if (!ArrayBuffer.isView(session)) throw Object.assign(new TypeError('Session must be a buffer'), { code: 'ERR_INVALID_ARG_TYPE' });
  this[kWishes].session = session;
};

prototype.setKeyCert = function(context) {
  if (this._secureEstablished) throw new codes.ERR_TLS_INVALID_STATE();
  this[kContext] = isContext(context) ? context : createSecureContext(context);
};

prototype.setMaxSendFragment = Object.defineProperty(function() {
  return false;
}, 'name', { value: 'setMaxSendFragment' });
Object.defineProperty(prototype.setMaxSendFragment, 'length', { value: 1 });

prototype.disableRenegotiation = Object.defineProperty(function() {}, 'name', { value: 'disableRenegotiation' });

prototype.renegotiate = function(options, callback) {
  const { validateObject, validateFunction } = require('internal/validators');
  validateObject(options, 'options');
  if (callback !== undefined) validateFunction(callback, 'callback');
  if (this.destroyed) return undefined;
  if (callback) nextTick(callback, unavailable('renegotiation of TLS'));
  return false;
};

// ---- what was agreed on

const sessionOf = (socket) => socket._handle?.session || 0;
const described = (socket) => (sessionOf(socket) === 0 ? undefined : native.describe(sessionOf(socket)));

prototype.getSession = function() {
  if (sessionOf(this) !== 0) {
    const given = native.sessions(sessionOf(this));
    if (given.length > 0) this[kLastSession] = require('buffer').Buffer.from(given.at(-1));
  }
  return this._handle ? this[kLastSession] : null;
};

prototype.getPeerCertificate = function(detailed) {
  if (!this._handle) return null;
  return peerObject(this, detailed) ?? {};
};

function peerObject(socket, detailed) {
  const id = sessionOf(socket);
  if (id === 0) return undefined;
  const { certificateObject } = require('internal/tls/certificates');
  return certificateObject(native.peerChain(id, idOf(socket[kContext])), detailed);
}

prototype.getCertificate = function() {
  if (!this._handle) return null;
  const own = native.ownCertificate(idOf(this[kContext]));
  if (own === undefined) return {};
  return require('internal/tls/certificates').certificateObject([own], false);
};

prototype.getPeerX509Certificate = function() {
  const [leaf] = sessionOf(this) === 0 ? [] : native.peerChain(sessionOf(this), idOf(this[kContext]));
  return x509(leaf);
};

prototype.getX509Certificate = function() {
  return this._handle ? x509(native.ownCertificate(idOf(this[kContext]))) : undefined;
};

function x509(der) {
  if (der === undefined) return undefined;
  return new (require('crypto').X509Certificate)(require('buffer').Buffer.from(der));
}

prototype.exportKeyingMaterial = function(length, label, context) {
  const { validateUint32, validateString, validateBuffer } = require('internal/validators');
  validateUint32(length, 'length', true);
  validateString(label, 'label');
  if (context !== undefined) validateBuffer(context, 'context');
  if (!this._secureEstablished) throw new codes.ERR_TLS_INVALID_STATE();
  const { Buffer } = require('buffer');
  const exported = native.exportKey(sessionOf(this), length, Buffer.from(label), context);
  if (exported === undefined) throw new codes.ERR_TLS_INVALID_STATE();
  return Buffer.from(exported);
};
for (const [name, length] of [['exportKeyingMaterial', 3], ['renegotiate', 2], ['getPeerX509Certificate', 1]]) Object.defineProperty(prototype[name], 'length', { value: length });

/** Names of groups as OpenSSL says them. */
const CURVES = { __proto__: null, X25519: ['ECDH', 'X25519', 253], secp256r1: ['ECDH', 'prime256v1', 256], secp384r1: ['ECDH', 'secp384r1', 384] };

const asked = {
  getCipher: (socket) => {
    const about = described(socket);
    if (!about?.[1]) return undefined;
    return { name: about[1], standardName: about[2], version: about[0] };
  },
  getSharedSigalgs: () => { throw unavailable('the list of shared signature algorithms'); },
  getEphemeralKeyInfo: (socket) => {
    if (socket._tlsOptions.isServer) return null;
    const [type, name, size] = CURVES[described(socket)?.[3]] ?? [];
    return type === undefined ? {} : { type, name, size };
  },
  getFinished: () => { throw unavailable('the message Finished of TLS'); },
  getPeerFinished: () => { throw unavailable('the message Finished of TLS'); },
  getProtocol: (socket) => described(socket)?.[0] || (socket._tlsOptions.isServer ? 'unknown' : 'TLSv1.3'),
  getTLSTicket: (socket) => (socket._tlsOptions.isServer ? undefined : socket.getSession() ?? undefined),
  isSessionReused: (socket) => described(socket)?.[5] ?? false,
  enableTrace: () => { throw unavailable('traces of TLS'); },
};
for (const [name, ask] of Object.entries(asked)) {
  prototype[name] = { socketMethodProxy() {
    return this._handle ? ask(this) : null;
  } }.socketMethodProxy;
}

/** What is wrong with the other side's certificate; undefined if nothing is. */
function verifyError(socket) {
  const { verdictError } = require('internal/tls/certificates');
  return verdictError(native.verdict(sessionOf(socket), idOf(socket[kContext])));
}

Object.assign(exports, { TLSSocket, verifyError, kConnectOptions, kErrorEmitted, kVerified, kPendingSession });
