// `internal/net/connect`: how a socket of `node:net` connects: to a path, to an address, or to whichever of a host's addresses answers first. Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/net.html#socketconnect
'use strict';

const { nextTick, setTimeout, clearTimeout } = require('internal/loop');
const boot = require('internal/boot');
const { codes, addressError } = require('internal/errors');
const { TCP, Pipe, kOwner } = require('internal/sockets');
const {
  isIP, kSetNoDelay, kSetKeepAlive, kSetKeepAliveInitialDelay, kSetKeepAliveInterval, kSetKeepAliveCount, kSetTOS, kReinitializeHandle, kAsyncId,
} = require('internal/net');

const ETIMEDOUT = -110;
const ECANCELED = -125;
const EADDRINUSE = -98;

/** Of `autoSelectFamily`, and how long an attempt may take before the next begins, in milliseconds. */
const SHORTEST_ATTEMPT = 10;
const defaults = readDefaults();

function readDefaults() {
  const { isOn, valueOf } = require('internal/flags');
  const timeout = valueOf('network-family-autoselection-attempt-timeout');
  return {
    autoSelectFamily: isOn('network-family-autoselection', isOn('enable-network-family-autoselection', true)),
    attemptTimeout: timeout === undefined ? 500 : Math.max(Number.parseInt(timeout, 10) || 0, SHORTEST_ATTEMPT),
  };
}

/** `socket.connect(options)`, whose callback is a listener already. */
function connect(socket, options) {
  const { path } = options;
  if (options.port === undefined && path == null) throw new codes.ERR_MISSING_ARGS(['options', 'port', 'path']);
  const { Socket } = require('internal/net/socket');
  if (socket.write !== Socket.prototype.write) socket.write = Socket.prototype.write;
  if (socket.destroyed) {
    socket._handle = null;
    socket._peername = socket._sockname = undefined;
    socket._undestroy();
  }
  const isPath = Boolean(path);
  if (!socket._handle) {
    socket[kReinitializeHandle](isPath ? new Pipe() : new TCP());
    socket[kAsyncId] = socket._handle.getAsyncId();
  }
  socket._unrefTimer();
  socket.connecting = true;
  if (isPath) {
    require('internal/validators').validateString(path, 'options.path');
    connectPath(socket, path);
  } else {
    lookUpAndConnect(socket, options);
  }
}

// ---- one address

function connectPath(socket, path) {
  const handle = socket._handle;
  const refused = boot.permission?.refusalOfConnection(path);
  if (refused !== undefined) return void socket.destroy(refused);
  const failed = handle.connect(path, (status) => onConnected(socket, handle, status, { address: path }));
  if (failed) socket.destroy(addressError(failed, 'connect', path, undefined, undefined));
}

/** `target` is `{ address, port, family, localAddress, localPort }`. */
function connectTo(socket, target) {
  const { address, port, family } = target;
  const blocked = boot.permission?.refusalOfConnection(address, port) ?? blockedError(socket, target);
  if (blocked !== undefined) {
    socket.destroy(blocked);
    return;
  }
  const bound = bindLocally(socket._handle, target);
  if (bound !== undefined) {
    socket.destroy(bound);
    return;
  }
  socket.emit('connectionAttempt', address, port, family);
  const handle = socket._handle;
  // A listener may have destroyed it.
  if (!socket.connecting || handle === null) return;
  const failed = handle.connect(address, port, (status) => {
    if (status !== 0 && socket.connecting) socket.emit('connectionAttemptFailed', address, port, family, connectionError(status, target));
    onConnected(socket, handle, status, target);
  });
  if (failed) socket.destroy(connectionError(failed, withOwnName(target, socket)));
}

function blockedError({ blockList }, { address, family }) {
  return blockList?.check(address, `ipv${family}`) ? new codes.ERR_IP_BLOCKED(address) : undefined;
}

/** An error if the address or port that the socket shall have cannot be had. */
function bindLocally(handle, target) {
  const { family, localPort } = target;
  if (!target.localAddress && !localPort) return undefined;
  target.localAddress ||= family === 4 ? '0.0.0.0' : '::';
  let failed = handle.bind(target.localAddress, localPort);
  if (failed === 0 && localPort > 0) {
    // A port in use is told late.
    const named = handle.getsockname({});
    if (named === EADDRINUSE) failed = named;
  }
  return failed === 0 ? undefined : addressError(failed, 'bind', target.localAddress, localPort);
}

function withOwnName(target, socket) {
  const { address, port } = socket._getsockname();
  return { ...target, detail: `${address}:${port}` };
}

