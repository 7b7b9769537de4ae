// `internal/cluster_worker`: the class Worker of `node:cluster`, Node 26, as both sides have it.
// Follows https://nodejs.org/docs/latest-v26.x/api/cluster.html#class-worker
//
// `disconnect` and `destroy` differ: the primary's and the worker's are in the modules of each.
'use strict';

const EventEmitter = require('events');
const { apply } = Reflect;

/** `options`: `{ id, state, process }`. It can be called without `new`. */
function Worker(options) {
  if (!(this instanceof Worker)) return new Worker(options);
  apply(EventEmitter, this, []);
  const { id, state, process } = typeof options === 'object' && options !== null ? options : {};
  this.exitedAfterDisconnect = undefined;
  this.state = state || 'none';
  this.id = id | 0;
  if (!process) return;
  this.process = process;
  process.on('error', (error, more) => this.emit('error', error, more));
  process.on('message', (message, handle) => this.emit('message', message, handle));
}
Object.setPrototypeOf(Worker.prototype, EventEmitter.prototype);
Object.setPrototypeOf(Worker, EventEmitter);

Worker.prototype.kill = function() {
  return apply(this.destroy, this, arguments);
};

Worker.prototype.send = function() {
  return apply(this.process.send, this.process, arguments);
};

Worker.prototype.isDead = function() {
  return this.process.exitCode != null || this.process.signalCode != null;
};

Worker.prototype.isConnected = function() {
  return this.process.connected;
};

module.exports = Worker;
