// `node:worker_threads`, Node 26. Follows https://nodejs.org/docs/latest-v26.x/api/worker_threads.html
'use strict';

const { MessageChannel, MessagePort, isMessagePort, receiveMessageOnPort: receiveOnPort } = require('internal/message_channel');
const { BroadcastChannel, isOpenBroadcastChannel, takeMessage } = require('internal/broadcast_channel');
const { Worker, SHARE_ENV, own, environmentData, postMessageToThread } = require('internal/worker');
const { markAsUncloneable, markAsUntransferable, isMarkedAsUntransferable } = require('internal/structured_clone');

/** The oldest message of a port or a channel, at once: `{ message }` or undefined. */
function receiveMessageOnPort(port) {
  return isOpenBroadcastChannel(port) ? takeMessage(port) : receiveOnPort(port);
}

/** Roata has one context per thread, so there is no other to move a port to. */
function moveMessagePortToContext(port) {
  if (!isMessagePort(port)) {
    const error = new TypeError('The "port" argument must be a MessagePort instance');
    error.code = 'ERR_INVALID_ARG_TYPE';
    throw error;
  }
  const error = new TypeError('Invalid context argument');
  error.code = 'ERR_INVALID_ARG_TYPE';
  throw error;
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
  resourceLimits: own.resourceLimits,
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
};
