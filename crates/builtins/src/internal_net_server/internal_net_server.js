// `internal/net/server`: the class Server of `node:net`, Node 26. Follows https://nodejs.org/docs/latest-v26.x/api/net.html#class-netserver
//
// In a worker of `node:cluster` the primary listens, or hands over what it listens with: then the handle comes from there.
'use strict';

const EventEmitter = require('events');
const boot = require('internal/boot');
const { publish } = require('internal/channels');
const { nextTick } = require('internal/loop');
const { codes, addressError, errnoException } = require('internal/errors');
const { TCP, Pipe, handleOf, kOwner, ONLY_V6, SHARED_PORT } = require('internal/sockets');
const { Socket } = require('internal/net/socket');
const {
  isIP, normalizeArgs, isPipeName, toNumber, listenError, kSetNoDelay, kSetKeepAlive, kSetKeepAliveInitialDelay, kAsyncId, kIsBound,
} = require('internal/net');

const { apply } = Reflect;

const ANY_V6 = '::';
const ANY_V4 = '0.0.0.0';
/** The system makes 512 of it. */
const BACKLOG = 511;
const EINVAL = -22;

function Server(options, connectionListener) {
  if (!(this instanceof Server)) return new Server(options, connectionListener);
  apply(EventEmitter, this, []);
  if (typeof options === 'function') {
    connectionListener = options;
    options = {};
  } else if (options == null || typeof options === 'object') {
    options = { ...options };
  } else {
    throw new codes.ERR_INVALID_ARG_TYPE('options', 'Object', options);
  }
  if (typeof connectionListener === 'function') this.on('connection', connectionListener);
  checkOptions(options);
  this._connections = 0;
  this[kAsyncId] = -1;
  this._handle = null;
  this._usingWorkers = false;
  this._workers = [];
  this._unref = false;
  this._listeningId = 1;
  this.allowHalfOpen = options.allowHalfOpen || false;
  this.pauseOnConnect = Boolean(options.pauseOnConnect);
  this.noDelay = Boolean(options.noDelay);
  this.keepAlive = Boolean(options.keepAlive);
  this.keepAliveInitialDelay = ~~(options.keepAliveInitialDelay / 1000);
  this.highWaterMark = options.highWaterMark ?? require('stream').getDefaultHighWaterMark();
  if (options.blockList) this.blockList = options.blockList;
}
Object.setPrototypeOf(Server.prototype, EventEmitter.prototype);
Object.setPrototypeOf(Server, EventEmitter);
const { prototype } = Server;

function checkOptions(options) {
  const { validateNumber } = require('internal/validators');
  if (options.keepAliveInitialDelay !== undefined) {
    validateNumber(options.keepAliveInitialDelay, 'options.keepAliveInitialDelay');
    if (options.keepAliveInitialDelay < 0) options.keepAliveInitialDelay = 0;
  } else {
    options.keepAliveInitialDelay = 0;
  }
  if (options.highWaterMark !== undefined) {
    validateNumber(options.highWaterMark, 'options.highWaterMark');
    if (options.highWaterMark < 0) options.highWaterMark = undefined;
  }
  if (options.blockList !== undefined) require('internal/net/block_list').check(options.blockList, 'options.blockList');
}

// ---- listening

