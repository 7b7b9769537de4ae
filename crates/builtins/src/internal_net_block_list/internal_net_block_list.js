// `internal/net/block_list`: the class BlockList of `node:net`, Node 26. Follows https://nodejs.org/docs/latest-v26.x/api/net.html#class-netblocklist
//
// Addresses are compared as numbers of 128 bits, IPv4 mapped into IPv6; so an IPv4 address is found in whichever way it is written.
'use strict';

const { codes } = require('internal/errors');
const { SocketAddress, bitsOf, kInspect } = require('internal/net/addresses');

/** The start of IPv4 within IPv6, `::ffff:0:0`, and the bits of what comes before it. */
const MAPPED = 0xffff_0000_0000n;
const MAPPED_BITS = 96;

const BITS = 128;

/** A rule: from one address to another, both among those. */
class Rule {
  constructor(name, text, first, last) {
    this.text = `${name}: ${text}`;
    this.first = first;
    this.last = last;
  }

  has(bits) {
    return bits >= this.first && bits <= this.last;
  }
}

class BlockList {
  // The newest first, each kind for itself.
  #addresses = new Map();
  #subnets = [];
  #ranges = [];

  static isBlockList(value) {
    return typeof value === 'object' && value !== null && #subnets in value;
  }

  // ---- adding

  addAddress(address, family = 'ipv4') {
    this.#addAddress(toAddress(address, family, 'address'));
  }

  addAddresses(addresses, family = 'ipv4') {
    require('internal/validators').validateArray(addresses, 'addresses');
    const all = addresses.map((address, i) => toAddress(address, family, `addresses[${i}]`));
    for (const address of all) this.#addAddress(address);
  }

  #addAddress(address) {
    const bits = bitsOf(address);
    if (!this.#addresses.has(bits)) this.#addresses.set(bits, `Address: ${familyName(address)} ${address.address}`);
  }

  addRange(start, end, family = 'ipv4') {
    this.#ranges.unshift(rangeRule(start, end, family));
  }

  addSubnet(network, prefix, family = 'ipv4') {
    this.#subnets.unshift(subnetRule(network, prefix, family));
  }

  addCIDR(cidr) {
    this.addSubnet(...partsOfCidr(cidr, 'cidr'));
  }

  addCIDRs(cidrs) {
    require('internal/validators').validateArray(cidrs, 'cidrs');
    const rules = cidrs.map((cidr) => subnetRule(...partsOfCidr(cidr, 'cidr')));
    for (const rule of rules) this.#subnets.unshift(rule);
  }

  // ---- removing. What is not there is no mistake.

  removeAddress(address, family = 'ipv4') {
    this.#addresses.delete(bitsOf(toAddress(address, family, 'address')));
  }

