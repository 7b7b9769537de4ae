// `internal/broadcast_channel`: messages to all that listen under a name, in this realm and in others, Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/worker_threads.html#class-broadcastchannel-extends-eventtarget
//
// A message is delivered in the poll phase, when it is the channel's turn among the ports. Within the realm it is a copy of the value; to other realms it goes as bytes (`internal/worker_links`).
'use strict';

const { EventTarget, defineEventHandler, enumerable } = require('internal/event_target');
const { Receiver, wake } = require('internal/message_channel');
const { MessageEvent } = require('internal/message_event');
const { copy } = require('internal/structured_clone');
const { loaded } = require('internal/boot');
const loop = require('internal/loop');
const { invokeIn } = require('internal/ticks');
const { state: context } = require('internal/async_context');

const kInspect = Symbol.for('nodejs.util.inspect.custom');
const mostAtOnce = 1000;

const channels = new Map(); // name -> open channels, in the order they were made in
let groups; // name -> the way to other realms; undefined while this realm knows of no other

let hear, isOpenBroadcastChannel, serve, takeMessage;

class ChannelReceiver extends Receiver {
  #channel;

  constructor(channel) {
    super();
    this.#channel = channel;
  }

  serve() { serve(this.#channel); }
}

class BroadcastChannel extends EventTarget {
  #name;
  #closed = false;
  #refed = true;
  #frame = context.frame;
  #queue = [];
  #receiver = new ChannelReceiver(this);

  static {
    hear = (channel, value) => channel.#hear(value);
    serve = (channel) => channel.#serve();
    isOpenBroadcastChannel = (value) => typeof value === 'object' && value !== null && #name in value && !value.#closed;
    takeMessage = (channel) => (channel.#queue.length === 0 ? undefined : { message: channel.#queue.shift() });
  }

  constructor(name) {
    if (arguments.length === 0) throw missing('name');
    super();
    this.#name = `${name}`;
    const group = channels.get(this.#name);
    if (group === undefined) {
      channels.set(this.#name, new Set([this]));
      joinGroup(this.#name);
    } else {
      group.add(this);
    }
    loop.ref();
  }

  get name() { return BroadcastChannel.#check(this).#name; }

  close() {
    BroadcastChannel.#check(this);
    if (this.#closed) return;
    this.#closed = true;
    const group = channels.get(this.#name);
    group.delete(this);
    if (group.size === 0) {
      channels.delete(this.#name);
      groups?.get(this.#name).close();
      groups?.delete(this.#name);
    }
    if (this.#refed) loop.unref();
    this.#refed = false;
  }

  postMessage(message) {
    BroadcastChannel.#check(this);
    if (arguments.length === 0) throw missing('message');
    if (this.#closed) {
      const { DOMException } = require('internal/dom_exception');
      throw new DOMException('BroadcastChannel is closed.', 'InvalidStateError');
    }
    const { value } = copy(message, []);
    groups?.get(this.#name).send(value);
    for (const channel of channels.get(this.#name)) {
      if (channel !== this) hear(channel, copy(value, []).value);
    }
  }

  ref() {
    BroadcastChannel.#check(this);
    if (!this.#closed && !this.#refed) {
      this.#refed = true;
      loop.ref();
    }
    return this;
  }

  unref() {
    BroadcastChannel.#check(this);
    if (this.#refed) {
      this.#refed = false;
      loop.unref();
    }
    return this;
  }

  #hear(value) {
    this.#queue.push(value);
    wake(this.#receiver);
  }

  #serve() {
    for (let left = Math.max(this.#queue.length, mostAtOnce); left > 0 && this.#queue.length > 0 && !this.#closed; left--) {
      const data = this.#queue.shift();
      if (!invokeIn(this.#frame, () => this.dispatchEvent(new MessageEvent('message', { data })))) break;
    }
    if (this.#queue.length > 0 && !this.#closed) wake(this.#receiver);
  }

  static #check(value) {
    if (typeof value === 'object' && value !== null && #name in value) return value;
    const { codes: { ERR_INVALID_THIS } } = require('internal/errors');
    throw new ERR_INVALID_THIS('BroadcastChannel');
  }

  [kInspect](depth, options) {
    if (depth < 0) return 'BroadcastChannel';
    const inner = { ...options, depth: options.depth == null ? null : options.depth - 1 };
    return `BroadcastChannel ${require('internal/inspect').inspect({ name: this.#name, active: !this.#closed }, inner)}`;
  }
}

// ---- other realms

/** Other realms are to hear, and to be heard, from now on. */
function joinOthers() {
  if (groups !== undefined) return;
  groups = new Map();
  for (const name of channels.keys()) joinGroup(name);
}

function joinGroup(name) {
  groups?.set(name, new (require('internal/worker_links').Group)(name, (value) => hearAll(name, value)));
}

function hearAll(name, value) {
  let own = value;
  for (const channel of channels.get(name) ?? []) {
    hear(channel, own);
    own = copy(value, []).value;
  }
}

function missing(name) {
  const { codes: { ERR_MISSING_ARGS } } = require('internal/errors');
  return new ERR_MISSING_ARGS(name);
}

defineEventHandler(BroadcastChannel.prototype, 'message');
defineEventHandler(BroadcastChannel.prototype, 'messageerror');
enumerable(BroadcastChannel.prototype, ['name', 'close', 'postMessage']);

if (loaded('internal/worker_own')?.own.hasOthers) joinOthers();

module.exports = { BroadcastChannel, isOpenBroadcastChannel, joinOthers, takeMessage };
