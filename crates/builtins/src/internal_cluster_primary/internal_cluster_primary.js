// `internal/cluster_primary`: `node:cluster` in the process that forks the workers. Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/cluster.html
'use strict';

const process = require('process');
const EventEmitter = require('events');
const Worker = require('internal/cluster_worker');
const { send, answer, listen } = require('internal/cluster_messages');
const { nextTick } = require('internal/loop');

const cluster = new EventEmitter();
module.exports = cluster;

cluster.isWorker = false;
cluster.isMaster = true;
cluster.isPrimary = true;
cluster.Worker = Worker;
cluster.workers = {};
cluster.settings = {};
cluster.SCHED_NONE = 1;
cluster.SCHED_RR = 2;
cluster.schedulingPolicy = process.env.NODE_CLUSTER_SCHED_POLICY === 'none' ? cluster.SCHED_NONE : cluster.SCHED_RR;

let hasPolicy = false;
let ids = 0;
/** Those of `cluster.disconnect`, told when the last worker has gone. */
let onAllGone = [];

// ---- settings

cluster.setupPrimary = function(options) {
  cluster.settings = {
    args: process.argv.slice(2),
    exec: process.argv[1],
    execArgv: process.execArgv,
    silent: false,
    ...cluster.settings,
    ...options,
  };
  if (!hasPolicy) {
    hasPolicy = true;
    checkPolicy(cluster.schedulingPolicy);
  }
  nextTick((settings) => cluster.emit('setup', settings), cluster.settings);
};

cluster.setupMaster = cluster.setupPrimary;

function checkPolicy(policy) {
  if (policy === cluster.SCHED_NONE || policy === cluster.SCHED_RR) return;
  throw new (require('internal/errors').codes.ERR_INTERNAL_ASSERTION)(`Bad cluster.schedulingPolicy: ${policy}`);
}

// ---- workers

cluster.fork = function(env) {
  cluster.setupPrimary();
  const id = ++ids;
  const worker = new Worker({ id, process: forkProcess(id, env) });
  worker.on('message', function(message, handle) {
    cluster.emit('message', this, message, handle);
  });
  worker.process.once('exit', (code, signal) => onExit(worker, code, signal));
  worker.process.once('disconnect', () => onDisconnect(worker));
  listen(worker, actions);
  nextTick(() => cluster.emit('fork', worker));
  cluster.workers[id] = worker;
  return worker;
};

function forkProcess(id, env) {
  const { exec, args, cwd, serialization, silent, windowsHide, execPath, execArgv, stdio, gid, uid } = cluster.settings;
  env = { ...process.env, ...env, NODE_UNIQUE_ID: `${id}` };
  return require('child_process').fork(exec, args, { cwd, env, serialization, silent, windowsHide, execPath, execArgv, stdio, gid, uid });
}

// It has gone when it has both ended and disconnected, in whichever order.

function onExit(worker, code, signal) {
  if (!worker.isConnected()) {
    removeHandles(worker);
    forget(worker);
  }
  worker.exitedAfterDisconnect = Boolean(worker.exitedAfterDisconnect);
  worker.state = 'dead';
  worker.emit('exit', code, signal);
  cluster.emit('exit', worker, code, signal);
}

function onDisconnect(worker) {
  removeHandles(worker);
  if (worker.isDead()) forget(worker);
  worker.exitedAfterDisconnect = Boolean(worker.exitedAfterDisconnect);
  worker.state = 'disconnected';
  worker.emit('disconnect');
  cluster.emit('disconnect', worker);
}

function forget({ id }) {
  delete cluster.workers[id];
  if (Object.keys(cluster.workers).length === 0) tellAllGone();
}

let hasHandles = false;

/** Programs whose workers do not listen need no sockets. */
function removeHandles(worker) {
  if (hasHandles) require('internal/cluster_handles').removeAll(worker);
}

/** What workers tell. */
const actions = {
  queryServer(worker, message) {
    // Who is about to leave listens no more.
    if (worker.exitedAfterDisconnect) return;
    hasHandles = true;
    const isRoundRobin = cluster.schedulingPolicy === cluster.SCHED_RR && message.addressType !== 'udp4' && message.addressType !== 'udp6';
    require('internal/cluster_handles').query(worker, message, isRoundRobin, (reply, handle) => answer(worker.process, message, reply, handle));
  },

  close(worker, { key }) {
    require('internal/cluster_handles').remove(worker, key);
  },

  online(worker) {
    worker.state = 'online';
    worker.emit('online');
    cluster.emit('online', worker);
  },

  listening(worker, { addressType, address, port, fd }) {
    const where = { addressType, address, port, fd };
    worker.state = 'listening';
    worker.emit('listening', where);
    cluster.emit('listening', worker, where);
  },

  exitedAfterDisconnect(worker, message) {
    worker.exitedAfterDisconnect = true;
    answer(worker.process, message);
  },
};

// ---- the end

cluster.disconnect = function(callback) {
  const workers = Object.values(cluster.workers);
  if (workers.length === 0) nextTick(tellAllGone);
  for (const worker of workers) if (worker.isConnected()) worker.disconnect();
  if (typeof callback === 'function') onAllGone.push(callback);
};

function tellAllGone() {
  const callbacks = onAllGone;
  onAllGone = [];
  for (const callback of callbacks) callback();
}

Worker.prototype.disconnect = function() {
  this.exitedAfterDisconnect = true;
  send(this.process, { act: 'disconnect' });
  removeHandles(this);
  forget(this);
  return this;
};

/** At once: who wants it to end what it is doing disconnects it. */
Worker.prototype.destroy = function(signal) {
  this.process.kill(signal || 'SIGTERM');
};
