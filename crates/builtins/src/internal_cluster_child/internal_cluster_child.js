// `internal/cluster_child`: `node:cluster` in a worker. Node 26. Follows https://nodejs.org/docs/latest-v26.x/api/cluster.html
//
// A worker lives as long as its primary: when the channel between them is gone, and it was not asked to leave in order, it ends.
'use strict';

const process = require('process');
const EventEmitter = require('events');
const Worker = require('internal/cluster_worker');
const { send, listen, becomeWorker } = require('internal/cluster_messages');

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

/** What the primary tells. That of sockets (`newconn`) has its place here. */
const actions = {
  disconnect: leave,
};

/** In order: servers would be closed first. */
function leave(worker) {
  worker.exitedAfterDisconnect = true;
  if (process.connected) process.disconnect();
}

Worker.prototype.disconnect = function() {
  if (this.state === 'disconnecting' || this.state === 'destroying') return this;
  this.state = 'disconnecting';
  this.exitedAfterDisconnect = true;
  send(process, { act: 'exitedAfterDisconnect' }, () => leave(this));
  return this;
};

Worker.prototype.destroy = function() {
  if (this.state === 'destroying') return;
  this.exitedAfterDisconnect = true;
  if (!process.connected) process.exit(0);
  this.state = 'destroying';
  send(process, { act: 'exitedAfterDisconnect' }, () => leave(this));
  process.once('disconnect', () => process.exit(0));
};
