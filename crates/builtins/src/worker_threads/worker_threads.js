// `node:worker_threads`, Node 26. Follows https://nodejs.org/docs/latest-v26.x/api/worker_threads.html
'use strict';

const { MessageChannel, MessagePort, isDetached, isMessagePort, receiveMessageOnPort: receiveOnPort } = require('internal/message_channel');
const { own, environmentData } = require('internal/worker_own');
const { postMessageToThread } = require('internal/worker_messages');
const { loaded, lazyGetters } = require('internal/boot');

/** The oldest message of a port or a channel, at once: `{ message }` or undefined. */
function receiveMessageOnPort(port) {
  const channels = loaded('internal/broadcast_channel');
  return channels?.isOpenBroadcastChannel(port) ? channels.takeMessage(port) : receiveOnPort(port);
}

/** Ports of other contexts are not to be had. */
function moveMessagePortToContext(...args) {
  const [port, contextifiedSandbox] = args;
  if (!isMessagePort(port)) throw wrongType('The "port" argument must be a MessagePort instance');
  if (isDetached(port)) {
    const { codes: { ERR_CLOSED_MESSAGE_PORT } } = require('internal/errors');
    throw new ERR_CLOSED_MESSAGE_PORT();
  }
  if (typeof contextifiedSandbox !== 'object' || contextifiedSandbox === null || !require('vm').isContext(contextifiedSandbox)) {
    throw wrongType('Invalid context argument');
  }
  return require('internal/message_port_in_context').moveToContext(port, contextifiedSandbox);
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

const exports = module.exports = {
  isInternalThread: own.isInternalThread,
  isMainThread: own.isMainThread,
  MessagePort,
  MessageChannel,
  get markAsUncloneable() { return require('internal/structured_clone').markAsUncloneable; },
  get markAsUntransferable() { return require('internal/structured_clone').markAsUntransferable; },
  get isMarkedAsUntransferable() { return require('internal/structured_clone').isMarkedAsUntransferable; },
  moveMessagePortToContext,
  receiveMessageOnPort,
  get resourceLimits() { return own.resourceLimits === undefined ? {} : require('internal/worker_options').effectiveLimits(own.resourceLimits); },
  postMessageToThread,
  threadId: own.threadId,
  threadName: own.threadName,
  SHARE_ENV: Symbol.for('nodejs.worker_threads.SHARE_ENV'),
  get Worker() { return require('internal/worker').Worker; },
  parentPort: own.parentPort,
  workerData: own.workerData,
  get BroadcastChannel() { return require('internal/broadcast_channel').BroadcastChannel; },
  setEnvironmentData,
  getEnvironmentData,
  get locks() { return require('internal/locks').locks; },
};

// What is loaded when it is first read: plain properties from then on.
for (const [name, { get }] of Object.entries(Object.getOwnPropertyDescriptors(exports))) {
  if (get === undefined) continue;
  const place = (value) => Object.defineProperty(exports, name, { value, writable: true, enumerable: true, configurable: true });
  const load = () => {
    const value = get();
    place(value);
    return value;
  };
  lazyGetters.add(load);
  Object.defineProperty(exports, name, { get: load, set: place, enumerable: true, configurable: true });
}
