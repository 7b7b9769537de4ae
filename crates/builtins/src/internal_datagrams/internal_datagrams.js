// `internal/datagrams`: handles of sockets of UDP, what a socket of `node:dgram` has within itself in Node 26. They keep libuv's rules
// (https://docs.libuv.org/en/v1.x/udp.html): errors are negative numbers; who receives or sends keeps the loop alive, and whoever still waits for a
// datagram to go out when the socket is closed is told ECANCELED in the close phase.
'use strict';

const { context } = require('internal/boot');
const loop = require('internal/loop');
const { run } = require('internal/async_context');
const { invoke } = require('internal/ticks');
const { isIP } = require('internal/net');
const { newAsyncId } = require('internal/sockets');

/** What a socket of `node:dgram` keeps, among it its handle. */
const kState = Symbol('state symbol');

/** In the place of a socket's number. */
const NONE = -1;

const EBADF = -9;
const EAGAIN = -11;
const EEXIST = -17;
const EINVAL = -22;
const EDESTADDRREQ = -89;
const EISCONN = -106;
const ENOTCONN = -107;
const ECANCELED = -125;

/** Bits of `bind`. */
const ONLY_V6 = 1;
const SHARED_ADDRESS = 4;
const SHARED_PORT = 8;

/** The largest time to live, and the largest 32-bit number with a sign. */
const MOST_HOPS = 255;
const INT32_MAX = 2 ** 31 - 1;

class UDP {
  #socket = NONE;
  #isBound = false;
  #isConnected = false;
  #isReceiving = false;
  #isClosed = false;
  #isRefed = true;
  #holds = false;
  /** Datagrams for which there was no room. */
  #queue = [];
  #queueSize = 0;
  #asyncId = 0;
  /** In which it was made: its events are told there. */
  #frame = context.frame;

  // ---- opening

  bind(address, port, flags) {
    return this.#bind(false, address, port, flags);
  }

  bind6(address, port, flags) {
    return this.#bind(true, address, port, flags);
  }

  #bind(isV6, address, port, flags) {
    if (isIP(address) !== (isV6 ? 6 : 4) || ((flags & ONLY_V6) !== 0 && !isV6)) return EINVAL;
    const failed = this.#open(isV6);
    // As in Node, of a port the lowest 16 bits count.
    const done = failed || ops.bind(this.#socket, address, port & 0xffff, isV6, flags);
    this.#isBound ||= done === 0;
    return done;
  }

  #open(isV6) {
    if (this.#isClosed) return EBADF;
    if (this.#socket !== NONE) return 0;
    return this.#keep(run(this.#frame, ops.open, undefined, isV6));
  }

  #keep(socket) {
    if (socket < 0) return socket;
    this.#socket = socket;
    return 0;
  }