function connectionError(status, { address, port, localAddress, localPort, detail }) {
  const isLocal = localAddress && localPort;
  const error = addressError(status, 'connect', address, port, detail ?? (isLocal ? `${localAddress}:${localPort}` : undefined));
  if (isLocal) Object.assign(error, { localAddress, localPort });
  return error;
}

function onConnected(socket, handle, status, target) {
  if (socket.destroyed) return;
  socket.connecting = false;
  socket._sockname = null;
  if (status !== 0) {
    socket.destroy(connectionError(status, target));
    return;
  }
  socket._unrefTimer();
  tune(socket, handle);
  socket.emit('connect');
  socket.emit('ready');
  // The first read, unless somebody wants to wait.
  if (!socket.isPaused()) socket.read(0);
}

/** Options that were set before there was a connection. */
function tune(socket, handle) {
  if (socket[kSetNoDelay] && handle.setNoDelay) handle.setNoDelay(true);
  if (socket[kSetKeepAlive] && handle.setKeepAlive) {
    handle.setKeepAlive(true, socket[kSetKeepAliveInitialDelay], socket[kSetKeepAliveInterval], socket[kSetKeepAliveCount]);
  }
  if (socket[kSetTOS] !== undefined && handle.setTypeOfService) handle.setTypeOfService(socket[kSetTOS]);
}

// ---- a host

function lookUpAndConnect(socket, options) {
  const { validateNumber, validateString, validateFunction } = require('internal/validators');
  const { localAddress, localPort, family } = options;
  const host = options.host || 'localhost';
  if (localAddress && !isIP(localAddress)) throw new codes.ERR_INVALID_IP_ADDRESS(localAddress);
  if (localPort) validateNumber(localPort, 'options.localPort');
  const port = options.port === undefined ? 0 : checkedPort(options.port);
  const { autoSelectFamily, timeout } = familySelection(options);
  validateString(host, 'options.host');
  const target = { port, localAddress, localPort };
  const addressFamily = isIP(host);
  if (addressFamily !== 0) {
    nextTick(() => {
      if (socket.connecting) connectTo(socket, { ...target, address: host, family: addressFamily });
    });
    return;
  }
  if (options.lookup != null) validateFunction(options.lookup, 'options.lookup');
  const dns = require('dns');
  const lookup = options.lookup || dns.lookup;
  const query = { family: family === 'IPv4' ? 4 : family === 'IPv6' ? 6 : family, hints: options.hints || 0 };
  const isFixed = query.family === 4 || query.family === 6;
  if (!isFixed && query.hints === 0) query.hints = dns.ADDRCONFIG;
  socket._host = host;
  if (autoSelectFamily && !isFixed && !localAddress) {
    query.all = true;
    lookUpAll(socket, lookup, host, query, target, timeout);
  } else {
    lookUpOne(socket, lookup, host, query, target, options);
  }
}

function checkedPort(port) {
  if (typeof port !== 'number' && typeof port !== 'string') throw new codes.ERR_INVALID_ARG_TYPE('options.port', ['number', 'string'], port);
  return require('internal/validators').validatePort(port);
}

function familySelection({ autoSelectFamily, autoSelectFamilyAttemptTimeout: timeout }) {
  const { validateBoolean, validateInt32 } = require('internal/validators');
  if (autoSelectFamily != null) validateBoolean(autoSelectFamily, 'options.autoSelectFamily');
  if (timeout != null) validateInt32(timeout, 'options.autoSelectFamilyAttemptTimeout', 1);
  return {
    autoSelectFamily: autoSelectFamily ?? defaults.autoSelectFamily,
    timeout: timeout == null ? defaults.attemptTimeout : Math.max(timeout, SHORTEST_ATTEMPT),
  };
}

function lookUpOne(socket, lookup, host, query, target, options) {
  lookup(host, query, (error, address, family) => {
    socket.emit('lookup', error, address, family, host);
    if (!socket.connecting) return;
    const wrong = error ?? wrongAddress(address, family, options);
    if (wrong) {
      nextTick(failToConnect, socket, wrong);
      return;
    }
    socket._unrefTimer();
    connectTo(socket, { ...target, address, family });
  });
}

function wrongAddress(address, family, { host, port }) {
  if (!isIP(address)) return new codes.ERR_INVALID_IP_ADDRESS(address);
  if (family !== 4 && family !== 6) return new codes.ERR_INVALID_ADDRESS_FAMILY(family, host, port);
  return undefined;
}

function failToConnect(socket, error) {
  socket.destroy(error);
}

