// `internal/net/addresses`: the class SocketAddress of `node:net`, Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/net.html#class-netsocketaddress
'use strict';

const { codes } = require('internal/errors');
const { parseAddress } = require('internal/sockets');

const kInspect = Symbol.for('nodejs.util.inspect.custom');

class SocketAddress {
  #address;
  #port;
  #family;
  #flowlabel;
  /** As a number of 128 bits; IPv4 is mapped into IPv6. */
  #bits;

  static isSocketAddress(value) {
    return typeof value === 'object' && value !== null && #address in value;
  }

  /** `address`, `address:port`, `[address]:port`; undefined if it is none. */
  static parse(input) {
    require('internal/validators').validateString(input, 'input');
    const { URL } = require('internal/url');
    const url = URL.parse(`http://${input}`);
    if (url === null) return undefined;
    const { hostname, port } = url;
    const isV6 = hostname.startsWith('[') && hostname.endsWith(']');
    try {
      return new SocketAddress({ address: isV6 ? hostname.slice(1, -1) : hostname, port: port | 0, family: isV6 ? 'ipv6' : 'ipv4' });
    } catch {
      return undefined;
    }
  }

  static bitsOf(address) {
    return address.#bits;
  }

  constructor(options = {}) {
    const { validateObject, validateString, validatePort, validateUint32 } = require('internal/validators');
    validateObject(options, 'options');
    const family = options.family?.toLowerCase === undefined ? options.family ?? 'ipv4' : options.family.toLowerCase();
    if (family !== 'ipv4' && family !== 'ipv6') throw new codes.ERR_INVALID_ARG_VALUE('options.family', options.family);
    const { address = family === 'ipv4' ? '127.0.0.1' : '::', port = 0, flowlabel = 0 } = options;
    validateString(address, 'options.address');
    this.#port = validatePort(port, 'options.port');
    validateUint32(flowlabel, 'options.flowlabel', false);
    const parsed = parseAddress(address, family === 'ipv4' ? 4 : 6);
    if (parsed === undefined) throw Object.assign(new Error('Invalid socket address'), { code: 'ERR_INVALID_ADDRESS' });
    this.#address = parsed[0];
    this.#bits = BigInt(`0x${parsed[1]}`);
    this.#family = family;
    this.#flowlabel = family === 'ipv6' ? flowlabel : 0;
  }

  get address() {
    return this.#address;
  }

  get port() {
    return this.#port;
  }

  get family() {
    return this.#family;
  }

  get flowlabel() {
    return this.#flowlabel;
  }

  toJSON() {
    return { address: this.address, port: this.port, family: this.family, flowlabel: this.flowlabel };
  }

  [kInspect](depth, options) {
    if (depth < 0) return '[SocketAddress]';
    const inner = { ...options, depth: options.depth == null ? null : options.depth - 1 };
    return `SocketAddress ${require('internal/inspect').inspect(this.toJSON(), inner)}`;
  }
}

const { bitsOf } = SocketAddress;
delete SocketAddress.bitsOf;

Object.assign(exports, { SocketAddress, bitsOf, kInspect });
