// `internal/cluster_child`: `node:cluster` in a worker. Node 26. Follows https://nodejs.org/docs/latest-v26.x/api/cluster.html
//
// A worker lives as long as its primary: when the channel between them is gone, and it was not asked to leave in order, it ends.
'use strict';

const process = require('process');
const EventEmitter = require('events');
const Worker = require('internal/cluster_worker');
const { send, answer, listen, becomeWorker } = require('internal/cluster_messages');

const cluster = new EventEmitter();
module.exports = cluster;

cluster.isWorker = true;
cluster.isMaster = false;
cluster.isPrimary = false;
cluster.worker = undefined;
cluster.Worker = Worker;

/** At start, when the channel to the primary stands. */
cluster._setupWorker = function() {
  const worker = new Worker({ id: Number(process.env.NODE_UNIQUE_ID), process, state: 'online' });
  cluster.worker = worker;
  becomeWorker();
  delete process.env.NODE_UNIQUE_ID;
  process.once('disconnect', () => {
    worker.emit('disconnect');
    if (!worker.exitedAfterDisconnect) process.exit(0);
  });
  listen(worker, actions);
  send(process, { act: 'online' });
};

/** What the primary tells. */
const actions = {
  disconnect: (worker) => leave(worker, true),

  /** A connection for the server that listens under that key. */
  newconn(worker, message, handle) {
    const server = handles.get(message.key);
    const owner = ownerOf(server);
    const isFull = owner != null && typeof owner.maxConnections === 'number' && owner._connections >= owner.maxConnections;
    const accepted = server !== undefined && handle !== undefined && (!isFull || owner.dropMaxConnection === true);
    answer(process, message, { accepted });
    if (accepted) server.onconnection(0, handle);
    else handle?.close();
  },
};

// ---- servers

/** The net.Server of a handle. Workers that do not listen need no sockets. */
const ownerOf = (handle) => handle?.[require('internal/sockets').kOwner];

/** What this worker listens with, by the primary's keys. */
const handles = new Map();
/** Of each address: which numbers are in use. A worker may listen at one address several times. */
const indexes = new Map();

/** A server wants to listen: `callback(errno, handle)`. */
cluster._getServer = function(server, options, callback) {
  let { address } = options;
  if (options.port < 0 && typeof address === 'string') address = require('path').resolve(address);
  const place = [address, options.port, options.addressType, options.fd].join(':');
  const index = takeIndex(place);
  const message = { act: 'queryServer', index, data: null, ...options, address };
  if (server._getServerData) message.data = server._getServerData();
  send(process, message, (reply, handle) => {
    if (typeof server._setServerData === 'function') server._setServerData(reply.data);
    const forget = () => {
      send(process, { act: 'close', key: reply.key });
      handles.delete(reply.key);
      indexes.get(place).delete(index);
    };
    if (handle) callback(reply.errno, shared(reply, handle, forget));
    else if (reply.errno) callback(reply.errno, null);
    else callback(0, dealt(reply, forget));
  });
  server.once('listening', () => {
    // It may have been closed meanwhile.
    if (!indexes.get(place).has(index)) return;
    cluster.worker.state = 'listening';
    const own = server.address();
    send(process, { ...message, act: 'listening', port: own?.port || options.port });
  });
};

/** The lowest number that is not in use there. */
function takeIndex(place) {
  const used = indexes.getOrInsertComputed(place, () => new Set());
  let index = 0;
  while (used.has(index)) index++;
  used.add(index);
  return index;
}

/** The primary's own handle, which it is told of when it is closed. */
function shared({ key }, handle, forget) {
  const { close } = handle;
  handle.close = function() {
    forget();
    return Reflect.apply(close, handle, arguments);
  };
  handles.set(key, handle);
  return handle;
}

/** Stands for a handle: the primary accepts, and `newconn` brings the connections. */
function dealt({ key, sockname }, forget) {
  const hold = new (require('internal/loop_hold').LoopHold)();
  let isOpen = true;
  const handle = {
    onconnection: null,
    listen: () => 0,
    ref: () => hold.ref(),
    unref: () => hold.unref(),
    close(callback) {
      if (!isOpen) return;
      isOpen = false;
      hold.need(false);
      forget();
      if (typeof callback === 'function') callback();
    },
  };
  if (sockname) {
    handle.getsockname = (out) => {
      if (isOpen) Object.assign(out, sockname);
      return 0;
    };
  }
  hold.need(true);
  handles.set(key, handle);
  return handle;
}

// ---- the end

/** In order: first its servers are closed. The primary is told, unless it has asked for it. */
function leave(worker, isAsked) {
  worker.exitedAfterDisconnect = true;
  let open = handles.size + 1;
  const onClosed = () => {
    if (--open !== 0) return;
    if (isAsked) disconnect();
    else send(process, { act: 'exitedAfterDisconnect' }, disconnect);
  };
  for (const handle of [...handles.values()]) {
    const owner = ownerOf(handle);
    if (owner) owner.close(onClosed);
    else handle.close(onClosed);
  }
  handles.clear();
  onClosed();
}

function disconnect() {
  if (process.connected) process.disconnect();
}

Worker.prototype.disconnect = function() {
  if (this.state === 'disconnecting' || this.state === 'destroying') return this;
  this.state = 'disconnecting';
  leave(this, false);
  return this;
};

Worker.prototype.destroy = function() {
  if (this.state === 'destroying') return;
  this.exitedAfterDisconnect = true;
  if (!process.connected) process.exit(0);
  this.state = 'destroying';
  send(process, { act: 'exitedAfterDisconnect' }, disconnect);
  process.once('disconnect', () => process.exit(0));
};
