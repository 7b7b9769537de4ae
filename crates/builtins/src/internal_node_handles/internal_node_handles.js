// `internal/node_handles`: nodes as values: what a machine, a core or a Thread-Node is in another realm, process or machine. It is the same node as far as
// the receiver can reach it: its own, its neighbours, and what lives in these. Any other keeps its address and says that it is out of reach.
'use strict';

const tree = require('internal/node_tree');
const { arrival } = require('internal/node_values');

/** In the place of a machine's number: one that only has an address where it arrives. */
const kElsewhere = -1;

const isNode = (object) => object instanceof tree.Node;

/** `[kind, address, machine, core, thread]`; `machine` is 0 for the sender's own process, or the sender's number for another. */
function encode(node, { near }) {
  const home = machineOf(node);
  const machine = home === tree.machine() ? 0 : near ? home.number ?? kElsewhere : kElsewhere;
  const core = node.kind === 'core' ? node.id : 0;
  return [node.kind, node.address, machine, core, node.kind === 'thread' ? node.seatFor?.(near) : undefined];
}

function machineOf(node) {
  let each = node;
  while (each.kind !== 'machine') each = each.parent;
  return each;
}

function decode([kind, address, number, core, thread]) {
  const machine = machineOfNumber(number, address);
  if (machine === undefined) return new UnreachableNode(kind, address);
  if (kind === 'machine') return machine;
  if (kind === 'core') return machine === tree.machine() ? machine.cores[core - 1] : machine.coreNumbered(core);
  return new OtherThread(address, machine, thread);
}

/** The machine that the sender knows by this number, undefined if it is out of reach here. */
function machineOfNumber(number, address) {
  if (number === kElsewhere) {
    const { parent } = tree.machine();
    const reachable = [tree.machine(), ...(parent === null ? [] : [parent]), ...require('internal/machines').children];
    return reachable.find((machine) => address === machine.address || address.startsWith(`${machine.address}/`));
  }
  const { from } = arrival;
  // Neighbours call their own machine 0; this process's numbers are the same in all its realms.
  if (from === 0) return number === 0 ? tree.machine() : require('internal/machines').machineNumbered(number);
  return require('internal/machines').machineNumbered(from);
}

/** A Thread-Node of another realm. */
class OtherThread extends tree.Node {
  #seat;

  constructor(address, machine, seat) {
    super('thread', address, machine);
    this.#seat = seat;
  }

  get place() { return this.parent.place; }
  /** Where messages for it go: a realm, and a number there. */
  seatFor() { return this.#seat; }

  async call(name, ...args) {
    if (this.parent !== tree.machine()) return this.parent.call(name, ...args);
    return require('internal/node_scope').call([this.address, ...tree.scopesOf(this.parent)], name, args);
  }

  async send(value) {
    const [realm, id] = this.#seat;
    if (this.parent === tree.machine()) await require('internal/node_messages').send(realm, id, value);
    else await require('internal/machines').sendToThread(this.parent.number, realm, id, value);
  }

  stop() { return Promise.reject(notYours(this)); }
  kill() { throw notYours(this); }
}

function notYours(thread) {
  const error = new Error(`${thread.address} is ended by itself or by who called it`);
  error.code = 'ERR_ROATA_NOT_OURS';
  return error;
}

/** A node that has neither a link to here nor lives in one that has. */
class UnreachableNode extends tree.Node {
  get place() { throw unreachable(this); }
  async call() { throw unreachable(this); }
  define() { throw unreachable(this); }
  async stats() { throw unreachable(this); }
  async send() { throw unreachable(this); }
  async stop() { throw unreachable(this); }
  kill() { throw unreachable(this); }
}

function unreachable(node) {
  const error = new Error(`${node.address} is no neighbour of ${tree.machine().address}, which cannot reach it`);
  error.code = 'ERR_ROATA_UNREACHABLE';
  return error;
}

module.exports = { isNode, encode, decode };
