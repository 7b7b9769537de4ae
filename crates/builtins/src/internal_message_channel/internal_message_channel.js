// `internal/message_channel`: MessageChannel and MessagePort, Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/worker_threads.html#class-messagechannel
//
// A message is copied when it is posted and delivered in the poll phase, as a callback of its own. All ports with
// messages are served in one go, in the order they were made in; a port takes what arrives meanwhile too, up to a bound. After an error the port's
// other messages wait for the next poll phase, as do those of a port that was made in this one.
//
// Within one realm messages are copies of values. A port whose other end is in another realm has a link instead (`internal/worker_links`).

const {
  Event, NodeEventTarget, defineEventHandler, enumerable, kCreateEvent, kHybridDispatch, kNewListener, kRemoveListener,
} = require('internal/event_target');
const loop = require('internal/loop');
const { invokeIn } = require('internal/ticks');
const { undisturbed, afterTermination } = require('internal/boot');
const { state: context, run } = require('internal/async_context');

const kInspect = Symbol.for('nodejs.util.inspect.custom');
const kClose = Symbol('close');
const mostAtOnce = 1000;
const noPorts = [];

// ---- the ports

let lastId = 0;
const waiting = new Set(); // receivers with something to deliver
let scheduled = false;
let serving = false;
/** The receiver that is being served. */
let served;

/** What is served by `serve()` when it has been woken: an end here, a broadcast channel elsewhere. */
class Receiver {
  id = ++lastId;
  birthPoll = loop.currentPoll();
}

// What a port is connected by. It outlives the MessagePort object when the port is transferred.
class End extends Receiver {
  port = undefined;
  peer = undefined;
  handle = undefined; // leads to another realm, in the place of `peer`
  queue = [];

  onNews() { wake(this); }

  serve() {
    const { port } = this;
    if (port !== undefined && endOf(port) === this && !isClosing(port)) deliverTo(port);
  }
}

const links = () => require('internal/worker_links');

/** The oldest message of an end, undefined if there is none. */
function take(end) {
  return end.queue.length !== 0 || end.handle === undefined ? end.queue.shift() : links().receive(end.handle, kClose);
}

/** Nothing is left but that the other end is closed. */
function isOver({ queue, handle }) {
  return queue.length !== 0 ? queue[0] === kClose : handle !== undefined && links().isOver(handle);
}

const hasNews = ({ queue, handle }) => queue.length !== 0 || handle !== undefined;

let deliverTo, endOf, entangle, isClosing, isMessagePort, isDetached, movePort, leave, nextMessage;

class MessagePortCloseEvent extends Event {
  constructor() { super('close'); }
}

class Port extends NodeEventTarget {
  #end;
  #started = false;
  #closing = false;
  #closed = false;
  #refed = false;
  #frame = context.frame; // where it was made: its events happen there
  #arriving = noPorts; // those of the message that is being delivered
  #receivers = 0; // listeners to 'message', which keep the port referenced and make it start