prototype.listen = function(...args) {
  const [given, callback] = normalizeArgs(args);
  let options = given;
  if (this._handle) throw new codes.ERR_SERVER_ALREADY_LISTEN();
  this._listeningId++;
  publish('tracing:net.server.listen:asyncStart', () => ({ server: this, options: given }));
  if (callback !== null) this.once('listening', callback);
  const backlogFromArgs = toNumber(args.length > 1 && args[1]) || toNumber(args.length > 2 && args[2]);
  if (isBound(options) || isBound(options.handle)) {
    options = require('internal/net/bound_socket').consume(isBound(options) ? options : options.handle);
  }
  options = options._handle || options.handle || options;
  const flags = flagsOf(options);

  if (options instanceof TCP || options instanceof Pipe) {
    this._handle = options;
    this[kAsyncId] = options.getAsyncId();
    listenInCluster(this, null, -1, -1, backlogFromArgs, undefined, true);
    return this;
  }
  if (options.signal !== undefined) closeWhenAborted(this, options.signal);
  if (typeof options.fd === 'number' && options.fd >= 0) {
    listenInCluster(this, null, null, null, backlogFromArgs, options.fd);
    return this;
  }
  // `listen()`, `listen(callback)`, `listen(undefined)`: any port will do.
  const hasNoPort = args.length === 0 || typeof args[0] === 'function' || (args[0] == null && given.port == null && 'port' in given);
  if (hasNoPort || options.port === null || (options.port === undefined && 'port' in options && options.path === undefined)) {
    options.port = 0;
  }
  if (typeof options.port === 'number' || typeof options.port === 'string') {
    listenAtPort(this, options, options.backlog || backlogFromArgs, flags);
    return this;
  }
  if (options.path && isPipeName(options.path)) {
    listenAtPath(this, options, options.backlog || backlogFromArgs);
    return this;
  }
  if (!('port' in options || 'path' in options)) {
    throw new codes.ERR_INVALID_ARG_VALUE('options', options, 'must have the property "port" or "path"');
  }
  throw new codes.ERR_INVALID_ARG_VALUE('options', options);
};

/** Nobody can have made one while its module is not loaded, but that is seen by a mark that others have not. */
const isBound = (value) => value?.[kIsBound] === true;

function flagsOf({ ipv6Only, reusePort }) {
  return (ipv6Only === true ? ONLY_V6 : 0) | (reusePort === true ? SHARED_PORT : 0);
}

function closeWhenAborted(server, signal) {
  require('internal/validators').validateAbortSignal(signal, 'options.signal');
  const onAborted = () => server.close();
  if (signal.aborted) {
    nextTick(onAborted);
  } else {
    const stop = require('events').addAbortListener(signal, onAborted);
    server.once('close', stop[Symbol.dispose]);
  }
}

function listenAtPort(server, options, backlog, flags) {
  const port = require('internal/validators').validatePort(options.port, 'options.port');
  // A port of one's own must not be shared by chance.
  const isExclusive = Boolean(options.exclusive) || options.reusePort === true;
  if (options.host) {
    lookUpAndListen(server, port, options.host, backlog, isExclusive, flags);
  } else {
    listenInCluster(server, null, port, 4, backlog, undefined, isExclusive, flags);
  }
}

function lookUpAndListen(server, port, host, backlog, isExclusive, flags) {
  const listeningId = server._listeningId;
  require('dns').lookup(host, (error, address, family) => {
    // It was closed, and perhaps listens elsewhere by now.
    if (listeningId !== server._listeningId) return;
    if (error) server.emit('error', error);
    else listenInCluster(server, address, port, address ? family : 4, backlog, undefined, isExclusive, flags);
  });
}

function listenAtPath(server, options, backlog) {
  listenInCluster(server, options.path, -1, -1, backlog, undefined, Boolean(options.exclusive));
  if (!server._handle) return; // it failed, and 'error' tells it
  server._pipeName = options.path;
  const mode = (options.readableAll === true ? 1 : 0) | (options.writableAll === true ? 2 : 0);
  if (mode === 0) return;
  const failed = server._handle.fchmod(mode);
  if (failed) {
    server._handle.close();
    server._handle = null;
    throw errnoException(failed, 'uv_pipe_chmod');
  }
}

function listenInCluster(server, address, port, addressType, backlog, fd, isExclusive = false, flags = 0) {
  if (isExclusive || !require('internal/cluster_messages').isWorker()) {
    server._listen2(address, port, addressType, backlog, fd, flags);
    return;
  }
  const listeningId = server._listeningId;
  require('cluster')._getServer(server, { address, port, addressType, fd, flags, backlog }, (failed, handle) => {
    if (listeningId !== server._listeningId) {
      handle?.close();
      return;
    }
    if (failed) {
      server.emit('error', addressError(failed, 'bind', address, port));
      return;
    }
    server._handle = handle;
    server._listen2(address, port, addressType, backlog, fd, flags);
  });
}

