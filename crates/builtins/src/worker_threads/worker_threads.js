// `node:worker_threads`, Node 26. Follows https://nodejs.org/docs/latest-v26.x/api/worker_threads.html
'use strict';

const { MessageChannel, MessagePort, isDetached, isMessagePort, receiveMessageOnPort: receiveOnPort } = require('internal/message_channel');
const { BroadcastChannel, isOpenBroadcastChannel, takeMessage } = require('internal/broadcast_channel');
const { Worker, own, environmentData } = require('internal/worker');
const { SHARE_ENV } = require('internal/worker_environment');
const { postMessageToThread } = require('internal/worker_messages');
const { markAsUncloneable, markAsUntransferable, isMarkedAsUntransferable } = require('internal/structured_clone');

/** The oldest message of a port or a channel, at once: `{ message }` or undefined. */
function receiveMessageOnPort(port) {
  return isOpenBroadcastChannel(port) ? takeMessage(port) : receiveOnPort(port);
}

/** Ports of other contexts are not to be had. */
function moveMessagePortToContext(...args) {
  const [port] = args;
  if (!isMessagePort(port)) throw wrongType('The "port" argument must be a MessagePort instance');
  if (isDetached(port)) {
    const { codes: { ERR_CLOSED_MESSAGE_PORT } } = require('internal/errors');
    throw new ERR_CLOSED_MESSAGE_PORT();
  }
  throw wrongType('Invalid context argument');
}

function wrongType(message) {
  const error = new TypeError(message);
  error.code = 'ERR_INVALID_ARG_TYPE';
  return error;
}

/** A value for the workers that are started from now on; undefined takes it away. */
function setEnvironmentData(key, value) {
  if (value === undefined) environmentData.delete(key);
  else environmentData.set(key, value);
}

function getEnvironmentData(key) {
  return environmentData.get(key);
}

module.exports = {
  isInternalThread: own.isInternalThread,
  isMainThread: own.isMainThread,
  MessagePort,
  MessageChannel,
  markAsUncloneable,
  markAsUntransferable,
  isMarkedAsUntransferable,
  moveMessagePortToContext,
  receiveMessageOnPort,
  resourceLimits: own.resourceLimits === undefined ? {} : require('internal/worker_options').effectiveLimits(own.resourceLimits),
  postMessageToThread,
  threadId: own.threadId,
  threadName: own.threadName,
  SHARE_ENV,
  Worker,
  parentPort: own.parentPort,
  workerData: own.workerData,
  BroadcastChannel,
  setEnvironmentData,
  getEnvironmentData,
  locks: require('internal/locks').locks,
};