  static {
    isMessagePort = (value) => typeof value === 'object' && value !== null && #end in value;
    isDetached = (port) => port.#end === undefined || port.#closing;
    endOf = (port) => port.#end;
    isClosing = (port) => port.#closing;
    entangle = (first, second) => {
      first.#end.peer = second.#end;
      second.#end.peer = first.#end;
    };
    deliverTo = (port) => port.#serve();
    leave = (port) => {
      const end = port.#end;
      port.#end = undefined;
      port.#setRef(false);
      port.#closed = true;
      waiting.delete(end);
      // What is left behind is a closed port.
      run(port.#frame, loop.enqueueClose, undefined, () => port.dispatchEvent(new MessagePortCloseEvent()));
      return end;
    };
    movePort = (port) => new Port(leave(port));
    nextMessage = (port) => (port.#end === undefined || isOver(port.#end) ? undefined : take(port.#end));
  }

  constructor(end) {
    super();
    this.#end = end;
    end.port = this;
  }

  /** Gives true where there is somebody to send to, as Node does without saying so. */
  postMessage(...args) {
    checkPort(this);
    if (args.length === 0) throw typeError('ERR_MISSING_ARGS', 'Not enough arguments to MessagePort.postMessage');
    const message = args[0];
    const list = transferListOf(args[1]);
    const { peer, handle } = this.#end ?? {};
    if (handle !== undefined && !this.#closing) {
      links().send(handle, message, list, this);
      return true;
    }
    const lost = peer?.port !== undefined && list.includes(peer.port);
    const { value, ports } = require('internal/structured_clone').copy(message, list, this);
    if (lost) {
      require('process').emitWarning('The target port was posted to itself, and the communication channel was lost');
      const end = this.#end;
      end.peer = undefined;
      end.queue.push(kClose);
      wake(end);
      return true;
    }
    if (this.#end === undefined || this.#closing) return undefined;
    if (peer === undefined) return false; // it was posted to itself
    peer.queue.push({ value, ports });
    wake(peer);
    return true;
  }

  start() {
    checkPort(this);
    if (this.#closed || this.#started) return;
    this.#started = true;
    if (hasNews(this.#end)) wake(this.#end);
  }

  ref() { checkPort(this).#setRef(!this.#closed); }
  unref() { checkPort(this).#setRef(false); }
  hasRef() { return checkPort(this).#refed; }

  close(callback) {
    checkPort(this);
    if (typeof callback === 'function') this.once('close', callback);
    if (this.#closing || this.#closed) return;
    this.#closing = true;
    run(this.#frame, loop.enqueueClose, undefined, () => this.#finishClose());
  }

  #finishClose() {
    const end = this.#end;
    if (end === undefined) return;
    this.#setRef(false);
    this.#closed = true;
    this.#end = undefined;
    waiting.delete(end);
    const { peer, handle } = end;
    if (handle !== undefined) links().close(end);
    // Ports in what nobody will read are closed.
    for (const message of end.queue.splice(0)) message.ports?.forEach((port) => port.#finishClose());
    if (peer !== undefined) {
      end.peer = peer.peer = undefined;
      peer.queue.push(kClose);
      wake(peer);
    }
    this.dispatchEvent(new MessagePortCloseEvent());
  }

  #setRef(refed) {
    if (refed === this.#refed) return;
    this.#refed = refed;
    if (refed) loop.ref();
    else loop.unref();
  }

  // Before the port has started only its end is heard, and only if nothing waits before it.
  #serve() {
    const end = this.#end;
    for (let left = Math.max(end.queue.length, mostAtOnce); left > 0; left--) {
      if (!this.#started) {
        if (isOver(end)) this.close();
        return;
      }
      const isFine = this.#deliver(end);
      if (isFine === undefined || this.#end === undefined) return;
      if (!isFine) break;
    }
    if (hasNews(end)) wake(end);
  }

  /** Hands on the oldest message: whether its listeners threw nothing; undefined if there is none. */
  #deliver(end) {
    let message;
    let type = 'message';
    try {
      message = take(end);
    } catch (error) {
      message = { value: error, ports: [] };
      type = 'messageerror';
    }
    if (message === undefined) return undefined;
    if (message === kClose) {
      this.close();
      return undefined;
    }
    const { value, ports } = message;
    this.#arriving = ports;
    const isFine = invokeIn(this.#frame, () => this[kHybridDispatch](value, type));
    this.#arriving = noPorts;
    return isFine;
  }

  /** Made only for listeners that want an event. */
  [kCreateEvent](data, type) {
    if (type !== 'message' && type !== 'messageerror') return super[kCreateEvent](data, type);
    const { MessageEvent } = require('internal/message_event');
    return new MessageEvent(type, { data, ports: this.#arriving });
  }

  [kNewListener](size, type) {
    if (type !== 'message') return;
    if (this.#receivers++ > 0 || this.#closed) return;
    this.ref();
    this.start();
  }

  [kRemoveListener](size, type) {
    if (type !== 'message') return;
    if (--this.#receivers === 0) this.unref();
  }

  [kInspect](depth, options) {
    if (depth < 0) return 'MessagePort [EventTarget]';
    const active = !this.#closed && !this.#closing;
    const shownParts = active ? { active, refed: this.#refed } : { active };
    return `MessagePort [EventTarget] ${require('internal/inspect').inspect(shownParts, options)}`;
  }
}

// An end that nobody holds any more (it waits in a message that was not read) is not served. Ports with a reference keep the loop alive, messages
// do not.
function wake(end) {
  waiting.add(end);
  if (!serving) scheduleServe(); // else serveAll sees to it
}

function scheduleServe() {
  if (!scheduled) undisturbed(enqueueServe);
}

function enqueueServe() {
  scheduled = true;
  loop.enqueueQuietPoll(serveAll);
}

afterTermination(() => {
  if (served !== undefined) waiting.add(served);
  served = undefined;
  serving = false;
  if (waiting.size > 0) scheduleServe();
});

// One pass over ports and broadcast channels in the order they were made in. One that is woken meanwhile is still served if its turn has not passed.
function serveAll() {
  scheduled = false;
  serving = true;
  try {
    const poll = loop.currentPoll();
    for (let end = firstAfter(0, poll); end !== undefined; end = firstAfter(end.id, poll)) {
      waiting.delete(end);
      served = end;
      end.serve();
    }
  } finally {
    serving = false;
    served = undefined;
  }
  if (waiting.size > 0) scheduleServe();
}

function firstAfter(id, poll) {
  let first;
  for (const end of waiting) if (end.id > id && end.birthPoll !== poll && (first === undefined || end.id < first.id)) first = end;
  return first;
}

function checkPort(value) {
  if (isMessagePort(value)) return value;
  throw new TypeError('Illegal invocation');
}

function typeError(code, message) {
  const error = new TypeError(message);
  error.code = code;
  return error;
}

function transferListOf(given) {
  if (given === undefined || given === null) return [];
  if (typeof given !== 'object' && typeof given !== 'function') throw typeError('ERR_INVALID_ARG_TYPE', 'Optional transferList argument must be an iterable');
  if (typeof given[Symbol.iterator] === 'function') return [...given];
  const { transfer } = given;
  if (transfer === undefined) return [];
  if (transfer === null || typeof transfer !== 'object' || typeof transfer[Symbol.iterator] !== 'function') {
    throw typeError('ERR_INVALID_ARG_TYPE', 'Optional options.transfer argument must be an iterable');
  }
  return [...transfer];
}

/** What programs see of the class. Only this module makes ports. */
function MessagePort() {
  const { codes: { ERR_CONSTRUCT_CALL_INVALID } } = require('internal/errors');
  throw new ERR_CONSTRUCT_CALL_INVALID();
}
Object.setPrototypeOf(MessagePort, NodeEventTarget);
MessagePort.prototype = Port.prototype;

function MessageChannel() {
  if (new.target === undefined) throw typeError('ERR_CONSTRUCT_CALL_REQUIRED', 'Cannot call constructor without `new`');
  this.port1 = new Port(new End());
  this.port2 = new Port(new End());
  entangle(this.port1, this.port2);
}

/** Delivers all that has come for a started port, at once: whoever sent it has ended. */
function drain(port) {
  while (!isDetached(port) && !isClosing(port)) {
    const end = endOf(port);
    waiting.delete(end);
    deliverTo(port);
    if (!waiting.has(end)) return;
  }
}

// The oldest message of a port, at once: { message } or undefined.
function receiveMessageOnPort(port) {
  if (!isMessagePort(port)) throw typeError('ERR_INVALID_ARG_TYPE', 'The "port" argument must be a MessagePort instance');
  const message = nextMessage(port);
  return message === undefined || message === kClose ? undefined : { message: message.value };
}

const { close } = Object.getOwnPropertyDescriptors(Port.prototype);
delete Port.prototype.close;
defineEventHandler(Port.prototype, 'message');
defineEventHandler(Port.prototype, 'messageerror');
Object.defineProperty(Port.prototype, 'close', close);
Object.defineProperty(Port.prototype, 'constructor', { value: MessagePort, writable: true, enumerable: false, configurable: true });
enumerable(Port.prototype, ['postMessage', 'start', 'ref', 'unref', 'hasRef', 'close']);

module.exports = {
  MessageChannel, MessagePort, isDetached, isMessagePort, movePort, receiveMessageOnPort,
  endOf, leave, drain, Receiver, wake,
  makePort: () => new Port(new End()),
  isMessage: (queued) => queued !== kClose,
};
