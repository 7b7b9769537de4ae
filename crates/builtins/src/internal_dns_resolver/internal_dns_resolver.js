// `internal/dns_resolver`: the classes Resolver of `node:dns` and `node:dns/promises`, which ask name servers. Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/dns.html#class-dnsresolver
//
// A question goes to the servers in turn, over UDP, then over TCP if the answer does not fit; each has its time, which doubles with every round.
'use strict';

const { codes } = require('internal/errors');
const { setImmediate, setTimeout, clearTimeout } = require('internal/loop');
const { isIP } = require('internal/net');
const { Buffer } = require('buffer');
const { dnsError } = require('internal/dns');

const DNS_PORT = 53;
const DEFAULT_TIMEOUT = 2000;
const DEFAULT_TRIES = 3;

/** What a name server's status means. */
const statusCodes = { 1: 'EFORMERR', 2: 'ESERVFAIL', 3: 'ENOTFOUND', 4: 'ENOTIMP', 5: 'EREFUSED' };

/** The methods, what they ask for, the name by which Node knows them, and what they give of an answer (in Node some of it has a type, known or not). */
const methods = {
  resolveAny: ['ANY', 'queryAny', anyOf],
  resolve4: ['A', 'queryA', addressesOf],
  resolve6: ['AAAA', 'queryAaaa', addressesOf],
  resolveCaa: ['CAA', 'queryCaa', (answers) => answers.map(({ critical, tag, value }) => ({ critical, type: 'CAA', [tag]: value }))],
  resolveCname: ['CNAME', 'queryCname', valuesOf],
  resolveMx: ['MX', 'queryMx', (answers) => answers.map(({ exchange, priority }) => ({ exchange, priority, type: 'MX' }))],
  resolveNs: ['NS', 'queryNs', valuesOf],
  resolveTlsa: ['TLSA', 'queryTlsa', (answers) => answers.map(tlsaOf)],
  resolveTxt: ['TXT', 'queryTxt', (answers) => answers.map(({ entries }) => entries)],
  resolveSrv: ['SRV', 'querySrv', (answers) => answers.map(({ target, port, priority, weight }) => ({ name: target, port, priority, weight, type: 'SRV' }))],
  resolvePtr: ['PTR', 'queryPtr', valuesOf],
  resolveNaptr: ['NAPTR', 'queryNaptr', (answers) => answers.map(naptrOf)],
  resolveSoa: ['SOA', 'querySoa', (answers) => soaOf(answers[0])],
};
const byType = new Map(Object.entries(methods).map(([name, [type]]) => [type, name]));

function addressesOf(answers, wantsTtl) {
  return answers.map(({ address, ttl }) => (wantsTtl ? { address, ttl } : address));
}

function valuesOf(answers) {
  return answers.map(({ value }) => value);
}

function naptrOf({ flags, service, regexp, replacement, order, preference }) {
  return { flags, service, regexp, replacement, order, preference, type: undefined };
}

function soaOf({ nsname, hostmaster, serial, refresh, retry, expire, minttl }) {
  return { nsname, hostmaster, serial, refresh, retry, expire, minttl, type: undefined };
}

function tlsaOf({ certUsage, selector, match, data }) {
  return { certUsage, selector, match, data: new Uint8Array(data).buffer };
}

/** Kind by kind, in Node's order. */
const KINDS = ['CNAME', 'A', 'AAAA', 'MX', 'NS', 'TXT', 'SRV', 'PTR', 'NAPTR', 'SOA', 'TLSA', 'CAA'];

function anyOf(answers) {
  const { types } = require('internal/dns_messages');
  return KINDS.flatMap((kind) => answers.filter(({ type }) => type === types[kind]).map((answer) => describe(kind, answer)));
}

function describe(type, answer) {
  switch (type) {
    case 'A': case 'AAAA': return { address: answer.address, ttl: answer.ttl, type };
    case 'NS': case 'CNAME': case 'PTR': return { value: answer.value, type };
    case 'TXT': return { entries: answer.entries, type };
    case 'SOA': return { ...soaOf(answer), type };
    default: return { ...methods[byType.get(type)][2]([answer])[0], type };
  }
}

// ---- servers

/** `[address, port]` of each server that the system names. */
function systemServers() {
  let text = '';
  try {
    text = require('fs').readFileSync('/etc/resolv.conf', 'utf8');
  } catch {
    // Then there is the one of this machine.
  }
  const found = [...text.matchAll(/^\s*nameserver\s+(\S+)/gm)].map(([, address]) => [address, DNS_PORT]).filter(([address]) => isIP(address) !== 0);
  return found.length === 0 ? [['127.0.0.1', DNS_PORT]] : found;
}

