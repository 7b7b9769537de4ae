// `node:dgram`, Node 26. Follows https://nodejs.org/docs/latest-v26.x/api/dgram.html
//
// A socket has a handle (`internal/datagrams`) from its start to its end. What is asked of it before it has its address waits for 'listening'.
'use strict';

const EventEmitter = require('events');
const boot = require('internal/boot');
const { publish } = require('internal/channels');
const { nextTick } = require('internal/loop');
const { codes, addressError, errnoException } = require('internal/errors');
const { kOwner } = require('internal/sockets');
const { isIP, kAsyncId } = require('internal/net');
const { UDP, newHandle, kindOf, kState, demandOpen, ONLY_V6, SHARED_ADDRESS, SHARED_PORT } = require('internal/datagrams');
const { addOptions, bufferSize } = require('internal/datagram_options');
const { Buffer } = require('buffer');

const { apply } = Reflect;
const { errorMonitor } = EventEmitter;
const FastBuffer = Buffer[Symbol.species];
const validators = () => require('internal/validators');

// Of `bindState`.
const UNBOUND = 0;
const BINDING = 1;
const BOUND = 2;

// Of `connectState`.
const DISCONNECTED = 0;
const CONNECTING = 1;
const CONNECTED = 2;

const BYTES = ['string', 'Buffer', 'TypedArray', 'DataView'];

function Socket(type, listener) {
  apply(EventEmitter, this, []);
  const options = type !== null && typeof type === 'object' ? type : undefined;
  const { kind, lookup, ...sizesAndLists } = options === undefined ? { kind: type } : readOptions(options);
  const handle = newHandle(kind, lookup);
  handle[kOwner] = this;
  this.type = kind;
  this[kAsyncId] = handle.getAsyncId();
  this[kState] = {
    handle,
    receiving: false,
    bindState: UNBOUND,
    connectState: DISCONNECTED,
    queue: undefined,
    reuseAddr: options?.reuseAddr,
    reusePort: options?.reusePort,
    ipv6Only: options?.ipv6Only,
    recvBufferSize: sizesAndLists.recvBufferSize,
    sendBufferSize: sizesAndLists.sendBufferSize,
    receiveBlockList: sizesAndLists.receiveBlockList,
    sendBlockList: sizesAndLists.sendBlockList,
  };
  if (typeof listener === 'function') this.on('message', listener);
  const signal = options?.signal;
  if (signal !== undefined) closeWhenAborted(this, signal);
  publish('udp.socket', () => ({ socket: this }));
}
Object.setPrototypeOf(Socket.prototype, EventEmitter.prototype);
Object.setPrototypeOf(Socket, EventEmitter);
const { prototype } = Socket;

function readOptions(options) {
  const { type: kind, lookup } = options;
  if (lookup !== undefined) validators().validateFunction(lookup, 'lookup');
  for (const name of ['recvBufferSize', 'sendBufferSize']) {
    if (options[name]) validators().validateUint32(options[name], `options.${name}`);
  }
  const { recvBufferSize, sendBufferSize } = options;
  return { kind, lookup, recvBufferSize, sendBufferSize, ...blockListsOf(options) };
}

function blockListsOf(options) {
  const lists = {};
  for (const name of ['receiveBlockList', 'sendBlockList']) {
    const list = options[name];
    if (!list) continue;
    require('internal/net/block_list').check(list, `options.${name}`);
    lists[name] = list;
  }
  return lists;
}

function closeWhenAborted(socket, signal) {
  validators().validateAbortSignal(signal, 'options.signal');
  const close = () => {
    if (socket[kState].handle !== null) socket.close();
  };
  if (signal.aborted) {
    close();
  } else {
    const stop = EventEmitter.addAbortListener(signal, close);
    socket.once('close', stop[Symbol.dispose]);
  }
}

/** A socket; it receives once it is bound. */
function createSocket(type, listener) {
  return new Socket(type, listener);
}

// ---- an address of its own

