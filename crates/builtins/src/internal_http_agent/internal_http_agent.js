// `internal/http/agent`: `Agent`, which keeps connections for the requests of a client. Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/http.html#class-httpagent
'use strict';

const EventEmitter = require('events');
const net = require('net');
const { validateNumber, validateOneOf } = require('internal/validators');

const kOnKeylog = Symbol('onkeylog');
/** Under it a request that waits keeps how it wants to be connected. */
const kRequestOptions = Symbol('requestOptions');
/** The proxy of an agent, or of a request that asks one. */
const kProxy = Symbol('proxy');

function Agent(options) {
  if (!(this instanceof Agent)) return new Agent(options);
  EventEmitter.call(this);
  this.options = { __proto__: null, ...options };
  this.options.noDelay ??= true;
  // Not to be taken for that of a Unix socket.
  this.options.path = null;
  this.defaultPort = this.options.defaultPort || 80;
  this.protocol = this.options.protocol || 'http:';
  this.requests = { __proto__: null };
  this.sockets = { __proto__: null };
  this.freeSockets = { __proto__: null };
  this.keepAliveMsecs = this.options.keepAliveMsecs || 1000;
  this.keepAlive = this.options.keepAlive || false;
  this.maxSockets = this.options.maxSockets || Agent.defaultMaxSockets;
  this.maxFreeSockets = this.options.maxFreeSockets || 256;
  this.scheduling = this.options.scheduling || 'lifo';
  this.maxTotalSockets = this.options.maxTotalSockets;
  this.totalSocketCount = 0;
  const buffer = this.options.agentKeepAliveTimeoutBuffer;
  this.agentKeepAliveTimeoutBuffer = typeof buffer === 'number' && buffer >= 0 && Number.isFinite(buffer) ? buffer : 1000;
  validateOneOf(this.scheduling, 'scheduling', ['fifo', 'lifo']);
  if (this.maxTotalSockets === undefined) this.maxTotalSockets = Infinity;
  else validateNumber(this.maxTotalSockets, 'maxTotalSockets', 1);
  if (this.options.proxyEnv) this[kProxy] = require('internal/http/proxy').readProxy(this.options.proxyEnv, this.protocol);
  this.on('free', (socket, how) => takeBack(this, socket, how));
  this.on('newListener', maybeEnableKeylog);
}
Object.setPrototypeOf(Agent.prototype, EventEmitter.prototype);
Object.setPrototypeOf(Agent, EventEmitter);
Agent.defaultMaxSockets = Infinity;

