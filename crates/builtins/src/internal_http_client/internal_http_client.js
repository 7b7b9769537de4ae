// `internal/http/client`: `ClientRequest`, a request that is being made. Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/http.html#class-httpclientrequest
'use strict';

const { codes } = require('internal/errors');
const { validateBoolean, validateInteger, validateOneOf } = require('internal/validators');
const { OutgoingMessage, kErrored, parseUniqueHeadersOption } = require('internal/http/outgoing');
const { kUniqueHeaders } = require('internal/http/outgoing_head');
const { kOutHeaders } = require('internal/http/outgoing_fields');
const { Agent, globals } = require('internal/http/agent');
const { _checkIsHttpToken: isToken, isTimed, publish, tellExchange } = require('internal/http/common');
const { beginExchange, closeRequest, kFrame, listenForTimeout } = require('internal/http/exchange');
const { get: currentFrame, run } = require('internal/async_context');

const kPath = Symbol('kPath');
const INVALID_IN_PATH = /[^\u0021-\u00ff]/;
/** Methods whose requests usually have no body. */
const BODYLESS = new Set(['GET', 'HEAD', 'DELETE', 'OPTIONS', 'TRACE', 'CONNECT']);

function ClientRequest(input, options, callback) {
  OutgoingMessage.call(this, typeof options === 'object' ? options ?? undefined : undefined);
  ({ options, callback } = readArguments(input, options, callback));
  const defaultAgent = options._defaultAgent || globals.agent;
  this.agent = chooseAgent(options, defaultAgent);
  if (options.timeout !== undefined) this.timeout = duration(options.timeout, 'timeout');
  const protocol = checkProtocol(options, this.agent, defaultAgent);
  const defaultPort = options.defaultPort || this.agent?.defaultPort;
  const port = options.port = options.port || defaultPort || 80;
  const host = options.host = checkHost(options.hostname, 'hostname') || checkHost(options.host, 'host') || 'localhost';
  if (options.signal) require('internal/streams/abort').addAbortSignal(options.signal, this);
  delete options.signal;
  this.socketPath = options.socketPath;
  this.method = checkMethod(options.method);
  takeStrictness(this, options);
  if (options.path) checkPath(options.path);
  this[kPath] = options.path ? String(options.path) : '/';
  if (callback) this.once('response', callback);
  this.useChunkedEncodingByDefault = !BODYLESS.has(this.method);
  this._ended = false;
  this.res = null;
  this.aborted = false;
  this.timeoutCb = null;
  this.upgradeOrConnect = false;
  this.parser = null;
  this.maxHeadersCount = null;
  this.reusedSocket = false;
  this.host = host;
  this.protocol = protocol;
  this[kUniqueHeaders] = parseUniqueHeadersOption(options.uniqueHeaders);
  this[kFrame] = currentFrame();
  decidePersistence(this);
  setFields(this, options, host, port, defaultPort);
  connect(this, options);
  publish('http.client.request.created', () => ({ request: this }));
}
Object.setPrototypeOf(ClientRequest.prototype, OutgoingMessage.prototype);
Object.setPrototypeOf(ClientRequest, OutgoingMessage);

Object.defineProperty(ClientRequest.prototype, 'path', {
  get() {
    return this[kPath];
  },
  set(path) {
    checkPath(path);
    this[kPath] = String(path);
  },
  configurable: true,
  enumerable: true,
});