prototype.bind = function(port_, address_) {
  let port = port_;
  const state = this[kState];
  demandOpen(state);
  if (state.bindState !== UNBOUND) throw new codes.ERR_SOCKET_ALREADY_BOUND();
  state.bindState = BINDING;
  const callback = arguments[arguments.length - 1];
  if (typeof callback === 'function') callWhenBound(this, callback);
  if (port instanceof UDP) {
    replaceHandle(this, port);
    startListening(this);
    return this;
  }
  if (isOptions(port) && Number.isInteger(port.fd) && port.fd > 0) {
    bindDescriptor(this, port.fd, Boolean(port.exclusive));
    return this;
  }
  let address = typeof address_ === 'function' ? '' : address_;
  let isExclusive = false;
  if (isOptions(port)) {
    address = port.address || '';
    isExclusive = Boolean(port.exclusive);
    port = port.port;
  }
  lookUpAndBind(this, address || anyAddress(this), port, isExclusive);
  return this;
};

const isOptions = (value) => value !== null && typeof value === 'object';
const anyAddress = ({ type }) => (type === 'udp4' ? '0.0.0.0' : '::');

function callWhenBound(socket, callback) {
  function removeListeners() {
    socket.removeListener(errorMonitor, removeListeners);
    socket.removeListener('listening', onListening);
  }
  function onListening() {
    removeListeners();
    apply(callback, socket, []);
  }
  socket.on(errorMonitor, removeListeners);
  socket.on('listening', onListening);
}

function lookUpAndBind(socket, address, port, isExclusive) {
  const state = socket[kState];
  state.handle.lookup(address, (error, ip) => {
    // It has been closed.
    if (!state.handle) return;
    if (error) {
      state.bindState = UNBOUND;
      socket.emit('error', error);
      return;
    }
    if (isExclusive || !isClusterWorker()) {
      const failed = tryToBind(state, ip, port);
      if (failed) failToBind(socket, failed);
      else startListening(socket);
      return;
    }
    askCluster(socket, { address: ip, port, addressType: socket.type, fd: -1, flags: flagsOf(state) });
  });
}

function flagsOf({ reuseAddr, reusePort, ipv6Only }) {
  return (reuseAddr ? SHARED_ADDRESS : 0) | (reusePort ? SHARED_PORT : 0) | (ipv6Only ? ONLY_V6 : 0);
}

/** The error, if it fails. */
function tryToBind(state, address, port) {
  const failed = denialOf('bind', address, port) ?? state.handle.bind(address, port || 0, flagsOf(state));
  return typeof failed === 'number' && failed !== 0 ? addressError(failed, 'bind', address, port) : failed || undefined;
}

/** Under the permission model, which may forbid it: Node then has the refusal in the place of the system's number. */
function denialOf(syscall, address, port) {
  try {
    boot.permission?.demand('net', address);
    return undefined;
  } catch (denial) {
    const error = Object.assign(new Error(`${syscall} ${denial.code} ${denial.message}`), { errno: denial, code: denial.code, syscall, address });
    if (port) error.port = port;
    return error;
  }
}

function failToBind(socket, error) {
  socket[kState].bindState = UNBOUND;
  socket.emit('error', error);
}

function bindDescriptor(socket, fd, isExclusive) {
  const { handle, ...state } = socket[kState];
  if (!isExclusive && isClusterWorker()) {
    askCluster(socket, { address: null, port: null, addressType: socket.type, fd, flags: flagsOf(state) });
    return;
  }
  const kind = kindOf(fd);
  if (kind !== 'UDP') throw new codes.ERR_INVALID_FD_TYPE(typeof kind === 'string' ? kind : 'UNKNOWN');
  const failed = handle.open(fd);
  if (failed !== 0) throw errnoException(failed, 'open');
  startListening(socket);
}

// In a worker of a cluster the primary opens the socket, and all workers have the same.

const isClusterWorker = () => require('internal/cluster_messages').isWorker();

function askCluster(socket, wanted) {
  const state = socket[kState];
  require('cluster')._getServer(socket, wanted, (failed, handle) => {
    if (failed) {
      failToBind(socket, addressError(failed, 'bind', wanted.address, wanted.port));
    } else if (state.handle === null) {
      handle.close();
    } else {
      replaceHandle(socket, handle);
      startListening(socket);
    }
  });
}

