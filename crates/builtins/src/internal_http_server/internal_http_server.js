// `internal/http/server`: `Server`. Node 26. Follows https://nodejs.org/docs/latest-v26.x/api/http.html#class-httpserver
'use strict';

const net = require('net');
const { codes } = require('internal/errors');
const { validateBoolean, validateInteger, validateObject, validateOneOf } = require('internal/validators');
const { IncomingMessage } = require('internal/http/incoming');
const { ServerResponse, kServerResponse } = require('internal/http/response');
const { kIncomingMessage } = require('internal/http/common');
const { kUniqueHeaders, parseUniqueHeadersOption } = require('internal/http/outgoing');
const { connectionListener, kConnections, kOptimizeEmptyRequests, expire } = require('internal/http/connection');

const kConnectionsCheckingInterval = Symbol('http.server.connectionsCheckingInterval');

function Server(options, requestListener) {
  if (!(this instanceof Server)) return new Server(options, requestListener);
  if (typeof options === 'function') {
    requestListener = options;
    options = {};
  } else if (options == null) {
    options = {};
  } else {
    validateObject(options, 'options');
  }
  storeHTTPOptions.call(this, options);
  // A client that has ended its side still wants its answers.
  net.Server.call(this, {
    allowHalfOpen: true,
    noDelay: options.noDelay ?? true,
    keepAlive: options.keepAlive,
    keepAliveInitialDelay: options.keepAliveInitialDelay,
    highWaterMark: options.highWaterMark,
  });
  if (requestListener) this.on('request', requestListener);
  this.httpAllowHalfOpen = false;
  this.on('connection', connectionListener);
  this.on('listening', setupConnectionsTracking);
  this.timeout = 0;
  this.maxHeadersCount = null;
  this.maxRequestsPerSocket = 0;
  this[kUniqueHeaders] = parseUniqueHeadersOption(options.uniqueHeaders);
}
Object.setPrototypeOf(Server.prototype, net.Server.prototype);
Object.setPrototypeOf(Server, net.Server);

const methods = {
  close(...args) {
    httpServerPreClose(this);
    net.Server.prototype.close.apply(this, args);
    return this;
  },

  closeAllConnections() {
    for (const { socket } of [...this[kConnections] ?? []]) socket.destroy();
  },

  closeIdleConnections() {
    for (const parser of [...this[kConnections] ?? []]) {
      const { socket } = parser;
      if (parser.begunAt === 0 && !socket._httpMessage) socket.destroy();
    }
  },

  setTimeout(msecs, callback) {
    this.timeout = msecs;
    if (callback) this.on('timeout', callback);
    return this;
  },
};
for (const name of Object.keys(methods)) Server.prototype[name] = methods[name];

Server.prototype[Symbol.asyncDispose] = async function() {
  await new Promise((resolve, reject) => this.close((error) => (error ? reject(error) : resolve())));
};

Server.prototype[Symbol.for('nodejs.rejection')] = function(error, event, ...args) {
  const response = event === 'request' || event === 'checkContinue' || event === 'checkExpectation' ? args[1] : undefined;
  if (response === undefined) {
    net.Server.prototype[Symbol.for('nodejs.rejection')]?.call(this, error, event, ...args);
  } else if (response.headersSent) {
    response.destroy();
  } else {
    for (const name of response.getHeaderNames()) response.removeHeader(name);
    response.statusCode = 500;
    response.end(require('internal/http/status').STATUS_CODES[500]);
  }
};

/** The server answers no more; who asks nothing is let go. */
function httpServerPreClose(server) {
  server.closeIdleConnections();
  clearInterval(server[kConnectionsCheckingInterval]);
}

/** Looks now and then whose request takes too long. */
function setupConnectionsTracking() {
  this[kConnections] ??= new Set();
  if (this[kConnectionsCheckingInterval]) clearInterval(this[kConnectionsCheckingInterval]);
  this[kConnectionsCheckingInterval] = setInterval(() => expire(this), this.connectionsCheckingInterval).unref();
}

/** Takes over the options that concern HTTP. */
function storeHTTPOptions(options) {
  this[kIncomingMessage] = options.IncomingMessage || IncomingMessage;
  this[kServerResponse] = options.ServerResponse || ServerResponse;
  this.maxHeaderSize = optional(options, 'maxHeaderSize', asCount, undefined);
  this.insecureHTTPParser = optional(options, 'insecureHTTPParser', validateBoolean, undefined);
  this.httpValidation = optional(options, 'httpValidation', validateStrictness, undefined);
  if (options.httpValidation !== undefined && options.insecureHTTPParser !== undefined) {
    throw new codes.ERR_INVALID_ARG_VALUE('options.httpValidation', options.httpValidation, 'cannot be used together with options.insecureHTTPParser');
  }
  this.requestTimeout = optional(options, 'requestTimeout', asCount, 300_000);
  this.headersTimeout = optional(options, 'headersTimeout', asCount, Math.min(60_000, this.requestTimeout));
  if (this.requestTimeout > 0 && this.headersTimeout > 0 && this.headersTimeout > this.requestTimeout) {
    throw new codes.ERR_OUT_OF_RANGE('headersTimeout', '<= requestTimeout', options.headersTimeout);
  }
  this.keepAliveTimeout = optional(options, 'keepAliveTimeout', asCount, 5_000);
  this.keepAliveTimeoutBuffer = optional(options, 'keepAliveTimeoutBuffer', asCount, 1_000);
  this.connectionsCheckingInterval = optional(options, 'connectionsCheckingInterval', asCount, 30_000);
  this.requireHostHeader = optional(options, 'requireHostHeader', validateBoolean, true);
  this.joinDuplicateHeaders = optional(options, 'joinDuplicateHeaders', validateBoolean, undefined);
  this.rejectNonStandardBodyWrites = optional(options, 'rejectNonStandardBodyWrites', validateBoolean, false);
  this[kOptimizeEmptyRequests] = optional(options, 'optimizeEmptyRequests', validateBoolean, false);
  this.shouldUpgradeCallback = optional(options, 'shouldUpgradeCallback', requireFunction, function() {
    return this.listenerCount('upgrade') > 0;
  });
}

function optional(options, name, validate, fallback) {
  const value = options[name];
  if (value === undefined) return fallback;
  validate(value, `options.${name}`);
  return value;
}

const validateStrictness = (value, name) => validateOneOf(value, name, ['strict', 'relaxed', 'insecure']);
/** Node's messages about numbers do not say that they are options. */
const asCount = (value, name) => validateInteger(value, name.slice('options.'.length), 0);
const requireFunction = (value, name) => require('internal/validators').validateFunction(value, name);

Object.assign(exports, { Server, setupConnectionsTracking, storeHTTPOptions, httpServerPreClose, kConnectionsCheckingInterval });
