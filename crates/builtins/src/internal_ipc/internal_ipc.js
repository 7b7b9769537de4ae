// `internal/ipc`: messages between a parent and its child: `send`, 'message', `disconnect`, `channel`. Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/child_process.html#subprocesssendmessage-sendhandle-options-callback
//
// A message is a line of JSON, as in Node, so a parent and a child of either kind understand each other; or, 'advanced', its length in four
// bytes (big-endian) and the value as V8 writes it (`internal/ipc_values`).
'use strict';

const EventEmitter = require('events');
const { pipes } = require('internal/pipe');
const loop = require('internal/loop');

/** Most channels carry texts only and have no errors and no handles. */
const buffers = () => require('buffer').Buffer;
const errors = () => require('internal/errors');
const handles = () => require('internal/ipc_handles');
const values = () => require('internal/ipc_values');

const END = 0;
const BYTES = 1;
const VALUES = 2;
const TEXT = 3;

/** Bytes of a frame's length. */
const HEAD = 4;

/** So many bytes may wait before `send` says that it is enough. */
const FULL = 128 * 1024;

const internals = new WeakMap();

/** `process.channel` and `child.channel`. */
class Control extends EventEmitter {
  refCounted() {
    internals.get(this).count(1);
  }

  unrefCounted() {
    internals.get(this).count(-1);
  }

  ref() {
    internals.get(this).setRef(true);
  }

  unref() {
    internals.get(this).setRef(false);
  }

  get fd() {
    return pipes.descriptor(internals.get(this).pipe);
  }
}

/** What moves the bytes. */
class Channel {
  pipe;
  #target;
  #isAdvanced;
  #onClosed;
  /** Messages that came in with the one being told, and are yet to be told. */
  #untold = 0;
  #hasGathered = false;
  /** There is no room: what waits is written when there is. */
  #isWaiting = false;
  #callbacks = [];
  /** Of a frame that is not complete: what has come, and how much that is and must be. */
  #pieces = [];
  #length = 0;
  #needed = HEAD;
  #pending = [];
  #holdsLoop = false;
  #listeners = 0;
  #isRefed = undefined;
  #isLeaving = false;
  #hasEnded = false;