/** `address`, `address:port` or `[address]:port`. */
function parseServer(server, index) {
  const { validateString, validatePort } = require('internal/validators');
  validateString(server, `servers[${index}]`);
  if (isIP(server) !== 0) return [server, DNS_PORT];
  const [, bracketed, plain, port] = /^(?:\[([^\]]+)\]|([^:]+))(?::(\d+))?$/.exec(server) ?? [];
  const address = bracketed ?? plain;
  if (address === undefined || isIP(address) === 0) throw new codes.ERR_INVALID_IP_ADDRESS(server);
  return [address, port === undefined ? DNS_PORT : validatePort(Number(port))];
}

function showServer([address, port]) {
  if (port === DNS_PORT) return address;
  return isIP(address) === 6 ? `[${address}]:${port}` : `${address}:${port}`;
}

// ---- asking

/** What a Resolver has in Node, and what is under way in it. */
class ChannelWrap {
  #servers;
  #timeout;
  #tries;
  #longest;
  #own = { 4: '', 6: '' };
  #questions = new Set();

  constructor({ timeout, tries, maxTimeout }) {
    this.#timeout = timeout === -1 ? DEFAULT_TIMEOUT : timeout;
    this.#tries = tries;
    this.#longest = maxTimeout || Infinity;
  }

  get servers() {
    return this.#servers ??= systemServers();
  }

  set servers(list) {
    this.#servers = list;
  }

  setOwn(family, address) {
    this.#own[family] = address;
  }

  ownAddress(family) {
    return this.#own[family];
  }

  /** In milliseconds; `round` counts from 0. */
  timeoutOf(round) {
    return Math.min(this.#timeout * 2 ** round, this.#longest);
  }

  get tries() {
    return this.#tries;
  }

  /** Calls `done(code)` or `done(undefined, answers)`, as an immediate. */
  ask(name, type, done) {
    const question = new Question(this, name, type, (code, answers) => {
      this.#questions.delete(question);
      setImmediate(done, code, answers);
    });
    this.#questions.add(question);
    question.next();
  }

  cancel() {
    for (const question of this.#questions) question.end('ECANCELLED');
  }
}

/** One question, from server to server until there is an answer. */
class Question {
  #channel;
  #name;
  #type;
  #done;
  #attempt = 0;
  #handle = null;
  #timer;
  #failure = 'ETIMEOUT';

  constructor(channel, name, type, done) {
    this.#channel = channel;
    this.#name = name;
    this.#type = type;
    this.#done = done;
  }

  next() {
    this.#close();
    const { servers, tries } = this.#channel;
    if (servers.length === 0) return this.end('ENOSERVER');
    if (this.#attempt === servers.length * tries) return this.end(this.#failure);
    const round = Math.floor(this.#attempt / servers.length);
    const server = servers[this.#attempt++ % servers.length];
    this.#timer = setTimeout(() => this.#fail('ETIMEOUT'), this.#channel.timeoutOf(round));
    return this.#askByUdp(server);
  }

  /** The next server is asked. */
  #fail(code) {
    this.#failure = code;
    this.next();
  }

  #askByUdp(server) {
    const { encodeQuestion } = require('internal/dns_messages');
    const { Datagrams } = require('internal/sockets');
    const id = randomId();
    const bytes = encodeQuestion(id, this.#name, this.#type);
    if (bytes === undefined) return this.end('EBADNAME');
    const [address, port] = server;
    const handle = this.#handle = new Datagrams();
    const failed = handle.connect(address, port, this.#channel.ownAddress(isIP(address)));
    if (failed < 0) return this.#failSoon(failed);
    handle.readStart((_, length, buffer, offset) => {
      if (length < 0) this.#fail('ECONNREFUSED');
      else this.#receive(id, Buffer.from(buffer, offset, length), server);
    });
    const sent = handle.writeBytes(bytes, () => {});
    return sent < 0 ? this.#failSoon(sent) : undefined;
  }

  #failSoon() {
    setImmediate(() => {
      if (this.#handle !== null) this.#fail('ECONNREFUSED');
    });
  }

  #receive(id, bytes, server) {
    const { idOf, decodeAnswer } = require('internal/dns_messages');
    if (idOf(bytes) !== id) return; // somebody else's, or a forgery
    const answer = decodeAnswer(bytes);
    if (answer === undefined) this.#fail('EBADRESP');
    else if (answer.isTruncated && server !== undefined) this.#askByTcp(server);
    else this.#read(answer);
  }

  #askByTcp(server) {
    const { encodeQuestion } = require('internal/dns_messages');
    this.#handle.close();
    const [port, host] = [server[1], server[0]];
    const id = randomId();
    const question = encodeQuestion(id, this.#name, this.#type);
    const socket = this.#handle = new (require('internal/net/socket').Socket)();
    socket.close = socket.destroy;
    let received = Buffer.alloc(0);
    socket.on('error', () => this.#fail('ECONNREFUSED'));
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk]);
      if (received.length < 2 || received.length < 2 + received.readUInt16BE(0)) return;
      this.#receive(id, received.subarray(2, 2 + received.readUInt16BE(0)), undefined);
    });
    socket.connect({ host, port }, () => socket.write(Buffer.concat([Buffer.from([question.length >> 8, question.length & 255]), question])));
  }

  #read({ status, answers }) {
    if (status === 2 || status === 4 || status === 5) return this.#fail(statusCodes[status]);
    if (status !== 0) return this.end(statusCodes[status] ?? 'EBADRESP');
    const { types } = require('internal/dns_messages');
    const fitting = this.#type === 'ANY' ? answers : answers.filter(({ type }) => type === types[this.#type]);
    return fitting.length === 0 ? this.end('ENODATA') : this.end(undefined, fitting);
  }

