// `internal/worker_links`: message ports whose two ends are in different realms, and messages as bytes between them.
//
// A port of `internal/message_channel` has an end; one that leads to another realm has `end.handle`, an end of a link (links.rs). A message is encoded by
// `internal/wire`. What that refuses, or would carry otherwise than Node does, goes through `internal/structured_clone` first, which knows Node's rules and
// errors; most messages need no second look.
'use strict';

const wire = require('internal/wire');
const channel = require('internal/message_channel');
const clone = require('internal/structured_clone');

const { loaded } = require('internal/boot');

const PORT = 20;
const BLOB = 21;
const STREAM = 22;

const nothing = [];
const out = { transfers: [], signals: [], near: true, take: ops.takeBuffer };
const lane = ops.open((number) => ends.get(number)?.onNews());
/** What has news, by number. */
const ends = new Map();

/** The ports and streams of the transfer list of what is being encoded; each stream with its departure. */
let sending = new Map();
/** A message is being encoded, not a call of a node function, with which streams are lent. */
let isMessage = false;
/** An error was met: its copy has less than the wire carries. */
let metError = false;

const hooks = {
  signalOf: () => undefined,
  classOf() {
    metError = true;
    return undefined;
  },
};

// The same as in `internal/node_values`, which many workers never load.
wire.setHomes({ 10: 'internal/node_tree', 11: 'internal/mutex', 12: 'internal/channel', 13: 'internal/shared_memory', 14: 'internal/node_streams' });

wire.registerKind({
  tag: PORT,
  type: channel.MessagePort,
  near: true,
  encode(port, travel) {
    if (!sending.has(port)) throw clone.cloneError('Object that needs transfer was found in message but not listed in transferList');
    return travel.handle(channel.endOf(port).handle);
  },
  decode: (index, travel) => arrive(travel.handle(index)),
});

// Blobs are looked for only where a program has loaded them.
wire.registerKind({
  tag: BLOB,
  is: (object) => loaded('internal/blob')?.isBlob(object) === true,
  encode: (blob) => [require('internal/blob').bytesIn(blob), blob.type, blob.name, blob.lastModified],
  decode([bytes, type, name, lastModified]) {
    const { Blob, File } = require('internal/blob');
    return name === undefined ? new Blob([bytes], { type }) : new File([bytes], name, { type, lastModified });
  },
});

wire.registerKind({
  tag: STREAM,
  is: (object) => isMessage && clone.streamName(object) !== undefined,
  near: true,
  encode(stream) {
    const departure = sending.get(stream);
    if (departure === undefined) throw clone.cloneError('Object that needs transfer was found in message but not listed in transferList');
    return [departure.name, departure.ports];
  },
  decode: ([name, ports]) => require('internal/webstreams/transfer').arrive(name, ports),
});

// ---- values as bytes

/** Encodes into the wire's scratch bytes; gives `[length, hasPorts]`. Then what is in the list has left this realm. */
function encode(value, list, source) {
  if (list.length === 0) return [encodeWith(value, undefined, list), false];
  clone.checkTransferable(list, source);
  const { buffers, departures, moving } = sortOut(list);
  const ports = [...moving.keys()].filter(channel.isMessagePort);
  ports.forEach(connect);
  const outer = sending;
  sending = moving;
  let length;
  try {
    length = encodeWith(ports.length === 0 ? value : [value, ports], buffers, list);
  } catch (error) {
    for (const departure of departures) departure.stay();
    throw error;
  } finally {
    sending = outer;
  }
  ports.forEach(depart);
  for (const departure of departures) departure.go();
  return [length, ports.length !== 0];
}

/** What a transfer list has: buffers, and what else moves, the ports of streams too. */
function sortOut(list) {
  const sorted = { buffers: new Set(), departures: [], moving: new Map() };
  for (const each of list) {
    if (channel.isMessagePort(each)) {
      sorted.moving.set(each);
    } else if (clone.streamName(each) === undefined) {
      sorted.buffers.add(each);
    } else {
      const { Departure } = require('internal/webstreams/transfer');
      const departure = new Departure(each);
      sorted.departures.push(departure);
      sorted.moving.set(each, departure);
      for (const port of departure.ports) sorted.moving.set(port);
    }
  }
  return sorted;
}

