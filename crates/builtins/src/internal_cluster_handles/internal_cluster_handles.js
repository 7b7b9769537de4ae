// `internal/cluster_handles`: what the primary of a cluster listens with for its workers. Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/cluster.html#how-it-works
//
// Either it accepts the connections and deals them out, one to each worker that is free (round-robin), or it hands the bound handle to all of them.
'use strict';

const { send } = require('internal/cluster_messages');
const { ONLY_V6, SHARED_PORT } = require('internal/sockets');

const net = () => require('net');

/** Connections are accepted here and dealt out. */
class RoundRobinHandle {
  #key;
  #all = new Map();
  #free = new Map();
  #waiting = [];
  #server;
  #handle = null;
  data;

  constructor(key, address, { fd, port, backlog, flags, readableAll, writableAll }) {
    this.#key = key;
    this.#server = net().createServer();
    if (fd >= 0) this.#server.listen({ fd, backlog });
    else if (port >= 0) this.#server.listen({ port, host: address, backlog, ipv6Only: Boolean(flags & ONLY_V6), reusePort: Boolean(flags & SHARED_PORT) });
    else this.#server.listen({ path: address, backlog, readableAll, writableAll });
    this.#server.once('listening', () => this.#take());
  }

  /** From now on it is this one's handle, not its server's. */
  #take() {
    this.#handle = this.#server._handle;
    this.#handle.onconnection = (error, handle) => {
      if (!error) this.#distribute(handle);
    };
    this.#server._handle = null;
    this.#server = null;
  }

  /** `reply(errno, answer)` once it listens. */
  add(worker, reply) {
    this.#all.set(worker.id, worker);
    const done = () => {
      const sockname = {};
      const isNamed = this.#handle.getsockname !== undefined;
      if (isNamed) this.#handle.getsockname(sockname);
      reply(null, isNamed ? { sockname } : undefined);
      this.#handOff(worker);
    };
    if (this.#server === null) {
      done();
      return;
    }
    this.#server.once('listening', done);
    this.#server.once('error', (error) => reply(error.errno, undefined));
  }

  /** True if nobody uses it any more: then it is closed. */
  remove(worker) {
    if (!this.#all.delete(worker.id)) return false;
    this.#free.delete(worker.id);
    if (this.#all.size !== 0) return false;
    for (const handle of this.#waiting.splice(0)) handle.close();
    if (this.#handle !== null) this.#handle.close();
    else this.#server.close();
    this.#handle = null;
    return true;
  }

  has(worker) {
    return this.#all.has(worker.id);
  }

  #distribute(handle) {
    this.#waiting.push(handle);
    const [first] = this.#free;
    if (first === undefined) return;
    const [id, worker] = first;
    this.#free.delete(id);
    this.#handOff(worker);
  }

  /** The oldest connection goes to `worker`; if there is none, it is free. */
  #handOff(worker) {
    if (!this.#all.has(worker.id)) return;
    const handle = this.#waiting.shift();
    if (handle === undefined) {
      this.#free.set(worker.id, worker);
      return;
    }
    send(worker.process, { act: 'newconn', key: this.#key }, ({ accepted }) => {
      if (accepted) handle.close();
      else this.#distribute(handle); // it is about to leave
      this.#handOff(worker);
    }, handle);
  }
}

/** All workers listen with one handle. */
class SharedHandle {
  #all = new Map();
  #handle = null;
  #errno = 0;
  data;

  constructor(key, address, { port, addressType, fd, flags }) {
    const isUdp = addressType === 'udp4' || addressType === 'udp6';
    const create = isUdp ? require('internal/datagrams').createSocketHandle : net()._createServerHandle;
    const made = create(address, port, addressType, fd, flags);
    // An address in use is otherwise told by `listen`, which is for the worker to call.
    const failed = typeof made === 'number' ? made : made.lateError?.() ?? 0;
    if (failed === 0) this.#handle = made;
    else this.#errno = failed;
  }

  add(worker, reply) {
    this.#all.set(worker.id, worker);
    reply(this.#errno, undefined, this.#handle);
  }

  remove(worker) {
    if (!this.#all.delete(worker.id) || this.#all.size !== 0) return false;
    this.#handle?.close();
    this.#handle = null;
    return true;
  }

  has(worker) {
    return this.#all.has(worker.id);
  }
}

/** By what the workers ask for. */
const handles = new Map();

/** A worker wants to listen: `reply(answer, handle)`. */
function query(worker, message, isRoundRobin, reply) {
  const { address, port, addressType, fd, index } = message;
  const key = `${address}:${port}:${addressType}:${fd}:${index}`;
  let handle = handles.get(key);
  if (handle === undefined || handle.has(worker)) {
    handle = new (isRoundRobin ? RoundRobinHandle : SharedHandle)(key, address, message);
    handles.set(key, handle);
  }
  handle.data ||= message.data;
  handle.add(worker, (errno, answer, shared) => {
    const { data } = handle;
    // Others may try again.
    if (errno) handles.delete(key);
    reply({ errno, key, data, ...answer }, shared);
  });
}

function remove(worker, key) {
  if (handles.get(key)?.remove(worker)) handles.delete(key);
}

function removeAll(worker) {
  for (const key of [...handles.keys()]) remove(worker, key);
}

Object.assign(exports, { query, remove, removeAll });