  end(code, answers) {
    this.#close();
    this.#done(code, answers);
  }

  #close() {
    clearTimeout(this.#timer);
    const handle = this.#handle;
    this.#handle = null;
    handle?.close();
  }
}

function randomId() {
  return require('crypto').randomInt(65536);
}

/** A query under way: what the methods return. */
class QueryReqWrap {
  constructor(bindingName, callback, hostname, ttl) {
    this.bindingName = bindingName;
    this.callback = callback;
    this.hostname = hostname;
    this.oncomplete = callback;
    this.ttl = ttl;
  }
}

/** Calls `done(error)` or `done(null, result)`. */
function query(channel, [type, syscall, resultOf], name, wantsTtl, done) {
  const { domainToASCII } = require('url');
  const refused = require('internal/boot').permission?.refusalOfLookup(syscall, name);
  if (refused !== undefined) return void setImmediate(done, refused);
  const asked = /^[\x00-\x7f]*$/.test(name) ? name : domainToASCII(name);
  channel.ask(asked, type, (code, answers) => {
    if (code === undefined) done(null, resultOf(answers, wantsTtl));
    else done(dnsError(undefined, code, syscall, name));
  });
}

/** The names of an address: those that the machine's own list has, else what the servers say. */
function askReverse(channel, address, done) {
  const own = ownNames(address);
  if (own.length !== 0) {
    setImmediate(done, null, own);
    return;
  }
  channel.ask(reverseName(address), 'PTR', (code, answers) => {
    if (code === undefined) done(null, valuesOf(answers));
    else done(dnsError(undefined, code, 'getHostByAddr', address));
  });
}