const methods = {
  createConnection(...args) {
    return net.createConnection(...args);
  },

  getName(options = {}) {
    let name = `${options.host || 'localhost'}:${options.port || ''}:${options.localAddress || ''}`;
    if (options.family === 4 || options.family === 6) name += `:${options.family}`;
    if (options.socketPath) name += `:${options.socketPath}`;
    return name;
  },

  addRequest(request, options, port, localAddress) {
    // As it was called long ago.
    if (typeof options === 'string') options = { host: options, port, localAddress };
    const how = completed(this, request, options);
    if (this[kProxy] !== undefined) useProxy(this, request, how);
    const name = this.getName(how);
    this.sockets[name] ||= [];
    const socket = takeFree(this, name);
    const count = (this.freeSockets[name]?.length ?? 0) + this.sockets[name].length;
    if (socket) {
      this.reuseSocket(socket, request);
      assign(this, request, socket);
      this.sockets[name].push(socket);
    } else if (count < this.maxSockets && this.totalSocketCount < this.maxTotalSockets) {
      this.createSocket(request, how, (error, made) => {
        if (error) request.onSocket(null, error);
        else assign(this, request, made);
      });
    } else {
      (this.requests[name] ||= []).push(request);
      request[kRequestOptions] = how;
    }
  },

  createSocket(request, options, callback) {
    const how = completed(this, request, options);
    const timeout = request.timeout || this.options.timeout || undefined;
    if (timeout) how.timeout = timeout;
    const name = this.getName(how);
    how._agentKey = name;
    how.encoding = null;
    if (this.keepAlive) {
      how.keepAlive = this.keepAlive;
      how.keepAliveInitialDelay = this.keepAliveMsecs;
    }
    let isMade = false;
    const onMade = (error, socket) => {
      if (isMade) return;
      isMade = true;
      if (error) {
        callback(error);
        return;
      }
      (this.sockets[name] ||= []).push(socket);
      this.totalSocketCount++;
      install(this, socket, how);
      callback(null, socket);
    };
    const proxy = request[kProxy];
    const made = this.createConnection(proxy === undefined ? how : { ...how, host: proxy.host, port: proxy.port }, onMade);
    if (made) onMade(null, made);
  },

  removeSocket(socket, options) {
    const name = this.getName(options);
    // One that is broken is of no use among the free ones either.
    for (const set of socket.writable ? [this.sockets] : [this.sockets, this.freeSockets]) remove(set, name, socket);
    const waiting = nextWaiting(this, name);
    if (waiting === undefined) return;
    const how = waiting[kRequestOptions] ?? options;
    waiting[kRequestOptions] = undefined;
    this.createSocket(waiting, how, (error, made) => {
      if (error) waiting.onSocket(null, error);
      else made.emit('free');
    });
  },

  keepSocketAlive(socket) {
    socket.setKeepAlive(true, this.keepAliveMsecs);
    socket.unref();
    let timeout = this.options.timeout || 0;
    const hint = hintOf(socket._httpMessage?.res);
    if (hint !== undefined) {
      // A little earlier than the server, so that no request goes to a socket that it is closing.
      const usable = hint * 1000 - this.agentKeepAliveTimeoutBuffer;
      if (usable <= 0) return false;
      if (usable < timeout) timeout = usable;
    }
    if (socket.timeout !== timeout) socket.setTimeout(timeout);
    return true;
  },

  reuseSocket(socket, request) {
    request.reusedSocket = true;
    socket.removeListener('error', onFreeError);
    socket.ref();
  },

  destroy() {
    for (const set of [this.freeSockets, this.sockets]) {
      for (const name of Object.keys(set)) {
        for (const socket of [...set[name]]) socket.destroy();
      }
    }
  },
};
for (const name of Object.keys(methods)) Agent.prototype[name] = methods[name];

function useProxy(agent, request, how) {
  const { isFor, redirect } = require('internal/http/proxy');
  const proxy = agent[kProxy];
  if (agent.protocol !== 'http:' || how.socketPath || !isFor(proxy, how.host, how.port)) return;
  request[kProxy] = proxy;
  redirect(request, how, proxy, agent.keepAlive);
}

/** The request's options with the agent's. */
function completed(agent, request, options) {
  const how = { __proto__: null, ...options, ...agent.options };
  if (how.socketPath) how.path = how.socketPath;
  if (!how.servername && how.servername !== '') how.servername = serverName(how, request);
  return how;
}

/** The host of the field Host without its port; none for an address, which a name must not be. */
function serverName({ host }, request) {
  const field = request.getHeader('host');
  const name = typeof field === 'string' ? withoutPort(field) : host;
  return net.isIP(name) ? '' : name;
}

function withoutPort(field) {
  if (field.startsWith('[')) return field.includes(']') ? field.slice(1, field.indexOf(']')) : field;
  return field.split(':', 1)[0];
}

function takeFree(agent, name) {
  const free = agent.freeSockets[name];
  if (!free) return undefined;
  while (free.length > 0 && free[0].destroyed) free.shift();
  const socket = agent.scheduling === 'fifo' ? free.shift() : free.pop();
  if (free.length === 0) delete agent.freeSockets[name];
  return socket;
}

function assign(agent, request, socket) {
  request.onSocket(socket);
  const timeout = agent.options.timeout || 0;
  if (request.timeout !== undefined && request.timeout !== timeout) socket.setTimeout(request.timeout);
}