function replaceHandle(socket, handle) {
  const state = socket[kState];
  const { handle: old } = state;
  for (const name of ['lookup', 'bind', 'connect', 'send']) handle[name] = old[name];
  handle[kOwner] = socket;
  old.close();
  state.handle = handle;
}

prototype.bindSync = function(options = {}) {
  const state = this[kState];
  demandOpen(state);
  validators().validateObject(options, 'options');
  if (state.bindState !== UNBOUND) throw new codes.ERR_SOCKET_ALREADY_BOUND();
  const { address, port = 0 } = options;
  const number = validators().validatePort(port, 'options.port');
  if (address !== undefined) validators().validateString(address, 'options.address');
  const ip = address || anyAddress(this);
  if (isIP(ip) === 0) throw new codes.ERR_INVALID_ARG_VALUE('options.address', address, 'must be a numeric IP address; bindSync does not perform DNS resolution');
  const failed = tryToBind(state, ip, number);
  if (failed) throw failed;
  startReceiving(state);
  nextTick(tell, this, 'listening');
  return this.address();
};

function tell(socket, event) {
  if (socket[kState].handle !== null) socket.emit(event);
}

function startListening(socket) {
  startReceiving(socket[kState]);
  socket.emit('listening');
}

function startReceiving(state) {
  const { handle } = state;
  handle.recvStart((size, buffer, from) => onMessage(handle[kOwner], size, buffer, from));
  state.receiving = true;
  state.bindState = BOUND;
  if (state.recvBufferSize) bufferSize(state, state.recvBufferSize, true);
  if (state.sendBufferSize) bufferSize(state, state.sendBufferSize, false);
}

function onMessage(socket, size, buffer, from) {
  if (size < 0) {
    socket.emit('error', errnoException(size, 'recvmsg'));
    return;
  }
  const [address, port, isV6] = from;
  const family = isV6 ? 'IPv6' : 'IPv4';
  if (socket[kState].receiveBlockList?.check(address, family.toLowerCase())) return;
  socket.emit('message', new FastBuffer(buffer, 0, size), { address, family, port, size });
}

// ---- what waits for the address

function enqueue(socket, work) {
  const state = socket[kState];
  if (state.queue === undefined) {
    state.queue = [];
    socket.on(errorMonitor, onListenError);
    socket.once('listening', onListenSuccess);
  }
  state.queue.push(work);
}

function onListenSuccess() {
  this.removeListener(errorMonitor, onListenError);
  const { queue } = this[kState];
  this[kState].queue = undefined;
  for (const work of queue) work();
}

/** What has waited is forgotten. */
function onListenError() {
  this.removeListener(errorMonitor, onListenError);
  this.removeListener('listening', onListenSuccess);
  this[kState].queue = undefined;
}

/** Does `work` once there is an address. */
function whenBound(socket, work) {
  const state = socket[kState];
  if (state.bindState === UNBOUND) socket.bind({ port: 0, exclusive: true }, null);
  if (state.bindState === BOUND) work();
  else enqueue(socket, work);
}

// ---- the other side

prototype.connect = function(port, address, callback) {
  port = validators().validatePort(port, 'Port', false);
  if (typeof address === 'function') [address, callback] = ['', address];
  address ??= address === undefined ? '' : address;
  validators().validateString(address, 'address');
  const state = this[kState];
  if (state.connectState !== DISCONNECTED) throw new codes.ERR_SOCKET_DGRAM_IS_CONNECTED();
  state.connectState = CONNECTING;
  if (state.bindState === UNBOUND) demandOpen(state);
  whenBound(this, () => connect(this, port, address, callback));
};

