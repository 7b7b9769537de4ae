// `node:http`, Node 26: its names. Follows https://nodejs.org/docs/latest-v26.x/api/http.html
//
// Most programs that load it use a part of it, some nothing: the parts, in `internal/http/*`, load when they are first asked for.
'use strict';

const { lazyGetters } = require('internal/boot');

/** The names in the order that programs see, with the modules that have them. */
const parts = {
  _connectionListener: () => require('internal/http/connection').connectionListener,
  METHODS: () => require('internal/http/status').METHODS,
  STATUS_CODES: () => require('internal/http/status').STATUS_CODES,
  Agent: () => require('internal/http/agent').Agent,
  ClientRequest: () => require('internal/http/client').ClientRequest,
  IncomingMessage: () => require('internal/http/incoming').IncomingMessage,
  OutgoingMessage: () => require('internal/http/outgoing').OutgoingMessage,
  Server: () => require('internal/http/server').Server,
  ServerResponse: () => require('internal/http/response').ServerResponse,
};

for (const name of Object.keys(parts)) place(name, parts[name], true);

Object.assign(exports, { createServer, validateHeaderName, validateHeaderValue, get, request, setMaxIdleHTTPParsers, setGlobalProxyFromEnv });

Object.defineProperty(exports, 'maxHeaderSize', {
  get() {
    return require('internal/http/parser').defaultHeaderSize();
  },
  configurable: true,
  enumerable: true,
});
Object.defineProperty(exports, 'globalAgent', {
  get() {
    return require('internal/http/agent').globals.agent;
  },
  set(agent) {
    require('internal/http/agent').globals.agent = agent;
  },
  configurable: true,
  enumerable: true,
});
for (const name of ['WebSocket', 'CloseEvent', 'MessageEvent']) {
  Object.defineProperty(exports, name, { get: () => globalThis[name], configurable: true, enumerable: true });
}

function createServer(options, requestListener) {
  return new exports.Server(options, requestListener);
}

function request(url, options, callback) {
  return new exports.ClientRequest(url, options, callback);
}

function get(url, options, callback) {
  const made = request(url, options, callback);
  made.end();
  return made;
}

function validateHeaderName(...args) {
  return require('internal/http/common').validateHeaderName(...args);
}

function validateHeaderValue(name, value) {
  return require('internal/http/common').validateHeaderValue(name, value);
}

function setMaxIdleHTTPParsers(max) {
  const { validateInteger } = require('internal/validators');
  validateInteger(max, 'max', 1);
  require('internal/http/common').parsers.max = max;
}

/** Requests go through the proxies that the environment names, until what it returns is called. */
function setGlobalProxyFromEnv(...args) {
  return require('internal/http/agent').setGlobalProxyFromEnv(...args);
}

/** A property that is loaded when it is first read, and plain from then on. */
function place(name, load, enumerable) {
  const get = () => {
    const value = load();
    Object.defineProperty(exports, name, { value, writable: true, enumerable, configurable: true });
    return value;
  };
  lazyGetters.add(get);
  Object.defineProperty(exports, name, {
    get,
    set(value) {
      Object.defineProperty(exports, name, { value, writable: true, enumerable, configurable: true });
    },
    enumerable,
    configurable: true,
  });
}
