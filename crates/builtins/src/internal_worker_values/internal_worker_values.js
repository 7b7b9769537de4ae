// `internal/worker_values`: any value as a message between realms. Loaded with the first that is not small (`internal/worker_links`).
//
// A message is encoded by `internal/wire`. What that refuses, or would carry otherwise than Node does, goes through `internal/structured_clone` first, which
// knows Node's rules and errors; most messages need no second look.
'use strict';

const wire = require('internal/wire');
const channel = require('internal/message_channel');
const clone = require('internal/structured_clone');
const links = require('internal/worker_links');
const { movableName, departureOf, arrive } = require('internal/movables');

const PORT = 20;
const MOVABLE = 22;

const nothing = [];
const out = { transfers: [], signals: [], near: true, take: links.takeBuffer };

/** The ports and other objects of the transfer list of what is being encoded; those that are no ports with their departures. */
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
    if (!sending.has(port)) throw clone.cloneError(clone.NOT_LISTED);
    return travel.handle(channel.endOf(port).handle);
  },
  decode: (index, travel) => links.arrive(travel.handle(index)),
});

require('internal/wire_kinds').teach(wire);

wire.registerKind({
  tag: MOVABLE,
  is: (object) => isMessage && movableName(object) !== undefined,
  near: true,
  encode(object) {
    const departure = sending.get(object);
    if (departure === undefined) throw clone.cloneError(clone.NOT_LISTED);
    departure.isSent = true;
    return [departure.name, departure.parts];
  },
  decode: ([name, parts]) => arrive(name, parts),
});

// ---- values as bytes

/** Gives `[bytes, length, transfers, hasPorts]`; the bytes are the wire's scratch. Then what is in the list has left this realm. */
function encode(value, list, source) {
  if (list.length === 0) return encoded(encodeWith(value, undefined, list), false);
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
    throw clone.transferError(error);
  } finally {
    sending = outer;
  }
  ports.forEach(depart);
  for (const departure of departures) departure.go();
  return encoded(length, ports.length !== 0);
}

const encoded = (length, hasPorts) => [wire.scratch.bytes, length, out.transfers.length === 0 ? undefined : out.transfers, hasPorts];

/** What a transfer list has: buffers, and what else moves, the ports of streams too. */
function sortOut(list) {
  const sorted = { buffers: new Set(), departures: [], moving: new Map() };
  for (const each of list) {
    if (channel.isMessagePort(each)) {
      sorted.moving.set(each);
    } else if (movableName(each) === undefined) {
      sorted.buffers.add(each);
    } else {
      const departure = departureOf(each);
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

require('internal/boot').afterTermination(() => {
  sending = new Map();
  isMessage = false;
});

/** What was thrown, with its own properties; what cannot be cloned as its text. */
function encodeThrown(wrap, thrown) {
  try {
    return encoded(encodeOnce(wrap(thrown), undefined), false);
  } catch {
    return encode(wrap(require('internal/inspect').inspect(thrown)), nothing);
  }
}

/** The message in `bytes`, and what has come with it, as `{ value, ports }`. */
function decode(bytes, length, things, hasPorts) {
  const value = wire.decode(bytes, 0, length, things, nothing, hooks);
  return hasPorts ? { value: value[0], ports: value[1] } : { value, ports: nothing };
}

// ---- ports on their way

/** Gives a port's end a link, if it has none yet; what it has received already goes back into the link's queue. */
function connect(port) {
  const end = channel.endOf(port);
  if (end.handle === undefined) {
    const [own, other] = links.link();
    end.handle = own;
    const { peer } = end;
    if (peer === undefined) {
      links.cut(other);
    } else {
      peer.handle = other;
      end.peer = peer.peer = undefined;
      links.attach(peer);
    }
  }
  for (const message of end.queue.splice(0).reverse()) {
    if (!channel.isMessage(message)) continue;
    const [bytes, length, transfers, hasPorts] = encode(message.value, message.ports);
    links.putBack(end.handle, bytes, length, transfers, hasPorts);
  }
}

function depart(port) {
  const end = channel.leave(port);
  out.transfers[out.transfers.indexOf(end.handle)] = links.give(end);
}

module.exports = { encode, encodeThrown, decode };
