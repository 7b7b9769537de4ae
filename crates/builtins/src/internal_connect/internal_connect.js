// `internal/connect`: `connect('roata://host:port')`: a machine that listens elsewhere (`roata node --listen`), with the interface of one made by
// `machine.spawn()`. Its process there is this caller's alone and ends with the connection; whoever wants another connects again.
'use strict';

const errors = require('internal/node_errors');
const tree = require('internal/node_tree');
const { OtherMachine, children, tellGone } = require('internal/machines');

const kTimeout = 10_000;
const kDefaultGrace = 5000;

class ConnectedMachine extends OtherMachine {
  #endpoint;
  #grace;
  #starting = Promise.withResolvers();
  #ended = Promise.withResolvers();
  #holdsLoop = true;
  #isReady = false;
  #isOver = false;
  #stopping;

  constructor(endpoint, options, grace) {
    let self;
    const number = ops.connect(JSON.stringify(options), (details) => self.#happens(details));
    super(number, tree.machine());
    self = this;
    this.#endpoint = endpoint;
    this.#grace = grace;
    require('internal/loop').ref();
    // Who waits for it hears of it; the others need not.
    this.#starting.promise.catch(() => {});
    children.add(this);
  }

  /** The promise of the machine once it takes calls. */
  get started() { return this.#starting.promise; }
  get address() { return `roata://${this.#endpoint}`; }
  /** How stacks name it. */
  get label() { return this.#endpoint; }

  #happens([kind, number, text, cores]) {
    if (kind === 'ready') {
      this.isReady(number, text, cores);
      this.#isReady = true;
      if (this.#stopping !== undefined) this.become('stopping');
      else this.#letLoopGo();
      this.#starting.resolve(this);
    } else {
      this.#happensLast(kind === 'failed' ? connectError(number, JSON.parse(text)) : undefined, text);
    }
  }

  #happensLast(error, reason) {
    this.#isOver = true;
    this.endBecause(error === undefined ? reason : error.message);
    children.delete(this);
    tellGone(this.number);
    ops.forget(this.number);
    this.#letLoopGo();
    if (error !== undefined) this.#starting.reject(error);
    this.#ended.resolve();
    if (this.#isReady) this.emit('exit', reason);
  }

  #holdLoop() {
    if (!this.#holdsLoop) require('internal/loop').ref();
    this.#holdsLoop = true;
  }

  #letLoopGo() {
    if (this.#holdsLoop) require('internal/loop').unref();
    this.#holdsLoop = false;
  }

  /** Calls may hear of the end before its event is told, and so may whoever asks here: the loop goes on until that, too. */
  hasEnded() {
    if (this.#isOver) return true;
    const hasEnded = ops.isOver(this.number);
    if (hasEnded) this.#holdLoop();
    return hasEnded;
  }

  /** No new work; what runs may end within the grace, then the connection is closed, and its process there ends. */
  stop() {
    if (this.#isOver) return Promise.resolve();
    if (this.#stopping === undefined) {
      this.#stopping = this.#ended.promise;
      this.become('stopping');
      this.#holdLoop();
      ops.stop(this.number, this.#grace);
    }
    return this.#stopping;
  }

  kill() {
    if (this.#isOver) return;
    this.become('stopping');
    this.#holdLoop();
    ops.kill(this.number);
  }

  /** `connect()` was aborted: its caller does not wait until the attempt has ended. */
  giveUp(error) {
    this.#starting.reject(error);
    ops.kill(this.number);
    this.#letLoopGo();
  }
}

/** As `net` has them, where the system said no. */
function connectError(errno, { code, message, ...more }) {
  if (errno !== 0) {
    code = require('util').getSystemErrorName(-errno);
    message = `connect ${code} ${more.address}:${more.port}`;
    return Object.assign(new Error(message), { errno: -errno, code, ...more });
  }
  return Object.assign(new Error(message), code === undefined ? undefined : { code }, more);
}

/** `connect(address, options)`. */
function connect(address, given = {}) {
  let machine;
  try {
    require('internal/boot').permission?.demand('net', address);
    const [options, grace, endpoint] = checkOptions(address, given);
    const { signal } = given;
    if (signal?.aborted) throw errors.abortError(signal.reason);
    machine = new ConnectedMachine(endpoint, options, grace);
    if (signal !== undefined) follow(machine, signal);
  } catch (error) {
    return Promise.reject(error);
  }
  return machine.started;
}

/** Until it is connected, `signal` ends the attempt; afterwards the connection. */
function follow(machine, signal) {
  const onAbort = () => {
    if (machine.state === 'starting') machine.giveUp(errors.abortError(signal.reason));
    else machine.kill();
  };
  signal.addEventListener('abort', onAbort, { once: true });
  const forget = () => signal.removeEventListener('abort', onAbort);
  machine.once('exit', forget);
  machine.started.catch(forget);
}

function checkOptions(address, given) {
  const { validateObject, validateString, validateInteger, validateNumber, validateAbortSignal } = require('internal/validators');
  validateString(address, 'address');
  validateObject(given, 'options');
  const { token, tls, timeout = kTimeout, grace = kDefaultGrace, signal } = given;
  if (token !== undefined) checkToken(token);
  validateInteger(timeout, 'options.timeout', 1, 0xffffffff);
  validateNumber(grace, 'options.grace', 0);
  if (signal !== undefined) validateAbortSignal(signal, 'options.signal');
  const [host, port] = parseAddress(address);
  const endpoint = `${host.includes(':') ? `[${host}]` : host}:${port}`;
  const options = { host, port, endpoint, token, tls: tls === undefined ? undefined : checkTls(tls), timeout, root: packageFolder() };
  if (token !== undefined && options.tls === undefined && !isLoopback(host)) {
    const error = new Error(`A token goes to ${host} only with TLS: give options.tls, or anyone on the way could read it`);
    error.code = 'ERR_ROATA_INSECURE';
    throw error;
  }
  return [options, grace, endpoint];
}

function checkToken(token) {
  const { validateString } = require('internal/validators');
  validateString(token, 'options.token');
  const length = Buffer.byteLength(token);
  if (length >= 1 && length <= 2048) return;
  const { codes: { ERR_INVALID_ARG_VALUE } } = require('internal/errors');
  throw new ERR_INVALID_ARG_VALUE('options.token', '(not shown)', 'must have 1 to 2048 bytes');
}

/** Host and port of `roata://host:port`. */
function parseAddress(address) {
  const match = /^roata:\/\/(?:\[([0-9a-fA-F:.%a-z]+)\]|([^/:[\]@?#\s]+)):(\d{1,5})\/?$/.exec(address);
  const port = match === null ? 0 : Number(match[3]);
  if (port >= 1 && port <= 65535) return [match[1] ?? match[2], port];
  const { codes: { ERR_INVALID_ARG_VALUE } } = require('internal/errors');
  throw new ERR_INVALID_ARG_VALUE('address', address, "must be like 'roata://host:port'");
}

const isLoopback = (host) => host === 'localhost' || host === '::1' || /^127(?:\.\d+){3}$/.test(host);

/** PEM texts, as strings. */
function checkTls(tls) {
  const { validateObject, validateString } = require('internal/validators');
  validateObject(tls, 'options.tls');
  const { ca, cert, key, servername } = tls;
  if (servername !== undefined) validateString(servername, 'options.tls.servername');
  if ((cert === undefined) !== (key === undefined)) {
    const { codes: { ERR_INVALID_ARG_VALUE } } = require('internal/errors');
    throw new ERR_INVALID_ARG_VALUE('options.tls', tls, 'must have both cert and key, or neither');
  }
  return { ca: pemOf(ca, 'ca'), cert: pemOf(cert, 'cert'), key: pemOf(key, 'key'), servername };
}

function pemOf(value, name) {
  if (value === undefined || typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map((each) => pemOf(each, name)).join('\n');
  if (ArrayBuffer.isView(value)) return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('latin1');
  const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
  throw new ERR_INVALID_ARG_TYPE(`options.tls.${name}`, ['string', 'Buffer', 'TypedArray', 'DataView'], value);
}

/** The folder of the program's package: the nearest with a package.json, else that of the entry module. The machine there may read its modules. */
function packageFolder() {
  const entry = process.argv[1];
  if (entry === undefined || entry === '-') return undefined;
  const { dirname, join } = require('path');
  const start = dirname(entry);
  for (let folder = start; ; folder = dirname(folder)) {
    if (exists(join(folder, 'package.json'))) return folder;
    if (folder === dirname(folder)) return start;
  }
}

/** Where the program may not look, it has no package. */
function exists(path) {
  try {
    return require('fs').existsSync(path);
  } catch {
    return false;
  }
}

module.exports = { connect };
