// `internal/node_values`: what travels with calls beyond plain values: node functions, AbortSignals, classes of errors, and the kinds that other modules
// register. Bytes are made by `internal/wire`.
//
// `registerKind({ tag, type, near, encode, decode })`: instances of the class `type` travel.
// - `tag`: the number of our own tag (see `crates/wire/src/lib.rs`); `homes` below names the module that registers it, which is loaded when one arrives first.
// - `near: true`: it cannot leave this process; sending it further is a DataCloneError that says so. `keeps(object)`: why this one cannot, if so.
// - `encode(object, travel)` gives any value that can be encoded; `decode(value, travel)` the object of that value.
// - `is(object)` in the place of `type`: asked for objects that nobody else knows.
// Native state travels as handles: objects made by `scope.native_object` (Rust), which hold an `Arc`. `travel.handle(object)` in `encode` gives an index to be
// put into the value; with it, `travel.handle(index)` in `decode` gives an object that holds the same.
// A call that never arrives lets go of what it carried. `travel.near` tells whether the other side is in this process.
'use strict';

const { loaded } = require('internal/boot');
const { infoOf, remoteFunction } = require('internal/node_functions');

/** Loaded with the first value that is not small (`internal/wire_small`). */
let loadedWire = loaded('internal/wire');
const wire = () => (loadedWire ??= require('internal/wire'));

const registerKind = (kind) => wire().registerKind(kind);

/** What travels as far as this module knows. Whoever loads the wire has it told. */
function teach({ registerKind, setHomes }) {
  setHomes({ 11: 'internal/mutex', 12: 'internal/channel', 13: 'internal/shared_memory', 14: 'internal/node_streams' });
  registerKind({
    tag: 10,
    is: (object) => require('internal/node_handles').isNode(object),
    encode: (node, travel) => require('internal/node_handles').encode(node, travel),
    decode: (parts) => require('internal/node_handles').decode(parts),
  });
  registerKind({
    tag: 15,
    is: (object) => require('internal/storages').isStorage(object),
    encode: (storage) => require('internal/storages').identityOf(storage),
    decode: (identity) => require('internal/storages').storageOf(identity),
  });
  require('internal/wire_kinds').teach({ registerKind });
}
if (loadedWire !== undefined) teach(loadedWire);

/** Where the bytes are that were encoded last. */
const scratch = { bytes: undefined };
/** What goes beside the bytes that were encoded last; `lent`: the numbers of async iterables in them. */
const out = { transfers: [], signals: [], lent: [], near: true, take: ops.takeBuffer };
/** Of what is being decoded: the number of the machine it comes from, 0 for this process. */
const arrival = { from: 0 };
const nothing = [];
/** A GiB, and what stands around it (see `MAX_MESSAGE` in the `nodes` crate). */
const kMostFar = 2 ** 30 + 2 ** 16;

/** Names of the classes in the slice whose error is on its way out. */
let classNames;
/** The node function whose error is arriving. */
let arrivingFrom;

const hooks = {
  functionOf(fn) {
    const info = infoOf(fn);
    if (info === undefined) return undefined;
    const slice = info.slice();
    return { hash: Uint8Array.fromHex(info.description.hash), index: slice, name: fn.name, captures: info.description.captures.length === 0 ? null : { ...info.captures() } };
  },
  makeFunction({ hash, name, captures }) {
    const index = ops.sliceNumber(hash);
    return remoteFunction(index, JSON.parse(ops.describe(index)), name, captures);
  },
  signalOf: () => undefined,
  makeSignal: (number, isAborted, reason) => followSignal(number, isAborted, reason),
  // Asked for every error on its way out, before its stack is read: the chance to put that into its readable form.
  classOf(error) {
    require('internal/stack').makeReadable(error);
    const name = error.constructor?.name;
    return classNames?.includes(name) ? name : undefined;
  },
  errorClass: (name) => arrivingFrom?.classes?.()[name],
};

/** Signals travel with calls, not with results. */
const callHooks = { ...hooks, signalOf: numberOfSignal };

/** Encodes into `scratch.bytes` and `out`; gives the length. */
function encode(value, what) {
  if (value instanceof Transferred) return encodeWith(value.value, what, value.buffers, hooks);
  return encodeWith(value, what, undefined, hooks);
}

/** The same for what goes along with a call. */
function encodeForCall(value, what, buffers) {
  return encodeWith(value, what, buffers, callHooks);
}

/** For another process. */
function encodeFar(value, what) {
  return encodingFar(() => encode(value, what), what, value?.buffers);
}

/** Runs `work`, which encodes for another process: what the cores of this one share does not leave it, and nothing does that is longer than a message. */
function encodingFar(work, what, buffers = nothing) {
  out.near = false;
  try {
    // First, because they are detached when all else has gone well.
    checkLength(sizeOf(buffers), what);
    const length = work();
    checkLength(length + sizeOf(out.transfers), what);
    return length;
  } finally {
    out.near = true;
  }
}

function sizeOf(buffers) {
  let size = 0;
  for (const { byteLength } of buffers) size += byteLength;
  return size;
}

function checkLength(length, what) {
  if (length <= kMostFar) return;
  const error = new RangeError(`${what} has ${length} bytes; no more than 1 GiB goes to another process at once: send it in parts, by an async generator`);
  throw Object.assign(error, { code: 'ERR_ROATA_TOO_LONG' });
}