prototype._listen2 = Object.defineProperty(function(address, port, addressType, backlog, fd, flags) {
  if (!this._handle) {
    const [handle, usedAddress, usedType] = openHandle(address, port, addressType, fd, flags);
    if (typeof handle === 'number') {
      nextTick(tellError, this, listenError(handle, 'listen', usedAddress, port));
      return;
    }
    this._handle = handle;
    [address, addressType] = [usedAddress, usedType];
  }
  this[kAsyncId] = this._handle.getAsyncId?.() ?? -1;
  this._handle.onconnection = onconnection;
  this._handle[kOwner] = this;
  const failed = this._handle.listen(backlog || BACKLOG);
  if (failed) {
    const error = listenError(failed, 'listen', address, port);
    this._handle.close();
    this._handle = null;
    nextTick(tellError, this, error);
    return;
  }
  this._connectionKey = `${addressType}:${address}:${port}`;
  if (this._unref) this.unref();
  nextTick(tellListening, this);
}, 'name', { value: 'setupListenHandle' });

/** `[handle or error, address, addressType]`: without an address, any of IPv6, or if there is no IPv6, any of IPv4. */
function openHandle(address, port, addressType, fd, flags) {
  if (!address && typeof fd !== 'number') {
    const handle = createServerHandle(ANY_V6, port, 6, fd, flags);
    if (typeof handle !== 'number') return [handle, ANY_V6, 6];
    [address, addressType] = [ANY_V4, 4];
  }
  return [createServerHandle(address, port, addressType, fd, flags), address, addressType];
}

/** A handle that is bound to a descriptor, a path or an address; or a negative error. */
function createServerHandle(address, port, addressType, fd, flags) {
  if (typeof fd === 'number' && fd >= 0) {
    const handle = handleOf(fd);
    if (handle === undefined) return EINVAL;
    const failed = handle.open(fd);
    return failed || handle;
  }
  const isPath = port === -1 && addressType === -1;
  boot.permission?.demand('net', isPath ? address : undefined);
  const handle = isPath ? new Pipe() : new TCP();
  let failed = 0;
  if (isPath) failed = handle.bind(address);
  else if (address) failed = handle.bind(address, port, flags);
  else failed = openAnywhere(handle, port, flags);
  if (failed === 0) return handle;
  handle.close();
  return failed;
}

function openAnywhere(handle, port, flags) {
  return handle.bind(ANY_V6, port, flags) && handle.bind(ANY_V4, port, flags);
}

function tellError(server, error) {
  publish('tracing:net.server.listen:error', () => ({ server, error }));
  server.emit('error', error);
}

function tellListening(server) {
  if (!server._handle) return;
  publish('tracing:net.server.listen:asyncEnd', () => ({ server }));
  server.emit('listening');
}

// ---- connections

/** Somebody has connected; `this` is the server's handle. */
function onconnection(failed, clientHandle) {
  const server = this[kOwner];
  if (failed) {
    server.emit('error', errnoException(failed, 'accept'));
    return;
  }
  if (typeof server.maxConnections === 'number' && server._connections >= server.maxConnections) {
    server.emit('drop', describe(clientHandle));
    clientHandle.close();
    return;
  }
  if (server.blockList && isBlocked(server.blockList, clientHandle)) {
    clientHandle.close();
    return;
  }
  const socket = new Socket({
    handle: clientHandle,
    allowHalfOpen: server.allowHalfOpen,
    pauseOnCreate: server.pauseOnConnect,
    readable: true,
    writable: true,
    readableHighWaterMark: server.highWaterMark,
    writableHighWaterMark: server.highWaterMark,
  });
  if (server.noDelay && clientHandle.setNoDelay) {
    socket[kSetNoDelay] = true;
    clientHandle.setNoDelay(true);
  }
  if (server.keepAlive && clientHandle.setKeepAlive) {
    socket[kSetKeepAlive] = true;
    socket[kSetKeepAliveInitialDelay] = server.keepAliveInitialDelay;
    clientHandle.setKeepAlive(true, server.keepAliveInitialDelay);
  }
  server._connections++;
  socket.server = server;
  socket._server = server;
  server.emit('connection', socket);
  publish('net.server.socket', () => ({ socket }));
}