const methods = {
  _finish() {
    OutgoingMessage.prototype._finish.call(this);
    if (isTimed()) time(this);
    publish('http.client.request.start', () => ({ request: this }));
  },

  _implicitHeader() {
    if (this._header) throw new codes.ERR_HTTP_HEADERS_SENT('render');
    this._storeHeader(firstLine(this), this[kOutHeaders]);
  },

  abort() {
    if (this.aborted) return;
    this.aborted = true;
    process.nextTick(() => this.emit('abort'));
    this.destroy();
  },

  destroy(error) {
    if (this.destroyed) return this;
    this.destroyed = true;
    // Nobody wants the rest of the response.
    if (this.res) this.res._dump();
    this[kErrored] = error;
    this.socket?.destroy(error);
    return this;
  },

  /** The agent has a socket for it, or none: `error`. */
  onSocket(socket, error) {
    run(this[kFrame], process.nextTick, process, takeSocket, this, socket, error);
  },

  _deferToConnect(method, args) {
    const call = () => {
      if (method) this.socket[method](...args);
    };
    const whenConnected = () => {
      if (this.socket.writable) call();
      else this.socket.once('connect', call);
    };
    if (this.socket) whenConnected();
    else this.once('socket', whenConnected);
  },

  setTimeout(msecs, callback) {
    if (this._ended) return this;
    listenForTimeout(this);
    msecs = duration(msecs, 'msecs');
    if (callback) this.once('timeout', callback);
    if (this.socket) limit(this.socket, msecs);
    else this.once('socket', (socket) => limit(socket, msecs));
    return this;
  },

  setNoDelay(noDelay) {
    this._deferToConnect('setNoDelay', [noDelay]);
  },

  setSocketKeepAlive(enable, initialDelay) {
    this._deferToConnect('setKeepAlive', [enable, initialDelay]);
  },

  clearTimeout(callback) {
    this.setTimeout(0, callback);
  },
};
for (const name of Object.keys(methods)) ClientRequest.prototype[name] = methods[name];

function time(request) {
  const begun = require('internal/loop').now();
  const { method, protocol, path } = request;
  const url = `${protocol}//${request.getHeader('host') ?? request.host}${path}`;
  request.prependOnceListener('response', (response) => {
    tellExchange('HttpClient', begun, { method, url, headers: { ...request.getHeaders() } }, response);
  });
}

const firstLine = (request) => `${request.method} ${request.path} HTTP/1.1\r\n`;

/** The time of connecting does not count. */
function limit(socket, msecs) {
  if (socket.connecting) socket.once('connect', () => socket.setTimeout(msecs));
  else socket.setTimeout(msecs);
}

// ---- what is asked for

function readArguments(input, options, callback) {
  if (typeof input === 'string') {
    input = fromUrl(new URL(input));
  } else if (isUrl(input)) {
    input = fromUrl(input);
  } else {
    callback = options;
    options = input;
    input = null;
  }
  if (typeof options === 'function') {
    callback = options;
    options = input || {};
  } else {
    options = Object.assign(input || {}, options);
  }
  return { options: input === options ? options : { ...options }, callback };
}

const isUrl = (value) => Boolean(value?.href && value.protocol && value.auth === undefined && value.path === undefined);
const fromUrl = (url) => require('url').urlToHttpOptions(url);

function chooseAgent(options, defaultAgent) {
  const { agent } = options;
  if (agent === false) return new defaultAgent.constructor();
  if (agent === null || agent === undefined) return typeof options.createConnection === 'function' ? undefined : defaultAgent;
  if (typeof agent.addRequest !== 'function') {
    throw new codes.ERR_INVALID_ARG_TYPE('options.agent', ['Agent-like Object', 'undefined', 'false'], agent);
  }
  return agent;
}

function checkProtocol(options, agent, defaultAgent) {
  const protocol = options.protocol || defaultAgent.protocol;
  if (options.path) checkPath(options.path);
  const expected = agent?.protocol || defaultAgent.protocol;
  if (protocol !== expected) throw new codes.ERR_INVALID_PROTOCOL(protocol, expected);
  return protocol;
}

function checkPath(path) {
  if (INVALID_IN_PATH.test(String(path))) throw new codes.ERR_UNESCAPED_CHARACTERS('Request path');
}

function checkHost(host, name) {
  if (host !== null && host !== undefined && typeof host !== 'string') {
    throw new codes.ERR_INVALID_ARG_TYPE(`options.${name}`, ['string', 'undefined', 'null'], host);
  }
  return host;
}

function checkMethod(method) {
  if (method !== null && method !== undefined && typeof method !== 'string') {
    throw new codes.ERR_INVALID_ARG_TYPE('options.method', 'string', method);
  }
  if (!method) return 'GET';
  if (!isToken(method)) throw new codes.ERR_INVALID_HTTP_TOKEN('Method', method);
  return method.toUpperCase();
}