// ---- all addresses of a host, one after the other

function lookUpAll(socket, lookup, host, query, target, timeout) {
  lookup(host, query, (error, addresses) => {
    if (!socket.connecting) return;
    if (error) {
      socket.emit('lookup', error, undefined, undefined, host);
      nextTick(failToConnect, socket, error);
      return;
    }
    for (const { address, family } of addresses) {
      socket.emit('lookup', error, address, family, host);
      if (!socket.connecting) return;
    }
    const found = alternating(addresses);
    if (found.length === 0) {
      const [{ address, family }] = addresses;
      nextTick(failToConnect, socket, wrongAddress(address, family, { host, port: target.port }));
      return;
    }
    socket._unrefTimer();
    if (found.length === 1) connectTo(socket, { ...target, ...found[0] });
    else new Attempts(socket, found, target, timeout).next();
  });
}

/** Each valid address once, the families in turn, that of the first one first. */
function alternating(addresses) {
  const valid = addresses.filter(({ address, family }) => isIP(address) && (family === 4 || family === 6));
  const unique = valid.filter(({ address }, i) => valid.findIndex((other) => other.address === address) === i);
  const first = unique.filter(({ family }) => family === unique[0].family);
  const second = unique.filter(({ family }) => family !== unique[0].family);
  const longest = Math.max(first.length, second.length);
  return Array.from({ length: longest }, (_, i) => [first[i], second[i]]).flat().filter((one) => one !== undefined);
}

/** Each address has its time; the first that answers has won, and if none does all errors are told as one. */
class Attempts {
  #socket;
  #addresses;
  #target;
  #timeout;
  #timer = null;
  #current = 0;
  #errors = [];

  constructor(socket, addresses, target, timeout) {
    this.#socket = socket;
    this.#addresses = addresses;
    this.#target = target;
    this.#timeout = timeout;
    socket.autoSelectFamilyAttemptedAddresses = [];
  }

  next(isCanceled = false) {
    clearTimeout(this.#timer);
    if (isCanceled || this.#current === this.#addresses.length) {
      this.#giveUp();
      return;
    }
    const socket = this.#socket;
    const current = this.#current++;
    const { address, family } = this.#addresses[current];
    const target = { ...this.#target, address, family };
    const blocked = blockedError(socket, target);
    if (blocked !== undefined) {
      this.#errors.push(blocked);
      this.next();
      return;
    }
    if (current > 0) socket[kReinitializeHandle](new TCP());
    const { port } = target;
    const bound = bindLocally(socket._handle, target);
    if (bound !== undefined) {
      this.#errors.push(bound);
      this.next();
      return;
    }
    socket.autoSelectFamilyAttemptedAddresses.push(`${address}:${port}`);
    socket.emit('connectionAttempt', address, port, family);
    if (!socket.connecting) return;
    const handle = socket._handle;
    const failed = handle.connect(address, port, (status) => this.#ended(current, handle, status, target));
    if (failed) {
      this.#failed(failed, withOwnName(target, socket));
      this.next();
      return;
    }
    if (this.#current < this.#addresses.length) {
      this.#timer = setTimeout(() => this.#timedOut(handle, target), this.#timeout);
    }
  }

  #failed(status, target) {
    const error = connectionError(status, target);
    this.#errors.push(error);
    this.#socket.emit('connectionAttemptFailed', target.address, target.port, target.family, error);
  }

  #ended(current, handle, status, target) {
    clearTimeout(this.#timer);
    if (handle[kAbandoned]) return;
    const socket = this.#socket;
    if (status === 0) {
      onConnected(socket, handle, status, target);
      return;
    }
    if (!socket.connecting) return;
    this.#failed(status, target);
    if (socket.connecting) this.next(status === ECANCELED);
  }

  #timedOut(handle, target) {
    const socket = this.#socket;
    socket.emit('connectionAttemptTimeout', target.address, target.port, target.family);
    handle[kAbandoned] = true;
    this.#errors.push(connectionError(ETIMEDOUT, target));
    handle.close();
    if (socket.connecting) this.next();
  }

  #giveUp() {
    const errors = this.#errors;
    const error = errors.length === 0 ? new codes.ERR_SOCKET_CONNECTION_TIMEOUT() : Object.assign(new AggregateError(errors), { code: errors[0].code });
    this.#socket.destroy(error);
  }
}

/** Of a handle whose time was over. */
const kAbandoned = Symbol('kAbandoned');

Object.assign(exports, { connect, defaults, SHORTEST_ATTEMPT, kOwner });
