// `internal/node_messages`: `node.send(value)` and the event 'message'. A value sent is taken when a listener has been called with it; until then it waits,
// and so does the promise that `send` gave. What waits for one node is bounded.
'use strict';

const { ask, MESSAGE } = require('internal/node_post');
const context = require('internal/async_context').state;

const kMostWaiting = 1024;

/** Ends of Threads in this realm that a Thread-Node may send to, by number; see `handleNumber`. */
const handles = new Map();
let lastHandle = 0;

/** A number under which the Thread-Node of a call reaches `thread`, its other end, as long as it lives; a secret one if that is in another process. */
function handleNumber(thread, isFar) {
  const number = isFar ? require('internal/node_post').secretNumber() : ++lastHandle;
  handles.set(number, thread);
  return number;
}

/** A secret number under which other processes reach a Thread-Node of this realm. */
function openTo(node, entry) {
  const { frame } = entry;
  const end = { listenerCount: (name) => node.listenerCount(name), emit: (...args) => node.emit(...args), on: (...args) => node.on(...args), frame };
  const number = handleNumber(end, true);
  (entry.atEnd ??= []).push(() => {
    handles.delete(number);
    refuseWaiting(end);
  });
  return number;
}

const forgetHandle = (number) => handles.delete(number);

/** Sends to node `id` of a realm: 0 its own (the machine, a core), above that a Thread-Node, below it the other end of one. */
function send(realm, id, value) {
  return ask(realm, MESSAGE, id, value, 'the message');
}

/** Something has arrived for a node of this realm. */
function handle(id, value) {
  if (id < 0) {
    const thread = handles.get(-id);
    return thread === undefined ? gone() : deliver(thread, value, thread.frame);
  }
  if (id === 0) return deliver(require('internal/node_tree').own(), value);
  const running = require('internal/node_core').threadOf(id);
  return running === undefined ? gone() : deliver(require('internal/node_tree').nodeOf(running), value, running.frame);
}

function gone() {
  return Promise.reject(goneError());
}

function goneError() {
  const { NodeDownError } = require('internal/node_errors');
  return new NodeDownError('The node has ended');
}

const waiting = new WeakMap();

/** Emits 'message' now, or when somebody listens. */
function deliver(node, value, frame) {
  if (node.listenerCount('message') > 0) {
    context.frame = frame;
    node.emit('message', value);
    return undefined;
  }
  const list = waiting.get(node) ?? listen(node);
  if (list.length === kMostWaiting) {
    const { codes: { ERR_OUT_OF_RANGE } } = require('internal/errors');
    throw new ERR_OUT_OF_RANGE('messages waiting for a listener', `at most ${kMostWaiting}`, kMostWaiting + 1);
  }
  return new Promise((resolve, reject) => list.push({ value, frame, resolve, reject }));
}

function listen(node) {
  const list = [];
  waiting.set(node, list);
  node.on('newListener', (name) => {
    if (name === 'message' && list.length !== 0) queueMicrotask(() => empty(node, list));
  });
  return list;
}

function empty(node, list) {
  while (list.length !== 0 && node.listenerCount('message') > 0) {
    const { value, frame, resolve } = list.shift();
    context.frame = frame;
    resolve();
    node.emit('message', value);
  }
}

/** The node has ended: nobody will ever take what waits for it. */
function refuseWaiting(node) {
  const list = waiting.get(node);
  if (list === undefined) return;
  for (const { reject } of list.splice(0)) reject(goneError());
}

module.exports = { send, refuseWaiting, handle, openTo, handleNumber, forgetHandle };
