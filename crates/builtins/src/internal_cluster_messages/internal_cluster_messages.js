// `internal/cluster_messages`: what the primary and its workers tell each other over their channel, beside the program's messages. Node 26.
//
// A message is `{ cmd: 'NODE_CLUSTER', act, seq }`; its answer, if it has one, `{ cmd: 'NODE_CLUSTER', ack: seq }`.
'use strict';

const COMMAND = 'NODE_CLUSTER';

let sent = 0;
/** By process: who waits for the answer to which message. */
const waiting = new WeakMap();

/** Sends `message` to the other side of `process`'s channel; false if there is none. `onAnswer(message, handle)` is told when it has been answered. */
function send(process, message, onAnswer, handle) {
  if (!process.connected) return false;
  const seq = sent++;
  if (onAnswer !== undefined) waiting.getOrInsertComputed(process, () => new Map()).set(seq, onAnswer);
  return process.send({ cmd: COMMAND, ...message, seq }, handle);
}

function answer(process, { seq }, more, handle) {
  return send(process, { ...more, ack: seq }, undefined, handle);
}

/** From now on what comes from the other side is told to `actions[act](worker, message, handle)`. */
function listen(worker, actions) {
  const { process } = worker;
  process.on('internalMessage', (message, handle) => {
    if (message.cmd !== COMMAND) return;
    const callbacks = waiting.get(process);
    const onAnswer = callbacks?.get(message.ack);
    if (onAnswer !== undefined) {
      callbacks.delete(message.ack);
      onAnswer(message, handle);
    } else if (Object.hasOwn(actions, message.act)) {
      actions[message.act](worker, message, handle);
    }
  });
}

let isHere = false;

/** Whether this process is a worker: asked by those for whom loading `cluster` would be too much. */
const isWorker = () => isHere;

function becomeWorker() {
  isHere = true;
}

Object.assign(exports, { send, answer, listen, isWorker, becomeWorker });
