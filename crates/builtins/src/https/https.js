// `node:https`, Node 26. Follows https://nodejs.org/docs/latest-v26.x/api/https.html
//
// All of HTTP is the affair of `internal/http/*`; here is only what is different over TLS.
'use strict';

const tls = require('tls');
const http = require('http');
const { Agent: HttpAgent, proxyEnvironment } = require('internal/http/agent');
const { ClientRequest } = require('internal/http/client');
const { connectionListener, kConnections } = require('internal/http/connection');
const { storeHTTPOptions, setupConnectionsTracking, httpServerPreClose } = require('internal/http/server');
const { kUniqueHeaders, parseUniqueHeadersOption } = require('internal/http/outgoing');
const { openTunnel, needsTunnel } = require('internal/http/proxy');

const { apply } = Reflect;

// ---- Server

function Server(options, requestListener) {
  if (!(this instanceof Server)) return new Server(options, requestListener);
  let ALPNProtocols = ['http/1.1'];
  if (typeof options === 'function') {
    requestListener = options;
    options = {};
  } else if (options === null || options === undefined) {
    options = {};
  } else {
    require('internal/validators').validateObject(options, 'options');
    // The callback decides then.
    if (options.ALPNCallback) ALPNProtocols = undefined;
  }
  apply(storeHTTPOptions, this, [options]);
  apply(tls.Server, this, [{ noDelay: true, ALPNProtocols, ...options }, connectionListener]);
  this.httpAllowHalfOpen = false;
  if (requestListener) this.addListener('request', requestListener);
  this.addListener('tlsClientError', function addClientError(error, connection) {
    if (!this.emit('clientError', error, connection)) connection.destroy(error);
  });
  this.timeout = 0;
  this.maxHeadersCount = null;
  this[kUniqueHeaders] = parseUniqueHeadersOption(options.uniqueHeaders);
  this.on('listening', setupConnectionsTracking);
}
Object.setPrototypeOf(Server.prototype, tls.Server.prototype);
Object.setPrototypeOf(Server, tls.Server);

Server.prototype.closeAllConnections = http.Server.prototype.closeAllConnections;
Server.prototype.closeIdleConnections = http.Server.prototype.closeIdleConnections;
Server.prototype.setTimeout = http.Server.prototype.setTimeout;
Server.prototype.close = Object.defineProperty(function(...args) {
  httpServerPreClose(this);
  apply(tls.Server.prototype.close, this, args);
  return this;
}, 'name', { value: 'close' });

Server.prototype[Symbol.asyncDispose] = async function() {
  await new Promise((resolve, reject) => this.close((error) => (error ? reject(error) : resolve())));
};

function createServer(options, requestListener) {
  return new Server(options, requestListener);
}

// ---- Agent

function Agent(options) {
  if (!(this instanceof Agent)) return new Agent(options);
  options = { __proto__: null, ...options };
  options.defaultPort ??= 443;
  options.protocol ??= 'https:';
  apply(HttpAgent, this, [options]);
  this.maxCachedSessions = this.options.maxCachedSessions;
  if (this.maxCachedSessions === undefined) this.maxCachedSessions = 100;
  this._sessionCache = { map: {}, list: [] };
}
Object.setPrototypeOf(Agent.prototype, HttpAgent.prototype);
Object.setPrototypeOf(Agent, HttpAgent);

/** What makes connections different, in the order of the parts of a name. */
const NAMED = ['ca', 'cert', 'clientCertEngine', 'ciphers', 'key', 'pfx', 'rejectUnauthorized', 'servername', 'minVersion', 'maxVersion', 'secureProtocol',
  'crl', 'honorCipherOrder', 'ecdhCurve', 'dhparam', 'secureOptions', 'sessionIdContext', 'sigalgs', 'privateKeyIdentifier', 'privateKeyEngine'];
const FLAGS = new Set(['rejectUnauthorized', 'honorCipherOrder']);

const methods = {
  createConnection(...args) {
    const [options, callback] = connectionArguments(args);
    const { _agentKey: key } = options;
    if (key) {
      const session = this._getSession(key);
      if (session) options.session = session;
    }
    if (needsTunnel(this, options)) {
      openTunnel(this, options, (error, socket) => {
        if (error) callback(error);
        else callback(null, connectTls(this, { ...options, socket }));
      });
      return undefined;
    }
    return connectTls(this, options);
  },

  getName(options = {}) {
    let name = apply(HttpAgent.prototype.getName, this, [options]);
    for (const key of NAMED) name += `:${partOfName(key, options)}`;
    return name;
  },

  keepSocketAlive(socket) {
    return apply(HttpAgent.prototype.keepSocketAlive, this, [socket]);
  },

  _getSession(key) {
    return this._sessionCache.map[key];
  },

  _cacheSession(key, session) {
    if (this.maxCachedSessions === 0) return;
    const { map, list } = this._sessionCache;
    if (!map[key]) {
      if (list.length >= this.maxCachedSessions) delete map[list.shift()];
      list.push(key);
    }
    map[key] = session;
  },

  _evictSession(key) {
    const { map, list } = this._sessionCache;
    const at = list.indexOf(key);
    if (at === -1) return;
    list.splice(at, 1);
    delete map[key];
  },
};
for (const name of Object.keys(methods)) Agent.prototype[name] = methods[name];

function partOfName(key, options) {
  const value = options[key];
  if (FLAGS.has(key)) return value === undefined ? '' : value;
  if (key === 'servername') return value && value !== options.host ? value : '';
  if (key === 'sigalgs') return value ? JSON.stringify(value) : '';
  return value || '';
}

/** `(port, host, options, callback)`, in all the ways that it may be called. */
function connectionArguments(args) {
  const [port, host, more] = args;
  const callback = args.find((value) => typeof value === 'function');
  const options = [port, host, more].find((value) => value !== null && typeof value === 'object') ?? {};
  const given = { ...options };
  if (typeof port !== 'object' && typeof port !== 'function' && port !== undefined) given.port = port;
  if (typeof host === 'string') given.host = host;
  return [given, callback];
}

function connectTls(agent, options) {
  const { _agentKey: key } = options;
  const socket = tls.connect(options);
  if (key) {
    socket.on('session', (session) => agent._cacheSession(key, session));
    // A session that leads to an error is not tried again.
    socket.once('close', (hadError) => {
      if (hadError) agent._evictSession(key);
    });
  }
  return socket;
}

// ---- requests

const functions = {
  request(...args) {
    let options = {};
    if (typeof args[0] === 'string') {
      options = require('url').urlToHttpOptions(new URL(args.shift()));
    } else if (args[0]?.href && args[0].protocol && args[0].auth === undefined && args[0].path === undefined) {
      options = require('url').urlToHttpOptions(args.shift());
    }
    if (args[0] && typeof args[0] !== 'function') Object.assign(options, args.shift());
    options._defaultAgent = exports.globalAgent;
    return new ClientRequest(options, ...args);
  },
  get(input, options, callback) {
    const made = functions.request(input, options, callback);
    made.end();
    return made;
  },
};
Object.defineProperty(functions.request, 'length', { value: 0 });

exports.Agent = Agent;
exports.globalAgent = new Agent({ keepAlive: true, scheduling: 'lifo', timeout: 5000, proxyEnv: proxyEnvironment() });
Object.assign(exports, { Server, createServer, get: functions.get, request: functions.request });
