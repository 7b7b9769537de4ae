// `internal/net/bound_socket`: the class BoundSocket of `node:net`, Node 26: a socket that has its address, but neither listens nor connects yet.
// Follows https://nodejs.org/docs/latest-v26.x/api/net.html#class-netboundsocket
'use strict';

const { codes, addressError, errnoException } = require('internal/errors');
const { TCP, Pipe, ONLY_V6, SHARED_PORT } = require('internal/sockets');
const { isIP, kIsBound } = require('internal/net');

class BoundSocket {
  #handle;
  #path;

  static consume(bound) {
    const handle = bound.#openHandle();
    bound.#handle = null;
    return handle;
  }

  constructor(options = {}) {
    require('internal/validators').validateObject(options, 'options');
    if (options.path === undefined) this.#handle = bindAddress(options);
    else this.#bindPath(options);
  }

  #bindPath(options) {
    const { path } = options;
    require('internal/validators').validateString(path, 'options.path');
    for (const name of ['host', 'port', 'ipv6Only', 'reusePort']) {
      if (options[name] !== undefined) throw new codes.ERR_INVALID_ARG_VALUE('options.path', path, `cannot be combined with "${name}"`);
    }
    if (path === '') throw new codes.ERR_INVALID_ARG_VALUE('options.path', path, 'must be a non-empty string');
    const handle = new Pipe();
    const failed = handle.bind(path) || handle.lateError();
    if (failed) throw failedBind(handle, failed, path);
    this.#handle = handle;
    this.#path = path;
  }

  address() {
    const handle = this.#openHandle();
    if (this.#path !== undefined) return this.#path;
    const out = {};
    const failed = handle.getsockname(out);
    if (failed) throw errnoException(failed, 'getsockname');
    return out;
  }

  fd() {
    return this.#openHandle().fd;
  }

  close() {
    this.#openHandle().close();
    this.#handle = null;
  }

  get isPipe() {
    return this.#path !== undefined;
  }

  get [kIsBound]() {
    return true;
  }

  #openHandle() {
    if (this.#handle === null) throw new codes.ERR_SOCKET_HANDLE_ADOPTED();
    return this.#handle;
  }

  [Symbol.dispose]() {
    if (this.#handle !== null) this.close();
  }
}

const { consume } = BoundSocket;
delete BoundSocket.consume;

function bindAddress({ host, port = 0, ipv6Only = false, reusePort = false }) {
  const { validateBoolean, validatePort } = require('internal/validators');
  validateBoolean(ipv6Only, 'options.ipv6Only');
  validateBoolean(reusePort, 'options.reusePort');
  const address = host ?? (ipv6Only ? '::' : '0.0.0.0');
  if (isIP(address) === 0) {
    throw new codes.ERR_INVALID_ARG_VALUE('options.host', host, 'must be a numeric IP address; net.BoundSocket does not perform DNS resolution');
  }
  const number = validatePort(port, 'options.port');
  const handle = new TCP();
  const failed = handle.bind(address, number, (ipv6Only ? ONLY_V6 : 0) | (reusePort ? SHARED_PORT : 0)) || handle.lateError();
  if (failed) throw failedBind(handle, failed, address, number);
  return handle;
}

function failedBind(handle, failed, address, port) {
  handle.close();
  return addressError(failed, 'bind', address, port);
}

Object.assign(exports, { BoundSocket, consume });