  removeRange(start, end, family = 'ipv4') {
    removeRule(this.#ranges, rangeRule(start, end, family));
  }

  removeSubnet(network, prefix, family = 'ipv4') {
    removeRule(this.#subnets, subnetRule(network, prefix, family));
  }

  removeCIDR(cidr) {
    this.removeSubnet(...partsOfCidr(cidr, 'cidr'));
  }

  clear() {
    this.#addresses.clear();
    this.#subnets = [];
    this.#ranges = [];
  }

  // ---- asking

  /** Whether some rule names the address. What is no address is named by none. */
  check(address, family = 'ipv4') {
    let checked = address;
    if (!SocketAddress.isSocketAddress(address)) {
      const { validateString } = require('internal/validators');
      validateString(address, 'address');
      validateString(family, 'family');
      try {
        checked = new SocketAddress({ address, family });
      } catch {
        return false;
      }
    }
    const bits = bitsOf(checked);
    return this.#addresses.has(bits) || this.#subnets.some((rule) => rule.has(bits)) || this.#ranges.some((rule) => rule.has(bits));
  }

  get rules() {
    const texts = (rules) => rules.map(({ text }) => text);
    return [...[...this.#addresses.values()].reverse(), ...texts(this.#subnets), ...texts(this.#ranges)];
  }

  get size() {
    return this.#addresses.size + this.#subnets.length + this.#ranges.length;
  }

  toJSON() {
    return this.rules;
  }

  /** Adds rules in the form in which `rules` gives them, as a list or its JSON; other texts in the list mean nothing. */
  fromJSON(data) {
    let list = data;
    if (typeof data === 'string') list = JSON.parse(data);
    if (!Array.isArray(list) || list.some((item) => typeof item !== 'string')) {
      throw new codes.ERR_INVALID_ARG_TYPE('data', ['string', 'string[]'], list);
    }
    for (const rule of list) this.#addRule(rule);
  }

  #addRule(rule) {
    const [, kind, number, text] = RULE.exec(rule) ?? [];
    if (kind === undefined) return;
    const family = `ipv${number}`;
    switch (kind) {
      case 'Address':
        if (isAddress(text, number)) this.addAddress(text, family);
        return;
      case 'Range': {
        const [start, end] = text.split('-');
        if (isAddress(start, number) && isAddress(end, number)) this.addRange(start, end, family);
        return;
      }
      default: {
        const [network, prefix] = text.split('/');
        if (isAddress(network, number) && /^\d+$/.test(prefix)) this.addSubnet(network, Number(prefix), family);
      }
    }
  }

  [kInspect](depth, options) {
    if (depth < 0) return '[BlockList]';
    const inner = { ...options, depth: options.depth == null ? null : options.depth - 1 };
    return `BlockList ${require('internal/inspect').inspect({ rules: this.rules }, inner)}`;
  }
}

const RULE = /^(Address|Range|Subnet): IPv([46]) (.+)$/;

Object.defineProperty(BlockList, 'PRIVATE_RANGES', {
  value: Object.freeze([
    '10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '127.0.0.0/8', '::1/128', '169.254.0.0/16', 'fe80::/10', 'fc00::/7',
  ]),
  enumerable: true,
});

// ---- rules from arguments

const familyName = ({ family }) => (family === 'ipv4' ? 'IPv4' : 'IPv6');

function isAddress(text, family) {
  return text !== undefined && require('internal/net').isIP(text) === Number(family);
}

function toAddress(value, family, name) {
  if (SocketAddress.isSocketAddress(value)) return value;
  const { validateString } = require('internal/validators');
  validateString(value, name);
  validateString(family, 'family');
  return new SocketAddress({ address: value, family });
}

function rangeRule(start, end, family) {
  const first = toAddress(start, family, 'start');
  const last = toAddress(end, family, 'end');
  if (bitsOf(first) > bitsOf(last)) throw new codes.ERR_INVALID_ARG_VALUE('start', first, 'must come before end');
  return new Rule('Range', `${familyName(first)} ${first.address}-${last.address}`, bitsOf(first), bitsOf(last));
}

function subnetRule(network, prefix, family) {
  const address = toAddress(network, family, 'network');
  const isV4 = address.family === 'ipv4';
  require('internal/validators').validateInt32(prefix, 'prefix', 0, isV4 ? 32 : BITS);
  const free = BigInt(BITS - prefix - (isV4 ? MAPPED_BITS : 0));
  const first = (bitsOf(address) >> free) << free;
  // A subnet around all of IPv4 within IPv6 is meant for IPv6.
  const last = first | ((1n << free) - 1n);
  const rule = new Rule('Subnet', `${familyName(address)} ${address.address}/${prefix}`, first, last);
  if (!isV4 && first < MAPPED && last >= MAPPED) rule.has = (bits) => bits >= first && bits <= last && bits >> 32n !== 0xffffn;
  return rule;
}

/** `[network, prefix, family]` of `10.0.0.0/8`. */
function partsOfCidr(cidr, name) {
  require('internal/validators').validateString(cidr, name);
  const slash = cidr.lastIndexOf('/');
  if (slash === -1) throw new codes.ERR_INVALID_ARG_VALUE(name, cidr, 'must contain a prefix length (e.g. "10.0.0.0/8")');
  const prefix = cidr.slice(slash + 1);
  if (!/^\d+$/.test(prefix)) throw new codes.ERR_INVALID_ARG_VALUE(name, cidr, 'prefix length must be a valid integer');
  const network = cidr.slice(0, slash);
  return [network, Number(prefix), network.includes(':') ? 'ipv6' : 'ipv4'];
}

function removeRule(rules, { text }) {
  const at = rules.findIndex((rule) => rule.text === text);
  if (at !== -1) rules.splice(at, 1);
}

/** Refuses what is no BlockList. */
function check(value, name) {
  if (!BlockList.isBlockList(value)) throw new codes.ERR_INVALID_ARG_TYPE(name, 'net.BlockList', value);
}

Object.assign(exports, { BlockList, check });