function takeStrictness(request, { maxHeaderSize, insecureHTTPParser, httpValidation, joinDuplicateHeaders }) {
  if (maxHeaderSize !== undefined) validateInteger(maxHeaderSize, 'maxHeaderSize', 0);
  request.maxHeaderSize = maxHeaderSize;
  if (insecureHTTPParser !== undefined) validateBoolean(insecureHTTPParser, 'options.insecureHTTPParser');
  request.insecureHTTPParser = insecureHTTPParser;
  if (httpValidation !== undefined) {
    validateOneOf(httpValidation, 'options.httpValidation', ['strict', 'relaxed', 'insecure']);
    if (insecureHTTPParser !== undefined) {
      throw new codes.ERR_INVALID_ARG_VALUE('options.httpValidation', httpValidation, 'cannot be used together with options.insecureHTTPParser');
    }
  }
  request.httpValidation = httpValidation;
  if (joinDuplicateHeaders !== undefined) validateBoolean(joinDuplicateHeaders, 'options.joinDuplicateHeaders');
  request.joinDuplicateHeaders = joinDuplicateHeaders;
}

function duration(msecs, name) {
  validateNumberOf(msecs, name);
  return msecs > 2 ** 31 - 1 ? overflow(msecs) : msecs;
}

function validateNumberOf(msecs, name) {
  require('internal/validators').validateNumber(msecs, name);
  if (msecs < 0 || !Number.isFinite(msecs)) throw new codes.ERR_OUT_OF_RANGE(name, 'a non-negative finite number', msecs);
}

function overflow(msecs) {
  process.emitWarning(`${msecs} does not fit into a 32-bit signed integer.\nTimer duration was truncated to ${2 ** 31 - 1}.`, 'TimeoutOverflowWarning');
  return 2 ** 31 - 1;
}

/** Only what an agent may use again is asked to last. */
function decidePersistence(request) {
  const { agent } = request;
  if (agent === undefined) return;
  const lasts = agent.keepAlive || Number.isFinite(agent.maxSockets);
  request._last = !lasts;
  request.shouldKeepAlive = Boolean(lasts);
}

function setFields(request, options, host, port, defaultPort) {
  const { headers } = options;
  if (Array.isArray(headers)) {
    request._storeHeader(firstLine(request), headers);
    return;
  }
  if (headers) {
    for (const name of Object.keys(headers)) request.setHeader(name, headers[name]);
  }
  const setsHost = options.setHost === undefined || Boolean(options.setHost);
  if (host && !request.getHeader('host') && setsHost) request.setHeader('Host', hostField(host, port, defaultPort));
  if (options.auth && !request.getHeader('Authorization')) {
    const { Buffer } = require('buffer');
    request.setHeader('Authorization', `Basic ${Buffer.from(options.auth).toString('base64')}`);
  }
  if (request.getHeader('expect')) request._implicitHeader();
}

function hostField(host, port, defaultPort) {
  const isBareIpv6 = host.includes(':') && host.includes(':', host.indexOf(':') + 1) && !host.startsWith('[');
  const name = isBareIpv6 ? `[${host}]` : host;
  return port && +port !== defaultPort ? `${name}:${port}` : name;
}

// ---- the socket

function connect(request, options) {
  const how = options.socketPath ? { ...options, path: options.socketPath } : options;
  if (request.agent) {
    request.agent.addRequest(request, options);
    return;
  }
  request._last = true;
  request.shouldKeepAlive = false;
  let isGiven = false;
  const onMade = (error, socket) => {
    if (isGiven) return;
    isGiven = true;
    if (error) request.onSocket(null, error);
    else request.onSocket(socket);
  };
  if (typeof options.createConnection === 'function') {
    try {
      const socket = options.createConnection(how, onMade);
      if (socket) onMade(null, socket);
    } catch (error) {
      onMade(error);
    }
  } else {
    onMade(null, require('net').createConnection(how));
  }
}

function takeSocket(request, socket, error) {
  if (!request.destroyed && !error) {
    beginExchange(request, socket);
    request._flush();
    return;
  }
  if (!socket) {
    closeRequest(request, request[kErrored] ?? error);
    return;
  }
  if (!error && request.agent && !socket.destroyed) {
    closeRequest(request, request[kErrored]);
    socket.emit('free');
    return;
  }
  const { finished } = require('stream');
  finished(socket.destroy(error || request[kErrored]), (failure) => {
    const own = failure?.code === 'ERR_STREAM_PREMATURE_CLOSE' ? null : failure;
    closeRequest(request, own || error);
  });
}

Object.assign(exports, { ClientRequest, Agent });