function isBlocked(blockList, clientHandle) {
  const peer = {};
  return clientHandle.getpeername?.(peer) === 0 && blockList.check(peer.address, peer.family);
}

/** What is told of a connection that was refused; nothing of one that has no address. */
function describe(handle) {
  if (!handle.getsockname && !handle.getpeername) return undefined;
  const data = { __proto__: null };
  const own = {};
  handle.getsockname(own);
  Object.assign(data, { localAddress: own.address, localPort: own.port, localFamily: own.family });
  const peer = {};
  handle.getpeername(peer);
  return Object.assign(data, { remoteAddress: peer.address, remotePort: peer.port, remoteFamily: peer.family });
}

prototype.getConnections = function(callback) {
  const answer = (error, count) => nextTick(callback, error, count);
  if (!this._usingWorkers) {
    answer(null, this._connections);
    return this;
  }
  let left = this._workers.length;
  let total = this._connections;
  for (const worker of this._workers) {
    worker.getConnections((error, count) => {
      if (error) {
        left = -1;
        answer(error);
        return;
      }
      total += count;
      if (--left === 0) answer(null, total);
    });
  }
  return this;
};

// ---- the end

prototype.close = function(callback) {
  this._listeningId++;
  if (typeof callback === 'function') {
    const isRunning = Boolean(this._handle);
    this.once('close', isRunning ? callback : function close() { callback(new codes.ERR_SERVER_NOT_RUNNING()); });
  }
  if (this._handle) {
    this._handle.close();
    this._handle = null;
  }
  if (this._usingWorkers) closeWorkers(this);
  else this._emitCloseIfDrained();
  return this;
};

function closeWorkers(server) {
  let left = server._workers.length;
  // So that 'close' comes once only, after all.
  server._connections++;
  for (const worker of server._workers) {
    worker.close(() => {
      if (--left !== 0) return;
      server._connections = 0;
      server._emitCloseIfDrained();
    });
  }
}

prototype._emitCloseIfDrained = function() {
  if (this._handle || this._connections) return;
  nextTick(tellClose, this);
};

function tellClose(server) {
  server.emit('close');
}

Object.defineProperty(prototype, Symbol.asyncDispose, {
  value: { async [Symbol.asyncDispose]() {
    if (!this._handle) return;
    await new Promise((resolve, reject) => this.close((error) => (error ? reject(error) : resolve())));
  } }[Symbol.asyncDispose],
  writable: true,
  configurable: true,
});

/** A connection listener's promise was rejected: its socket is destroyed, else the server has the error. */
Object.defineProperty(prototype, Symbol.for('nodejs.rejection'), {
  value(error, event, socket) {
    if (event === 'connection') socket.destroy(error);
    else this.emit('error', error);
  },
  writable: true,
  configurable: true,
});

// ---- the rest

Object.defineProperty(prototype, 'listening', {
  get() { return Boolean(this._handle); },
  enumerable: true,
  configurable: true,
});

prototype.address = function() {
  const handle = this._handle;
  if (handle && handle.getsockname) {
    const out = {};
    const failed = handle.getsockname(out);
    if (failed) throw errnoException(failed, 'address');
    return out;
  }
  return this._pipeName ?? null;
};

prototype.ref = function() {
  this._unref = false;
  if (this._handle) this._handle.ref();
  return this;
};

prototype.unref = function() {
  this._unref = true;
  if (this._handle) this._handle.unref();
  return this;
};

/** Of servers whose sockets are handed to other processes (`child_process`). */
prototype._setupWorker = function(list) {
  this._usingWorkers = true;
  this._workers.push(list);
  list.once('exit', (gone) => {
    this._workers.splice(this._workers.indexOf(gone), 1);
  });
};

Object.assign(exports, { Server, createServerHandle, isIP });
