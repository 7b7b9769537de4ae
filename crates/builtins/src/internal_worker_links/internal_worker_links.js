// `internal/worker_links`: message ports whose two ends are in different realms, and messages as bytes between them.
//
// A port of `internal/message_channel` has an end; one that leads to another realm has `end.handle`, an end of a link (links.rs). Small messages are written,
// and plain data is read natively (small.rs), plain objects are written by `internal/wire_plain`; `internal/worker_values` knows all others, and many workers
// never load it: that takes milliseconds.
'use strict';

const channel = require('internal/message_channel');
const { loaded } = require('internal/boot');

/** So many messages are read and written so, before what is faster with many is loaded. */
const kFew = 64;
const kFirstSize = 4096;

const nothing = [];
const lane = ops.open((number) => ends.get(number)?.onNews());
/** What has news, by number. */
const ends = new Map();

let loadedValues;
let read = 0;
let written = 0;

const values = () => (loadedValues ??= require('internal/worker_values'));
/** Where `internal/wire_plain` writes. */
const scratch = { bytes: undefined };

// ---- messages

function send(handle, value, list, source) {
  if (list.length === 0 && (isPrimitive(value) ? ops.sendSmall(handle, value) : sendPlain(handle, value))) return;
  const [bytes, length, transfers, hasPorts] = values().encode(value, list, source);
  ops.send(handle, bytes, length, transfers, hasPorts);
}

const isPrimitive = (value) => value === null || (typeof value !== 'object' && typeof value !== 'function');

/** Sends plain data, unless all that knows others is there anyway, or something may be marked as not to be cloned; whether it did. */
function sendPlain(handle, value) {
  if (loadedValues !== undefined || typeof value !== 'object' || ++written > kFew || loaded('internal/structured_clone')?.mayBeMarked()) return false;
  scratch.bytes ??= new Uint8Array(kFirstSize);
  const length = require('internal/wire_plain').writePlain(value, scratch, true);
  if (length !== -1) ops.send(handle, scratch.bytes, length, undefined, false);
  return length !== -1;
}

/** Sends a list that nobody but the runtime has; nothing if there is no port any more. */
function sendList(port, list) {
  const handle = port === undefined ? undefined : channel.endOf(port)?.handle;
  if (handle !== undefined && !ops.sendList(handle, list, list.length)) send(handle, list, nothing);
}

/** Sends what was thrown, with its own properties; what cannot be cloned as its text. */
function sendThrown(port, wrap, thrown) {
  ops.send(channel.endOf(port).handle, ...values().encodeThrown(wrap, thrown));
}

/** The oldest message as `{ value, ports }`, undefined if there is none, `closed` if there will be none. */
function receive(handle, closed) {
  const got = ops.receive(handle);
  if (typeof got === 'number') {
    if (got < 0) return got === -1 ? undefined : closed;
    return readSmall(got) ?? values().decode(lane, got, nothing, false);
  }
  const [bytes, things, hasPorts] = got;
  return typeof bytes === 'number'
    ? values().decode(lane, bytes, things, hasPorts) : values().decode(new Uint8Array(bytes), bytes.byteLength, things, hasPorts);
}

/** The message of so many bytes in the lane, undefined if it is for others to read. */
function readSmall(length) {
  if (loadedValues !== undefined || ++read > kFew) return undefined;
  const list = ops.readSmall(length);
  return list === undefined ? undefined : { value: list[0], ports: nothing };
}

// ---- ports

/** A new port, and the end of its link that another realm is to have. */
function open() {
  const [own, other] = ops.link();
  return [arrive(own), other];
}

/** The ports of ends that have been packed. */
const unpack = (parcel) => ops.unpack(parcel).map(arrive);

function arrive(handle) {
  const port = channel.makePort();
  const end = channel.endOf(port);
  end.handle = handle;
  attach(end);
  return port;
}

function attach(end) {
  ends.set(end.id, end);
  ops.attach(end.handle, end.id);
}

function close(end) {
  ends.delete(end.id);
  ops.close(end.handle);
}

/** What moves in the place of an end's handle. */
function give(end) {
  ends.delete(end.id);
  return ops.give(end.handle);
}

// ---- broadcasts

let lastGroup = 0;

/** This realm's part in the broadcasts of a name: `onValue` hears what other realms send. */
class Group {
  #name;
  #inner;
  #outer;
  #number = --lastGroup;
  #onValue;

  constructor(name, onValue) {
    this.#name = name;
    this.#onValue = onValue;
    [this.#inner, this.#outer] = ops.link();
    ends.set(this.#number, this);
    ops.attach(this.#inner, this.#number);
    ops.subscribe(this.#outer, name);
  }

  onNews() {
    for (let message; (message = receive(this.#inner)) !== undefined;) this.#onValue(message.value);
  }

  send(value) {
    const [bytes, length, transfers] = values().encode(value, nothing);
    ops.broadcast(this.#name, this.#outer, bytes, length, transfers);
  }

  /** To those of another name; how many there are. */
  sendTo(name, value, list) {
    const [bytes, length, transfers, hasPorts] = values().encode(value, list);
    return ops.broadcast(name, this.#outer, bytes, length, transfers, hasPorts);
  }

  /** Whether somebody else is in the group of a name. */
  hasOther(name) { return ops.hasOther(name, this.#outer); }

  close() {
    ends.delete(this.#number);
    ops.close(this.#inner);
    ops.close(this.#outer);
  }
}

module.exports = {
  send, sendList, sendThrown, receive, open, pack: ops.pack, unpack, arrive, attach, close, give, isOver: ops.isOver, Group,
  link: ops.link, cut: ops.close, putBack: ops.putBack, takeBuffer: ops.takeBuffer,
};