function encodeWith(value, what, buffers, how) {
  if (out.transfers.length !== 0) out.transfers = [];
  if (out.signals.length !== 0) out.signals = [];
  if (out.lent.length !== 0) out.lent = [];
  const length = wire().encode(value, what, buffers, out, how);
  scratch.bytes = loadedWire.scratch.bytes;
  return length;
}

// ---- buffers that move

/** A value with the buffers that move with it. */
class Transferred {
  constructor(value, buffers) {
    this.value = value;
    this.buffers = buffers;
  }
}

/**
 * `transfer(value, [buffer, …])`: as an argument or result of a node function, or a message: `value`, whose ArrayBuffers in the list move without being
 * copied and are detached here, as with structuredClone.
 */
function transfer(value, list) {
  if (typeof list?.[Symbol.iterator] !== 'function') {
    const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
    throw new ERR_INVALID_ARG_TYPE('list', 'Iterable', list);
  }
  const buffers = new Set(list);
  for (const buffer of buffers) {
    if (require('internal/types').kindOf(buffer) !== 'ArrayBuffer') {
      const { DOMException } = require('internal/dom_exception');
      throw new DOMException('Value in the list of what is to be transferred is no ArrayBuffer', 'DataCloneError');
    }
  }
  return new Transferred(value, buffers);
}

/** Takes the arguments out of their wrappers; gives the buffers that move with them, undefined for none. */
function unwrap(args) {
  let buffers;
  for (let i = 0; i < args.length; i++) {
    const arg = args[i];
    if (!(arg instanceof Transferred)) continue;
    args[i] = arg.value;
    buffers = buffers === undefined ? arg.buffers : buffers.union(arg.buffers);
  }
  return buffers;
}

/** An error on its way to the caller; `names` are those of the classes in its slice. */
function encodeError(error, names) {
  classNames = names;
  try {
    return encode(error, 'the error');
  } catch (failure) {
    return encode(failure, 'the error');
  } finally {
    classNames = undefined;
  }
}

/** Whether a value can be sent as it is. */
function canTravel(value) {
  try {
    encode(value, 'the store');
    return true;
  } catch {
    return false;
  }
}

function decode(bytes, offset, length, transfers = nothing) {
  return wire().decode(bytes, offset, length, transfers, nothing, hooks);
}

/** Runs `work`, which decodes what a machine has sent. */
function decodeFrom(machine, work) {
  arrival.from = machine;
  try {
    return work();
  } finally {
    arrival.from = 0;
  }
}

/** An error that comes from a call of `info`: its class is found there. */
function decodeError(bytes, offset, length, transfers, info) {
  arrivingFrom = info;
  try {
    return decode(bytes, offset, length, transfers);
  } finally {
    arrivingFrom = undefined;
  }
}

require('internal/boot').afterTermination(() => {
  out.near = true;
  arrival.from = 0;
  classNames = arrivingFrom = undefined;
});

// ---- signals among the arguments: the caller's side

/** Signals of the call that is being encoded, with the numbers under which their copies follow them. */
const travelling = new Map();

function numberOfSignal(signal) {
  let number = travelling.get(signal);
  if (number === undefined) travelling.set(signal, number = ops.signalNumber());
  return number;
}

/** From now until the call is over, the copies of the signals just encoded hear when these are aborted. Gives what `forgetSignals` needs. */
function sendAlong() {
  const sent = [...travelling].map(([signal, number]) => {
    const onAbort = () => {
      let length;
      try {
        length = encode(signal.reason, 'the reason');
      } catch (error) {
        length = encode(error, 'the reason');
      }
      ops.signalAborted(number, scratch.bytes, length);
    };
    if (!signal.aborted) signal.addEventListener('abort', onAbort, { once: true });
    return { signal, number, onAbort };
  });
  travelling.clear();
  return sent;
}

function forgetSignals(sent) {
  for (const { signal, number, onAbort } of sent) {
    signal.removeEventListener('abort', onAbort);
    ops.signalForgotten(number);
  }
}

/** The call could not be encoded. */
function forgetTravelling() {
  for (const number of travelling.values()) ops.signalForgotten(number);
  travelling.clear();
}

// ---- on a core: copies of signals

/** The controllers of the copies, by number. */
const copies = new Map();
/** Numbers of the signals in the call that is being decoded. */
const arriving = [];

function followSignal(number, isAborted, reason) {
  const controller = new (require('internal/abort').AbortController)();
  if (isAborted) {
    controller.abort(reason);
    return controller.signal;
  }
  copies.set(number, controller);
  arriving.push(number);
  ops.followSignal(number, onSignalAborted);
  return controller.signal;
}

function onSignalAborted(number, reason) {
  const controller = copies.get(number);
  if (controller === undefined) return;
  letGo(number);
  controller.abort(decode(new Uint8Array(reason), 0, reason.byteLength));
}

/** A copy is no longer needed. */
function letGo(number) {
  if (copies.delete(number)) ops.unfollowSignal(number);
}

module.exports = {
  teach, scratch, registerKind, out, encode, encodeForCall, encodeFar, encodingFar, transfer, unwrap, encodeError, canTravel, decode, decodeFrom, decodeError, arrival,
  travelling, sendAlong, forgetSignals, forgetTravelling, arriving, letGo,
};