function connect(socket, port, address, callback) {
  if (callback) socket.once('connect', callback);
  const state = socket[kState];
  state.handle.lookup(address, (error, ip) => {
    // It has been closed.
    if (!state.handle) return;
    const failed = error ?? tryToConnect(state, port, ip);
    if (!failed) {
      state.connectState = CONNECTED;
      nextTick(() => socket.emit('connect'));
      return;
    }
    state.connectState = DISCONNECTED;
    nextTick(() => {
      if (callback) {
        socket.removeListener('connect', callback);
        callback(failed);
      } else {
        socket.emit('error', failed);
      }
    });
  });
}

/** The error, if it fails. */
function tryToConnect(state, port, ip) {
  if (isBlocked(state.sendBlockList, ip)) return new codes.ERR_IP_BLOCKED(ip);
  const failed = state.handle.connect(ip, port);
  return failed === 0 ? undefined : addressError(failed, 'connect', ip, port);
}

function isBlocked(list, ip) {
  return list !== undefined && list.check(ip, `ipv${isIP(ip)}`);
}

prototype.connectSync = function(port, address) {
  const state = this[kState];
  demandOpen(state);
  port = validators().validatePort(port, 'Port', false);
  if (address != null) validators().validateString(address, 'address');
  if (state.connectState !== DISCONNECTED) throw new codes.ERR_SOCKET_DGRAM_IS_CONNECTED();
  if (state.bindState === BINDING) throw new codes.ERR_SOCKET_ALREADY_BOUND();
  const ip = address || (this.type === 'udp4' ? '127.0.0.1' : '::1');
  if (isIP(ip) === 0) throw new codes.ERR_INVALID_ARG_VALUE('address', address, 'must be a numeric IP address; connectSync does not perform DNS resolution');
  if (state.bindState === UNBOUND) this.bindSync();
  const failed = tryToConnect(state, port, ip);
  if (failed) throw failed;
  state.connectState = CONNECTED;
  nextTick(tell, this, 'connect');
};

prototype.disconnect = function() {
  const state = this[kState];
  if (state.connectState !== CONNECTED) throw new codes.ERR_SOCKET_DGRAM_NOT_CONNECTED();
  const failed = state.handle.disconnect();
  if (failed !== 0) throw errnoException(failed, 'connect');
  state.connectState = DISCONNECTED;
};

// ---- sending

/** The old form of `send`, with all its arguments. */
prototype.sendto = function(buffer, offset, length, port, address, callback) {
  const { validateNumber, validateString } = validators();
  validateNumber(offset, 'offset');
  validateNumber(length, 'length');
  validateNumber(port, 'port');
  validateString(address, 'address');
  this.send(buffer, offset, length, port, address, callback);
};

/** `send(message[, offset, length][, port[, address]][, callback])`; what is connected takes no address. */
prototype.send = function(buffer, offset, length, port, address, callback) {
  const state = this[kState];
  const isConnected = state.connectState === CONNECTED;
  const hasRange = isConnected ? typeof length === 'number' : Boolean(address || (port && typeof port !== 'function'));
  let message = buffer;
  if (hasRange) {
    message = slice(buffer, offset, length);
    if (isConnected && typeof port === 'function') [port, callback] = [undefined, port];
  } else if (isConnected) {
    callback = offset;
  } else {
    [port, address, callback] = [offset, length, port];
  }
  if (isConnected && (port || address)) throw new codes.ERR_SOCKET_DGRAM_IS_CONNECTED();

  const pieces = piecesOf(message);
  if (!isConnected) port = validators().validatePort(port, 'Port', false);
  if (typeof callback !== 'function') callback = undefined;
  if (typeof address === 'function') [address, callback] = [undefined, address];
  else if (address != null && typeof address !== 'string') throw new codes.ERR_INVALID_ARG_TYPE('address', 'string', address);
  demandOpen(state);
  // Nothing at all is a datagram too.
  if (pieces.length === 0) pieces.push(Buffer.alloc(0));
  // As in Node, what has waited is asked for once more: the socket may have been closed or connected meanwhile.
  if (state.bindState !== BOUND) whenBound(this, () => this.send(pieces, port, address, callback));
  else if (isConnected) sendTo(this, pieces, undefined, undefined, callback, address, port);
  else lookUpAndSend(this, pieces, address, port, callback);
};

