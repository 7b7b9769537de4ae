// `node:net`, Node 26. Follows https://nodejs.org/docs/latest-v26.x/api/net.html
'use strict';

const { Socket } = require('internal/net/socket');
const { Server, createServerHandle } = require('internal/net/server');
const { publish } = require('internal/channels');
const { isIP, isIPv4, isIPv6, normalizeArgs } = require('internal/net');

/** A server; it listens when told to. */
function createServer(options, connectionListener) {
  return new Server(options, connectionListener);
}

/** A socket that connects. */
function connect(...args) {
  const normalized = normalizeArgs(args);
  const [options] = normalized;
  const socket = new Socket(options);
  publish('net.client.socket', () => ({ socket }));
  if (options.timeout) socket.setTimeout(options.timeout);
  return socket.connect(normalized);
}

const connecting = () => require('internal/net/connect');

function getDefaultAutoSelectFamily() {
  return connecting().defaults.autoSelectFamily;
}

function setDefaultAutoSelectFamily(value) {
  require('internal/validators').validateBoolean(value, 'value');
  connecting().defaults.autoSelectFamily = value;
}

function getDefaultAutoSelectFamilyAttemptTimeout() {
  return connecting().defaults.attemptTimeout;
}

function setDefaultAutoSelectFamilyAttemptTimeout(value) {
  require('internal/validators').validateInt32(value, 'value', 1);
  const { defaults, SHORTEST_ATTEMPT } = connecting();
  defaults.attemptTimeout = Math.max(value, SHORTEST_ATTEMPT);
}

module.exports = {
  _createServerHandle: createServerHandle,
  _normalizeArgs: normalizeArgs,
  get BlockList() { return require('internal/net/block_list').BlockList; },
  get SocketAddress() { return require('internal/net/addresses').SocketAddress; },
  get BoundSocket() { return require('internal/net/bound_socket').BoundSocket; },
  connect,
  createConnection: connect,
  createServer,
  isIP,
  isIPv4,
  isIPv6,
  Server,
  Socket,
  Stream: Socket,
  getDefaultAutoSelectFamily,
  setDefaultAutoSelectFamily,
  getDefaultAutoSelectFamilyAttemptTimeout,
  setDefaultAutoSelectFamilyAttemptTimeout,
};