  constructor(target, pipe, isAdvanced, onClosed) {
    this.#target = target;
    this.pipe = pipe;
    this.#isAdvanced = isAdvanced;
    this.#onClosed = onClosed;
    target.on('newListener', (name) => {
      if (name === 'message' && this.#pending.length !== 0) loop.nextTick(() => this.#deliverPending());
    });
    pipes.takeHandles(pipe);
    pipes.read(pipe, (kind, value) => this.#receive(kind, value), !isAdvanced);
  }

  // ---- receiving

  #receive(kind, value) {
    switch (kind) {
      case VALUES:
        for (let i = 0; i < value.length; i++) this.#handle(value[i]);
        return;
      case BYTES: return this.#receiveFrames(buffers().from(value));
      case TEXT:
        for (const line of value.split('\n')) this.#handle(JSON.parse(line));
        return;
      default: return this.#end(kind);
    }
  }

  /** A frame may come in many pieces: they are put together once there are enough. */
  #receiveFrames(piece) {
    this.#pieces.push(piece);
    this.#length += piece.length;
    if (this.#length < this.#needed) return;
    const { messageOf } = values();
    const bytes = this.#pieces.length === 1 ? piece : buffers().concat(this.#pieces);
    let start = 0;
    this.#needed = HEAD;
    while (bytes.length - start >= HEAD) {
      this.#needed = HEAD + bytes.readUInt32BE(start);
      if (bytes.length - start < this.#needed) break;
      this.#handle(messageOf(bytes.subarray(start + HEAD, start + this.#needed)));
      start += this.#needed;
      this.#needed = HEAD;
    }
    this.#length = bytes.length - start;
    this.#pieces = this.#length === 0 ? [] : [bytes.subarray(start)];
  }

  #handle(message) {
    if (!this.#target.channel) return;
    this.take(message, isInternal(message) && message.cmd === 'NODE_HANDLE' ? handles().take(this.pipe) : undefined);
  }

  /** A message has come, perhaps with a handle. */
  take(message, handle) {
    this.#tellLater(isInternal(message) ? 'internalMessage' : 'message', message, handle);
  }

  #tellLater(name, message, handle) {
    this.#untold++;
    loop.nextTick(emitMessage, this, name, message, handle);
  }

  /** A message that nobody listens for waits for who does. */
  tell(name, message, handle) {
    const target = this.#target;
    this.#untold--;
    try {
      if (name === 'internalMessage' && message.cmd.startsWith('NODE_HANDLE')) handles().receive(this, target, message, handle);
      if (name === 'message' && target.listenerCount('message') === 0) this.#pending.push([message, handle]);
      else target.emit(name, message, handle);
    } finally {
      if (this.#hasGathered && this.#untold === 0 && this.pipe !== undefined) this.#flush();
    }
  }

  #deliverPending() {
    if (this.#target.listenerCount('message') === 0) return;
    const pending = this.#pending;
    this.#pending = [];
    for (const [message, handle] of pending) this.#tellLater('message', message, handle);
  }

  #end() {
    // Disconnecting may find once more that the other side has gone.
    if (this.pipe === undefined || this.#hasEnded) return;
    this.#hasEnded = true;
    this.#pieces = [];
    if (this.#target.connected) this.#target.disconnect();
    this.close();
    this.#onClosed();
  }

  // ---- sending

  /**
   * Sends a message; whether there is still room. `callback(error)` is told when it is out.
   * While other messages wait to be told, and nobody asks, it goes out with the next: who answers many at once writes once.
   */
  send(message, callback, handle) {
    const gathers = this.#untold > 0 && callback === undefined && handle === undefined;
    const waiting = handle === undefined ? this.#sendPlain(message, gathers) : this.#sendWith(message, handle);
    if (waiting < 0) return this.#failed(waiting, callback);
    this.#hasGathered = gathers;
    if (!gathers && waiting !== 0) this.#whenThereIsRoom();
    if (callback) {
      if (waiting === 0) loop.nextTick(callback, null);
      else this.#callbacks.push({ callback, at: pipes.sent(this.pipe) + waiting });
    }
    return waiting < FULL;
  }

  #sendPlain(message, gathers) {
    return this.#isAdvanced ? pipes.sendFrame(this.pipe, values().frameOf(message), gathers) : pipes.sendLine(this.pipe, JSON.stringify(message), gathers);
  }

  #sendWith(message, handle) {
    return pipes.sendHandle(this.pipe, this.#isAdvanced ? values().frameOf(message) : buffers().from(`${JSON.stringify(message)}\n`), handle.fd);
  }

  #failed(errno, callback) {
    const error = errors().errnoException(errno, 'write');
    if (callback) loop.nextTick(callback, error);
    else loop.nextTick(() => this.#target.emit('error', error));
    return false;
  }

  #whenThereIsRoom() {
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    this.#hold();
    pipes.onWritable(this.pipe, () => {
      this.#isWaiting = false;
      this.#flush();
    });
  }

  #flush() {
    const hasGathered = this.#hasGathered;
    this.#hasGathered = false;
    const waiting = pipes.flush(this.pipe);
    if (waiting < 0) {
      // Who sent is told what a write of its own would have told; that the other side has gone is then read.
      if (hasGathered && !this.#isLeaving) this.#failed(waiting);
      else this.#end();
      return;
    }
    if (this.#callbacks.length !== 0) this.#tellSent(pipes.sent(this.pipe));
    if (waiting !== 0) return this.#whenThereIsRoom();
    this.#hold();
    if (this.#isLeaving) this.close();
  }

  #tellSent(sent) {
    const count = this.#callbacks.findIndex(({ at }) => at > sent);
    for (const { callback } of this.#callbacks.splice(0, count === -1 ? Infinity : count)) loop.nextTick(callback, null);
  }

  // ---- the end

  /** Once what was sent is out. */
  leave() {
    this.#isLeaving = true;
    if (!this.#isWaiting) this.#flush();
  }

  close() {
    if (this.pipe === undefined) return;
    pipes.close(this.pipe);
    this.pipe = undefined;
    this.#hold();
  }

  // ---- the loop

  count(more) {
    this.#listeners += more;
    this.#hold();
  }

  setRef(isRefed) {
    this.#isRefed = isRefed;
    this.#hold();
  }

  /** An explicit `ref` or `unref` counts more than listeners do. */
  #hold() {
    const isWanted = this.#isRefed ?? this.#listeners > 0;
    const holds = this.pipe !== undefined && (isWanted || this.#isWaiting);
    if (holds === this.#holdsLoop) return;
    this.#holdsLoop = holds;
    if (holds) loop.ref();
    else loop.unref();
  }
}

function emitMessage(channel, name, message, handle) {
  channel.tell(name, message, handle);
}

/** Whether a message is meant for the runtime of the other side. */
function isInternal(message) {
  return typeof message === 'object' && message !== null && typeof message.cmd === 'string' && message.cmd.startsWith('NODE_') && message.cmd.length > 5;
}

/** Gives `target`, a ChildProcess or the process object, its end of the channel. `onClosed` is told when the other side has gone. */
function setupChannel(target, pipe, isAdvanced, onClosed) {
  const control = new Control();
  const channel = new Channel(target, pipe, isAdvanced, onClosed);
  internals.set(control, channel);
  target.channel = control;
  target._handleQueue = null;
  target._pendingMessage = null;
  target.connected = true;
  target.send = send;
  target._send = (message, handle, options, callback) => transmit(target, channel, message, handle, options, callback);
  target.disconnect = disconnect;
  target._disconnect = () => {
    if (target._pendingMessage) handles().closePending(target);
    channel.leave();
    target.channel = null;
    loop.nextTick(() => target.emit('disconnect'));
  };
  return control;
}

function send(message, handle, options, callback) {
  if (typeof handle === 'function') [handle, options, callback] = [undefined, undefined, handle];
  else if (typeof options === 'function') [options, callback] = [undefined, options];
  else if (options !== undefined) require('internal/validators').validateObject(options, 'options');
  if (this.connected) return this._send(message, handle, { swallowErrors: false, ...options }, callback);
  const error = new (errors().codes.ERR_IPC_CHANNEL_CLOSED)();
  if (typeof callback === 'function') loop.nextTick(callback, error);
  else loop.nextTick(() => this.emit('error', error));
  return false;
}

const sendable = new Set(['string', 'object', 'number', 'boolean']);

function transmit(target, channel, message, handle, options, callback) {
  if (message === undefined) throw new (errors().codes.ERR_MISSING_ARGS)('message');
  if (!sendable.has(typeof message)) throw new (errors().codes.ERR_INVALID_ARG_TYPE)('message', ['string', 'object', 'number', 'boolean'], message);
  const told = typeof callback === 'function' ? callback : undefined;
  if (handle || target._handleQueue) return handles().transmit(target, channel, message, handle, options, told);
  return channel.send(message, told);
}

function disconnect() {
  if (!this.connected) {
    this.emit('error', new (errors().codes.ERR_IPC_DISCONNECTED)());
    return;
  }
  this.connected = false;
  // What waits for its turn goes first.
  if (!this._handleQueue) this._disconnect();
}

/** The parent's side holds its loop; a child's does while somebody listens. Without a pipe, the other end has gone already: the child could not be started. */
function setupParent(child, pipe, isAdvanced, onClosed) {
  setupChannel(child, pipe ?? pipes.dead(), isAdvanced, onClosed).ref();
}

const heard = new Set(['message', 'disconnect']);

/** In a child that was forked: its end of the channel, a descriptor that it was given. */
function joinParent(fd, serialization) {
  const process = require('process');
  delete process.env.NODE_CHANNEL_FD;
  delete process.env.NODE_CHANNEL_SERIALIZATION_MODE;
  const isAdvanced = serialization === 'advanced';
  const pipe = pipes.open(Number(fd));
  if (pipe < 0) throw errors().errnoException(pipe, 'open');
  const control = setupChannel(process, pipe, isAdvanced, () => {});
  process.on('newListener', (name) => {
    if (heard.has(name)) control.refCounted();
  });
  process.on('removeListener', (name) => {
    if (heard.has(name)) control.unrefCounted();
  });
  if (process.env.NODE_UNIQUE_ID !== undefined) require('cluster')._setupWorker();
}

Object.assign(exports, { setupChannel: setupParent, joinParent });
