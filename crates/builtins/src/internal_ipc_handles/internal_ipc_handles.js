// `internal/ipc_handles`: sockets of every kind and servers that go with messages between a parent and its child. Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/child_process.html#subprocesssendmessage-sendhandle-options-callback
//
// As in Node, `{ cmd: 'NODE_HANDLE', type, msg }` goes with the descriptor, and nothing more until the other side has said NODE_HANDLE_ACK: what is sent
// meanwhile waits in `target._handleQueue`. A socket that was sent is closed here when it has arrived there.
'use strict';

const { loaded } = require('internal/boot');
const { pipes } = require('internal/pipe');
const { codes, errnoException } = require('internal/errors');
const { TCP, Pipe, handleOf, kindOf } = require('internal/sockets');

/** So often a handle is sent again that has not arrived. */
const MOST_RETRANSMISSIONS = 3;

const net = () => require('net');
const datagrams = () => require('internal/datagrams');
const lists = () => require('internal/ipc_socket_lists');

/** What can be sent: how its handle is had on this side, and what becomes of the handle on the other. */
const conversions = {
  'net.Native': {
    fits: (value) => value instanceof TCP || value instanceof Pipe,
    handleOf: (value) => value,
    make: (channel, target, message, handle, emit) => emit(handle),
  },
  'net.Server': {
    fits: (value) => value instanceof net().Server,
    handleOf: (server) => server._handle,
    make(channel, target, message, handle, emit) {
      const server = new (net().Server)();
      server.listen(handle, () => emit(server));
    },
  },
  'net.Socket': {
    fits: (value) => value instanceof net().Socket && (!isStandard(value) || kindOf(value.fd) === 'PIPE' || kindOf(value.fd) === 'TCP'),
    handleOf: detach,
    closesWhenArrived: true,
    make(channel, target, message, handle, emit) {
      const directions = handle.directions?.() ?? { readable: true, writable: true };
      const socket = new (net().Socket)({ handle, ...directions });
      if (message.key) lists().received(target, message.key).add(socket);
      emit(socket);
    },
  },
};

// Programs that have no such sockets need not load what makes them: only who has it loaded can have one.
Object.assign(conversions, {
  'dgram.Native': {
    fits: (value) => loaded('internal/datagrams') !== undefined && value instanceof datagrams().UDP,
    handleOf: (value) => value,
    make: (channel, target, message, handle, emit) => emit(handle),
  },
  'dgram.Socket': {
    fits: (value) => loaded('dgram') !== undefined && value instanceof require('dgram').Socket,
    handleOf(socket, target, message) {
      message.dgramType = socket.type;
      return socket[datagrams().kState].handle;
    },
    make(channel, target, message, handle, emit) {
      const socket = new (require('dgram').Socket)(message.dgramType);
      socket.bind(handle, () => emit(socket));
    },
  },
});

const isStandard = (socket) => socket._isStdio === true || socket.fd === 0;

/** The handle of a socket, which is a socket without one from now on, unless it is kept open. */
function detach(socket, target, message, { keepOpen }) {
  // Standard streams stay the process's too; who has given away its input reads it no longer.
  if (isStandard(socket)) {
    if (socket.fd === 0 && !keepOpen) socket.pause();
    return { fd: socket.fd, close() {} };
  }
  const handle = socket._handle;
  if (!handle) return undefined;
  const { server } = socket;
  if (server) {
    message.key = server._connectionKey;
    const isNew = !lists().hasSent(target, message.key);
    const list = lists().sent(target, message.key);
    if (isNew) server._setupWorker(list);
    if (!keepOpen) server._connections--;
  }
  if (!keepOpen) {
    handle.readStop();
    socket._handle = null;
    socket.setTimeout(0);
  }
  return handle;
}

// ---- sending

/** `target.send` with a handle, or while one is on its way. */
function transmit(target, channel, message, value, options, callback) {
  const isAnswer = message?.cmd === 'NODE_HANDLE_ACK' || message?.cmd === 'NODE_HANDLE_NACK';
  if (isAnswer) return channel.send(message, callback);
  let type;
  if (value) {
    type = Object.keys(conversions).find((name) => conversions[name].fits(value));
    if (type === undefined) throw new codes.ERR_INVALID_HANDLE_TYPE();
  }
  if (target._handleQueue) {
    target._handleQueue.push({ message, value, options, callback });
    return target._handleQueue.length === 1;
  }
  return sendNow(target, channel, message, value, type, options, callback);
}

function sendNow(target, channel, message, value, type, options, callback) {
  const envelope = { cmd: 'NODE_HANDLE', type, msg: message };
  const conversion = conversions[type];
  const handle = conversion?.handleOf(value, target, envelope, options ?? {});
  // Sent before, or closed: then the message goes alone.
  if (!handle) return channel.send(message, callback);
  target._handleQueue = [];
  if (conversion.closesWhenArrived && !options?.keepOpen) {
    target._pendingMessage = { message: envelope, handle, callback, retransmissions: 0 };
  }
  return channel.send(envelope, callback, handle);
}

function closePending(target) {
  target._pendingMessage.handle.close();
  target._pendingMessage = null;
}

// ---- receiving

/** The handle of the oldest descriptor that came through `pipe`; undefined if there is none. */
function take(pipe) {
  const fd = pipes.takeHandle(pipe);
  if (fd < 0) return undefined;
  const handle = handleOf(fd);
  if (handle === undefined) {
    require('fs').closeSync(fd);
    return undefined;
  }
  const failed = handle.open(fd);
  if (failed < 0) throw errnoException(failed, 'open');
  return handle;
}

/** One of the messages about handles has come. */
function receive(channel, target, message, handle) {
  if (message.cmd === 'NODE_HANDLE') accept(channel, target, message, handle);
  else if (message.cmd === 'NODE_HANDLE_ACK' || message.cmd === 'NODE_HANDLE_NACK') goOn(channel, target, message.cmd === 'NODE_HANDLE_ACK');
}

function accept(channel, target, message, handle) {
  const conversion = Object.hasOwn(conversions, message.type) ? conversions[message.type] : undefined;
  if (handle === undefined || conversion === undefined) {
    handle?.close();
    answer(channel, 'NODE_HANDLE_NACK');
    return;
  }
  answer(channel, 'NODE_HANDLE_ACK');
  conversion.make(channel, target, message, handle, (made) => channel.take(message.msg, made));
}

/** The other side may have gone meanwhile: nobody needs to know. */
function answer(channel, cmd) {
  if (channel.pipe !== undefined) channel.send({ cmd }, () => {});
}

/** The handle has arrived, or has not: then it is sent again. What has waited goes next. */
function goOn(channel, target, hasArrived) {
  const pending = target._pendingMessage;
  const queue = target._handleQueue ?? [];
  target._handleQueue = null;
  if (pending) {
    if (hasArrived) {
      closePending(target);
    } else if (pending.retransmissions++ === MOST_RETRANSMISSIONS) {
      closePending(target);
      require('process').emitWarning('Handle did not reach the receiving process correctly', 'SentHandleNotReceivedWarning');
    } else {
      target._handleQueue = [];
      channel.send(pending.message, undefined, pending.handle);
    }
  }
  for (const { message, value, options, callback } of queue) target._send(message, value, options, callback);
  if (!target.connected && target.channel && !target._handleQueue) target._disconnect();
}

Object.assign(exports, { transmit, receive, take, closePending });