  /** What is to be sent or heard needs a socket with an address. */
  #needAddress(isV6, flags) {
    return this.#isBound ? 0 : this.#bind(isV6, isV6 ? '::' : '0.0.0.0', 0, flags);
  }

  /** Takes over a descriptor. */
  open(fd) {
    if (this.#isClosed) return EBADF;
    if (this.#socket !== NONE) return EEXIST;
    const failed = this.#keep(run(this.#frame, ops.adopt, undefined, fd));
    if (failed !== 0) return failed;
    this.#isBound = true;
    this.#isConnected = this.getpeername({}) === 0;
    return 0;
  }

  connect(address, port) {
    return this.#connect(false, address, port);
  }

  connect6(address, port) {
    return this.#connect(true, address, port);
  }

  #connect(isV6, address, port) {
    if (isIP(address) !== (isV6 ? 6 : 4)) return EINVAL;
    if (this.#isConnected) return EISCONN;
    const failed = this.#needAddress(isV6, 0) || ops.connect(this.#socket, address, port, isV6);
    this.#isConnected ||= failed === 0;
    return failed;
  }

  disconnect() {
    if (this.#socket === NONE) return EBADF;
    if (!this.#isConnected) return ENOTCONN;
    const failed = ops.disconnect(this.#socket);
    if (failed === 0) this.#isConnected = false;
    return failed;
  }

  // ---- receiving

  /** From now on `onMessage(size, buffer, [address, port, isV6])` is told what comes, and `onMessage(error)` what went wrong. */
  recvStart(onMessage) {
    const failed = this.#open(false) || this.#needAddress(false, 0) || ops.receive(this.#socket, onMessage);
    if (failed !== 0) return failed;
    this.#isReceiving = true;
    this.#updateHold();
    return 0;
  }

  recvStop() {
    if (this.#socket !== NONE) ops.stopReceiving(this.#socket);
    this.#isReceiving = false;
    this.#updateHold();
    return 0;
  }

  // ---- sending

  /**
   * One datagram of these pieces, to where the socket is connected to if `address` is undefined. Gives its size and 1 more if it is out, 0 if it waits:
   * then `done(status, size)` is told, or a negative error.
   */
  send(pieces, address, port, done) {
    return this.#send(false, pieces, address, port, done);
  }

  send6(pieces, address, port, done) {
    return this.#send(true, pieces, address, port, done);
  }

  #send(isV6, pieces, address, port, done) {
    if (this.#isClosed) return EBADF;
    if (address !== undefined && isIP(address) !== (isV6 ? 6 : 4)) return EINVAL;
    if (address === undefined && !this.#isConnected) return EDESTADDRREQ;
    if (address !== undefined && this.#isConnected) return EISCONN;
    const failed = this.#needAddress(isV6, 0);
    if (failed !== 0) return failed;
    const datagram = { pieces, address, port, isV6, done };
    const sent = this.#queue.length === 0 ? this.#sendNow(datagram) : EAGAIN;
    if (sent !== EAGAIN) return sent < 0 ? sent : sent + 1;
    this.#queue.push(datagram);
    this.#queueSize += sizeOf(datagram);
    this.#waitForRoom();
    return 0;
  }

  #sendNow({ pieces, address, port, isV6 }) {
    if (address === undefined) return ops.sendConnected(this.#socket, pieces, pieces.length);
    return ops.send(this.#socket, pieces, pieces.length, address, port, isV6);
  }

  #waitForRoom() {
    ops.onWritable(this.#socket, () => this.#sendQueued());
    this.#updateHold();
  }

  /** As many as there is room for; then those whose datagrams are out are told, one after the other. */
  #sendQueued() {
    const told = [];
    while (this.#queue.length > 0) {
      const sent = this.#sendNow(this.#queue[0]);
      if (sent === EAGAIN) break;
      const datagram = this.#queue.shift();
      told.push([datagram, sent]);
    }
    if (this.#queue.length > 0) this.#waitForRoom();
    this.#updateHold();
    for (const [datagram, sent] of told) {
      this.#queueSize -= sizeOf(datagram);
      invoke(datagram.done, Math.min(sent, 0), sizeOf(datagram));
    }
  }

  getSendQueueSize() {
    return this.#queueSize;
  }

  getSendQueueCount() {
    return this.#queue.length;
  }

  // ---- names

  getsockname(out) {
    return this.#name(ops.ownName, out);
  }

  getpeername(out) {
    return this.#name(ops.peerName, out);
  }

  #name(operation, out) {
    if (this.#socket === NONE) return EBADF;
    const name = operation(this.#socket);
    if (typeof name === 'number') return name;
    [out.address, out.family, out.port] = [name[0], name[2], name[1]];
    return 0;
  }

  get fd() {
    return this.#socket === NONE ? EBADF : ops.descriptor(this.#socket);
  }

  getAsyncId() {
    if (this.#asyncId === 0) this.#asyncId = newAsyncId();
    return this.#asyncId;
  }

  // ---- options

  setBroadcast(isOn) {
    return this.#socket === NONE ? EBADF : ops.setBroadcast(this.#socket, isOn);
  }

  setTTL(hops) {
    return hops < 1 ? EINVAL : this.#setHops(ops.setTtl, hops);
  }

  setMulticastTTL(hops) {
    return this.#setHops(ops.setMulticastTtl, hops);
  }

  #setHops(operation, hops) {
    if (hops < 0 || hops > MOST_HOPS) return EINVAL;
    return this.#socket === NONE ? EBADF : operation(this.#socket, hops);
  }

  setMulticastLoopback(isOn) {
    return this.#socket === NONE ? EBADF : ops.setMulticastLoopback(this.#socket, isOn);
  }

  setMulticastInterface(address) {
    if (isIP(address) === 0) return EINVAL;
    return this.#socket === NONE ? EBADF : ops.setMulticastInterface(this.#socket, address);
  }

  addMembership(group, networkInterface) {
    return this.#changeMembership(ops.addMembership, [group, networkInterface]);
  }

  dropMembership(group, networkInterface) {
    return this.#changeMembership(ops.dropMembership, [group, networkInterface]);
  }

  addSourceSpecificMembership(source, group, networkInterface) {
    return this.#changeSource(ops.addSourceMembership, source, group, networkInterface);
  }

  dropSourceSpecificMembership(source, group, networkInterface) {
    return this.#changeSource(ops.dropSourceMembership, source, group, networkInterface);
  }

  #changeSource(operation, source, group, networkInterface) {
    if (isIP(source) === 0 || isIP(source) !== isIP(group)) return EINVAL;
    return this.#changeMembership(operation, [group, networkInterface], [source]);
  }

  #changeMembership(operation, [group, networkInterface], source = []) {
    const family = isIP(group);
    if (family === 0) return EINVAL;
    const where = networkInterface == null ? undefined : `${networkInterface}`;
    return this.#needAddress(family === 6, SHARED_ADDRESS) || operation(this.#socket, ...source, `${group}`, where);
  }

  /** Sets the size of the system's buffer, or only asks for it if `size` is 0. The size, or a negative error. */
  bufferSize(size, isReceive) {
    if (size > INT32_MAX) return EINVAL;
    if (this.#socket === NONE) return EBADF;
    if (size === 0) return ops.bufferSize(this.#socket, isReceive);
    return ops.setBufferSize(this.#socket, isReceive, size) || size;
  }

  // ---- the end

  /** `onClosed` is called in the close phase, after whoever waited. */
  close(onClosed) {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#isReceiving = false;
    if (this.#socket !== NONE) ops.close(this.#socket);
    this.#socket = NONE;
    const waiting = this.#queue.splice(0);
    this.#updateHold();
    run(this.#frame, loop.enqueueClose, undefined, () => {
      for (const { done } of waiting) invoke(done, ECANCELED, 0);
      if (typeof onClosed === 'function') onClosed();
    });
  }

  // ---- the loop

  ref() {
    this.#isRefed = true;
    this.#updateHold();
  }

  unref() {
    this.#isRefed = false;
    this.#updateHold();
  }

  hasRef() {
    return this.#isRefed && !this.#isClosed;
  }

  /** What is to go out holds the loop also for a socket that does not. */
  #updateHold() {
    const holds = this.#queue.length > 0 || (this.#isRefed && this.#isReceiving);
    if (holds === this.#holds) return;
    this.#holds = holds;
    if (holds) loop.ref();
    else loop.unref();
  }
}

function sizeOf({ pieces }) {
  return pieces.reduce((total, piece) => total + piece.byteLength, 0);
}

// ---- handles for a kind of socket

function lookup4(lookup, address, callback) {
  return lookup(address || '127.0.0.1', 4, callback);
}

function lookup6(lookup, address, callback) {
  return lookup(address || '::1', 6, callback);
}

/** A handle for 'udp4' or 'udp6', which finds addresses with `lookup`. */
function newHandle(type, lookup = require('dns').lookup) {
  if (lookup !== undefined) require('internal/validators').validateFunction(lookup, 'lookup');
  if (type !== 'udp4' && type !== 'udp6') throw new (require('internal/errors').codes.ERR_SOCKET_BAD_TYPE)();
  const handle = new UDP();
  if (type === 'udp4') {
    handle.lookup = lookup4.bind(handle, lookup);
  } else {
    handle.lookup = lookup6.bind(handle, lookup);
    handle.bind = handle.bind6;
    handle.connect = handle.connect6;
    handle.send = handle.send6;
  }
  return handle;
}

/** For another process (`node:cluster`): a handle with that address, or with that descriptor; or a negative error. */
function createSocketHandle(address, port, type, fd, flags) {
  const handle = newHandle(type);
  let failed = 0;
  if (typeof fd === 'number' && fd > 0) failed = ops.kindOf(fd) === 'UDP' ? handle.open(fd) : EINVAL;
  else if (port || address) failed = handle.bind(address, port || 0, flags);
  if (failed === 0) return handle;
  handle.close();
  return failed;
}

/** A socket whose state this is has not been closed. */
function demandOpen({ handle }) {
  if (handle === null) throw new (require('internal/errors').codes.ERR_SOCKET_DGRAM_NOT_RUNNING)();
}

Object.assign(exports, { UDP, newHandle, createSocketHandle, kindOf: ops.kindOf, kState, demandOpen, ONLY_V6, SHARED_ADDRESS, SHARED_PORT });
