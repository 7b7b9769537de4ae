// `internal/datagram_options`: methods of a socket of `node:dgram` that ask the system for something: groups, interfaces, lifetimes, buffers. Part of `dgram`.
'use strict';

const { codes, errnoException } = require('internal/errors');
const { kState, demandOpen } = require('internal/datagrams');

const validators = () => require('internal/validators');

function addOptions(prototype) {
  prototype.setBroadcast = function(flag) {
    demand(this[kState].handle.setBroadcast(Boolean(flag)), 'setBroadcast');
  };

  prototype.setTTL = function(ttl) {
    validators().validateNumber(ttl, 'ttl');
    demand(this[kState].handle.setTTL(ttl | 0), 'setTTL');
    return ttl;
  };

  prototype.setMulticastTTL = function(ttl) {
    validators().validateNumber(ttl, 'ttl');
    demand(this[kState].handle.setMulticastTTL(ttl | 0), 'setMulticastTTL');
    return ttl;
  };

  prototype.setMulticastLoopback = function(flag) {
    demand(this[kState].handle.setMulticastLoopback(Boolean(flag)), 'setMulticastLoopback');
    return flag; // as ever
  };

  prototype.setMulticastInterface = function(interfaceAddress) {
    demandOpen(this[kState]);
    validators().validateString(interfaceAddress, 'interfaceAddress');
    demand(this[kState].handle.setMulticastInterface(interfaceAddress), 'setMulticastInterface');
  };

  prototype.addMembership = function(multicastAddress, interfaceAddress) {
    changeMembership(this, 'addMembership', multicastAddress, interfaceAddress);
  };

  prototype.dropMembership = function(multicastAddress, interfaceAddress) {
    changeMembership(this, 'dropMembership', multicastAddress, interfaceAddress);
  };

  prototype.addSourceSpecificMembership = function(sourceAddress, groupAddress, interfaceAddress) {
    changeSource(this, 'addSourceSpecificMembership', sourceAddress, groupAddress, interfaceAddress);
  };

  prototype.dropSourceSpecificMembership = function(sourceAddress, groupAddress, interfaceAddress) {
    changeSource(this, 'dropSourceSpecificMembership', sourceAddress, groupAddress, interfaceAddress);
  };

  prototype.ref = function() {
    this[kState].handle?.ref();
    return this;
  };

  prototype.unref = function() {
    this[kState].handle?.unref();
    return this;
  };

  prototype.setRecvBufferSize = function(size) {
    bufferSize(this[kState], size, true);
  };

  prototype.setSendBufferSize = function(size) {
    bufferSize(this[kState], size, false);
  };

  prototype.getRecvBufferSize = function() {
    return bufferSize(this[kState], 0, true);
  };

  prototype.getSendBufferSize = function() {
    return bufferSize(this[kState], 0, false);
  };
}

function changeMembership({ [kState]: state }, method, group, networkInterface) {
  demandOpen(state);
  if (!group) throw new codes.ERR_MISSING_ARGS('multicastAddress');
  demand(state.handle[method](group, networkInterface), method);
}

function changeSource({ [kState]: state }, method, source, group, networkInterface) {
  demandOpen(state);
  validators().validateString(source, 'sourceAddress');
  validators().validateString(group, 'groupAddress');
  demand(state.handle[method](source, group, networkInterface), method);
}

function demand(failed, syscall) {
  if (failed !== 0) throw errnoException(failed, syscall);
}

function bufferSize({ handle }, size, isReceive) {
  if (size >>> 0 !== size) throw new codes.ERR_SOCKET_BAD_BUFFER_SIZE();
  const outcome = handle.bufferSize(size, isReceive);
  if (outcome >= 0) return outcome;
  const { name: code, message } = require('internal/errno').describe(outcome);
  throw new codes.ERR_SOCKET_BUFFER_SIZE({ errno: outcome, code, message, syscall: isReceive ? 'uv_recv_buffer_size' : 'uv_send_buffer_size' });
}

module.exports = { addOptions, bufferSize };