/** A request has no more use for the socket: the next has, or it is kept. */
function takeBack(agent, socket, options) {
  const name = agent.getName(options);
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const waiting = agent.requests[name];
  if (waiting?.length > 0) {
    const request = waiting.shift();
    if (waiting.length === 0) delete agent.requests[name];
    assign(agent, request, socket);
    return;
  }
  const request = socket._httpMessage;
  if (!request || !request.shouldKeepAlive || !agent.keepAlive) {
    socket.destroy();
    return;
  }
  const free = agent.freeSockets[name] ?? [];
  const count = free.length + (agent.sockets[name]?.length ?? 0);
  const isTooMuch = agent.totalSocketCount > agent.maxTotalSockets || count > agent.maxSockets || free.length >= agent.maxFreeSockets;
  if (isTooMuch || !agent.keepSocketAlive(socket)) {
    socket.destroy();
    return;
  }
  agent.freeSockets[name] = free;
  socket._httpMessage = null;
  agent.removeSocket(socket, options);
  socket.once('error', onFreeError);
  free.push(socket);
}

function onFreeError() {
  this.destroy();
}

function install(agent, socket, options) {
  const listeners = {
    free: () => agent.emit('free', socket, options),
    close: () => {
      agent.totalSocketCount--;
      agent.removeSocket(socket, options);
    },
    timeout: () => {
      const isFree = Object.values(agent.freeSockets).some((free) => free.includes(socket));
      if (isFree) socket.destroy();
    },
    // Whoever takes the connection over for another protocol says so.
    agentRemove: () => {
      agent.totalSocketCount--;
      agent.removeSocket(socket, options);
      for (const name of Object.keys(listeners)) socket.removeListener(name, listeners[name]);
    },
  };
  for (const name of Object.keys(listeners)) socket.on(name, listeners[name]);
  if (agent[kOnKeylog]) socket.on('keylog', agent[kOnKeylog]);
}

function remove(set, name, socket) {
  const list = set[name];
  const at = list?.indexOf(socket) ?? -1;
  if (at === -1) return;
  list.splice(at, 1);
  if (list.length === 0) delete set[name];
}

/** The request that a socket is to be made for, of that name or, where all names share a limit, of another. */
function nextWaiting(agent, name) {
  const own = agent.requests[name];
  if (own?.length > 0) return own[0];
  for (const other of Object.keys(agent.requests)) {
    if (agent.sockets[other]?.length > 0) continue;
    return agent.requests[other][0];
  }
  return undefined;
}

/** How long the server says that it keeps the connection, in seconds. */
function hintOf(response) {
  const field = response?.headers['keep-alive'];
  const match = field ? /^timeout=(\d+)/.exec(field) : null;
  return match === null ? undefined : Number.parseInt(match[1], 10);
}

function maybeEnableKeylog(event) {
  if (event !== 'keylog') return;
  this.removeListener('newListener', maybeEnableKeylog);
  const agent = this;
  agent[kOnKeylog] = function onkeylog(line) {
    agent.emit('keylog', line, this);
  };
  for (const socket of Object.values(agent.sockets).flat()) socket.on('keylog', agent[kOnKeylog]);
}

let globalAgent;

/** The agent of requests that name none; a program may put its own there. */
const globals = {
  get agent() {
    return globalAgent ??= makeGlobal(proxyEnvironment());
  },
  set agent(agent) {
    globalAgent = agent;
  },
};

const makeGlobal = (proxyEnv) => new Agent({ keepAlive: true, scheduling: 'lifo', timeout: 5000, proxyEnv });

/** Where requests look for their proxy; undefined if they ask hosts themselves. */
let proxyEnv;

function proxyEnvironment() {
  const isWanted = process.env.NODE_USE_ENV_PROXY === '1' || require('internal/flags').isOn('use-env-proxy');
  return proxyEnv ?? (isWanted ? process.env : undefined);
}

function setGlobalProxyFromEnv(env = process.env) {
  require('internal/validators').validateObject(env, 'proxyEnv');
  const before = { globalAgent, proxyEnv };
  proxyEnv = env;
  globalAgent = makeGlobal(env);
  // Later it makes its agent with this environment by itself.
  const https = require('internal/boot').loaded('https');
  const secure = https?.globalAgent;
  if (https !== undefined) https.globalAgent = new https.Agent({ ...secure.options, proxyEnv: env });
  return () => {
    ({ globalAgent, proxyEnv } = before);
    if (https !== undefined) https.globalAgent = secure;
  };
}

Object.assign(exports, { Agent, globals, proxyEnvironment, setGlobalProxyFromEnv, kProxy });
