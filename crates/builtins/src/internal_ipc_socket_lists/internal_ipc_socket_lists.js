// `internal/ipc_socket_lists`: a server's sockets that are in other processes: how many there are, and when the last has gone. Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/child_process.html#example-sending-a-socket-object
//
// The side that sent sockets asks by NODE_SOCKET_GET_COUNT and NODE_SOCKET_NOTIFY_CLOSE; the side that has them answers by NODE_SOCKET_COUNT and
// NODE_SOCKET_ALL_CLOSED. `key` names the server.
'use strict';

const EventEmitter = require('events');
const { codes } = require('internal/errors');

/** By process: the lists by key, sent and received. */
const known = new WeakMap();

function listsOf(target) {
  return known.getOrInsertComputed(target, () => ({ sent: new Map(), received: new Map() }));
}

/** Sockets that were sent to `target`. It stands for a worker of the server. */
class SentSockets extends EventEmitter {
  constructor(target, key) {
    super();
    this.key = key;
    this.child = target;
    target.once('exit', () => this.emit('exit', this));
  }

  /** Calls `callback(error)` or `callback(null, answer)`. */
  #ask(question, answer, isQuiet, callback) {
    const { child, key } = this;
    const onClose = () => {
      child.removeListener('internalMessage', onAnswer);
      callback(new codes.ERR_CHILD_CLOSED_BEFORE_REPLY());
    };
    const onAnswer = (message) => {
      if (message.cmd !== answer || message.key !== key) return;
      child.removeListener('disconnect', onClose);
      child.removeListener('internalMessage', onAnswer);
      callback(null, message);
    };
    if (!child.connected) {
      onClose();
      return;
    }
    child._send({ cmd: question, key }, undefined, { swallowErrors: isQuiet }, () => {});
    child.once('disconnect', onClose);
    child.on('internalMessage', onAnswer);
  }

  close(callback) {
    this.#ask('NODE_SOCKET_NOTIFY_CLOSE', 'NODE_SOCKET_ALL_CLOSED', true, callback);
  }

  getConnections(callback) {
    this.#ask('NODE_SOCKET_GET_COUNT', 'NODE_SOCKET_COUNT', false, (error, answer) => {
      if (error) callback(error);
      else callback(null, answer.count);
    });
  }
}

/** Sockets that came from `target`. */
class ReceivedSockets extends EventEmitter {
  #target;
  #key;
  #count = 0;

  constructor(target, key) {
    super();
    this.#target = target;
    this.#key = key;
    target.on('internalMessage', (message) => {
      if (message.key !== key) return;
      if (message.cmd === 'NODE_SOCKET_GET_COUNT') this.#answer({ cmd: 'NODE_SOCKET_COUNT', key, count: this.#count });
      else if (message.cmd !== 'NODE_SOCKET_NOTIFY_CLOSE') return;
      else if (this.#count === 0) this.#tellEmpty();
      else this.once('empty', () => this.#tellEmpty());
    });
  }

  add(socket) {
    this.#count++;
    socket.once('close', () => {
      if (--this.#count === 0) this.emit('empty');
    });
  }

  #tellEmpty() {
    this.#answer({ cmd: 'NODE_SOCKET_ALL_CLOSED', key: this.#key });
  }

  #answer(message) {
    if (this.#target.connected) this.#target._send(message, undefined, { swallowErrors: true }, () => {});
  }
}

const hasSent = (target, key) => known.get(target)?.sent.has(key) ?? false;
const sent = (target, key) => listsOf(target).sent.getOrInsertComputed(key, () => new SentSockets(target, key));
const received = (target, key) => listsOf(target).received.getOrInsertComputed(key, () => new ReceivedSockets(target, key));

Object.assign(exports, { hasSent, sent, received });