function slice(buffer, offset, length) {
  if (typeof buffer === 'string') buffer = Buffer.from(buffer);
  else if (!ArrayBuffer.isView(buffer)) throw new codes.ERR_INVALID_ARG_TYPE('buffer', BYTES, buffer);
  const start = offset >>> 0;
  const count = length >>> 0;
  if (start > buffer.byteLength) throw new codes.ERR_BUFFER_OUT_OF_BOUNDS('offset');
  if (start + count > buffer.byteLength) throw new codes.ERR_BUFFER_OUT_OF_BOUNDS('length');
  return new FastBuffer(buffer.buffer, buffer.byteOffset + start, count);
}

/** The bytes of a message, which may be a list. */
function piecesOf(message) {
  if (typeof message === 'string') return [Buffer.from(message)];
  if (ArrayBuffer.isView(message)) return [bytesOf(message)];
  if (!Array.isArray(message)) throw new codes.ERR_INVALID_ARG_TYPE('buffer', BYTES, message);
  return message.map((piece) => {
    if (typeof piece === 'string') return Buffer.from(piece);
    if (!ArrayBuffer.isView(piece)) throw new codes.ERR_INVALID_ARG_TYPE('buffer list arguments', BYTES, message);
    return bytesOf(piece);
  });
}

const bytesOf = ({ buffer, byteOffset, byteLength }) => new FastBuffer(buffer, byteOffset, byteLength);

function lookUpAndSend(socket, pieces, address, port, callback) {
  const state = socket[kState];
  state.handle.lookup(address, (error, ip) => {
    if (error) {
      if (callback) nextTick(callback, error);
      else nextTick(() => socket.emit('error', error));
    } else if (state.handle !== null && isBlocked(state.sendBlockList, ip)) {
      if (callback) nextTick(callback, new codes.ERR_IP_BLOCKED(ip));
    } else {
      sendTo(socket, pieces, ip, port, callback, address, port);
    }
  });
}

/** A failure that nobody wants to hear of is forgotten. */
function sendTo({ [kState]: { handle } }, pieces, ip, port, callback, givenAddress, givenPort) {
  if (handle === null) return; // it has been closed
  const fail = (errno) => addressError(errno, 'send', givenAddress, givenPort);
  const sent = handle.send(pieces, ip, port, (status, size) => callback?.(status < 0 ? fail(status) : null, size));
  if (!callback || sent === 0) return;
  if (sent < 0) nextTick(callback, fail(sent));
  else nextTick(callback, null, sent - 1);
}

// ---- the end

prototype.close = function(callback) {
  if (typeof callback === 'function') this.on('close', callback);
  const state = this[kState];
  if (state.queue !== undefined) {
    state.queue.push(() => this.close());
    return this;
  }
  demandOpen(state);
  if (state.receiving) {
    state.handle.recvStop();
    state.receiving = false;
  }
  state.handle.close();
  state.handle = null;
  nextTick(() => this.emit('close'));
  return this;
};

prototype.address = function() {
  return nameOf(this, 'getsockname');
};

prototype.remoteAddress = function() {
  const state = this[kState];
  demandOpen(state);
  if (state.connectState !== CONNECTED) throw new codes.ERR_SOCKET_DGRAM_NOT_CONNECTED();
  return nameOf(this, 'getpeername');
};

function nameOf({ [kState]: state }, question) {
  demandOpen(state);
  const out = {};
  const failed = state.handle[question](out);
  if (failed !== 0) throw errnoException(failed, question);
  return out;
}

// ---- options, and what waits to be sent

addOptions(prototype);

prototype.getSendQueueSize = function() {
  return this[kState].handle.getSendQueueSize();
};

prototype.getSendQueueCount = function() {
  return this[kState].handle.getSendQueueCount();
};

// The function has no name, as in Node.
prototype[Symbol.asyncDispose] = (() => async function() {
  if (this[kState].handle === null) return;
  await new Promise((resolve) => this.close(resolve));
})();

module.exports = { createSocket, Socket };