function encodeWith(value, buffers, list) {
  if (!clone.mayBeMarked()) {
    metError = false;
    try {
      const length = encodeOnce(value, buffers);
      if (!metError || buffers?.size > 0) return length;
    } catch {
      // Either it cannot be cloned, which Node says in its own words, or only the wire cannot carry it as it is.
    }
  }
  return encodeOnce(clone.preview(value, list), buffers);
}

function encodeOnce(value, buffers) {
  if (out.transfers.length !== 0) out.transfers = [];
  if (out.signals.length !== 0) out.signals = [];
  const outer = isMessage;
  isMessage = true;
  try {
    return wire.encode(value, 'the message', buffers, out, hooks);
  } finally {
    isMessage = outer;
  }
}

const transfers = () => (out.transfers.length === 0 ? undefined : out.transfers);

/** What `ops.receive` or `ops.unpack` gave, as `{ value, ports }`: bytes are a length, if they are in the lane, or a buffer. */
function read(got) {
  if (typeof got === 'number') return { value: wire.decode(lane, 0, got, nothing, nothing, hooks), ports: nothing };
  const [bytes, things, hasPorts] = got;
  const value = typeof bytes === 'number'
    ? wire.decode(lane, 0, bytes, things, nothing, hooks) : wire.decode(new Uint8Array(bytes), 0, bytes.byteLength, things, nothing, hooks);
  return hasPorts ? { value: value[0], ports: value[1] } : { value, ports: nothing };
}

// ---- messages

function send(handle, value, list, source) {
  const [length, hasPorts] = encode(value, list, source);
  ops.send(handle, wire.scratch.bytes, length, transfers(), hasPorts);
}

/** The oldest message, undefined if there is none, `closed` if there will be none. */
function receive(handle, closed) {
  const got = ops.receive(handle);
  if (got === -1) return undefined;
  return got === -2 ? closed : read(got);
}

/** Sends what was thrown, with its own properties; what cannot be cloned as its text. */
function sendWhole(port, wrap, thrown) {
  let length;
  try {
    length = encodeOnce(wrap(thrown), undefined);
  } catch {
    length = encodeWith(wrap(require('internal/inspect').inspect(thrown)), undefined, nothing);
  }
  ops.send(channel.endOf(port).handle, wire.scratch.bytes, length, transfers(), false);
}

/** A message that `unpack` reads in another realm. */
function pack(value, list) {
  const [length, hasPorts] = encode(value, list);
  return ops.pack(wire.scratch.bytes, length, transfers(), hasPorts);
}

const unpack = (parcel) => read(ops.unpack(parcel)).value;

// ---- ports on their way

/** Gives a port's end a link, if it has none yet; what it has received already goes back into the link's queue. */
function connect(port) {
  const end = channel.endOf(port);
  if (end.handle === undefined) {
    const [own, other] = ops.link();
    end.handle = own;
    const { peer } = end;
    if (peer === undefined) {
      ops.close(other);
    } else {
      peer.handle = other;
      end.peer = peer.peer = undefined;
      attach(peer);
    }
  }
  for (const message of end.queue.splice(0).reverse()) {
    if (!channel.isMessage(message)) continue;
    const [length, hasPorts] = encode(message.value, message.ports);
    ops.putBack(end.handle, wire.scratch.bytes, length, transfers(), hasPorts);
  }
}

function depart(port) {
  const end = channel.leave(port);
  ends.delete(end.id);
  out.transfers[out.transfers.indexOf(end.handle)] = ops.give(end.handle);
}

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
    const [length] = encode(value, nothing);
    ops.broadcast(this.#name, this.#outer, wire.scratch.bytes, length, transfers());
  }

  /** To those of another name; how many there are. */
  sendTo(name, value, list) {
    const [length, hasPorts] = encode(value, list);
    return ops.broadcast(name, this.#outer, wire.scratch.bytes, length, transfers(), hasPorts);
  }

  /** Whether somebody else is in the group of a name. */
  hasOther(name) { return ops.hasOther(name, this.#outer); }

  close() {
    ends.delete(this.#number);
    ops.close(this.#inner);
    ops.close(this.#outer);
  }
}

module.exports = { send, sendWhole, receive, pack, unpack, attach, close, isOver: ops.isOver, Group };