function ownNames(address) {
  let text = '';
  try {
    text = require('fs').readFileSync('/etc/hosts', 'utf8');
  } catch {
    return [];
  }
  const lines = text.split('\n').map((line) => line.replace(/#.*/, '').trim().split(/\s+/));
  const names = [...new Set(lines.filter(([first]) => first === address).flatMap(([, ...rest]) => rest))];
  // The first is its proper name, which Node leaves out where there are others.
  return names.length > 1 ? names.slice(1) : names;
}

function reverseName(address) {
  if (isIP(address) === 4) return `${address.split('.').reverse().join('.')}.in-addr.arpa`;
  const [, digits] = require('internal/sockets').parseAddress(address.replace(/%.*/, ''), 6);
  return `${[...digits].reverse().join('.')}.ip6.arpa`;
}

// ---- the classes

class ResolverBase {
  _handle;

  constructor(options = undefined) {
    const { validateInt32, validateUint32 } = require('internal/validators');
    const { timeout = -1, tries = DEFAULT_TRIES, maxTimeout = 0 } = { ...options };
    validateInt32(timeout, 'options.timeout', -1);
    validateInt32(tries, 'options.tries', 1);
    validateUint32(maxTimeout, 'options.maxTimeout');
    this._handle = new ChannelWrap({ timeout, tries, maxTimeout });
  }

  cancel() {
    this._handle.cancel();
  }

  getServers() {
    return this._handle.servers.map(showServer);
  }

  setServers(servers) {
    require('internal/validators').validateArray(servers, 'servers');
    this._handle.servers = servers.map(parseServer);
  }

  setLocalAddress(first, second) {
    const { validateString } = require('internal/validators');
    validateString(first, 'ipv4');
    if (second !== undefined) validateString(second, 'ipv6');
    const families = [first, second].filter((one) => one !== undefined).map(isIP);
    if (families.includes(0)) throw invalidAddress('Invalid IP address.');
    if (families.length === 2 && families[0] === families[1]) throw invalidAddress(`Cannot specify two IPv${families[0]} addresses.`);
    this._handle.setOwn(families[0], first);
    if (second !== undefined) this._handle.setOwn(families[1], second);
  }
}

function invalidAddress(text) {
  return Object.assign(new TypeError(text), { code: 'ERR_INVALID_ARG_VALUE' });
}

class Resolver extends ResolverBase {}

class PromisesResolver extends ResolverBase {}
Object.defineProperty(PromisesResolver, 'name', { value: 'Resolver' });

function checkName(name) {
  require('internal/validators').validateString(name, 'name');
}

for (const [name, method] of Object.entries(methods)) {
  const [, syscall] = method;
  define(Resolver, name, syscall, function(hostname, options, callback) {
    if (typeof options === 'function') [options, callback] = [undefined, options];
    checkName(hostname);
    require('internal/validators').validateFunction(arguments.length > 2 ? callback : callback ?? options, 'callback');
    const wantsTtl = Boolean(options?.ttl);
    query(this._handle, method, hostname, wantsTtl, callback);
    return new QueryReqWrap(syscall, callback, hostname, wantsTtl);
  });
  define(PromisesResolver, name, syscall, function(hostname, options) {
    checkName(hostname);
    return new Promise((resolve, reject) => {
      query(this._handle, method, hostname, Boolean(options?.ttl), (error, result) => (error ? reject(error) : resolve(result)));
    });
  });
}

function define(Class, name, shownName, value) {
  Object.defineProperties(value, { name: { value: shownName }, length: { value: 2 } });
  Class.prototype[name] = value;
}

define(Resolver, 'reverse', 'getHostByAddr', function(address, callback) {
  checkName(address);
  if (isIP(address) === 0) throw dnsError(-22, 'EINVAL', 'getHostByAddr', address);
  require('internal/validators').validateFunction(callback, 'callback');
  askReverse(this._handle, address, callback);
  return new QueryReqWrap('getHostByAddr', callback, address, false);
});

define(PromisesResolver, 'reverse', 'getHostByAddr', function(address) {
  checkName(address);
  return new Promise((resolve, reject) => {
    if (isIP(address) === 0) throw dnsError(-22, 'EINVAL', 'getHostByAddr', address);
    askReverse(this._handle, address, (error, result) => (error ? reject(error) : resolve(result)));
  });
});

function methodOf(type) {
  if (byType.has(type)) return byType.get(type);
  throw new codes.ERR_INVALID_ARG_VALUE('rrtype', type);
}

Resolver.prototype.resolve = function resolve(hostname, rrtype, callback) {
  if (typeof rrtype === 'string') return this[methodOf(rrtype)](hostname, callback);
  if (typeof rrtype === 'function') return this.resolve4(hostname, rrtype);
  throw new codes.ERR_INVALID_ARG_TYPE('rrtype', 'string', rrtype);
};

PromisesResolver.prototype.resolve = function resolve(hostname, rrtype) {
  if (rrtype !== undefined) require('internal/validators').validateString(rrtype, 'rrtype');
  return this[methodOf(rrtype ?? 'A')](hostname);
};

// ---- the one that everybody shares

let shared;
let sharedPromises;

function defaultResolver() {
  return shared ??= new Resolver();
}

function defaultPromisesResolver() {
  if (sharedPromises === undefined) {
    sharedPromises = new PromisesResolver();
    sharedPromises._handle = defaultResolver()._handle;
  }
  return sharedPromises;
}

const setDefaultServers = Object.defineProperty(
  (servers) => defaultResolver().setServers(servers), 'name', { value: 'defaultResolverSetServers' },
);

const kinds = Object.keys(methods).filter((name) => name !== 'resolveAny').sort();
kinds.splice(kinds.indexOf('resolve6') + 1, 0, 'resolveAny');

/** Gives `holder` the functions of a module: those of the resolver that is everybody's at the time of the call. */
function bindToDefault(holder, Class, current) {
  for (const name of ['getServers', 'resolve', ...kinds, 'reverse']) {
    const bound = (...args) => current()[name](...args);
    Object.defineProperties(bound, {
      name: { value: `bound ${Class.prototype[name].name}` },
      length: { value: Class.prototype[name].length },
    });
    holder[name] = bound;
  }
}

Object.assign(exports, { Resolver, PromisesResolver, bindToDefault, defaultResolver, defaultPromisesResolver, setDefaultServers });
